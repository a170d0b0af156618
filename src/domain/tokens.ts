/**
 * Text to comparable tokens. One rule for what the taxonomy writes and what people write,
 * so that an alias and its mention always meet.
 */
export interface Token {
  /** Folded form: compare these. */
  readonly form: string;
  /** Offsets into the original text, in UTF-16 units: [start, end). */
  readonly start: number;
  readonly end: number;
}

/**
 * A word with inner apostrophes; single letters joined by "&" (R&D); a leading dot as in .NET;
 * trailing ++ or # as in C++ and C#. Every other sign separates.
 */
const TOKEN =
  /(?:(?<![\p{L}\p{N}.])\.(?=\p{L}))?(?:(?<![\p{L}\p{N}])\p{L}&\p{L}(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*(?:\+\+|#)?)/gu;

const ASCII_WORD = /^[a-z0-9]+$/;

/** One spelling for British and American, singular and plural; nothing a person would call another word. */
export function foldWord(raw: string): string {
  let word = raw.toLowerCase();
  if (!ASCII_WORD.test(word)) {
    word = word
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .replace(/['’]/gu, "");
  }
  const last = word.charCodeAt(word.length - 1);
  if (last === 115 && word.length > 3) word = singular(word);
  return word.length > 5 ? american(word) : word;
}

function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("sses")) return word.slice(0, -2);
  return word.slice(0, -1);
}

function american(word: string): string {
  return word
    .replace(/is(ation|e|ed|er|ing)$/, "iz$1")
    .replace(/ys(e|ed|er|ing)$/, "yz$1")
    .replace(/ll(ing|ed|er)$/, "l$1")
    .replace(/our(al)?$/, "or$1");
}

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const form = foldWord(match[0]);
    if (form.length > 0) tokens.push({ form, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** The key under which an alias is stored and found: folded tokens joined by a space. Empty when nothing is left. */
export function normalise(text: string): string {
  return tokenise(text)
    .map((token) => token.form)
    .join(" ");
}
