import { gaps } from "../../domain/advice/gaps.ts";
import { horizonRole } from "../../domain/advice/horizon.ts";
import { plan } from "../../domain/advice/plan.ts";
import type { RankedRole, Recommendation } from "../../domain/advice/recommend.ts";
import { aboutHours, inWords } from "../../domain/advice/sentences.ts";
import { isToday } from "../../domain/advice/today.ts";
import { roleName } from "../../domain/cards.ts";
import { type Block, heading, list, type Option, paragraph, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu, offer } from "./menu.ts";
import { planSettings } from "./plan-settings.ts";
import { reasonSpans } from "./reason-spans.ts";

const ROLES_SHOWN = 3;
const REASONS_SHOWN = 3;
const AGAINST_SHOWN = 2;

/** Three roles with the reasons in the person's own words, and one first step. */
export function showRecommendation(turn: Turn): void {
  const result = turn.content.advisor.recommend(turn.profile);
  turn.add(heading(turn.text(`recommend.title.${result.fit}`)));
  if (result.fit === "none") {
    turn.say("recommend.none").add(list([settleSpans(turn, result)]));
    turn.menu([
      menu(turn, "start", "menu.start"),
      menu(turn, "roles", "menu.browse"),
      menu(turn, "help", "menu.help"),
    ]);
    return;
  }
  const top = result.roles.slice(0, ROLES_SHOWN);
  turn.state.shown = top.map((role) => role.id);
  for (const [index, role] of top.entries()) turn.add(...roleBlocks(turn, role, index + 1));
  turn.add(fitChart(turn, top));
  showHorizon(turn, top);
  // What was asked already and passed over is not asked again.
  if (result.settle !== null && turn.state.answers?.[`probe:${result.settle.id}`] === undefined)
    turn.add(
      paragraph(...turn.content.words.spans("recommend.settle", { question: settleSpans(turn, result) })),
    );
  const best = top[0];
  if (best !== undefined) {
    turn.state.role = best.id;
    showFirstStep(turn, best);
  }
  showSettings(turn);
  turn.note("recommend.guidance");
  turn.own().menu(nextSteps(turn, top));
}

/** Bars of the score itself: beside the best of the three, a first role that hardly fits would fill its bar. */
function fitChart(turn: Turn, top: readonly RankedRole[]): Block {
  return {
    kind: "chart",
    title: turn.text("recommend.chart"),
    bars: top.map((role) => ({
      label: role.name,
      share: role.score / 100,
      text: turn.text(`fit.${role.fit}`),
    })),
  };
}

/** After a correction: what came of it in two lines; the whole is there for the asking. */
export function showChange(turn: Turn): void {
  const before = turn.state.shown ?? [];
  const { fit, roles } = turn.content.advisor.recommend(turn.profile);
  const top = fit === "none" ? [] : roles.slice(0, ROLES_SHOWN);
  const same = top.length === before.length && top.every((role, place) => role.id === before[place]);
  const names = top.map((role) => role.name).join(", ");
  if (top.length === 0) turn.say("recommend.none");
  else turn.say(same ? "recommend.same" : "recommend.changed", { names });
  turn.state.shown = top.map((role) => role.id);
  offer(turn);
}

/** Every card ends with its reasons, so that the next one stands apart. */
function roleBlocks(turn: Turn, role: RankedRole, place: number): Block[] {
  const { words, knowledge } = turn.content;
  const speaks = role.telling.slice(0, REASONS_SHOWN).map(reasonSpans);
  const against = role.reasons
    .filter((reason) => reason.points < 0)
    .sort((a, b) => Number(b.quote !== "") - Number(a.quote !== ""))
    .slice(0, AGAINST_SHOWN)
    .map((reason): Spans => [plain(`${words.text("recommend.against")}: `), ...reasonSpans(reason)]);
  const mission = knowledge.roleById.get(role.id)?.mission ?? "";
  const { counts, summary } = gaps(knowledge, turn.profile, role.id);
  const today = isToday(turn.profile, role.id) ? `, ${words.text("recommend.today")}` : "";
  const fit = `  ${words.text(`fit.${role.fit}`)}${today}`;
  const rows: Block[] = [paragraph(strong(`${place}. ${role.name}`), plain(fit)), paragraph(plain(mission))];
  if (counts.essential.have + counts.essential.partly > 0) rows.push(paragraph(plain(summary)));
  if (speaks.length + against.length > 0) rows.push(list([...speaks, ...against]));
  return rows;
}

/** A role to come that is closer to the person than the last one shown. */
function showHorizon(turn: Turn, top: readonly RankedRole[]): void {
  const { knowledge } = turn.content;
  const role = horizonRole(knowledge, turn.profile, top.at(-1)?.id ?? "");
  if (role === null) return;
  const from = inWords(role.growsFrom.map((id) => roleName(knowledge, id)));
  turn.say("recommend.horizon", { name: role.name, expected: role.expected, from });
}

function settleSpans(turn: Turn, { settle }: Recommendation): Spans {
  const { words, knowledge } = turn.content;
  if (settle === null) return words.spans("recommend.settle.draws");
  const name =
    knowledge.skillById.get(settle.id ?? "")?.name ?? knowledge.interestById.get(settle.id ?? "")?.name ?? "";
  return words.spans(`recommend.settle.${settle.kind}`, settle.id === null ? {} : { name });
}

function showFirstStep(turn: Turn, role: RankedRole): void {
  const made = plan(turn.content.knowledge, turn.profile, role.id, planSettings(turn, role.id));
  const [first] = made.phases.flatMap((phase) => phase.skills);
  turn.add(paragraph(strong(`${turn.text("recommend.first")} `), ...firstStepSpans(turn, role.name, first)));
}

function firstStepSpans(
  turn: Turn,
  role: string,
  first:
    | { name: string; hours: number; resources: ReadonlyArray<{ title: string; url: string }> }
    | undefined,
): Spans {
  const { words } = turn.content;
  if (first === undefined) return words.spans("recommend.first.none", { role });
  const [resource] = first.resources;
  const source = resource === undefined ? plain(first.name) : { text: resource.title, href: resource.url };
  return words.spans("recommend.first.text", {
    role,
    skill: strong(first.name),
    hours: aboutHours(first.hours),
    resource: source,
  });
}

function showSettings(turn: Turn): void {
  const { market } = turn.content.knowledge;
  const { region, industry, companySize } = turn.profile;
  const chosen = [...market.regions, ...market.industries, ...market.companySizes].filter((entry) =>
    [region, industry, companySize].includes(entry.id),
  );
  for (const setting of chosen)
    turn.note("recommend.setting", { name: setting.name, note: setting.notes.join(" ") });
}

function nextSteps(turn: Turn, top: readonly RankedRole[]): Option[] {
  const [first, second] = top;
  if (first === undefined) return [];
  return [
    menu(turn, `plan ${first.name}`, "menu.plan", { role: first.name }),
    menu(turn, `gaps ${first.name}`, "menu.gaps", { role: first.name }),
    ...(second
      ? [
          menu(turn, `compare ${first.name} and ${second.name}`, "menu.compare", {
            a: first.name,
            b: second.name,
          }),
        ]
      : []),
    menu(turn, `role ${first.name}`, "menu.role", { role: first.name }),
  ];
}
