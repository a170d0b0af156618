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

interface Entry {
  readonly word: string;
  readonly letters: number;
}

export function createSpeller(words: Iterable<string>): Speller {
  const byStart = new Map<number, Entry[]>();
  for (const word of words) {
    if (word.length < SPELLING_MIN - 1 || word.length > SPELLING_MAX || !PLAIN.test(word)) continue;
    const key = startKey(word, word.length);
    const bucket = byStart.get(key);
    if (bucket === undefined) byStart.set(key, [{ word, letters: lettersOf(word) }]);
    else bucket.push({ word, letters: lettersOf(word) });
  }

  function candidates(word: string, edits: number): Array<{ word: string; distance: number }> {
    const found: Array<{ word: string; distance: number }> = [];
    if (word.length > SPELLING_MAX) return found;
    const letters = lettersOf(word);
    for (let length = word.length - edits; length <= word.length + edits; length++) {
      for (const entry of byStart.get(startKey(word, length)) ?? []) {
        // Each edit changes at most two letters of the set.
        if (countBits(letters ^ entry.letters) > 2 * edits) continue;
        const distance = editDistance(word, entry.word, edits);
        if (distance <= edits) found.push({ word: entry.word, distance });
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

const startKey = (word: string, length: number): number => word.charCodeAt(0) * 64 + length;

/** The letters of a word as a set of bits. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) - 97);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Insertions, deletions, replacements and swaps of neighbours; anything above `limit` is limit + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let old: number[] = [];
  for (let k = 0; k <= b.length; k++) old.push(k);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let k = 1; k <= b.length; k++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(k - 1);
      let cost = Math.min((old[k] ?? 0) + 1, (row[k - 1] ?? 0) + 1, (old[k - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && k > 1 && !same && isSwap(a, b, i, k)) cost = Math.min(cost, (older[k - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit + 1) return limit + 1;
    older = old;
    old = row;
  }
  return Math.min(old[b.length] ?? 0, limit + 1);
}

function isSwap(a: string, b: string, i: number, k: number): boolean {
  return a.charCodeAt(i - 1) === b.charCodeAt(k - 2) && a.charCodeAt(i - 2) === b.charCodeAt(k - 1);
}
