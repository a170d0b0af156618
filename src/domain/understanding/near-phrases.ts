import { editDistance } from "./edit-distance.ts";
import { Buckets } from "./int-table.ts";
import { areNear, lettersOf } from "./letters.ts";
import type { Phrases } from "./names.ts";

/** Longest name that is mended, in words. */
export const PHRASE_MAX = 6;

const FIRST = 1;
const LAST = 2;

/** What a word may have been meant to be where it stands. */
export interface NearPart {
  /** Number of the word that was meant. */
  readonly word: number;
  readonly distance: number;
}

const NONE: readonly NearPart[] = [];

/** Names of several words by all of their words but one: finds what the one left out was meant to be. */
export class NearPhrases {
  private readonly phrases: Phrases;
  private readonly words: readonly string[];
  private readonly buckets: Buckets;
  /** Letters of the words left out, in the order of the buckets. */
  private readonly letters: Int32Array;
  /** The phrase that each place of phrases.ids is in. */
  private readonly phraseAt: Int32Array;
  /** Where in names a word stands: 1 first, 2 last, 3 both. */
  private readonly edges: Uint8Array;

  /** @param words the first of them is word 1 */
  constructor(phrases: Phrases, words: readonly string[]) {
    this.phrases = phrases;
    this.words = words;
    this.edges = new Uint8Array(words.length + 1);
    const { ids, starts } = phrases;
    const keys = new Int32Array(ids.length);
    const entries = new Int32Array(ids.length);
    const phraseAt = new Int32Array(ids.length);
    for (let phrase = 0; phrase + 1 < starts.length; phrase++) {
      const from = starts[phrase] ?? 0;
      const to = starts[phrase + 1] ?? 0;
      this.mark(ids[from] ?? 0, FIRST);
      this.mark(ids[to - 1] ?? 0, LAST);
      for (let at = from; at < to; at++) {
        keys[at] = keyOf(ids, from, to, at);
        entries[at] = at;
        phraseAt[at] = phrase;
      }
    }
    this.buckets = new Buckets(keys, entries);
    this.phraseAt = phraseAt;
    const letters = new Int32Array(words.length);
    for (let at = 0; at < words.length; at++) letters[at] = lettersOf(words[at] ?? "");
    this.letters = this.buckets.entries.map((at) => letters[(ids[at] ?? 0) - 1] ?? 0);
  }

  canStart(word: number): boolean {
    return ((this.edges[word] ?? 0) & FIRST) !== 0;
  }

  canEnd(word: number): boolean {
    return ((this.edges[word] ?? 0) & LAST) !== 0;
  }

  private mark(word: number, edge: number): void {
    this.edges[word] = (this.edges[word] ?? 0) | edge;
  }

  /** The names that read as words[from, to) in all but the word at `hole`, which is near to the form there. */
  near(
    words: Int32Array,
    from: number,
    to: number,
    hole: number,
    form: string,
    edits: number,
  ): readonly NearPart[] {
    const { starts: firsts, entries } = this.buckets;
    const slot = this.buckets.slot(keyOf(words, from, to, hole));
    const first = firsts[slot] ?? 0;
    const end = firsts[slot + 1] ?? 0;
    if (first === end) return NONE;
    const found: NearPart[] = [];
    const letters = lettersOf(form);
    const { ids } = this.phrases;
    for (let i = first; i < end; i++) {
      if (!areNear(letters, this.letters[i] ?? 0, edits)) continue;
      const at = entries[i] ?? 0;
      if (!this.isSame(words, from, to, hole, at)) continue;
      const word = ids[at] ?? 0;
      const distance = editDistance(form, this.words[word - 1] ?? "", edits);
      if (distance <= edits) found.push({ word, distance });
    }
    return found;
  }

  /** Whether the phrase with a word at `place` left out is the words with the one at `hole` left out. */
  private isSame(words: Int32Array, from: number, to: number, hole: number, place: number): boolean {
    const { ids, starts } = this.phrases;
    const phrase = this.phraseAt[place] ?? 0;
    const start = starts[phrase] ?? 0;
    if (place - start !== hole - from || (starts[phrase + 1] ?? 0) - start !== to - from) return false;
    for (let at = from; at < to; at++) if (at !== hole && words[at] !== ids[start + at - from]) return false;
    return true;
  }
}

function keyOf(words: Int32Array, from: number, to: number, hole: number): number {
  let key = (to - from) * PHRASE_MAX + hole - from;
  for (let at = from; at < to; at++)
    if (at !== hole) key = Math.imul(key ^ (words[at] ?? 0), 0x01000193) ^ (key >>> 15);
  return key;
}
