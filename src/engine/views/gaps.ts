import { type GapItem, type Gaps, gaps } from "../../domain/advice/gaps.ts";
import { inWords } from "../../domain/advice/sentences.ts";
import { groupText } from "../../domain/cards.ts";
import type { CurrentRole, Role } from "../../domain/taxonomy.ts";
import { TIERS } from "../../domain/taxonomy.ts";
import { heading, list, note, paragraph, plain, quote, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";
import { roleInHand } from "./role-in-hand.ts";

const HELD_SHOWN = 6;
const MISSING_SHOWN = 7;

/** How far this person is for a role: what they have of its essentials, what to learn first, and the rest in numbers. */
export function showGaps(turn: Turn, named: Role | undefined): void {
  const role = roleInHand(turn, named, "gaps.no-role");
  if (role === null) return;
  const result = gaps(turn.content.knowledge, turn.profile, role.id);
  showReadiness(turn, role, result);
  const { have, partly, missing } = result.tiers.essential;
  showItems(turn, "gaps.have", have.slice(0, HELD_SHOWN), have.length);
  showItems(turn, "gaps.partly", partly.slice(0, HELD_SHOWN), partly.length);
  if (missing.length > 0)
    turn.add(
      paragraph(
        strong(`${turn.text("gaps.missing")}: `),
        plain(
          inWords(
            missing.map((item) => item.name),
            MISSING_SHOWN,
          ),
        ),
      ),
    );
  const { important, useful } = result.counts;
  turn.note("gaps.others", {
    have: important.have,
    of: important.of,
    have2: useful.have,
    of2: useful.of,
  });
  showLadder(turn, result);
  turn
    .own()
    .menu([
      menu(turn, `plan ${role.name}`, "menu.plan", { role: role.name }),
      menu(turn, `all gaps ${role.name}`, "menu.gaps-all"),
      menu(turn, `role ${role.name}`, "menu.role", { role: role.name }),
      menu(turn, "recommend", "menu.recommend"),
    ]);
}

/** Every skill of the role, tier by tier, with the person's words beside what counts. */
export function showAllGaps(turn: Turn, named: Role | undefined): void {
  const role = roleInHand(turn, named, "gaps.no-role");
  if (role === null) return;
  const result = gaps(turn.content.knowledge, turn.profile, role.id);
  showReadiness(turn, role, result);
  for (const tier of TIERS) {
    const { have, partly, missing } = result.tiers[tier];
    turn.add(heading(turn.text(`tier.${tier}`)));
    showItems(turn, "gaps.have", have, have.length);
    showItems(turn, "gaps.partly", partly, partly.length);
    if (missing.length > 0)
      turn.add(
        paragraph(strong(`${turn.text("gaps.missing")}: `), plain(missing.map(missingText).join(", "))),
      );
  }
  const [first] = result.ladder;
  if (first !== undefined && first.lacking.length > 0)
    turn.add(note(plain(`${first.title}: ${first.lacking.join(" ")}`)));
  turn
    .own()
    .menu([
      menu(turn, `plan ${role.name}`, "menu.plan", { role: role.name }),
      menu(turn, `role ${role.name}`, "menu.role", { role: role.name }),
    ]);
}

function showReadiness(turn: Turn, role: CurrentRole, result: Gaps): void {
  turn.add(heading(turn.text("gaps.title", { role: role.name })));
  turn.add(paragraph(plain(result.reason ?? result.summary)));
  if (result.readiness !== null)
    turn.add({
      kind: "progress",
      label: turn.text("gaps.readiness"),
      share: result.readiness,
      text: `${Math.round(result.readiness * 100)} %`,
    });
}

function showItems(turn: Turn, key: string, items: readonly GapItem[], count: number): void {
  if (items.length === 0) return;
  const more = count > items.length ? ` (${items.length} of ${count})` : "";
  turn.add(paragraph(strong(`${turn.text(key)}${more}`)), list(items.map(itemSpans)));
}

function showLadder(turn: Turn, { ladder, readiness }: Gaps): void {
  if (ladder.length === 0 || readiness === null) return;
  turn.add({
    kind: "chart",
    title: turn.text("gaps.ladder"),
    bars: ladder.map((rung) => ({
      label: rung.title,
      share: rung.readiness ?? 0,
      text: `${Math.round((rung.readiness ?? 0) * 100)} %, ${rung.years} years`,
    })),
  });
}

function itemSpans(item: GapItem): Spans {
  const why = item.note === undefined ? [] : [plain(` ${item.note}`)];
  return [strong(item.name), ...(item.quote === "" ? [] : [plain(": "), quote(item.quote)]), ...why];
}

const missingText = (item: GapItem): string =>
  item.members === undefined
    ? item.name
    : groupText(
        item.name,
        item.members.map((member) => member.name),
      );
