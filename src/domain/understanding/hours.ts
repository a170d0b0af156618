import { type Amount, measureAt, numberAt } from "./amounts.ts";
import { bareNumberAt, correctionAfter } from "./bare-number.ts";
import { type Document, GAP, isFigure } from "./document.ts";
import { OCCASIONS, type Period, periodAt } from "./hour-periods.ts";
import { isForLearning, isOfJob } from "./job-hours.ts";
import type { Fact } from "./reading.ts";
import { hoursInWords } from "./rough-hours.ts";
import type { Expecting } from "./understanding.ts";

/** Hours a week that a person can give to learning. */

export const HOUR_UNITS: ReadonlySet<string> = new Set(["hour", "hr", "hrs", "h", "std"]);
const MINUTE_UNITS: ReadonlySet<string> = new Set(["minute", "min"]);
/** More is no answer; it is asked again, never cut down unseen. */
const LONGEST_WEEK = 80;
const LEAST_HOURS = 0.5;
/** From here on the middle of a range is rounded down: what can surely be given. */
const ROUNDED_FROM = 5;

/** Some hours, and how often in a week. */
interface Offer {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
  readonly factor: number;
  /** Given on some days: more days may follow. */
  readonly days: boolean;
}

export function hoursPerWeek(document: Document, expecting?: Expecting): Fact<number> | null {
  const expected = expecting === "hours";
  const offer =
    hoursLeft(document) ??
    measuredHours(document, expected) ??
    (expected ? bareHours(document) : null) ??
    hoursInWords(document, expected);
  if (offer === null) return null;
  const start = document.tokens[offer.from]?.start;
  const end = document.tokens[offer.to - 1]?.end;
  if (start === undefined || end === undefined) return null;
  return { start, end, value: Math.round(offer.hours * 100) / 100 };
}

const LEFT = new Set("left free spare remaining remain".split(" "));

/** "I study 20 hours a week, 5 left", "40 at work and 6 hours to spare": what remains of a week after the hours before. */
function hoursLeft(document: Document): Offer | null {
  const { tokens } = document;
  let spent = false;
  for (let i = 0; i < tokens.length; i++) {
    if (!isFigure(document, i)) continue;
    const length = lengthAt(document, i);
    const amount = length ?? numberAt(document, i);
    if (amount === null) continue;
    const hours = middle(amount);
    if (spent && isLeft(document, amount.to) && isPossible(hours))
      return { from: i, to: amount.to + 1, hours, factor: 1, days: false };
    if (length !== null && periodAt(document, length.to) !== null) spent = true;
    i = amount.to - 1;
  }
  return null;
}

function isLeft({ tokens, gaps }: Document, at: number): boolean {
  if (((gaps[at] ?? 0) & GAP.break) !== 0) return false;
  const [word = "", next = ""] = [tokens[at]?.form, tokens[at + 1]?.form];
  return LEFT.has(word) || (word === "to" && next === "spare") || (word === "on" && next === "top");
}

/** The first hours that are said to be for learning, or else the first that are not those of a job. */
function measuredHours(document: Document, expected: boolean): Offer | null {
  let first: Offer | null = null;
  for (let i = 0; i < document.tokens.length; i++) {
    const said = isFigure(document, i) ? offerAt(document, i, expected) : null;
    if (said === null) continue;
    const offer = added(document, lastWord(document, said, expected));
    i = offer.to - 1;
    if (!isPossible(offer.hours)) continue;
    if (isForLearning(document, said.from, offer.to)) return offer;
    if (first === null && !isOfJob(document, said.from, offer.to)) first = offer;
  }
  return first;
}

const isPossible = (hours: number): boolean => hours >= LEAST_HOURS && hours <= LONGEST_WEEK;

function offerAt(document: Document, at: number, expected: boolean): Offer | null {
  const amount = lengthAt(document, at);
  if (amount === null || isNegative(document, at)) return null;
  const period = periodAt(document, amount.to);
  const times = timesBefore(document, at, amount.to);
  if (period === null && !expected && times?.inWeek !== true) return null;
  const factor = times?.count ?? period?.factor ?? 1;
  return {
    from: times?.from ?? at,
    to: period?.to ?? amount.to,
    hours: middle(amount) * factor,
    factor,
    days: times !== null || period?.days === true,
  };
}

/** "2 hours", "45 minutes", "1 hour 30 minutes": in hours. */
function lengthAt(document: Document, at: number): Amount | null {
  const minutes = measureAt(document, at, MINUTE_UNITS);
  if (minutes !== null) return { least: minutes.least / 60, most: minutes.most / 60, to: minutes.to };
  const hours = measureAt(document, at, HOUR_UNITS);
  if (hours === null) return null;
  const quarters = quartersBefore(document, at);
  if (quarters !== null) return { least: quarters / 4, most: quarters / 4, to: hours.to };
  const next = document.tokens[hours.to]?.form === "and" ? hours.to + 1 : hours.to;
  const rest = measureAt(document, next, MINUTE_UNITS);
  if (rest === null) return hours;
  return { least: hours.least + rest.least / 60, most: hours.most + rest.most / 60, to: rest.to };
}

