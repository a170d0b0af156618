import { QUOTE_MAX } from "../profile.ts";
import type { Span } from "./reading.ts";

/** Signs at which a quotation may start or end: the clause or the list item. */
const HARD = signs(".!?;\n\r\u2022\u2028\u2029|");
const SOFT = signs(",.!?;\n\r\u2022\u2028\u2029|");
/** By the code of each sign, 1 for an edge; nearly every sign of a text is one of the first. */
interface Signs {
  readonly ascii: Uint8Array;
  readonly others: ReadonlySet<number>;
}

function signs(all: string): Signs {
  const codes = [...all].map((sign) => sign.charCodeAt(0));
  const ascii = new Uint8Array(128);
  for (const code of codes) if (code < 128) ascii[code] = 1;
  return { ascii, others: new Set(codes) };
}

const isSign = ({ ascii, others }: Signs, code: number): boolean =>
  code < 128 ? ascii[code] === 1 : others.has(code);

const FULL_STOP = 46;
const COMMA = 44;
const OPEN = 40;
const CLOSE = 41;
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
    const code = text.charCodeAt(i - 1);
    if (code === CLOSE) depth += 1;
    if (code === OPEN && depth === 0 && edge === SOFT) return i;
    if (code === OPEN) depth = Math.max(0, depth - 1);
    if (isEdge(text, i - 1, code, edge) && isOutside(code, depth)) return i;
  }
  return wordStart(text, limit, from);
}

function edgeRight(text: string, from: number, edge: Signs): number {
  const limit = Math.min(text.length, from + QUOTE_MAX);
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN) depth += 1;
    if (code === CLOSE && depth === 0 && edge === SOFT) return i;
    if (code === CLOSE) depth = Math.max(0, depth - 1);
    if (isEdge(text, i, code, edge) && isOutside(code, depth)) return i;
  }
  return limit === text.length ? limit : wordEnd(text, limit, from);
}

/** A comma inside brackets parts no items: "Kubernetes (5 years, production)". */
const isOutside = (code: number, depth: number): boolean => code !== COMMA || depth === 0;

/** A full stop ends a clause only before a space: "Node.js" and "3.5" hold one. */
function isEdge(text: string, at: number, code: number, edge: Signs): boolean {
  if (!isSign(edge, code)) return false;
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
  const begun = seen.slice(coreStart(seen)).replace(/^(?:and|or) /i, "");
  const core = begun.slice(0, coreEnd(begun)).trim();
  return core.includes("(") || core.includes(")") ? balanced(core) : core;
}

/** What leads up to words or trails after them. */
const LOOSE = signs(" ,:-*");

function coreStart(words: string): number {
  let start = 0;
  while (start < words.length && isSign(LOOSE, words.charCodeAt(start))) start += 1;
  return start;
}

function coreEnd(words: string): number {
  let end = words.length;
  while (end > 0 && isSign(LOOSE, words.charCodeAt(end - 1))) end -= 1;
  return end;
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
