import { editDistance } from "./edit-distance.ts";
import { Buckets } from "./int-table.ts";
import { areNear, lettersOf } from "./letters.ts";

/** Shorter words have too many neighbours. */
export const NEAR_MIN = 3;
/** What is longer is no word. */
const WORD_MAX = 24;
const PARTS = 3;

export interface NearWord {
  /** Place of the word in the list that the index was made of. */
  readonly at: number;
  readonly distance: number;
}

interface Search {
  readonly word: string;
  readonly letters: number;
  readonly edits: number;
  readonly found: NearWord[];
}

/**
 * Words at most two edits from a given one. Every word is cut into three parts: two edits leave at least one of
 * them whole, so only words that share a part in about the same place are compared. A swap of two letters may
 * damage two parts at once; the outer parts are therefore looked up with their inmost letter swapped as well.
 */
export class NearWords {
  private readonly words: readonly string[];
  private readonly longest: number;
  private readonly buckets: Buckets;
  /** Letters of the words in the order of the buckets: most words are passed over without being looked at. */
  private readonly letters: Int32Array;
  /** Number of the last search that compared each word. */
  private readonly seen: Int32Array;
  private searches = 0;
  /** The same word is often looked up twice in a row. */
  private last: Search = { word: "", letters: 0, edits: 0, found: [] };

  constructor(words: readonly string[], longest = WORD_MAX) {
    this.words = words;
    this.longest = longest;
    const keys = new Int32Array(PARTS * words.length);
    const entries = new Int32Array(PARTS * words.length);
    const letters = new Int32Array(words.length);
    let count = 0;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? "";
      const { length } = word;
      if (length < NEAR_MIN || length > longest) continue;
      letters[at] = lettersOf(word);
      for (let part = 0; part < PARTS; part++) {
        keys[count] = keyOf(word, cut(length, part), cut(length, part + 1), length, part);
        entries[count] = at;
        count += 1;
      }
    }
    this.buckets = new Buckets(keys.subarray(0, count), entries.subarray(0, count));
    this.letters = this.buckets.entries.map((at) => letters[at] ?? 0);
    this.seen = new Int32Array(words.length);
  }

  /** In no order. @param edits 1 or 2 */
  near(word: string, edits: number): readonly NearWord[] {
    if (this.last.word === word && this.last.edits === edits) return this.last.found;
    const { length: typed } = word;
    const search: Search = { word, letters: lettersOf(word), edits, found: [] };
    if (typed < NEAR_MIN || typed > this.longest) return search.found;
    this.searches += 1;
    this.last = search;
    for (let length = Math.max(NEAR_MIN, typed - edits); length <= typed + edits; length++) {
      const by = typed - length;
      const first = cut(length, 1);
      const second = cut(length, 2);
      this.compare(search, keyOf(word, 0, first, length, 0));
      this.compare(search, keyOf(word, second + by, typed, length, 2));
      if (edits === 1) continue;
      for (let shift = Math.max(-1, by - 1); shift <= Math.min(1, by + 1); shift++)
        this.compare(search, keyOf(word, first + shift, second + shift, length, 1));
      if (by * by > 1) continue;
      this.compare(search, extend(keyOf(word, 0, first - 1, length, 0), word, first));
      const swapped = extend(length * PARTS + 2, word, second + by - 1);
      this.compare(search, letterKey(word, second + by + 1, typed, swapped));
    }
    return search.found;
  }

  /** Looks at the words that have this part. */
  private compare({ word, letters, edits, found }: Search, key: number): void {
    const { starts, entries } = this.buckets;
    const slot = this.buckets.slot(key);
    const end = starts[slot + 1] ?? 0;
    for (let i = starts[slot] ?? 0; i < end; i++) {
      if (!areNear(letters, this.letters[i] ?? 0, edits)) continue;
      const at = entries[i] ?? 0;
      if (this.seen[at] === this.searches) continue;
      this.seen[at] = this.searches;
      const distance = editDistance(word, this.words[at] ?? "", edits);
      if (distance <= edits) found.push({ at, distance });
    }
  }
}

function cut(length: number, part: number): number {
  return Math.floor((length * part) / PARTS);
}

/** The key of a part: its letters, the length of the word that it is of, and which part it is. */
function keyOf(word: string, from: number, to: number, length: number, part: number): number {
  return letterKey(word, from, to, length * PARTS + part);
}

function letterKey(word: string, from: number, to: number, start: number): number {
  let key = start;
  for (let i = from; i < to; i++) key = extend(key, word, i);
  return key;
}

function extend(key: number, word: string, at: number): number {
  return Math.imul(key ^ word.charCodeAt(at), 0x01000193);
}