/** "a quarter of an hour", "three quarters of an hour". */
function quartersBefore({ tokens }: Document, at: number): number | null {
  if (tokens[at - 1]?.form !== "of" || tokens[at - 2]?.form !== "quarter") return null;
  return tokens[at - 3]?.form === "three" ? 3 : 1;
}

function isNegative({ text, tokens }: Document, at: number): boolean {
  return tokens[at]?.start === 1 && text.startsWith("-");
}

/** "10-15" is 12, "1-2" is 1.5. */
function middle({ least, most }: Amount): number {
  if (least === most) return least;
  const half = (least + most) / 2;
  return half < ROUNDED_FROM ? half : Math.floor(half);
}

const BETWEEN = new Set(
  "a per each every week weekly of for x time at with about around roughly maybe".split(" "),
);
const OF = new Set(["of", "for", "at", "with", "about", "around", "roughly", "maybe"]);
const BACK = 6;

/** "3 x 2 hours", "three evenings of two hours", "3 days a week, 2 hours each". */
function timesBefore(
  document: Document,
  at: number,
  to: number,
): { count: number; from: number; inWeek: boolean } | null {
  const { gaps, text, tokens } = document;
  const sign = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0).trim();
  const isSign = sign === "\u00d7" || sign === "*";
  const isEach = tokens[to]?.form === "each" && ((gaps[to + 1] ?? 0) & GAP.break) !== 0;
  let inWeek = false;
  for (let i = at - 1; i >= Math.max(0, at - BACK); i--) {
    if (((gaps[i + 1] ?? 0) & GAP.sentence) !== 0) return null;
    const word = tokens[i]?.form ?? "";
    if (isFigure(document, i) && word !== "a" && word !== "an") {
      const figure = isSign && i === at - 1 ? numberAt(document, i) : measureAt(document, i, OCCASIONS);
      if (figure === null || figure.to > at) return null;
      const unit = "unit" in figure ? figure.unit : "x";
      const counts = unit === "x" || unit === "time" || isEach || OF.has(tokens[at - 1]?.form ?? "");
      return counts ? { count: (figure.least + figure.most) / 2, from: i, inWeek } : null;
    }
    if (word === "twice") return { count: 2, from: i, inWeek };
    if (word === "week" || word === "weekly") inWeek = true;
    if (!BETWEEN.has(word) && !OCCASIONS.has(word)) return null;
  }
  return null;
}

/** "10 hours... or rather 5": the later one, as often as the first unless it says so itself. */
function lastWord(document: Document, first: Offer, expected: boolean): Offer {
  let offer = first;
  for (;;) {
    const at = correctionAfter(document, offer.to);
    if (at === null) return offer;
    const again = offerAt(document, at, true);
    if (again !== null) {
      const explicit = expected || offerAt(document, at, false) !== null;
      offer = explicit ? again : { ...again, hours: again.hours * offer.factor, factor: offer.factor };
      continue;
    }
    const bare = bareNumberAt(document, at);
    if (bare === null) return offer;
    offer = { ...offer, from: at, to: bare.to, hours: middle(bare) * offer.factor };
  }
}

const JOINS = new Set(["and", "plu", "plus", "then", "maybe", "about", "another"]);
const MORE = new Set(["more", "extra", "additional"]);
const ON = new Set(["on", "at", "each", "every", "per"]);

/** "... and three more on Sundays", "1 hour on weekdays and 3 on weekends". */
function added(document: Document, first: Offer): Offer {
  let offer = first;
  for (let next = addition(document, offer); next !== null; next = addition(document, offer)) {
    offer = { ...offer, to: next.to, hours: offer.hours + next.hours, days: true };
  }
  return offer;
}

function addition(document: Document, offer: Offer): { hours: number; to: number } | null {
  const { gaps, tokens } = document;
  if (((gaps[offer.to] ?? 0) & GAP.sentence) !== 0) return null;
  let at = offer.to;
  while (at < offer.to + 4 && JOINS.has(tokens[at]?.form ?? "")) at += 1;
  const joined = at > offer.to || ((gaps[at] ?? 0) & (GAP.comma | GAP.plus | GAP.ampersand)) !== 0;
  const length = joined ? lengthAt(document, at) : null;
  const amount = joined ? (length ?? numberAt(document, at)) : null;
  if (amount === null) return null;
  let to = amount.to;
  let more = tokens[at - 1]?.form === "another";
  if (MORE.has(tokens[to]?.form ?? "")) {
    more = true;
    to += HOUR_UNITS.has(tokens[to + 1]?.form ?? "") ? 2 : 1;
  }
  if (length === null && to === amount.to && !ON.has(tokens[to]?.form ?? "")) return null;
  const period: Period | null = periodAt(document, to);
  if (!more && !(offer.days && period?.days === true)) return null;
  return { hours: middle(amount) * (period?.factor ?? 1), to: period?.to ?? to };
}

/** "6", "about 10": only where hours were asked for. */
function bareHours(document: Document): Offer | null {
  for (let i = 0; i < document.tokens.length; i++) {
    const amount = bareNumberAt(document, i);
    if (amount === null) continue;
    const said: Offer = { from: i, to: amount.to, hours: middle(amount), factor: 1, days: false };
    const offer = lastWord(document, said, true);
    if (isPossible(offer.hours)) return offer;
    i = offer.to - 1;
  }
  return null;
}
