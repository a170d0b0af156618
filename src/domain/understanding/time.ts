import { measureAt, numberAt, YEAR_UNITS, yearsOf } from "./amounts.ts";
import { type Document, GAP } from "./document.ts";
import type { Fact } from "./reading.ts";
import type { Expecting } from "./understanding.ts";

/** Hours a week that a person can give, and years that they have worked. */

const HOUR_UNITS: ReadonlySet<string> = new Set(["hour", "hr", "hrs", "h", "std"]);
const DAY_UNITS: ReadonlySet<string> = new Set(["day"]);
const WEEK = new Set(["week", "weekly", "wk", "w"]);
const WORK_DAYS = 5;
const LONGEST_WEEK = 80;
const LEAST_HOURS = 0.5;
/** Hours that people mean by a word. */
const FULL_TIME = 35;
const PART_TIME = 20;
const FREE_TIME = 8;
const FULL_DAY = 8;

type Hours = Fact<number>;

function fact<T>({ tokens }: Document, from: number, to: number, value: T): Fact<T> | null {
  const start = tokens[from]?.start;
  const end = tokens[to - 1]?.end;
  return start === undefined || end === undefined ? null : { start, end, value };
}

export function hoursPerWeek(document: Document, expecting?: Expecting): Hours | null {
  const { tokens } = document;
  const expected = expecting === "hours";
  for (let i = 0; i < tokens.length; i++) {
    const found = amountOfHours(document, i, expected) ?? wordForHours(document, i, expected);
    if (found !== null) return found;
  }
  return expected ? bareHours(document) : null;
}

function amountOfHours(document: Document, i: number, expected: boolean): Hours | null {
  const { tokens } = document;
  const amount = measureAt(document, i, HOUR_UNITS);
  if (amount !== null) {
    const times = perWeek(document, amount.to, expected);
    if (times === null) return null;
    return within(document, i, times.to, lowerMiddle(amount.least, amount.most) * times.factor);
  }
  const days = measureAt(document, i, DAY_UNITS);
  if (days === null || days.most > 7) return null;
  const times = perWeek(document, days.to, false);
  if (times === null || times.factor !== 1) return null;
  if (tokens[days.to - 1]?.form !== "day") return null;
  return within(document, i, times.to, lowerMiddle(days.least, days.most) * FULL_DAY);
}

/** "10-15 hours" is 12: what can surely be given, rounded down. */
function lowerMiddle(least: number, most: number): number {
  return least === most ? least : Math.floor((least + most) / 2);
}

function within(document: Document, from: number, to: number, hours: number): Hours | null {
  if (!Number.isFinite(hours) || hours < LEAST_HOURS || hours > 168) return null;
  return fact(document, from, to, Math.min(LONGEST_WEEK, hours));
}

const EVERY = new Set(["a", "per", "each", "every", "in", "the", "of", "study", "on"]);
const DAYS: ReadonlyMap<string, number> = new Map([
  ["day", 7],
  ["daily", 7],
  ["night", 7],
  ["evening", 7],
  ["morning", 7],
  ["weekday", WORK_DAYS],
  ["weekend", 1],
  ["month", 0.25],
  ["monthly", 0.25],
]);
const FILL = new Set([
  "or",
  "so",
  "maybe",
  "max",
  "total",
  "free",
  "about",
  "to",
  "learn",
  "study",
  "for",
  "studying",
  "learning",
]);

/** "a week", "each evening", "/week"; without any, only when hours were asked for. */
function perWeek(
  { tokens, gaps }: Document,
  at: number,
  expected: boolean,
): { factor: number; to: number } | null {
  for (let i = at; i < Math.min(tokens.length, at + 5); i++) {
    if (((gaps[i] ?? 0) & GAP.sentence) !== 0) break;
    const word = tokens[i]?.form ?? "";
    if (WEEK.has(word)) return { factor: 1, to: i + 1 };
    const factor = DAYS.get(word);
    if (factor !== undefined)
      return {
        factor: (gaps[i] ?? 0) === 0 && tokens[i - 1]?.form === "work" ? WORK_DAYS : factor,
        to: i + 1,
      };
    if (word === "work" && tokens[i + 1]?.form === "day") return { factor: WORK_DAYS, to: i + 2 };
    if (!EVERY.has(word) && !FILL.has(word)) break;
  }
  return expected ? { factor: 1, to: at } : null;
}

const WISHING = new Set(
  "have free study learn spend give can only available on at during my in time most".split(" "),
);

