import { type Measure, measureAt, YEAR_UNITS, yearsOf } from "./amounts.ts";
import { bareNumberAt, correctionAfter } from "./bare-number.ts";
import { type Document, GAP, isFigure } from "./document.ts";
import type { Fact } from "./reading.ts";
import type { Expecting } from "./understanding.ts";

/** Years that a person has worked. */

const MAX_YEARS = 60;
/** Years of these are no years of work. */
const NOT_WORK = new Set(
  "old ago age from later plan degree program contract course university college school left time study".split(
    " ",
  ),
);
const AHEAD_CUES = new Set(["in", "within", "next", "by", "after", "over"]);
const GIVES_TIME = new Set(
  "experience for of in with a working work developer engineer professional".split(" "),
);
const NONE = new Set(["none", "no", "zero", "never", "nothing"]);

interface Spell {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

export function yearsOfWork(
  document: Document,
  isOutside: (from: number, to: number) => boolean,
  today?: string,
  expecting?: Expecting,
): Fact<number> | null {
  const { tokens } = document;
  let best: (Spell & { readonly total: boolean }) | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const since = today === undefined ? null : sinceYear(document, i, today);
    const spell = since ?? measured(document, i);
    if (spell === null) continue;
    i = spell.to - 1;
    if (since === null && (spell.value > MAX_YEARS || !isOfWork(document, spell, expecting === "years")))
      continue;
    // Asked for a date or for hours, "2 years" is a time ahead unless experience is named.
    if ((expecting === "by" || expecting === "hours") && !namesExperience(document, spell.to)) continue;
    if (isOutside(spell.from, spell.to)) continue;
    const total = tokens[spell.to]?.form === "of" && tokens[spell.to + 1]?.form === "experience";
    if (best === null || (total && !best.total) || (total === best.total && spell.value > best.value))
      best = { ...spell, total };
  }
  if (best !== null) return fact(document, best);
  return expecting === "years" ? bareYears(document) : null;
}

function fact({ tokens }: Document, { value, from, to }: Spell): Fact<number> | null {
  const start = tokens[from]?.start;
  const end = tokens[to - 1]?.end;
  if (start === undefined || end === undefined) return null;
  return { start, end, value: Math.round(value * 100) / 100 };
}

/** "3 years", and what takes it back: "no wait, 4". */
function measured(document: Document, at: number): Spell | null {
  const measure = isFigure(document, at) ? measureAt(document, at, YEAR_UNITS) : null;
  if (measure === null) return null;
  let spell: Spell = { value: lessThan(document, at, measure), from: at, to: measure.to };
  for (;;) {
    const next = correctionAfter(document, spell.to);
    if (next === null) return spell;
    const again = measureAt(document, next, YEAR_UNITS);
    const bare = again === null ? bareNumberAt(document, next) : null;
    if (again !== null) spell = { value: yearsOf(again), from: next, to: again.to };
    else if (bare !== null) spell = { value: (bare.least + bare.most) / 2, from: next, to: bare.to };
    else return spell;
  }
}

/** "Less than a year" is half of one, "less than 3 years" is two and a half. */
function lessThan({ tokens }: Document, at: number, measure: Measure): number {
  const years = yearsOf(measure);
  const before = tokens[at - 1]?.form ?? "";
  const isLess =
    before === "under" ||
    before === "below" ||
    (before === "than" && tokens[at - 2]?.form === "less") ||
    (before === "even" && tokens[at - 2]?.form === "not");
  if (!isLess) return years;
  return years <= 1 ? years / 2 : years - 0.5;
}

function isOfWork({ tokens, gaps }: Document, { from, to }: Spell, expected: boolean): boolean {
  const next = tokens[to]?.form ?? "";
  const before = tokens[from - 1]?.form ?? "";
  if (expected && (next === "ago" || (before === "over" && !NOT_WORK.has(next)))) return true;
  if (NOT_WORK.has(next) || AHEAD_CUES.has(before)) return false;
  if (expected) return true;
  if (before === "for" || before === "since" || before === "experience") return true;
  if (((gaps[to] ?? 0) & GAP.close) !== 0) return true;
  if (((gaps[from] ?? 0) & (GAP.end | GAP.comma)) !== 0) return true;
  return GIVES_TIME.has(next) || before === "have" || before === "with" || before === "of";
}

const EXPERIENCE_REACH = 4;

/** "5 years of experience", "5 years of Python experience". */
function namesExperience({ gaps, tokens }: Document, to: number): boolean {
  for (let i = to; i < Math.min(tokens.length, to + EXPERIENCE_REACH); i++) {
    if (((gaps[i] ?? 0) & (GAP.end | GAP.comma)) !== 0) return false;
    if (tokens[i]?.form === "experience") return true;
  }
  return false;
}

function sinceYear({ tokens }: Document, at: number, today: string): Spell | null {
  if (tokens[at]?.form !== "since") return null;
  for (let i = at + 1; i <= at + 3; i++) {
    const form = tokens[i]?.form ?? "";
    if (!/^(19|20)\d\d$/.test(form)) continue;
    const value = Number(today.slice(0, 4)) - Number(form);
    return value >= 0 && value <= MAX_YEARS ? { value, from: at, to: i + 1 } : null;
  }
  return null;
}

/** "4", "none": only where years were asked for. */
function bareYears(document: Document): Fact<number> | null {
  const { tokens } = document;
  for (let i = 0; i < tokens.length; i++) {
    const spell = bareSpell(document, i);
    if (spell === null) continue;
    if (spell.value <= MAX_YEARS) return fact(document, spell);
    i = spell.to - 1;
  }
  const none = tokens.findIndex(({ form }) => NONE.has(form));
  return none < 0 ? null : fact(document, { value: 0, from: none, to: none + 1 });
}

function bareSpell(document: Document, at: number): Spell | null {
  let from = at;
  let amount = bareNumberAt(document, at);
  while (amount !== null) {
    const next = correctionAfter(document, amount.to);
    const again = next === null ? null : bareNumberAt(document, next);
    if (next === null || again === null)
      return { value: (amount.least + amount.most) / 2, from, to: amount.to };
    from = next;
    amount = again;
  }
  return null;
}
