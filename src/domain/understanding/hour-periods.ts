import { measureAt, numberAt } from "./amounts.ts";
import { type Document, GAP } from "./document.ts";

/** How often in a week: "a day", "on weekdays", "3 times a week", "on Mondays and Thursdays". */

export interface Period {
  /** How many of it there are in a week. */
  readonly factor: number;
  /** First word after it. */
  readonly to: number;
  /** Days of a week add up with others; a whole week is a total. */
  readonly days: boolean;
}

const REACH = 6;
const WORK_DAYS = 5;
const MOST_TIMES = 21;
const PER_MONTH = 0.25;
const WEEK = new Set(["week", "weekly", "wk", "w"]);
const EVERY = new Set("a an per each every in the of study on at during by".split(" "));
const FILL = new Set(
  "or so maybe max total free left spare about to learn study for studying learning".split(" "),
);
const DAYS: ReadonlyMap<string, number> = new Map([
  ["day", 7],
  ["daily", 7],
  ["night", 7],
  ["evening", 7],
  ["morning", 7],
  ["weekday", WORK_DAYS],
  ["weekend", 1],
]);
/** Names of the days, and what they are cut to, as they are compared. */
const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    "monday mon",
    "tuesday tue",
    "wednesday wed",
    "thursday thu thur",
    "friday fri",
    "saturday sat",
    "sunday sun",
  ].flatMap((names, index) => names.split(" ").map((name): [string, number] => [name, index])),
);
/** "3 evenings", "3 times": what hours are given on. */
export const OCCASIONS: ReadonlySet<string> = new Set(
  "time x day evening night morning afternoon weekday session".split(" "),
);

export function periodAt(document: Document, at: number): Period | null {
  const { tokens, gaps } = document;
  for (let i = at; i < Math.min(tokens.length, at + REACH); i++) {
    if (((gaps[i] ?? 0) & GAP.sentence) !== 0) return null;
    const word = tokens[i]?.form ?? "";
    const found = plainPeriod(document, i, word) ?? namedDays(document, i) ?? timesAt(document, i);
    if (found !== null) return found;
    if (!EVERY.has(word) && !FILL.has(word)) return null;
  }
  return null;
}

function plainPeriod(document: Document, i: number, word: string): Period | null {
  const { tokens } = document;
  const next = tokens[i + 1]?.form ?? "";
  if (WEEK.has(word)) return { factor: 1, to: i + 1, days: false };
  if (word === "month" || word === "monthly") return { factor: PER_MONTH, to: i + 1, days: false };
  if (word === "other" || word === "second") {
    if (next === "day" || next === "evening") return { factor: 3.5, to: i + 2, days: true };
    return next === "week" ? { factor: 0.5, to: i + 2, days: false } : null;
  }
  if (word === "work" || word === "working")
    return next === "day" ? { factor: WORK_DAYS, to: i + 2, days: true } : null;
  const factor = DAYS.get(word);
  if (factor === undefined) return null;
  const narrower = factor === 7 ? (onWhichDays(document, i + 1) ?? exceptDays(document, i + 1)) : null;
  return narrower ?? { factor, to: i + 1, days: true };
}

/** "a day, 5 days a week", "a day on weekdays". */
function onWhichDays(document: Document, at: number): Period | null {
  const { tokens, gaps } = document;
  if (((gaps[at] ?? 0) & GAP.sentence) !== 0) return null;
  const on = tokens[at]?.form ?? "";
  const i = on === "on" || on === "at" || on === "for" || on === "during" ? at + 1 : at;
  const word = tokens[i]?.form ?? "";
  if (word === "weekday") return { factor: WORK_DAYS, to: i + 1, days: true };
  if (word === "weekend") return { factor: 2, to: i + 1, days: true };
  return namedDays(document, i) ?? timesAt(document, i);
}

