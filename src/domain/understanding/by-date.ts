import { type Measure, measureAt } from "./amounts.ts";
import { restatedAfter } from "./bare-number.ts";
import { addDays, addMonths } from "./calendar.ts";
import { dateWordAt, type Found, isoAt, leadAt, pointAt } from "./date-points.ts";
import { type Document, GAP, isFigure } from "./document.ts";
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
const FURTHEST_YEARS = 30;

export function wishDate(
  document: Document,
  today: string | undefined,
  expecting?: Expecting,
): Fact<string> | null {
  if (today === undefined) return null;
  const { tokens } = document;
  for (let i = 0; i < tokens.length; i++) {
    const first =
      after(document, i, today) ??
      isoAt(document, i) ??
      (expecting === "by" ? bare(document, i, today) : null);
    const found = first === null ? null : lastWord(document, first, today);
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

/** "in 6 months. Actually make it a year": the later one. */
function lastWord(document: Document, first: Found, today: string): Found {
  let found = first;
  for (;;) {
    const again = (at: number) => after(document, at, today) ?? restated(document, at, today);
    const isFigureAt = (i: number) => dateWordAt(document, i) !== null;
    const at = restatedAfter(document, found.to, isFigureAt, (next) => again(next) !== null);
    const next = at === null ? null : again(at);
    if (next === null || next.to <= found.to) return found;
    found = next;
  }
}

function restated(document: Document, at: number, today: string): Found | null {
  const span = isFigure(document, at) ? measureAt(document, at, SPANS) : null;
  if (span !== null) return isDuration(document, span) ? { value: spanFrom(today, span), to: span.to } : null;
  const { tokens } = document;
  const isPoint =
    STARTS.has(tokens[at]?.form ?? "") || dateWordAt(document, leadAt(document, at).at) === "date";
  return isPoint ? pointAt(document, at, today, false) : null;
}

function after(document: Document, i: number, today: string): Found | null {
  const { tokens, gaps } = document;
  const word = tokens[i]?.form ?? "";
  if (i > 0 && ((gaps[i + 1] ?? 0) & GAP.end) !== 0) return null;
  switch (word) {
    case "until":
    case "till":
      return hasTime(document, i) ? pointAt(document, i + 1, today, false) : null;
    case "by":
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

const HAS = new Set("have got give given myself get deadline it".split(" "));

/** "I have until June", while "full time until June" is how long the hours last. */
function hasTime({ tokens }: Document, at: number): boolean {
  const before = tokens[at - 1]?.form === "time" ? at - 2 : at - 1;
  return at === 0 || HAS.has(tokens[before]?.form ?? "");
}

const LOOKS_BACK = new Set(["of", "with", "as", "experience", "ago", "old"]);
const EACH = new Set(["a", "per", "each", "every"]);

/** "in 2 years of work" and "in 6 months with Python" look back, "in 6 months" looks ahead. */
function isDuration({ tokens, gaps }: Document, span: Measure): boolean {
  if (((gaps[span.to] ?? 0) & GAP.break) !== 0) return true;
  const next = tokens[span.to]?.form ?? "";
  if (LOOKS_BACK.has(next)) return false;
  // "5 days a week" is how often.
  return !(EACH.has(next) && SPANS.has(tokens[span.to + 1]?.form ?? ""));
}

function spanFrom(today: string, { most, unit }: Measure): string {
  if (unit === "day") return addDays(today, Math.round(most));
  if (unit === "week" || unit === "wk") return addDays(today, Math.round(most * 7));
  const months = unit.startsWith("y") ? most * 12 : most;
  const whole = Math.floor(months);
  return addDays(addMonths(today, whole), Math.round((months - whole) * 30));
}

/** A bare answer: "6 months", "next summer", "June", "my contract ends in March". */
function bare(document: Document, i: number, today: string): Found | null {
  const span = isFigure(document, i) ? measureAt(document, i, SPANS) : null;
  if (span !== null)
    return isAhead(document, i) && isDuration(document, span)
      ? { value: spanFrom(today, span), to: span.to }
      : null;
  const from = pointStart(document, i);
  return from === null ? null : pointAt(document, from, today, false);
}

const NOT_AHEAD = new Set(["every", "each", "other", "last", "past", "previous", "since"]);
/** What may stand before "a week" that is a length of time: "6 hours a week" is none. */
const BEFORE_ARTICLE = new Set(
  "about around maybe in within say like take need want for than probably roughly over give me have or".split(
    " ",
  ),
);

function isAhead({ gaps, tokens }: Document, i: number): boolean {
  if (((gaps[i] ?? 0) & GAP.break) !== 0) return true;
  const before = tokens[i - 1]?.form ?? "";
  const word = tokens[i]?.form ?? "";
  const isArticle = word === "a" || word === "an" || word === "one";
  return isArticle ? BEFORE_ARTICLE.has(before) : !NOT_AHEAD.has(before);
}

const PREPOSITIONS = new Set(["in", "on", "at", "around", "about", "for", "during"]);
const STARTS = new Set(["next", "end", "start", "beginning", "middle", "mid", "early", "late"]);

/** Where a point in time starts that needs no "by" before it. */
function pointStart(document: Document, i: number): number | null {
  const word = document.tokens[i]?.form ?? "";
  const led = PREPOSITIONS.has(word);
  const from = led ? i + 1 : i;
  if (!led && i > 0 && !STARTS.has(word)) return dateWordAt(document, i) === "date" ? i : null;
  const { at, edge, next } = leadAt(document, from);
  const form = document.tokens[at]?.form ?? "";
  if (form === "year" || form === "month" || form === "week")
    return next || edge !== null || (i === 0 && !led) ? from : null;
  const kind = dateWordAt(document, at);
  return kind === "date" || (kind === "ambiguous" && (led || at > from)) ? from : null;
}
