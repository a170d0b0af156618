import {
  type ComparedRole,
  type ComparedSkill,
  type ComparisonFor,
  compareFor,
} from "../../domain/advice/compare-for.ts";
import { aboutHours, inWords } from "../../domain/advice/sentences.ts";
import type { Role } from "../../domain/taxonomy.ts";
import { heading, list, OPTION_ID_MAX, paragraph, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";
import { salaryText } from "./money.ts";
import { HOURS_ASSUMED } from "./plan-settings.ts";
import { spell } from "./times.ts";

const SKILLS_SHOWN = 7;

/** Two roles for this person, the named ones or the first two of the recommendation: how they differ and which is nearer. */
export function showComparison(turn: Turn, first: Role | undefined, second: Role | undefined): void {
  const result = compared(turn, first, second);
  if (result === null) return;
  const { a, b, difference } = result;
  const pace = paceOf(turn);
  turn.add(heading(turn.text("compare.title", { a: a.name, b: b.name })));
  if (difference !== null) turn.add(paragraph(plain(difference)));
  else turn.add(missions(result));
  turn.add(paragraph(...nearer(turn, a, b)));
  turn.add(list([a, b].map((side) => wayThere(turn, side, pace))));
  turn.add(paragraph(...pay(turn, a, b)));
  turn.add(list(skillLines(turn, result, SKILLS_SHOWN)));
  const taste = tasteLines(turn, a, b);
  if (taste.length > 0) turn.add(list(taste));
  const whole = `compare all ${a.name} and ${b.name}`;
  turn
    .own()
    .menu([
      ...[a, b].map((side) => menu(turn, `plan ${side.name}`, "menu.plan", { role: side.name })),
      ...(whole.length <= OPTION_ID_MAX ? [menu(turn, whole, "menu.compare-all")] : []),
    ]);
}

/** The same with every skill, and the way from one role on to the other. */
export function showWholeComparison(turn: Turn, first: Role | undefined, second: Role | undefined): void {
  const result = compared(turn, first, second);
  if (result === null) return;
  const { a, b } = result;
  const pace = paceOf(turn);
  turn.add(heading(turn.text("compare.title", { a: a.name, b: b.name })));
  turn.add(missions(result));
  turn.add(list(skillLines(turn, result, Number.POSITIVE_INFINITY)));
  turn.add(list([onTo(turn, a, b, pace), onTo(turn, b, a, pace)]));
  turn.own().menu([a, b].map((side) => menu(turn, `plan ${side.name}`, "menu.plan", { role: side.name })));
}

const paceOf = (turn: Turn): number => turn.profile.hoursPerWeek ?? HOURS_ASSUMED;

function compared(turn: Turn, first: Role | undefined, second: Role | undefined): ComparisonFor | null {
  const [a, b] = first !== undefined && second !== undefined ? [first.id, second.id] : topTwo(turn);
  if (a !== undefined && b !== undefined && a !== b)
    return compareFor(turn.content.knowledge, turn.profile, a, b, paceOf(turn));
  turn.say("compare.need");
  turn.menu([menu(turn, "roles", "menu.browse"), menu(turn, "start", "menu.start")]);
  return null;
}

function topTwo(turn: Turn): string[] {
  const { roles, fit } = turn.content.advisor.recommend(turn.profile);
  return fit === "none" ? [] : roles.slice(0, 2).map((role) => role.id);
}

const missions = ({ a, b }: ComparisonFor) =>
  list([a, b].map((side): Spans => [strong(side.name), plain(`: ${side.mission}`)]));

/** Fewer hours than this share of the other's, and one role is the nearer one. */
const CLEARLY_LESS = 0.9;

function nearer(turn: Turn, a: ComparedRole, b: ComparedRole): Spans {
  const { words } = turn.content;
  const [near, far] = a.effort.hours <= b.effort.hours ? [a, b] : [b, a];
  if (near.effort.hours > far.effort.hours * CLEARLY_LESS) return words.spans("compare.alike");
  return words.spans("compare.nearer", {
    name: strong(near.name),
    hours: aboutHours(near.effort.hours),
    more: aboutHours(far.effort.hours),
  });
}

function wayThere(turn: Turn, side: ComparedRole, pace: number): Spans {
  const { have, of } = side.essentials;
  return [
    strong(side.name),
    plain(": "),
    ...turn.content.words.spans(saysSkills(turn) ? "compare.way" : "compare.way.open", {
      have,
      of,
      time: spell(turn, side.effort.weeks ?? 0),
      pace,
    }),
  ];
}

const saysSkills = (turn: Turn): boolean =>
  Object.values(turn.profile.skills).some((claim) => claim.stance === "has");

function pay(turn: Turn, a: ComparedRole, b: ComparedRole): Spans {
  const { words } = turn.content;
  if (a.salary === null || b.salary === null) return words.spans("compare.pay.unknown");
  const { region, year } = a.salary;
  if (a.salary.band === b.salary.band)
    return words.spans("compare.pay.same", { figures: salaryText(a.salary), region, year });
  const one = ({ name }: ComparedRole, figures: string) => `${name} ${figures}`;
  const both = `${one(a, salaryText(a.salary))}; ${one(b, salaryText(b.salary))}`;
  return words.spans("compare.pay", { figures: both, region, year });
}

function skillLines(turn: Turn, { a, b, shared, onlyA, onlyB }: ComparisonFor, most: number): Spans[] {
  return [
    line(turn.text("compare.shared"), shared, most),
    line(turn.text("compare.only", { name: a.name }), onlyA, most),
    line(turn.text("compare.only", { name: b.name }), onlyB, most),
  ];
}

/** A tick marks what the person has. */
function line(label: string, skills: readonly ComparedSkill[], most: number): Spans {
  const names = skills.map((skill) => (skill.state === "have" ? `${skill.name} ✓` : skill.name));
  return [strong(`${label}: `), plain(names.length === 0 ? "-" : inWords(names, most))];
}

function onTo(turn: Turn, from: ComparedRole, to: ComparedRole, pace: number): Spans {
  const { hours, weeks } = to.fromOther;
  return [
    strong(turn.text("compare.switch", { a: from.name, b: to.name })),
    plain(": "),
    ...turn.content.words.spans("compare.weeks", {
      hours: aboutHours(hours),
      time: spell(turn, weeks ?? 0),
      pace,
    }),
  ];
}

function tasteLines(turn: Turn, a: ComparedRole, b: ComparedRole): Spans[] {
  const both = (
    key: string,
    pick: (side: ComparedRole) => ComparedRole["interests"]["speaksFor"],
  ): Spans[] => {
    const [ofA, ofB] = [a, b].map((side) =>
      pick(side)
        .map((word) => word.name)
        .join(", "),
    );
    const says = (name: string, words: string): Spans => [
      strong(name),
      plain(` ${turn.text(key)}: ${words}`),
    ];
    if (ofA === ofB) return ofA ? [[plain(turn.text(`${key}.both`, { names: ofA }))]] : [];
    return [...(ofA ? [says(a.name, ofA)] : []), ...(ofB ? [says(b.name, ofB)] : [])];
  };
  return [
    ...both("compare.for", (side) => side.interests.speaksFor),
    ...both("compare.against", (side) => side.interests.against),
  ];
}
