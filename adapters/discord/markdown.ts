import { inParts } from "../../src/app/long-text.ts";
import type { Spans, TextSpan } from "../../src/engine/reply.ts";
import { escapedSlice, printable, signsOf } from "./escape.ts";
import { URL_MAX } from "./limits.ts";

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
