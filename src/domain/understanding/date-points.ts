import { addDays, addMonths, isoDate, lastDay } from "./calendar.ts";
import { type Document, GAP, isFigure } from "./document.ts";

/** A point in time as people write it: "June 2027", "31.12.2026", "the end of next year". */

const MONTHS = new Map(
  "january february march april may june july august september october november december".split(" ").flatMap(
    (name, index): Array<[string, number]> => [
      [name, index + 1],
      [name.slice(0, 3), index + 1],
    ],
  ),
).set("sept", 9);
/** First and last month. */
const SEASONS = new Map<string, readonly [number, number]>([
  ["spring", [3, 5]],
  ["summer", [6, 8]],
  ["autumn", [9, 11]],
  ["fall", [9, 11]],
  ["winter", [12, 12]],
  ["christma", [12, 12]],
  ["q1", [1, 3]],
  ["q2", [4, 6]],
  ["q3", [7, 9]],
  ["q4", [10, 12]],
]);

export interface Found {
  readonly value: string;
  /** First word after it. */
  readonly to: number;
}

type Edge = "start" | "middle" | "end" | null;

interface Lead {
  /** First word of the date itself. */
  readonly at: number;
  readonly edge: Edge;
  readonly next: boolean;
}

const PASSED_OVER = new Set(["the", "of", "this", "late", "early", "in"]);
const EDGES: ReadonlyMap<string, Edge> = new Map([
  ["end", "end"],
  ["start", "start"],
  ["beginning", "start"],
  ["middle", "middle"],
  ["mid", "middle"],
]);
const LEAD_MAX = 7;

const BEFORE_YEAR = new Set(["of", "in", "the", "year"]);

/** "the end of next", "early", "in the". */
export function leadAt({ tokens }: Document, from: number): Lead {
  let at = from;
  let edge: Edge = null;
  let next = false;
  for (; at < from + LEAD_MAX; at++) {
    const word = tokens[at]?.form ?? "";
    if (PASSED_OVER.has(word)) continue;
    const named = EDGES.get(word);
    if (named !== undefined) edge = named;
    else if (word === "next") next = true;
    else break;
  }
  return { at, edge, next };
}

/** "June 2027", "the end of next year", "next summer", "2028", "30 June". */
export function pointAt(document: Document, from: number, today: string, before: boolean): Found | null {
  const { tokens } = document;
  const year = Number(today.slice(0, 4));
  const { at, edge, next } = leadAt(document, from);
  const word = tokens[at]?.form ?? "";
  if (word === "year" && yearAt(document, at + 1) === null)
    return { value: edgeOfYear(year + (next ? 1 : 0), edge), to: at + 1 };
  if (word === "month") return { value: lastOfMonth(addMonths(today, next ? 1 : 0)), to: at + 1 };
  if (word === "week") return { value: addDays(today, next ? 14 : 7), to: at + 1 };
  const written = isoAt(document, at) ?? numericAt(document, at, before);
  if (written !== null) return written;
  const month = MONTHS.get(word);
  if (month !== undefined) return monthDate(document, at, month, today, before, next);
  const season = SEASONS.get(word);
  if (season !== undefined) {
    const { year: named, to } = yearAfter(document, at + 1);
    const edgeMonth = before ? season[0] : season[1];
    const dated = (y: number) => (before ? addDays(isoDate(y, edgeMonth, 1), -1) : isoDate(y, edgeMonth, 31));
    let chosen = named ?? year;
    if (named === null && dated(chosen) <= today) chosen += 1;
    return { value: dated(chosen), to };
  }
  const day = dayNumber(word);
  const dayMonth =
    MONTHS.get(tokens[at + 1]?.form ?? "") ??
    (tokens[at + 1]?.form === "of" ? MONTHS.get(tokens[at + 2]?.form ?? "") : undefined);
  if (day !== null && dayMonth !== undefined) {
    const to = at + (tokens[at + 1]?.form === "of" ? 3 : 2);
    return dated(document, to, dayMonth, day, today, before);
  }
  const { year: plain, to } = yearAfter(document, word === "year" ? at + 1 : at);
  if (plain !== null) return { value: before ? isoDate(plain - 1, 12, 31) : edgeOfYear(plain, edge), to };
  return null;
}

function monthDate(
  document: Document,
  at: number,
  month: number,
  today: string,
  before: boolean,
  next: boolean,
): Found | null {
  const day = dayNumber(document.tokens[at + 1]?.form ?? "");
  if (day !== null && yearAt(document, at + 1) === null)
    return dated(document, at + 2, month, day, today, before);
  const { year: named, to } = yearAfter(document, at + 1);
  if (document.tokens[at]?.form === "may" && named === null && !isLast(document, at)) return null;
  const on = (y: number) => (before ? addDays(isoDate(y, month, 1), -1) : isoDate(y, month, 31));
  let year = named ?? Number(today.slice(0, 4));
  if (named === null && (on(year) <= today || next)) year += 1;
  return { value: on(year), to };
}

/** Words that are dates by themselves, unlike "march" and "may". */
const OTHER_MEANING = new Set(["march", "may", "mar", "fall", "spring"]);

