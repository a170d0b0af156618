import { type Measure, measureAt } from "./amounts.ts";
import { addDays, addMonths, isoDate, lastDay } from "./calendar.ts";
import { type Document, GAP } from "./document.ts";
import type { Fact } from "./reading.ts";
import type { Expecting } from "./understanding.ts";

/** The date by which a person wants to be there: "by June 2027", "in 6 months", "before summer", "2027-06-30". */

const SPANS: ReadonlySet<string> = new Set([
  "day",
  "week",
  "wk",
  "month",
  "mo",
  "mth",
  "mos",
  "year",
  "yr",
  "yrs",
]);
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
const FURTHEST_YEARS = 30;

export function wishDate(
  document: Document,
  today: string | undefined,
  expecting?: Expecting,
): Fact<string> | null {
  if (today === undefined) return null;
  const { tokens } = document;
  for (let i = 0; i < tokens.length; i++) {
    const found =
      after(document, i, today) ??
      isoAt(document, i) ??
      (expecting === "by" ? bare(document, i, today) : null);
    if (
      found === null ||
      found.value <= today ||
      Number(found.value.slice(0, 4)) - Number(today.slice(0, 4)) > FURTHEST_YEARS
    )
      continue;
    const start = tokens[i]?.start;
    const end = tokens[found.to - 1]?.end;
    if (start !== undefined && end !== undefined) return { start, end, value: found.value };
  }
  return null;
}

interface Found {
  readonly value: string;
  readonly to: number;
}

function after(document: Document, i: number, today: string): Found | null {
  const { tokens, gaps } = document;
  const word = tokens[i]?.form ?? "";
  if (i > 0 && ((gaps[i + 1] ?? 0) & GAP.end) !== 0) return null;
  switch (word) {
    case "by":
    case "until":
    case "till":
    case "before": {
      return pointAt(document, i + 1, today, word === "before");
    }
    case "in":
    case "within":
    case "under": {
      let at = i + 1;
      while (["the", "next", "about", "around", "le", "than", "max"].includes(tokens[at]?.form ?? ""))
        at += 1;
      const span = measureAt(document, at, SPANS);
      if (span !== null)
        return isDuration(document, span) ? { value: spanFrom(today, span), to: span.to } : null;
      return null;
    }
    default:
      return null;
  }
}

/** "in 2 years of work" and "in 6 months with Python" look back, "in 6 months" looks ahead. */
function isDuration({ tokens, gaps }: Document, span: Measure): boolean {
  if (((gaps[span.to] ?? 0) & GAP.break) !== 0) return true;
  const next = tokens[span.to]?.form ?? "";
  return !["of", "with", "as", "experience", "ago"].includes(next);
}

function spanFrom(today: string, { most, unit }: Measure): string {
  if (unit === "day") return addDays(today, Math.round(most));
  if (unit === "week" || unit === "wk") return addDays(today, Math.round(most * 7));
  const months = unit.startsWith("y") ? most * 12 : most;
  const whole = Math.floor(months);
  return addDays(addMonths(today, whole), Math.round((months - whole) * 30));
}

/** "June 2027", "the end of next year", "next summer", "2028", "30 June". */
function pointAt(document: Document, from: number, today: string, before: boolean): Found | null {
  const { tokens } = document;
  const year = Number(today.slice(0, 4));
  let at = from;
  let edge: "start" | "middle" | "end" | null = null;
  let next = false;
  for (; at < from + 7; at++) {
    const word = tokens[at]?.form ?? "";
    if (
      word === "the" ||
      word === "of" ||
      word === "this" ||
      word === "late" ||
      word === "early" ||
      word === "in"
    )
      continue;
    if (word === "end") edge = "end";
    else if (word === "start" || word === "beginning") edge = "start";
    else if (word === "middle" || word === "mid") edge = "middle";
    else if (word === "next") next = true;
    else break;
  }
  const word = tokens[at]?.form ?? "";
  if (word === "year") return { value: edgeOfYear(year + (next ? 1 : 0), edge), to: at + 1 };
  if (word === "month") return { value: lastOfMonth(addMonths(today, next ? 1 : 0)), to: at + 1 };
  if (word === "week") return { value: addDays(today, next ? 14 : 7), to: at + 1 };
  const iso = isoAt(document, at);
  if (iso !== null) return iso;
  const month = MONTHS.get(word);
  if (month !== undefined) return monthDate(document, at, month, today, before, next);
  const season = SEASONS.get(word);
  if (season !== undefined) {
    const named = yearAt(document, at + 1);
    const edgeMonth = before ? season[0] : season[1];
    const dated = (y: number) => (before ? addDays(isoDate(y, edgeMonth, 1), -1) : isoDate(y, edgeMonth, 31));
    let chosen = named ?? year;
    if (named === null && dated(chosen) <= today) chosen += 1;
    return { value: dated(chosen), to: at + (named === null ? 1 : 2) };
  }
  const day = dayNumber(word);
  const dayMonth =
    MONTHS.get(tokens[at + 1]?.form ?? "") ??
    (tokens[at + 1]?.form === "of" ? MONTHS.get(tokens[at + 2]?.form ?? "") : undefined);
  if (day !== null && dayMonth !== undefined) {
    const to = at + (tokens[at + 1]?.form === "of" ? 3 : 2);
    return dated(document, to, dayMonth, day, today, before);
  }
  const plain = yearAt(document, at);
  if (plain !== null)
    return { value: before ? isoDate(plain - 1, 12, 31) : edgeOfYear(plain, edge), to: at + 1 };
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
  const named = yearAt(document, at + 1);
  if (document.tokens[at]?.form === "may" && named === null && !isLast(document, at)) return null;
  const on = (y: number) => (before ? addDays(isoDate(y, month, 1), -1) : isoDate(y, month, 31));
  let year = named ?? Number(today.slice(0, 4));
  if (named === null && (on(year) <= today || next)) year += 1;
  return { value: on(year), to: at + (named === null ? 1 : 2) };
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
  const named = yearAt(document, to);
  let year = named ?? Number(today.slice(0, 4));
  if (named === null && isoDate(year, month, day) <= today) year += 1;
  const value = isoDate(year, month, day);
  return { value: before ? addDays(value, -1) : value, to: named === null ? to : to + 1 };
}

function edgeOfYear(year: number, edge: "start" | "middle" | "end" | null): string {
  if (edge === "start") return isoDate(year, 1, 31);
  return edge === "middle" ? isoDate(year, 6, 30) : isoDate(year, 12, 31);
}

function lastOfMonth(iso: string): string {
  return isoDate(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 31);
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
function isoAt({ tokens, text, figures }: Document, at: number): Found | null {
  if (figures[at] !== 1) return null;
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

/** A bare answer: "6 months", "next summer", "June". */
function bare(document: Document, i: number, today: string): Found | null {
  const span = measureAt(document, i, SPANS);
  if (span !== null) return { value: spanFrom(today, span), to: span.to };
  return i === 0 ? pointAt(document, i, today, false) : null;
}
