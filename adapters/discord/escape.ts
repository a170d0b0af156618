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

export function signsOf(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(SIGNS)) found.push(match.index);
  return found;
}

/** A stretch of a text with a backslash before each of the signs in it; they are in order. */
export function escapedSlice(text: string, from: number, to: number, signs: readonly number[]): string {
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