export type DateWord = "date" | "ambiguous" | null;

/** What kind of word this is: a month, a season, a year or a day before a month. */
export function dateWordAt(document: Document, at: number): DateWord {
  const word = document.tokens[at]?.form ?? "";
  if (MONTHS.has(word) || SEASONS.has(word)) {
    const isPlain = !OTHER_MEANING.has(word) || isLast(document, at) || yearAt(document, at + 1) !== null;
    return isPlain ? "date" : "ambiguous";
  }
  if (!isFigure(document, at) || isGlued(document, at)) return null;
  return dayNumber(word) !== null || yearAt(document, at) !== null ? "date" : null;
}

/** The 2027 of "40/2027" is no year by itself. */
function isGlued({ text, tokens }: Document, at: number): boolean {
  const start = tokens[at]?.start ?? 0;
  return /^\d[./-]$/.test(text.slice(Math.max(0, start - 2), start));
}

/** "may" is a month only where nothing follows that it could help as a verb. */
function isLast({ gaps }: Document, at: number): boolean {
  return ((gaps[at + 1] ?? 0) & GAP.break) !== 0;
}

function dated(
  document: Document,
  to: number,
  month: number,
  day: number,
  today: string,
  before: boolean,
): Found {
  const { year: named, to: end } = yearAfter(document, to);
  let year = named ?? Number(today.slice(0, 4));
  if (named === null && isoDate(year, month, day) <= today) year += 1;
  const value = isoDate(year, month, day);
  return { value: before ? addDays(value, -1) : value, to: end };
}

function edgeOfYear(year: number, edge: Edge): string {
  if (edge === "start") return isoDate(year, 1, 31);
  return edge === "middle" ? isoDate(year, 6, 30) : isoDate(year, 12, 31);
}

function lastOfMonth(iso: string): string {
  return isoDate(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 31);
}

/** "2028", "of 2028", "in 2028", "in the year 2028" behind a month or a season. */
function yearAfter(document: Document, at: number): { year: number | null; to: number } {
  let place = at;
  while (place < at + 3 && BEFORE_YEAR.has(document.tokens[place]?.form ?? "")) place += 1;
  const isSame = ((document.gaps[at] ?? 0) & GAP.sentence) === 0;
  const year = isSame ? yearAt(document, place) : null;
  return { year, to: year === null ? at : place + 1 };
}

function yearAt({ tokens }: Document, at: number): number | null {
  const form = tokens[at]?.form ?? "";
  return /^20\d\d$/.test(form) ? Number(form) : null;
}

function dayNumber(form: string): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(form)?.[1];
  if (digits === undefined) return null;
  const day = Number(digits);
  return day >= 1 && day <= 31 ? day : null;
}

/** "2027-06-30" anywhere, and "2027-06". */
export function isoAt(document: Document, at: number): Found | null {
  if (!isFigure(document, at)) return null;
  const { tokens, text } = document;
  const start = tokens[at]?.start;
  if (start === undefined || !/^20\d\d$/.test(tokens[at]?.form ?? "")) return null;
  const [whole, year, month, day] =
    /^(20\d\d)-(\d\d)(?:-(\d\d))?(?!\d)/.exec(text.slice(start, start + 10)) ?? [];
  if (whole === undefined) return null;
  const m = Number(month);
  if (m < 1 || m > 12) return null;
  if (day === undefined) return { value: isoDate(Number(year), m, 31), to: at + 2 };
  const d = Number(day);
  return d < 1 || d > lastDay(Number(year), m) ? null : { value: isoDate(Number(year), m, d), to: at + 3 };
}

const NUMERIC_LENGTH = 11;

/** "31.12.2026", "12/31/2026" (read as day and month where only that fits), "12/2026". */
function numericAt(document: Document, at: number, before: boolean): Found | null {
  const { tokens, text } = document;
  const start = tokens[at]?.start;
  if (start === undefined || !isFigure(document, at)) return null;
  const piece = text.slice(start, start + NUMERIC_LENGTH);
  const [monthly, m, y] = /^(\d{1,2})[./-](20\d\d)(?!\d)/.exec(piece) ?? [];
  if (monthly !== undefined) return ofMonth(Number(y), Number(m), at + 2, before);
  const [whole, first, , second, year] = /^(\d{1,2})([./-])(\d{1,2})\2(20\d\d)(?!\d)/.exec(piece) ?? [];
  if (whole === undefined) return null;
  const swapped = Number(second) > 12;
  const month = Number(swapped ? first : second);
  const day = Number(swapped ? second : first);
  if (month < 1 || month > 12 || day < 1 || day > lastDay(Number(year), month)) return null;
  const value = isoDate(Number(year), month, day);
  return { value: before ? addDays(value, -1) : value, to: at + 3 };
}

function ofMonth(year: number, month: number, to: number, before: boolean): Found | null {
  if (month < 1 || month > 12) return null;
  return { value: before ? addDays(isoDate(year, month, 1), -1) : isoDate(year, month, 31), to };
}
