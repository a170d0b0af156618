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
  if (word.length > 3 && word.charCodeAt(word.length - 1) === S) word = singular(word);
  return word.length > 5 ? american(word) : word;
}

const S = 115;
const E = 101;

function singular(word: string): string {
  const last = word.length - 1;
  const before = word.charCodeAt(last - 1);
  // -ss, -us, -is are no plurals.
  if (before === S || before === 117 || before === 105) return word;
  if (before === E && word.length > 4) {
    if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
    if (word.endsWith("sses")) return word.slice(0, -2);
  }
  return word.slice(0, -1);
}

/** British endings by the letter they end with, the longest first, and what is written in their place. */
const AMERICAN: ReadonlyMap<number, ReadonlyArray<readonly [string, string]>> = new Map(
  (
    [
      ["isation", "ization"],
      ["ising", "izing"],
      ["ysing", "yzing"],
      ["lling", "ling"],
      ["oural", "oral"],
      ["ised", "ized"],
      ["ysed", "yzed"],
      ["lled", "led"],
      ["iser", "izer"],
      ["yser", "yzer"],
      ["ller", "ler"],
      ["ise", "ize"],
      ["yse", "yze"],
      ["our", "or"],
    ] as const
  ).reduce((byLast, pair) => {
    const last = pair[0].charCodeAt(pair[0].length - 1);
    return byLast.set(last, [...(byLast.get(last) ?? []), pair]);
  }, new Map<number, Array<readonly [string, string]>>()),
);

function american(word: string): string {
  const endings = AMERICAN.get(word.charCodeAt(word.length - 1));
  if (endings === undefined) return word;
  for (const [british, other] of endings) {
    if (word.endsWith(british)) return word.slice(0, -british.length) + other;
  }
  return word;
}

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const form = foldWord(match[0]);
    if (form.length > 0) tokens.push({ form, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

const PLAIN_WORDS = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** The folded words alone: what an index of many names is built from. */
export function wordsOf(text: string): string[] {
  // Most names are plain words with single spaces, and there are tens of thousands of them.
  if (PLAIN_WORDS.test(text)) return text.split(" ").map(foldWord);
  return tokenise(text).map((token) => token.form);
}

/** The key under which an alias is stored and found: folded tokens joined by a space. Empty when nothing is left. */
export function normalise(text: string): string {
  return wordsOf(text).join(" ");
}
