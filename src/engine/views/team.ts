import { roleName } from "../../domain/cards.ts";
import { normalise } from "../../domain/tokens.ts";
import { heading, list, type Option, paragraph, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu, offer } from "./menu.ts";

interface Described {
  readonly phrases: readonly string[];
}

/** The entry whose phrases a description names most; the first of equals. */
function closest<T extends Described>(entries: readonly T[], text: string): T | undefined {
  const padded = ` ${normalise(text)} `;
  const hits = (entry: T) =>
    entry.phrases.filter((phrase) => padded.includes(` ${normalise(phrase)} `)).length;
  const best = entries.reduce<{ entry: T; count: number } | undefined>((lead, entry) => {
    const count = hits(entry);
    return count > (lead?.count ?? 0) ? { entry, count } : lead;
  }, undefined);
  return best?.entry;
}

/** Whether there is a hiring plan for what a text describes. */
export const describesProject = ({ content }: Turn, text: string): boolean =>
  closest(content.knowledge.practice.hiring, text) !== undefined;

/** From a project in a sentence: whom to hire first and why. */
export function showTeam(turn: Turn, text: string): void {
  const { knowledge } = turn.content;
  const plan = closest(knowledge.practice.hiring, text);
  const said = /\b(\d{1,2})\b/.exec(text)?.[1];
  turn.add(heading(turn.text("team.title")));
  if (plan === undefined) {
    turn.say(text.trim() === "" ? "team.need" : "team.unknown");
    turn.add(list(knowledge.practice.hiring.map((entry): Spans => [plain(entry.brief)])));
    turn.menu(knowledge.practice.hiring.map(({ phrases: [name = ""] }) => teamFor(turn, name, said)));
    return;
  }
  const heads = Number(said ?? plan.hires.length);
  turn.add(paragraph(plain(plan.brief)));
  turn.add(
    list(
      plan.hires
        .slice(0, Math.max(1, heads))
        .map((hire): Spans => [strong(roleName(knowledge, hire.role)), plain(`: ${hire.why}`)]),
      true,
    ),
  );
  if (heads > plan.hires.length) turn.note("team.fewer", { n: plan.hires.length });
  if (plan.notFirst.length > 0) {
    turn.add(
      paragraph(strong(turn.text("team.not-first"))),
      list(
        plan.notFirst.map((hire): Spans => [strong(roleName(knowledge, hire.role)), plain(`: ${hire.why}`)]),
      ),
    );
  }
  turn.share();
  const [first, second] = plan.hires.map((hire) => roleName(knowledge, hire.role));
  turn.menu([
    ...[first, second].flatMap((name) =>
      name === undefined ? [] : [menu(turn, `role ${name}`, "menu.role", { role: name })],
    ),
    ...(first === undefined ? [] : [menu(turn, `${first} salary`, "salary.title", { role: first })]),
    menu(turn, "triage", "menu.triage"),
    menu(turn, "roles", "menu.browse"),
  ]);
}

const teamFor = (turn: Turn, name: string, heads: string | undefined): Option =>
  menu(
    turn,
    heads === undefined ? `team for ${name}` : `team for ${name}, ${heads} people`,
    "menu.team-for",
    {
      name,
    },
  );

/** From a symptom in a sentence: who owns the incident, who helps, what to check. */
export function showTriage(turn: Turn, text: string): void {
  const { knowledge } = turn.content;
  const incident = closest(knowledge.practice.incidents, text);
  turn.add(heading(turn.text("triage.title")));
  if (incident === undefined) {
    turn.say(text.trim() === "" ? "triage.need" : "triage.unknown");
    turn.add(list(knowledge.practice.incidents.slice(0, 6).map((entry): Spans => [plain(entry.symptom)])));
    offer(turn);
    return;
  }
  turn.add(paragraph(plain(incident.symptom)));
  turn.say("triage.owner", { role: roleName(knowledge, incident.owner) });
  if (incident.helps.length > 0)
    turn.say("triage.helps", { names: incident.helps.map((id) => roleName(knowledge, id)).join(", ") });
  turn
    .add(
      list(
        incident.checks.map((line): Spans => [plain(line)]),
        true,
      ),
    )
    .share();
  offer(turn);
}
