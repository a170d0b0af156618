import { type ComparedRole, type ComparedSkill, compareFor } from "../../domain/advice/compare-for.ts";
import type { Role } from "../../domain/taxonomy.ts";
import { heading, list, paragraph, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";
import { salaryText } from "./money.ts";
import { HOURS_ASSUMED } from "./plan-settings.ts";

/** Two roles side by side for this person: the named ones, or the first two of the recommendation. */
export function showComparison(turn: Turn, first: Role | undefined, second: Role | undefined): void {
  const { knowledge } = turn.content;
  const pair = first !== undefined && second !== undefined ? [first.id, second.id] : topTwo(turn);
  const [a, b] = pair;
  if (a === undefined || b === undefined || a === b) {
    turn.say("compare.need");
    turn.menu([menu(turn, "roles", "menu.browse"), menu(turn, "start", "menu.start")]);
    return;
  }
  const pace = turn.profile.hoursPerWeek ?? HOURS_ASSUMED;
  const result = compareFor(knowledge, turn.profile, a, b, pace);
  turn.add(heading(turn.text("compare.title", { a: result.a.name, b: result.b.name })));
  turn.add(list([result.a, result.b].map((side): Spans => [strong(side.name), plain(`: ${side.mission}`)])));
  if (result.difference !== null)
    turn.add(paragraph(strong(`${turn.text("compare.different")}: `), plain(result.difference)));
  turn.add(heading(turn.text("compare.shared")), paragraph(plain(names(result.shared))));
  turn.add(
    heading(turn.text("compare.only", { name: result.a.name })),
    paragraph(plain(names(result.onlyA))),
  );
  turn.add(
    heading(turn.text("compare.only", { name: result.b.name })),
    paragraph(plain(names(result.onlyB))),
  );
  turn.add(
    heading(turn.text("compare.extra")),
    list([result.a, result.b].map((side) => wayThere(turn, side, pace))),
  );
  turn.add(list([onTo(turn, result.a, result.b, pace), onTo(turn, result.b, result.a, pace)]));
  const taste = [result.a, result.b].flatMap((side) => tasteSpans(turn, side));
  if (taste.length > 0) turn.add(list(taste));
  turn
    .own()
    .menu(
      [result.a, result.b].map((side) => menu(turn, `plan ${side.name}`, "menu.plan", { role: side.name })),
    );
}

function topTwo(turn: Turn): string[] {
  const { roles, fit } = turn.content.advisor.recommend(turn.profile);
  return fit === "none" ? [] : roles.slice(0, 2).map((role) => role.id);
}

/** A tick marks what the person has. */
function names(skills: readonly ComparedSkill[]): string {
  if (skills.length === 0) return "-";
  return skills.map((skill) => (skill.state === "have" ? `${skill.name} ✓` : skill.name)).join(", ");
}

function wayThere(turn: Turn, side: ComparedRole, pace: number): Spans {
  const { hours, weeks } = side.effort;
  const salary = side.salary === null ? [] : [plain(`; ${salaryText(side.salary)}`)];
  return [
    strong(side.name),
    plain(": "),
    ...turn.content.words.spans("recommend.have", { have: side.essentials.have, of: side.essentials.of }),
    plain(" "),
    ...turn.content.words.spans("compare.weeks", { hours, weeks: weeks ?? "?", pace }),
    ...salary,
  ];
}

function onTo(turn: Turn, from: ComparedRole, to: ComparedRole, pace: number): Spans {
  const { hours, weeks } = to.fromOther;
  return [
    strong(turn.text("compare.switch", { a: from.name, b: to.name })),
    plain(": "),
    ...turn.content.words.spans("compare.weeks", { hours, weeks: weeks ?? "?", pace }),
  ];
}

function tasteSpans(turn: Turn, { name, interests }: ComparedRole): Spans[] {
  const line = (key: string, words: ComparedRole["interests"]["speaksFor"]): Spans[] =>
    words.length === 0
      ? []
      : [[strong(name), plain(` ${turn.text(key)}: ${words.map((word) => word.name).join(", ")}`)]];
  return [...line("compare.for", interests.speaksFor), ...line("compare.against", interests.against)];
}
