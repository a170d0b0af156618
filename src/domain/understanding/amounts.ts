import { type Document, GAP } from "./document.ts";
import { NUMBER_WORDS } from "./figures.ts";

/** Numbers and lengths of time as people write them. */

export interface Amount {
  /** The lower and the upper end; the same unless a range is given. */
  readonly least: number;
  readonly most: number;
  /** First word after it. */
  readonly to: number;
}

const DIGITS_MAX = 6;

/** The number that a word starts with ("5yrs"), and how many of its letters that takes. */
function leadingDigits(form: string): { value: number; length: number } | null {
  let length = 0;
  while (length < form.length && length < DIGITS_MAX) {
    const code = form.charCodeAt(length);
    if (code < 48 || code > 57) break;
    length += 1;
  }
  return length === 0 ? null : { value: Number(form.slice(0, length)), length };
}

interface Figure {
  readonly value: number;
  readonly to: number;
  /** What is glued to the digits: "yrs" of "5yrs". */
  readonly unit: string;
}

function figureAt(document: Document, at: number): Figure | null {
  if (document.figures[at] !== 1) return null;
  const form = document.tokens[at]?.form ?? "";
  const digits = leadingDigits(form);
  if (digits !== null) {
    const unit = form.slice(digits.length);
    const fraction =
      unit === "" && isDecimalPoint(document, at) ? leadingDigits(document.tokens[at + 1]?.form ?? "") : null;
    if (fraction === null) return { value: digits.value, to: at + 1, unit };
    const rest = document.tokens[at + 1]?.form.slice(fraction.length) ?? "";
    return { value: digits.value + fraction.value / 10 ** fraction.length, to: at + 2, unit: rest };
  }
  const word = NUMBER_WORDS.get(form);
  if (word === undefined) return null;
  const next = document.tokens[at + 1]?.form;
  if (word === 1 && next !== undefined && (next === "half" || next === "couple" || next === "few")) {
    return figureAt(document, at + 1);
  }
  const of = form === "couple" && next === "of" ? 1 : 0;
  const article = form === "half" && (next === "a" || next === "an") ? 1 : 0;
  return { value: word, to: at + 1 + of + article, unit: "" };
}

function isDecimalPoint({ text, tokens }: Document, at: number): boolean {
  const end = tokens[at]?.end ?? 0;
  return tokens[at + 1]?.start === end + 1 && (text[end] === "." || text[end] === ",");
}

export interface Measure extends Amount {
  readonly unit: string;
}

/** "5 years", "3-5 yrs", "two and a half years", "10+ h": a number or a range with the unit that follows. */
export function measureAt(document: Document, at: number, units: ReadonlySet<string>): Measure | null {
  const first = figureAt(document, at);
  if (first === null) return null;
  if (first.unit !== "")
    return units.has(first.unit)
      ? { least: first.value, most: first.value, to: first.to, unit: first.unit }
      : null;
  let { value: least, to } = first;
  let most = least;
  let glued = "";
  const second = rangeEnd(document, to);
  if (second !== null && second.value >= least) {
    most = second.value;
    to = second.to;
    glued = second.unit;
  } else if (document.tokens[to]?.form === "and") {
    const half = figureAt(document, to + 1);
    if (half?.value === 0.5) {
      least += 0.5;
      most = least;
      to = half.to;
    }
  }
  if (glued !== "") return units.has(glued) ? { least, most, to, unit: glued } : null;
  if (((document.gaps[to] ?? 0) & (GAP.end | GAP.comma)) !== 0) return null;
  const unit = document.tokens[to]?.form ?? "";
  if (!units.has(unit)) return null;
  to += 1;
  if (document.tokens[to]?.form === "and") {
    const half = figureAt(document, to + 1);
    if (half?.value === 0.5) return { least: least + 0.5, most: most + 0.5, to: half.to, unit };
  }
  return { least, most, to, unit };
}

function rangeEnd(document: Document, at: number): Figure | null {
  const form = document.tokens[at]?.form;
  const { gaps, text, tokens } = document;
  if (form === "to" || form === "or") return figureAt(document, at + 1);
  const sign = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0).trim();
  if (sign !== "-" && sign !== "\u2013" && sign !== "\u2014") return null;
  return ((gaps[at] ?? 0) & GAP.end) === 0 ? figureAt(document, at) : null;
}

/** A bare number that is all there is to read from `at` on, whatever follows. */
export function numberAt(document: Document, at: number): Amount | null {
  const first = figureAt(document, at);
  if (first === null || first.unit !== "") return null;
  const second = rangeEnd(document, first.to);
  if (second !== null && second.value >= first.value)
    return { least: first.value, most: second.value, to: second.to };
  return { least: first.value, most: first.value, to: first.to };
}

export const YEAR_UNITS: ReadonlySet<string> = new Set([
  "year",
  "yr",
  "yrs",
  "y",
  "month",
  "mo",
  "mos",
  "mth",
]);
export const isMonths = (unit: string): boolean => unit.startsWith("mo") || unit === "mth";

/** Years, the middle of a range. */
export function yearsOf(measure: Measure): number {
  const middle = (measure.least + measure.most) / 2;
  return isMonths(measure.unit) ? middle / 12 : middle;
}