function wordForHours(document: Document, i: number, expected: boolean): Hours | null {
  const { tokens } = document;
  const word = tokens[i]?.form ?? "";
  const next = tokens[i + 1]?.form ?? "";
  const before = tokens[i - 1]?.form ?? "";
  if ((word === "full" || word === "part") && next === "time") {
    const studies =
      expected ||
      ["study", "studying", "learn", "learning", "available"].some((cue) => near(document, i, cue));
    return studies ? fact(document, i, i + 2, word === "full" ? FULL_TIME : PART_TIME) : null;
  }
  if (word === "fulltime" && expected) return fact(document, i, i + 1, FULL_TIME);
  if (word === "weekend" || word === "evening" || word === "night") {
    const said =
      expected ||
      next === "only" ||
      ((before === "only" || before === "on" || before === "my" || before === "in") &&
        [...WISHING].slice(0, 7).some((cue) => near(document, i, cue)));
    return said ? fact(document, i, i + 1, FREE_TIME) : null;
  }
  return null;
}

function near({ tokens }: Document, at: number, word: string): boolean {
  for (let i = Math.max(0, at - 5); i < Math.min(tokens.length, at + 5); i++)
    if (tokens[i]?.form === word) return true;
  return false;
}

function bareHours(document: Document): Hours | null {
  for (let i = 0; i < document.tokens.length; i++) {
    if (/^[a-z]$/.test(document.tokens[i]?.form ?? "") || document.tokens[i]?.form === "an") continue;
    const amount = numberAt(document, i);
    if (amount !== null) return within(document, i, amount.to, lowerMiddle(amount.least, amount.most));
  }
  return null;
}

// ---------------------------------------------------------------- years

const MAX_YEARS = 60;
/** Years of these are no years of work. */
const NOT_WORK = new Set([
  "old",
  "ago",
  "age",
  "from",
  "later",
  "plan",
  "degree",
  "program",
  "contract",
  "course",
  "university",
  "college",
  "school",
  "left",
  "time",
  "study",
]);
const AGO_CUES = new Set(["in", "within", "next", "by", "after", "over"]);
const GIVES_TIME = new Set(
  "experience for of in with a working work developer engineer professional".split(" "),
);

export function yearsOfWork(
  document: Document,
  isOutside: (from: number, to: number) => boolean,
  today?: string,
  expecting?: Expecting,
): Fact<number> | null {
  const { tokens } = document;
  let best: { value: number; from: number; to: number; total: boolean } | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const since = today === undefined ? null : sinceYear(document, i, today);
    const measure = since === null ? measureAt(document, i, YEAR_UNITS) : null;
    if (since === null && measure === null) continue;
    const to = since?.to ?? measure?.to ?? i + 1;
    const years = since?.years ?? (measure === null ? 0 : yearsOf(measure));
    if (measure !== null && (years > MAX_YEARS || !isOfWork(document, i, to, expecting === "years"))) {
      i = to - 1;
      continue;
    }
    if (isOutside(i, to)) {
      i = to - 1;
      continue;
    }
    const total = tokens[to]?.form === "of" && tokens[to + 1]?.form === "experience";
    if (best === null || (total && !best.total) || (total === best.total && years > best.value))
      best = { value: years, from: i, to, total };
    i = to - 1;
  }
  if (best !== null) return fact(document, best.from, best.to, Math.round(best.value * 100) / 100);
  if (expecting !== "years") return null;
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]?.form ?? "";
    if (word === "none" || word === "no" || word === "zero" || word === "never" || word === "nothing")
      return fact(document, i, i + 1, 0);
    const amount = word === "a" || word === "an" ? null : numberAt(document, i);
    if (amount !== null && amount.most <= MAX_YEARS)
      return fact(document, i, amount.to, (amount.least + amount.most) / 2);
  }
  return null;
}

function isOfWork({ tokens, gaps }: Document, from: number, to: number, expected: boolean): boolean {
  const next = tokens[to]?.form ?? "";
  const before = tokens[from - 1]?.form ?? "";
  if (NOT_WORK.has(next) || AGO_CUES.has(before)) return false;
  if (expected) return true;
  if (before === "for" || before === "since") return true;
  if (((gaps[to] ?? 0) & GAP.close) !== 0) return true;
  if (((gaps[from] ?? 0) & (GAP.end | GAP.comma)) !== 0) return true;
  return GIVES_TIME.has(next) || before === "have" || before === "with" || before === "of";
}

function sinceYear({ tokens }: Document, at: number, today: string): { years: number; to: number } | null {
  if (tokens[at]?.form !== "since") return null;
  for (let i = at + 1; i <= at + 3; i++) {
    const form = tokens[i]?.form ?? "";
    if (!/^(19|20)\d\d$/.test(form)) continue;
    const years = Number(today.slice(0, 4)) - Number(form);
    return years >= 0 && years <= MAX_YEARS ? { years, to: i + 1 } : null;
  }
  return null;
}
