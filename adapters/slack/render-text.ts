import { inParts } from "../../src/app/long-text.ts";
import type { Spans, TextSpan } from "../../src/engine/reply.ts";
import type { RichTextElement } from "./block-types.ts";
import { escaped, printable } from "./escape.ts";
import { CONTEXT_TEXT_MAX, URL_MAX } from "./limits.ts";

/** Spans as Slack's rich text: its elements are data, so that nothing in them is read as markup. */
export function richElements(spans: Spans): RichTextElement[] {
  return spans.flatMap((span): RichTextElement[] => {
    const text = shownSpan(span);
    const style = styleOf(span);
    if (isLink(span.href)) return [{ type: "link", url: span.href, ...(text !== "" && { text }), ...style }];
    return text === "" ? [] : [{ type: "text", text, ...style }];
  });
}

function styleOf({ style }: TextSpan) {
  switch (style) {
    case "strong":
      return { style: { bold: true } };
    case "emphasis":
    case "quote":
      return { style: { italic: true } };
    case "code":
      return { style: { code: true } };
    default:
      return {};
  }
}

/** A span in words; the person's own are in quotation marks, and an address that cannot be linked is written out. */
function shownSpan(span: TextSpan): string {
  const text = printable(span.text);
  const quoted = span.style === "quote" && text !== "" ? `"${text}"` : text;
  if (span.href === undefined || isLink(span.href)) return quoted;
  return `${quoted} (${printable(span.href)})`;
}

/** Longer addresses are written out: they would fill a block by themselves. */
const LINK_MAX = URL_MAX / 2;

export const isLink = (href: string | undefined): href is string =>
  href !== undefined && href.length <= LINK_MAX && /^https?:\/\/[^\s<>|]+$/.test(href);

/** Spans in words, without markup and not escaped; addresses are written out. */
export const spansWords = (spans: Spans): string =>
  spans.map((span) => (isLink(span.href) ? `${shownSpan(span)} (${span.href})` : shownSpan(span))).join("");

/** Room that a text has at least beside its address. */
const ROOM_LEAST = 200;

/** Spans in parts of about so many characters; together they are the whole. */
export function spansInParts(spans: Spans, most: number): Spans[] {
  const parts: TextSpan[][] = [[]];
  let room = most;
  for (const span of spans.map(written)) {
    const beside = (span.href?.length ?? 0) + 4;
    if (span.text.length + beside <= room) {
      parts.at(-1)?.push(span);
      room -= span.text.length + beside;
      continue;
    }
    for (const text of inParts(span.text, Math.max(most - beside, ROOM_LEAST))) {
      if (parts.at(-1)?.length !== 0) parts.push([]);
      parts.at(-1)?.push({ ...span, text });
      room = most - text.length - beside;
    }
  }
  return parts.filter((part) => part.length > 0);
}

/** An address that cannot be a link is part of the text. */
function written(span: TextSpan): TextSpan {
  if (span.href === undefined || isLink(span.href)) return span;
  const { href, ...rest } = span;
  return { ...rest, text: `${span.text} (${href})` };
}

/** Signs by which mrkdwn would show a text otherwise than it was written; they cannot be escaped. */
const MARKS = /[*_~`]/;

/** Small print: strong words and links where nothing in it could be misread, plain text otherwise. */
export function smallPrint(spans: Spans) {
  const words = spans.map(shownSpan).join("");
  const text = spans.map(marked).join("");
  const odd =
    text.length > CONTEXT_TEXT_MAX ||
    MARKS.test(words) ||
    spans.some((span) => isLink(span.href) && span.text.includes("|"));
  if (odd || words.includes("\n"))
    return { type: "plain_text" as const, text: spansWords(spans), emoji: false };
  return { type: "mrkdwn" as const, text, verbatim: true };
}

function marked(span: TextSpan): string {
  const text = escaped(shownSpan(span));
  if (isLink(span.href)) return `<${escaped(span.href)}${text.trim() === "" ? "" : `|${text}`}>`;
  if (text.trim() === "") return text;
  const mark = span.style === undefined ? "" : MARK_OF[span.style];
  const [, before = "", core = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return `${before}${mark}${core}${mark}${after}`;
}

const MARK_OF = { strong: "*", emphasis: "_", quote: "_", code: "`" } as const;
