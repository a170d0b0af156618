import { eachWord, type Token } from "../tokens.ts";
import { KIND, type Word } from "./known-words.ts";
import type { Vocabulary } from "./phrase-trie.ts";

/** What stands between two words, as bits. No bit: only spaces or signs that words are written together with. */
export const GAP = {
  /** No phrase runs across. */
  break: 1,
  comma: 2,
  /** A slash, a bar or a bullet. */
  slash: 4,
  /** A clause ends: . ! ? ; or a new line. */
  end: 8,
  /** A colon, an equals sign or a dash with spaces around it. */
  colon: 16,
  open: 32,
  close: 64,
  newline: 128,
  question: 256,
  bullet: 512,
  ampersand: 1024,
  plus: 2048,
  /** A full stop, an exclamation or a question mark: more than a semicolon. */
  sentence: 4096,
} as const;

/** A word where it stands in a text. */
export interface TextWord extends Token {
  readonly word: Word;
}

/** One text, cut up once; every reader works on this. */
export interface Document {
  readonly text: string;
  readonly tokens: readonly TextWord[];
  /** Number of each word in the vocabulary, 0 when unknown. */
  readonly words: Int32Array;
  /** gaps[i] stands before word i; the last one after the last word. */
  readonly gaps: Uint16Array;
  /** All bits of KIND that a word of the text has. */
  readonly kinds: number;
}

/** The first word that ends behind a place of the text; as many as there are words when none does. */
export function tokenAt({ tokens }: Document, offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function createDocument(text: string, vocabulary: Vocabulary): Document {
  const tokens = cutUp(text, vocabulary);
  const count = tokens.length;
  const words = new Int32Array(count);
  const gaps = new Uint16Array(count + 1);
  let kinds = 0;
  let from = 0;
  for (let i = 0; i < count; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    words[i] = token.word.number;
    kinds |= token.word.kinds;
    const gap = gapBits(text, from, token.start);
    gaps[i] =
      (gap & GAP.sentence) !== 0 && text[from] === "." && isAbbreviation(tokens, i - 1) ? GAP.break : gap;
    from = token.end;
  }
  gaps[0] = (gaps[0] ?? 0) | GAP.end | GAP.break | GAP.sentence;
  gaps[count] = gapBits(text, from, text.length) | GAP.end | GAP.break | GAP.sentence;
  return { text, tokens, words, gaps, kinds };
}

function cutUp(text: string, { known }: Vocabulary): TextWord[] {
  const tokens: TextWord[] = [];
  eachWord(text, (start, end) => {
    const word = known.at(text, start, end);
    if (word.form !== "") tokens.push({ form: word.form, start, end, word });
  });
  return tokens;
}

/** Whether a word, as it is written, is of a kind. */
export function isKind({ tokens }: Document, at: number, kind: number): boolean {
  return ((tokens[at]?.word.kinds ?? 0) & kind) !== 0;
}

/** Whether a number may start with a word. */
export function isFigure(document: Document, at: number): boolean {
  return isKind(document, at, KIND.figure);
}

const ABBREVIATIONS = new Set(["eg", "ie", "vs", "incl", "approx", "dr", "mr", "mrs", "prof"]);

/** "e.g." and "vs." end no sentence. */
function isAbbreviation(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.form ?? "";
  if (ABBREVIATIONS.has(word)) return true;
  const before = tokens[at - 1];
  if (before === undefined || before.end + 1 !== tokens[at]?.start) return false;
  return (word === "g" || word === "e") && (before.form === "e" || before.form === "i");
}

const SPACE = 32;
const DOT = 46;
const HYPHEN = 45;

function gapBits(text: string, from: number, to: number): number {
  if (to - from === 1 && text.charCodeAt(from) === SPACE) return 0;
  let bits = 0;
  for (let i = from; i < to; i++) bits |= signBits(text, i, from, to);
  return bits;
}

function signBits(text: string, i: number, from: number, to: number): number {
  const code = text.charCodeAt(i);
  switch (code) {
    case SPACE:
    case 9: // tab
    case 0xa0:
    case 0x200b:
    case 0x200c:
    case 0x200d:
    case 0x2060:
    case 0xfeff:
    case 0xad:
    case 39: // '
    case 0x2018:
    case 0x2019:
    case 95: // _
    case 0x2010:
    case 0x2011:
      return 0;
    case 38: // &
      return GAP.ampersand;
    case 43: // +
      return GAP.plus | GAP.break;
    case 47: // /
      return GAP.slash;
    case 44:
    case 0x60c:
    case 0x3001:
    case 0xff0c:
      return GAP.comma | GAP.break;
    case HYPHEN:
    case 0x2013:
    case 0x2014:
      return dashBits(text, i, from, to);
    case DOT:
      return isSpaceAt(text, i + 1, text.length) || text.charCodeAt(i + 1) === DOT
        ? GAP.end | GAP.break | GAP.sentence
        : 0;
    case 33: // !
    case 0x2026:
    case 0x3002:
      return GAP.end | GAP.break | GAP.sentence;
    case 63: // ?
    case 0x61f:
      return GAP.end | GAP.break | GAP.sentence | GAP.question;
    case 59: // ;
      return GAP.end | GAP.break | GAP.comma;
    case 10:
    case 13:
    case 0x2028:
    case 0x2029:
      return GAP.end | GAP.break | GAP.newline | GAP.sentence;
    case 124: // |
      return GAP.slash | GAP.break;
    case 42: // *
    case 0x2022:
    case 0x25cf:
    case 0x25aa:
    case 0xb7:
      return GAP.slash | GAP.bullet | GAP.break;
    case 58: // :
    case 61: // =
    case 62: // >
    case 0x2192:
      return GAP.colon | GAP.break;
    case 40:
    case 91:
      return GAP.open | GAP.break;
    case 41:
    case 93:
      return GAP.close | GAP.break;
    default:
      return GAP.break;
  }
}

/** A hyphen joins words, a dash with spaces around it parts them, at the start of a line it is a bullet. */
function dashBits(text: string, i: number, from: number, to: number): number {
  const spaceBefore = i === 0 || (i > from && isSpaceAt(text, i - 1, to));
  if (!spaceBefore || !isSpaceAt(text, i + 1, text.length)) {
    return text.charCodeAt(i) === HYPHEN ? 0 : GAP.colon | GAP.break;
  }
  for (let k = i - 1; k >= from - 1; k--) {
    const code = k < 0 ? 10 : text.charCodeAt(k);
    if (code === 10 || code === 13) return GAP.bullet | GAP.slash | GAP.break;
    if (code !== SPACE && code !== 9) break;
  }
  return GAP.colon | GAP.break;
}

function isSpaceAt(text: string, i: number, end: number): boolean {
  if (i >= end) return true;
  const code = text.charCodeAt(i);
  return code === SPACE || code === 9 || code === 10 || code === 13 || code === 0xa0;
}
