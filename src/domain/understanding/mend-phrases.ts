import type { Candidate } from "./candidates.ts";
import { type Document, GAP } from "./document.ts";
import { areLikely } from "./letters.ts";
import { type NearPhrases, PHRASE_MAX } from "./near-phrases.ts";
import type { NearWords } from "./near-words.ts";
import { isOtherEnding } from "./ordinary-words.ts";
import { spellingsAt } from "./spellings.ts";

/** Edits that a name of so many letters, spaces included, may be away. */
export function editsFor(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** Two edits leave too little of a shorter word. */
const TWO_EDITS_WORD = 4;
/** In running text a word must look more like the one that was meant than in an answer that names skills. */
const PROSE_ONE_EDIT = 4;
const PROSE_TWO_EDITS = 6;

export interface NearNames {
  readonly words: NearWords;
  readonly phrases: NearPhrases;
  /** Form of a word by number. */
  form(word: number): string;
}

/** Names of several words of which the one at `at`, and perhaps a later one, is misspelt. */
export function phraseCandidates(
  document: Document,
  odd: Uint8Array,
  at: number,
  asked: boolean,
  near: NearNames,
): Candidate[] {
  const found: Candidate[] = [];
  const { words } = document;
  const spellings = spellingsAt(document, at);
  if (spellings.length === 0) return found;
  const last = edge(document, odd, at, 1);
  for (let from = edge(document, odd, at, -1); from <= at; from++) {
    if (odd[from] === 0 && !near.phrases.canStart(words[from] ?? 0)) continue;
    for (let to = Math.max(at + 1, from + 2); to <= Math.min(last + 1, from + PHRASE_MAX); to++) {
      if (odd[to - 1] === 0 && !near.phrases.canEnd(words[to - 1] ?? 0)) continue;
      const other = otherOdd(odd, from, to, at);
      if (other === SEVERAL) break;
      if (other === NONE) oneSlip({ document, from, to, asked, near, found }, at, 2, spellings);
      else if (other > at) {
        const isLonger = lengthOf(document, at, at + 1) >= lengthOf(document, other, other + 1);
        const span: Span = { document, from, to, asked, near, found };
        if (isLonger) twoSlips(span, at, other);
        else twoSlips(span, other, at);
      }
    }
  }
  return found;
}

/** The words from..to of a text, and where what they may mean is put. */
export interface Span {
  readonly document: Document;
  readonly from: number;
  readonly to: number;
  readonly asked: boolean;
  readonly near: NearNames;
  readonly found: Candidate[];
}

/** The names that a span is but for the word at `at`. */
export function oneSlip(
  { document, from, to, asked, near, found }: Span,
  at: number,
  most: number,
  spellings: readonly string[] = spellingsAt(document, at),
): void {
  const { words } = document;
  for (const form of spellings) {
    const parts = near.phrases.near(words, from, to, at, form, most);
    if (parts.length === 0) continue;
    const length = lengthOf(document, from, to);
    for (const { word, distance } of parts) {
      const meant = near.form(word);
      const edits = editsFor(length + meant.length - form.length);
      if (distance > edits || !isLikeEnough(form, meant, distance, asked)) continue;
      const initial = form.charCodeAt(0) !== meant.charCodeAt(0);
      const likely = areLikely(form, meant, distance);
      found.push({ from, words: replaced(words, from, to, at, word), distance, slips: 1, initial, likely });
    }
  }
}

/** The same but for two words with a slip each: one is looked up as a word, the other one by its place beside it. */
export function twoSlips(span: Span, sure: number, hole: number): void {
  const { document, from, to, asked, near, found } = span;
  const { words } = document;
  const length = lengthOf(document, from, to);
  const before = words[sure] ?? 0;
  for (const sureForm of spellingsAt(document, sure)) {
    for (const { at } of near.words.near(sureForm, 1)) {
      words[sure] = at + 1;
      const first = near.form(at + 1);
      for (const form of spellingsAt(document, hole)) {
        for (const { word } of near.phrases.near(words, from, to, hole, form, 1)) {
          const second = near.form(word);
          const grown = first.length - sureForm.length + second.length - form.length;
          if (editsFor(length + grown) < 2) continue;
          const initial =
            sureForm.charCodeAt(0) !== first.charCodeAt(0) || form.charCodeAt(0) !== second.charCodeAt(0);
          if (!asked && (initial || Math.min(first.length, second.length) < PROSE_ONE_EDIT)) continue;
          const meant = replaced(words, from, to, hole, word);
          found.push({ from, words: meant, distance: 2, slips: 2, initial, likely: false });
        }
      }
    }
  }
  words[sure] = before;
}

function replaced(words: Int32Array, from: number, to: number, at: number, word: number): number[] {
  const meant: number[] = [];
  for (let i = from; i < to; i++) meant.push(i === at ? word : (words[i] ?? 0));
  return meant;
}

function isLikeEnough(form: string, meant: string, distance: number, asked: boolean): boolean {
  if (distance === 2 && meant.length < TWO_EDITS_WORD) return false;
  if (asked) return true;
  if (form.charCodeAt(0) !== meant.charCodeAt(0)) return false;
  return distance === 1
    ? meant.length >= PROSE_ONE_EDIT
    : meant.length >= PROSE_TWO_EDITS && !isOtherEnding(form, meant);
}

/** The furthest place that a phrase over `at` may reach: over words that occur in names, and misspelt ones. */
function edge({ words, gaps }: Document, odd: Uint8Array, at: number, step: 1 | -1): number {
  let end = at;
  for (let steps = 1; steps < PHRASE_MAX; steps++) {
    const next = end + step;
    if (next < 0 || next >= words.length) break;
    if (((gaps[step === 1 ? next : end] ?? 0) & GAP.break) !== 0) break;
    if (words[next] === 0 && odd[next] === 0) break;
    end = next;
  }
  return end;
}

const NONE = -1;
const SEVERAL = -2;

/** Place of the other misspelt word of a span. */
function otherOdd(odd: Uint8Array, from: number, to: number, at: number): number {
  let other = NONE;
  for (let i = from; i < to; i++) {
    if (i === at || odd[i] === 0) continue;
    if (other !== NONE) return SEVERAL;
    other = i;
  }
  return other;
}

/** Letters of some words as they are written, and the spaces between them. */
function lengthOf({ tokens }: Document, from: number, to: number): number {
  let length = to - from - 1;
  for (let i = from; i < to; i++) length += (tokens[i]?.end ?? 0) - (tokens[i]?.start ?? 0);
  return length;
}
