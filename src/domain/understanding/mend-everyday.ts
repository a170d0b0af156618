import { type Document, GAP, isFigure, type TextWord } from "./document.ts";
import { editDistance } from "./edit-distance.ts";
import { KIND } from "./known-words.ts";
import { areNear, areSwapped, lettersOf } from "./letters.ts";
import { isCommonCompound, stemOfCommon } from "./ordinary-words.ts";
import type { Vocabulary } from "./phrase-trie.ts";

/**
 * Slips in the words that most answers are made of: amounts, and the best known names. They are mended as words, for
 * every reader of the text, before names are looked for: "sql litle" is a little SQL and not SQLite.
 */

interface Entry {
  /** As it is compared. */
  readonly form: string;
  /** As it is written in the place of the slip. */
  readonly written: string;
  readonly letters: number;
}

const entries = (words: string, fold: (word: string) => string): readonly Entry[] =>
  words.split(/\s+/).map((written) => {
    const form = fold(written);
    return { form, written, letters: lettersOf(form) };
  });
const asIs = (word: string) => word;
const singular = (word: string) => (word.endsWith("s") ? word.slice(0, -1) : word);

/** Beside a number. */
const UNITS = entries("hour week month year minute", asIs);
/** Beside a name. */
const LEVELS = entries("basic little good some beginner intermediate advanced", asIs);
const KNOWN = entries(
  `python excel statistics mathematics tableau javascript typescript docker kubernetes postgresql tensorflow pytorch
  pandas powerpoint analytics programming research spreadsheet database algorithm`,
  singular,
);
const LEAST = 3;
const KNOWN_LEAST = 5;
const TWO_EDITS = 6;
/** A word so long is told by one edit or two wherever they are. */
const LONG = 9;

/** The same text with such slips mended; the text itself when there are none. */
export function mendEveryday(document: Document, { known }: Vocabulary): Document {
  if ((document.kinds & KIND.odd) === 0) return document;
  let tokens: TextWord[] | undefined;
  for (let i = 0; i < document.tokens.length; i++) {
    const token = document.tokens[i];
    if (token === undefined || (token.word.kinds & KIND.odd) === 0) continue;
    const meant = meantAt(document, i, token.form);
    if (meant === null) continue;
    const word = known.at(meant, 0, meant.length);
    tokens ??= [...document.tokens];
    tokens[i] = { form: word.form, start: token.start, end: token.end, word };
    document.words[i] = word.number;
  }
  if (tokens === undefined) return document;
  let kinds = 0;
  for (const { word } of tokens) kinds |= word.kinds;
  const { text, words, gaps } = document;
  return { text, tokens, words, gaps, kinds };
}

function meantAt(document: Document, at: number, form: string): string | null {
  if (form.length < LEAST) return null;
  const unit =
    isFigure(document, at - 1) && (document.gaps[at] ?? 0) === 0 ? nearest(UNITS, form, false) : null;
  if (unit !== null) return unit;
  if (form.length > LEAST && standsByName(document, at)) {
    const level = nearest(LEVELS, form, false);
    if (level !== null) return level;
  }
  const name = form.length < KNOWN_LEAST ? null : nearest(KNOWN, form, true);
  return name === null || stemOfCommon(form) !== "" || isCommonCompound(form) ? null : name;
}

function standsByName({ gaps, words }: Document, at: number): boolean {
  const before = ((gaps[at] ?? 0) & GAP.break) === 0 && (words[at - 1] ?? 0) !== 0;
  return before || (((gaps[at + 1] ?? 0) & GAP.break) === 0 && (words[at + 1] ?? 0) !== 0);
}

/** The one word that is near enough; the first letter is right. */
function nearest(list: readonly Entry[], form: string, two: boolean): string | null {
  const letters = lettersOf(form);
  let best: string | null = null;
  let least = two && form.length >= TWO_EDITS ? 2 : 1;
  for (const entry of list) {
    if (entry.form.charCodeAt(0) !== form.charCodeAt(0)) continue;
    if (!areNear(letters, entry.letters, least)) continue;
    const distance = editDistance(form, entry.form, least);
    if (distance > least || (distance === 2 && !isLike(form, entry.form))) continue;
    best = distance === least && best !== null ? null : entry.written;
    least = distance;
  }
  return best;
}

/** Two edits leave enough of a long word, or of one whose letters are all there. */
function isLike(form: string, meant: string): boolean {
  if (form.charCodeAt(form.length - 1) !== meant.charCodeAt(meant.length - 1)) return false;
  return areSwapped(form, meant) || Math.min(form.length, meant.length) >= LONG;
}
