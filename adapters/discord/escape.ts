import type { Spans, TextSpan } from "../../src/engine/reply.ts";
import { URL_MAX } from "./limits.ts";

/** Texts to and from Discord. What people and catalogues wrote becomes Markdown that shows it as it was written. */

/** Without signs that would be obeyed rather than shown, and without halves of characters. */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu, "");
}

/** Most texts are this, and need no second look. */
const PLAIN = /^[\n\x20-\x7e]*$/;

/**
 * Signs of Markdown, mentions, timestamps and links wherever they stand; those of headings, small print, lists and
 * quotes at the start of a line; the colon by which an address or an emoji begins.
 */
const SIGNS = /[\\*_~`|<@[\]]|[#>+-](?<=^[ \t]*[#>+-])|[.)](?<=^[ \t]*\d{1,9}[.)])|:(?=\/\/|[\w+~-]+:)/gm;

function signsOf(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(SIGNS)) found.push(match.index);
  return found;
}

/** A stretch of a text with a backslash before each of the signs in it; they are in order. */
function escapedSlice(text: string, from: number, to: number, signs: readonly number[]): string {
  let out = "";
  let at = from;
  for (const sign of signs) {
    if (sign < from) continue;
    if (sign >= to) break;
    out += `${text.slice(at, sign)}\\`;
    at = sign;
  }
  return out + text.slice(at, to);
}

/** A text as Markdown that shows nothing but the text. */
export function escaped(text: string): string {
  const clean = printable(text);
  return escapedSlice(clean, 0, clean.length, signsOf(clean));
}

/** The same in one line. */
export const escapedLine = (text: string): string => escaped(oneLine(text));

/** White space of any kind as single spaces. */
export const oneLine = (text: string): string => printable(text).replace(/\s+/g, " ").trim();

export const isLink = (href: string | undefined): href is string =>
  href !== undefined && href.length <= URL_MAX && /^https?:\/\/[^\s<>()\\[\]]+$/.test(href);

type Look = "plain" | "strong" | "emphasis" | "code" | "link";

interface Stretch {
  readonly text: string;
  readonly look: Look;
  readonly href?: string;
}

/** Spans as Markdown. Quoted words of the person stand in quotation marks; addresses that cannot be links are written out. */
export function markdown(spans: Spans): string {
  const stretches = joined(spans.flatMap(stretchesOf)).flatMap(aside);
  const whole = stretches.map(({ text }) => text).join("");
  const signs = signsOf(whole);
  let from = 0;
  let out = "";
  for (const stretch of stretches) {
    const text = escapedSlice(whole, from, from + stretch.text.length, signs);
    from += stretch.text.length;
    const marked = mark(text, stretch);
    // Two marks side by side would be read as one longer mark.
    out += /[*`]$/.test(out) && /^[*`]/.test(marked) ? `\u200b${marked}` : marked;
  }
  return out;
}

function stretchesOf(span: TextSpan): Stretch[] {
  const isPlain = span.style === undefined && span.href === undefined;
  const text = isPlain ? printable(span.text) : flat(span.text);
  if (text === "") return [];
  if (isLink(span.href))
    return [{ text: text.trim() === "" ? span.href : text, look: "link", href: span.href }];
  const tail =
    span.href === undefined ? [] : [{ text: ` (${printable(span.href)})`, look: "plain" as const }];
  return [styled(text, span.style), ...tail];
}

const flat = (text: string): string => printable(text).replace(/\s+/g, " ");

function styled(text: string, style: TextSpan["style"]): Stretch {
  switch (style) {
    case "strong":
      return { text, look: "strong" };
    case "emphasis":
      return { text, look: "emphasis" };
    case "quote":
      return { text: text.trim() === "" ? text : `"${text}"`, look: "emphasis" };
    case "code":
      return { text, look: text.includes("`") ? "strong" : "code" };
    default:
      return { text, look: "plain" };
  }
}

/** Marks stand close to their words: the white space around goes outside. */
function aside({ text, ...style }: Stretch): Stretch[] {
  const [, before = "", core = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  const parts: Stretch[] = [
    { text: before, look: "plain" },
    { text: core, ...style },
    { text: after, look: "plain" },
  ];
  return parts.filter((part) => part.text !== "");
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const stretch of stretches) {
    const last = out.at(-1);
    if (
      last !== undefined &&
      last.look === stretch.look &&
      last.href === stretch.href &&
      last.look !== "code"
    )
      out[out.length - 1] = { ...last, text: last.text + stretch.text };
    else out.push(stretch);
  }
  return out;
}

function mark(text: string, { look, href }: Stretch): string {
  switch (look) {
    case "plain":
      return text;
    case "strong":
      return `**${text}**`;
    case "emphasis":
      return `*${text}*`;
    case "code":
      return `\`${asWritten(text)}\``;
    case "link":
      return `[${text}](<${href}>)`;
  }
}

/** In code nothing is escaped, and nothing needs to be. */
const asWritten = (text: string): string => text.replace(/\\([^0-9A-Za-z\s])/g, "$1");

/** Shortened to a number of UTF-16 units with an ellipsis; never in the middle of a character. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${cutAt(text, most - 1).trimEnd()}…`;
}

const cutAt = (text: string, at: number): string =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? text.slice(0, at - 1) : text.slice(0, at);

/** In parts of at most so many UTF-16 units: at line ends, else between words, else between characters. Together they are the whole. */
export function inParts(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const head = cutAt(rest, most);
    const at = Math.max(head.lastIndexOf("\n"), head.lastIndexOf(" ")) + 1;
    const part = at > most / 2 ? head.slice(0, at) : head;
    parts.push(part);
    rest = rest.slice(part.length);
  }
  if (rest !== "") parts.push(rest);
  return parts;
}

/** Spans in groups of at most so many UTF-16 units; together they are the whole. */
export function spansInParts(spans: Spans, most: number): Spans[] {
  const groups: TextSpan[][] = [[]];
  let room = most;
  for (const span of spans) {
    for (const text of inParts(span.text, most)) {
      const size = text.length + (span.href?.length ?? 0);
      if (size > room && groups.at(-1)?.length !== 0) {
        groups.push([]);
        room = most;
      }
      groups.at(-1)?.push({ ...span, text });
      room -= size;
    }
  }
  return groups.filter((group) => group.length > 0);
}

/** A text of a person as they meant it: names of mentions and emojis instead of their ids. */
export function typed(text: string, bot: string, names: ReadonlyMap<string, string>): string {
  return text
    .replaceAll(new RegExp(`<@!?${bot}>`, "g"), " ")
    .replace(/<@!?(\d+)>/g, (_, id: string) => names.get(id) ?? "")
    .replace(/<@&\d+>|<#\d+>|<id:\w+>/g, "")
    .replace(/<a?:(\w+):\d+>/g, ":$1:")
    .replace(/<\/([^:>]+):\d+>/g, "/$1")
    .replace(/<(https?:\/\/[^>\s]+)>/g, "$1")
    .trim();
}
