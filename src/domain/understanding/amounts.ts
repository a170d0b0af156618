import { type Document, GAP, isFigure } from "./document.ts";
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
  if (!isFigure(document, at)) return null;
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
  const second = rangeEnd(document, to, at);
  if (second !== null && second.value >= least) {
    most = second.value;
    to = second.to;
    glued = second.unit;
  } else {
    const half = andHalf(document, to);
    if (half !== null) {
      least += 0.5;
      most = least;
      to = half;
    }
  }
  if (glued !== "") return units.has(glued) ? { least, most, to, unit: glued } : null;
  if (((document.gaps[to] ?? 0) & (GAP.end | GAP.comma)) !== 0) return null;
  const unit = document.tokens[to]?.form ?? "";
  if (!units.has(unit)) return null;
  to += 1;
  const half = andHalf(document, to);
  if (half !== null) return { least: least + 0.5, most: most + 0.5, to: half, unit };
  const more = orMore(document, to, most);
  return more === null ? { least, most, to, unit } : { least, most: more.value, to: more.to, unit };
}

/** "and a half": where it ends. */
function andHalf(document: Document, at: number): number | null {
  if (document.tokens[at]?.form !== "and") return null;
  const half = figureAt(document, at + 1);
  return half?.value === 0.5 ? half.to : null;
}

/** "an hour or two": a higher number after the unit, with no other unit of its own. */
function orMore(document: Document, at: number, most: number): Figure | null {
  const { tokens } = document;
  const next = tokens[at + 1]?.form ?? "";
  if (tokens[at]?.form !== "or" || next === "a" || next === "an") return null;
  const figure = figureAt(document, at + 1);
  if (figure === null || figure.unit !== "" || figure.value <= most) return null;
  return OTHER_UNITS.has(tokens[figure.to]?.form ?? "") ? null : figure;
}

const OTHER_UNITS = new Set(
  "year yr yrs month mo mth mos week wk day hour hr hrs h minute min time".split(" "),
);

function rangeEnd(document: Document, at: number, start: number): Figure | null {
  const form = document.tokens[at]?.form;
  const { gaps, text, tokens } = document;
  if (form === "to" || form === "or" || (form === "and" && tokens[start - 1]?.form === "between"))
    return figureAt(document, at + 1);
  const sign = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0).trim();
  if (sign !== "-" && sign !== "\u2013" && sign !== "\u2014") return null;
  return ((gaps[at] ?? 0) & GAP.end) === 0 ? figureAt(document, at) : null;
}

/** "6" and "6ish". */
const isPlain = (unit: string): boolean => unit === "" || unit === "ish";

/** A number or a range with no unit glued to it, whatever follows. */
export function numberAt(document: Document, at: number): Amount | null {
  const first = figureAt(document, at);
  if (first === null || !isPlain(first.unit)) return null;
  const second = rangeEnd(document, first.to, at);
  if (second !== null && second.value >= first.value)
    return isPlain(second.unit) ? { least: first.value, most: second.value, to: second.to } : null;
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
