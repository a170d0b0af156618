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
  return foldPlain(word);
}

/** Of a word in small letters and digits. */
function foldPlain(word: string): string {
  const form = word.length > 3 && word.charCodeAt(word.length - 1) === S ? singular(word) : word;
  return form.length > 5 ? american(form) : form;
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
  eachWord(text, (start, end) => {
    const form = formAt(text, start, end);
    if (form !== "") tokens.push({ form, start, end });
  });
  return tokens;
}

/** Takes the places of what TOKEN finds, one after the other: a form may be empty. */
export function eachWord(text: string, take: (start: number, end: number) => void): void {
  for (let from = 0; from < text.length; ) {
    const beyond = letterBeyond(text, from);
    const start = beyond < text.length ? spaceBefore(text, beyond, from) : beyond;
    eachPlainWord(text, from, start, take);
    if (start === text.length) return;
    from = spaceAfter(text, beyond);
    for (const { index, 0: word } of text.slice(start, from).matchAll(TOKEN))
      take(start + index, start + index + word.length);
  }
}

const OTHER = 0;
const SMALL = 1;
const DIGIT = 2;
const CAPITAL = 3;
const APOSTROPHE = 4;
const UNKNOWN = 5;

const ASCII = new Uint8Array(128);
ASCII.fill(DIGIT, 48, 58).fill(CAPITAL, 65, 91).fill(SMALL, 97, 123).fill(APOSTROPHE, 39, 40);

function kindAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return OTHER;
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII[code] ?? OTHER;
  if (code === 0x2019) return APOSTROPHE;
  // Dashes, quotation marks, bullets and the no-break space are signs of plain texts too.
  return code === 0xa0 || (code >= 0x2010 && code <= 0x2027) ? OTHER : UNKNOWN;
}

function isLetterAt(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === SMALL || kind === CAPITAL;
}

function isWordAt(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind !== OTHER && kind <= CAPITAL;
}

/** Place of the first letter beyond a to z; the end of the text when there is none. */
function letterBeyond(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text.charCodeAt(at) < 128 || kindAt(text, at) !== UNKNOWN)) at += 1;
  return at;
}

/** 1 for a letter or a digit. */
const IN_WORD = ASCII.map((kind) => (kind === SMALL || kind === DIGIT || kind === CAPITAL ? 1 : 0));

/** Where the letters and digits end that stand at a place. */
function endOfRun(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code >= 128 || IN_WORD[code] !== 1) break;
    end += 1;
  }
  return end;
}

/** Where the stretch without spaces begins that a letter is in. */
function spaceBefore(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && !isSpace(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function spaceAfter(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

/** What TOKEN finds where there are no letters beyond a to z, in a third of the time. */
function eachPlainWord(
  text: string,
  from: number,
  to: number,
  take: (start: number, end: number) => void,
): void {
  for (let at = from; at < to; ) {
    const run = endOfRun(text, at);
    if (run === at && !startsDotted(text, at)) {
      at += 1;
      continue;
    }
    const end = endOfToken(text, run === at ? endOfRun(text, at + 1) : run);
    take(at, end);
    at = end;
  }
}

/** ".NET" */
function startsDotted(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DOT || !isLetterAt(text, at + 1)) return false;
  return at === 0 || (text.charCodeAt(at - 1) !== DOT && !isWordAt(text, at - 1));
}

const DOT = 46;
const AND = 38;
const PLUS = 43;
const HASH = 35;

const SPACE = 32;

/** @param run where the letters and digits end that it starts with */
function endOfToken(text: string, run: number): number {
  let end = run;
  switch (text.charCodeAt(end)) {
    case SPACE:
      return end;
    case AND:
      return isPair(text, end - 1) ? end + 2 : end;
    case 39:
    case 0x2019:
      while (kindAt(text, end) === APOSTROPHE && isLetterAt(text, end + 1)) {
        end += 1;
        while (isLetterAt(text, end)) end += 1;
      }
  }
  if (text.charCodeAt(end) === HASH) return end + 1;
  return text.charCodeAt(end) === PLUS && text.charCodeAt(end + 1) === PLUS ? end + 2 : end;
}

/** "R&D", and nothing more on either side. */
function isPair(text: string, at: number): boolean {
  if (isWordAt(text, at - 1) || isWordAt(text, at + 3)) return false;
  return isLetterAt(text, at) && isLetterAt(text, at + 2);
}

/** The folded form of a word of a text. */
export function formAt(text: string, from: number, to: number): string {
  let most = SMALL;
  for (let at = from; at < to; at++) {
    const kind = kindAt(text, at);
    if (kind > CAPITAL || kind === OTHER) return foldWord(text.slice(from, to));
    if (kind > most) most = kind;
  }
  const word = text.slice(from, to);
  return foldPlain(most === CAPITAL ? word.toLowerCase() : word);
}

const PLAIN_WORD = /^[A-Za-z0-9]+$/;
const PLAIN_WORDS = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** The folded words alone: what an index of many names is built from. */
export function wordsOf(text: string): string[] {
  // Most names are plain words with single spaces, and there are tens of thousands of them.
  if (PLAIN_WORDS.test(text)) return text.toLowerCase().split(" ").map(foldPlain);
  return tokenise(text).map((token) => token.form);
}

/** The key under which an alias is stored and found: folded tokens joined by a space. Empty when nothing is left. */
export function normalise(text: string): string {
  if (PLAIN_WORD.test(text)) return foldPlain(text.toLowerCase());
  return wordsOf(text).join(" ");
}

/** Words of a list, as they are compared with the words of a text. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).map(normalise));
}
