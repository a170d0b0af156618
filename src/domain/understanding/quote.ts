import { QUOTE_MAX } from "../profile.ts";
import type { Span } from "./reading.ts";

/** Signs at which a quotation may start or end: the clause or the list item. */
const HARD = signs(".!?;\n\r\u2022\u2028\u2029|");
const SOFT = signs(",.!?;\n\r\u2022\u2028\u2029|");
type Signs = ReadonlySet<number>;

function signs(all: string): Signs {
  return new Set([...all].map((sign) => sign.charCodeAt(0)));
}

const FULL_STOP = 46;
/** Room left and right of the span that is worth showing. */
const CONTEXT = 50;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * The person's words around a span: its clause, or its list item when that is asked for or the clause is long.
 * No control characters.
 */
export function toQuote(text: string, span: Span, unit: "clause" | "item" = "clause"): string {
  const start = Math.max(0, Math.min(span.start, text.length));
  const end = Math.max(start, Math.min(span.end, text.length));
  const clause = clean(text.slice(edgeLeft(text, start, HARD), edgeRight(text, end, HARD)));
  if (unit === "clause" && clause.length <= QUOTE_MAX && clause.length <= end - start + 2 * CONTEXT)
    return clause;
  const item = clean(text.slice(edgeLeft(text, start, SOFT), edgeRight(text, end, SOFT)));
  return item.length <= QUOTE_MAX ? item : cut(clean(text.slice(start, end)));
}

function edgeLeft(text: string, from: number, edge: Signs): number {
  const limit = Math.max(0, from - QUOTE_MAX);
  let depth = 0;
  for (let i = from; i > limit; i--) {
    const sign = text[i - 1];
    if (sign === ")") depth += 1;
    if (sign === "(" && depth === 0 && edge === SOFT) return i;
    if (sign === "(") depth = Math.max(0, depth - 1);
    if (isEdge(text, i - 1, edge) && isOutside(sign, depth)) return i;
  }
  return wordStart(text, limit, from);
}

function edgeRight(text: string, from: number, edge: Signs): number {
  const limit = Math.min(text.length, from + QUOTE_MAX);
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const sign = text[i];
    if (sign === "(") depth += 1;
    if (sign === ")" && depth === 0 && edge === SOFT) return i;
    if (sign === ")") depth = Math.max(0, depth - 1);
    if (isEdge(text, i, edge) && isOutside(sign, depth)) return i;
  }
  return limit === text.length ? limit : wordEnd(text, limit, from);
}

/** A comma inside brackets parts no items: "Kubernetes (5 years, production)". */
const isOutside = (sign: string | undefined, depth: number): boolean => sign !== "," || depth === 0;

/** A full stop ends a clause only before a space: "Node.js" and "3.5" hold one. */
function isEdge(text: string, at: number, edge: Signs): boolean {
  const code = text.charCodeAt(at);
  if (!edge.has(code)) return false;
  return code !== FULL_STOP || at + 1 >= text.length || /\s/.test(text[at + 1] ?? "");
}

function wordStart(text: string, at: number, before: number): number {
  if (at === 0) return 0;
  for (let i = at; i < before; i++) if (/\s/.test(text[i] ?? "")) return i + 1;
  return before;
}

function wordEnd(text: string, at: number, after: number): number {
  for (let i = at; i > after; i--) if (/\s/.test(text[i] ?? "")) return i;
  return after;
}

/** Nearly every piece of a text: nothing in it but signs that are seen, and single spaces. */
const PLAIN = /^ ?[!-~]+(?: [!-~]+)* ?$/;

function clean(words: string): string {
  const seen = PLAIN.test(words)
    ? words
    : words.replace(UNSEEN, " ").replace(LONE_SURROGATES, "").replace(/\s+/g, " ");
  const core = seen
    .replace(/^[\s,:\-*]+/, "")
    .replace(/^(?:and|or) /i, "")
    .replace(/[\s,:\-*]+$/, "")
    .trim();
  return core.includes("(") || core.includes(")") ? balanced(core) : core;
}

/** No bracket is left without its other half. */
function balanced(words: string): string {
  const open: number[] = [];
  const lone = new Set<number>();
  for (let i = 0; i < words.length; i++) {
    if (words[i] === "(") open.push(i);
    if (words[i] === ")" && open.pop() === undefined) lone.add(i);
  }
  for (const at of open) lone.add(at);
  if (lone.size === 0) return words;
  return words
    .split("")
    .filter((_, at) => !lone.has(at))
    .join("")
    .trim();
}

function cut(words: string): string {
  return words.length <= QUOTE_MAX ? words : words.slice(0, QUOTE_MAX).replace(LONE_SURROGATES, "");
}
