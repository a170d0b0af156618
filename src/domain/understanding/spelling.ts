/** Misspelt names: bounded Damerau-Levenshtein distance to the words of the taxonomy that start with the same letter. */
export interface Speller {
  /** The one near word that may be taken for this one, or null. */
  mend(word: string): string | null;
  /** Words that it might be, nearest first: to ask about, never to credit. */
  near(word: string): readonly string[];
}

export const SPELLING_MIN = 5;
/** Longer ones are no words; comparing them would only take time. */
const SPELLING_MAX = 24;
const TWO_EDITS_MIN = 8;
const MAX_NEAR = 3;
const PLAIN = /^[a-z]+$/;

/** Words of one first letter and one length, with the letters of each as a set of bits. */
interface Bucket {
  readonly words: readonly string[];
  readonly letters: Int32Array;
}

export function createSpeller(words: Iterable<string>): Speller {
  const buckets = bucketsOf(words);

  function candidates(word: string, edits: number): Array<{ word: string; distance: number }> {
    const found: Array<{ word: string; distance: number }> = [];
    if (word.length > SPELLING_MAX) return found;
    const letters = lettersOf(word);
    for (let length = word.length - edits; length <= word.length + edits; length++) {
      const bucket = buckets.get(startKey(word, length));
      if (bucket === undefined) continue;
      // A letter more or less changes one letter of the set, any other edit at most two.
      const limit = 2 * edits - Math.abs(length - word.length);
      for (let i = 0; i < bucket.letters.length; i++) {
        if (countBits(letters ^ (bucket.letters[i] ?? 0)) > limit) continue;
        const near = bucket.words[i] ?? "";
        const distance = editDistance(word, near, edits);
        if (distance <= edits) found.push({ word: near, distance });
      }
    }
    return found.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  }

  return {
    mend(word) {
      const [best, second] = candidates(word, word.length >= TWO_EDITS_MIN ? 2 : 1);
      if (best === undefined || second?.distance === best.distance) return null;
      return best.distance === 2 && best.word.length < TWO_EDITS_MIN ? null : best.word;
    },
    near: (word) =>
      candidates(word, 2)
        .slice(0, MAX_NEAR)
        .map((entry) => entry.word),
  };
}

function bucketsOf(words: Iterable<string>): Map<number, Bucket> {
  const lists = new Map<number, string[]>();
  for (const word of words) {
    if (word.length < SPELLING_MIN - 1 || word.length > SPELLING_MAX || !PLAIN.test(word)) continue;
    const key = startKey(word, word.length);
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [word]);
    else list.push(word);
  }
  return new Map(
    [...lists].map(([key, list]) => [key, { words: list, letters: Int32Array.from(list, lettersOf) }]),
  );
}

const startKey = (word: string, length: number): number => word.charCodeAt(0) * 64 + length;

/** The letters of a word as a set of bits. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) - 97);
  return bits;
}

function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Rows of the table below; a call uses them and keeps nothing in them. */
let older = new Uint8Array(SPELLING_MAX + 8);
let old = new Uint8Array(SPELLING_MAX + 8);
let row = new Uint8Array(SPELLING_MAX + 8);

/**
 * Insertions, deletions, replacements and swaps of neighbours; anything above `limit` is limit + 1.
 * Only the cells at most `limit` beside the diagonal are worked out: what is further away costs more.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const over = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return over;
  if (b.length + 2 > row.length) makeRows(b.length);
  for (let k = 0; k <= b.length; k++) old[k] = Math.min(k, over);
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    row[from - 1] = from === 1 ? Math.min(i, over) : over;
    if (to === i + limit) old[to] = over;
    if (fillRow(a, b, i, from, to) > limit) return over;
    [older, old, row] = [old, row, older];
  }
  return Math.min(old[b.length] ?? over, over);
}

/** @returns the least of the row */
function fillRow(a: string, b: string, i: number, from: number, to: number): number {
  let least = row[from - 1] ?? 255;
  for (let k = from; k <= to; k++) {
    let cost = old[k - 1] ?? 0;
    if (a.charCodeAt(i - 1) !== b.charCodeAt(k - 1)) {
      cost = Math.min(cost, row[k - 1] ?? 0, old[k] ?? 0) + 1;
      if (i > 1 && k > 1 && isSwap(a, b, i, k)) cost = Math.min(cost, (older[k - 2] ?? 0) + 1);
    }
    row[k] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

function makeRows(length: number): void {
  older = new Uint8Array(length + 8);
  old = new Uint8Array(length + 8);
  row = new Uint8Array(length + 8);
}

function isSwap(a: string, b: string, i: number, k: number): boolean {
  return a.charCodeAt(i - 1) === b.charCodeAt(k - 2) && a.charCodeAt(i - 2) === b.charCodeAt(k - 1);
}