const RANGE = new Set(["-", "\u2013", "\u2014"]);
const WEEK_LENGTH = 7;
const EXCEPT = new Set("none not no except excluding without nothing but".split(" "));
const ON = new Set("on at for the during".split(" "));
const EXCEPT_REACH = 4;

/** "each day, none on weekends", "daily except Sundays". */
function exceptDays({ tokens, gaps }: Document, at: number): Period | null {
  let denied = false;
  for (let i = at; i < Math.min(tokens.length, at + EXCEPT_REACH); i++) {
    if (((gaps[i] ?? 0) & GAP.sentence) !== 0) return null;
    const word = tokens[i]?.form ?? "";
    if (EXCEPT.has(word)) denied = true;
    else if (denied && word === "weekend") return { factor: WORK_DAYS, to: i + 1, days: true };
    else if (denied && WEEKDAYS.has(word)) return { factor: WEEK_LENGTH - 1, to: i + 1, days: true };
    else if (!ON.has(word)) return null;
  }
  return null;
}

/** "Mondays and Thursdays", "Monday to Friday", "Mon-Fri". */
function namedDays({ text, tokens }: Document, at: number): Period | null {
  const first = WEEKDAYS.get(tokens[at]?.form ?? "");
  if (first === undefined) return null;
  const link = tokens[at + 1]?.form ?? "";
  const last = WEEKDAYS.get(tokens[at + 2]?.form ?? "");
  const until = WEEKDAYS.get(link);
  const sign = text.slice(tokens[at]?.end ?? 0, tokens[at + 1]?.start ?? 0).trim();
  if (until !== undefined && until > first && RANGE.has(sign))
    return { factor: until - first + 1, to: at + 2, days: true };
  if ((link === "to" || link === "through" || link === "until") && last !== undefined && last > first)
    return { factor: last - first + 1, to: at + 3, days: true };
  let to = at + 1;
  let factor = 1;
  while (factor < WEEK_LENGTH) {
    const next = tokens[to]?.form === "and" ? to + 1 : to;
    if (!WEEKDAYS.has(tokens[next]?.form ?? "")) break;
    factor += 1;
    to = next + 1;
  }
  return { factor, to, days: true };
}

const TIMES_WORDS: ReadonlyMap<string, number> = new Map([
  ["once", 1],
  ["twice", 2],
  ["thrice", 3],
  ["x2", 2],
  ["x3", 3],
  ["x4", 4],
  ["x5", 5],
  ["x6", 6],
  ["x7", 7],
]);

/** "3 times a week", "twice a day", "x 3", "five days". */
function timesAt(document: Document, at: number): Period | null {
  const { tokens } = document;
  const count = countAt(document, at);
  if (count === null || count.value > MOST_TIMES) return null;
  const each = tokens[count.to]?.form ?? "";
  const i = EVERY.has(each) ? count.to + 1 : count.to;
  const word = tokens[i]?.form ?? "";
  if (WEEK.has(word)) return { factor: count.value, to: i + 1, days: true };
  if (word === "day" && i > count.to) return { factor: count.value * 7, to: i + 1, days: true };
  if (word === "month" && i > count.to) return { factor: count.value * PER_MONTH, to: i + 1, days: false };
  return { factor: count.value, to: count.to, days: true };
}

/** "3 times", "3x", "3 evenings", "twice": how often, and where that ends. */
export function countAt(document: Document, at: number): { value: number; to: number } | null {
  const { tokens } = document;
  const form = tokens[at]?.form ?? "";
  const word = TIMES_WORDS.get(form);
  if (word !== undefined) return { value: word, to: at + 1 };
  if (form === "x") {
    const figure = numberAt(document, at + 1);
    return figure === null ? null : { value: figure.most, to: figure.to };
  }
  if (form === "a" || form === "an") return null;
  const counted = measureAt(document, at, OCCASIONS);
  return counted === null ? null : { value: (counted.least + counted.most) / 2, to: counted.to };
}
