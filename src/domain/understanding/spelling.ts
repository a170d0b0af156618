/**
 * Misspelt names: bounded Damerau-Levenshtein distance through an index of deletions,
 * so that no word is compared with the whole vocabulary.
 */
export interface Speller {
  /** The one near word that may be taken for this one, or null. */
  mend(word: string): string | null;
  /** Words that it might be, nearest first: to ask about. */
  near(word: string): readonly string[];
}

export const SPELLING_MIN = 5;
const TWO_EDITS_MIN = 8;
const MAX_NEAR = 3;

export function createSpeller(words: Iterable<string>): Speller {
  const byDeletion = new Map<string, string[]>();
  const put = (key: string, word: string) => {
    const list = byDeletion.get(key);
    if (list === undefined) byDeletion.set(key, [word]);
    else if (!list.includes(word)) list.push(word);
  };
  for (const word of words) {
    if (word.length < SPELLING_MIN - 1 || !/^[a-z]+$/.test(word)) continue;
    for (const key of deletions(word, word.length >= TWO_EDITS_MIN ? 2 : 1)) put(key, word);
  }

  function candidates(word: string, edits: 1 | 2): Array<{ word: string; distance: number }> {
    const found = new Map<string, number>();
    for (const key of deletions(word, edits)) {
      for (const near of byDeletion.get(key) ?? []) {
        if (found.has(near) || near.charCodeAt(0) !== word.charCodeAt(0)) continue;
        const distance = editDistance(word, near, edits);
        if (distance <= edits) found.set(near, distance);
      }
    }
    return [...found]
      .map(([near, distance]) => ({ word: near, distance }))
      .sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  }

  return {
    mend(word) {
      const allowed = word.length >= TWO_EDITS_MIN ? 2 : 1;
      const [best, second] = candidates(word, allowed);
      if (best === undefined || second?.distance === best.distance) return null;
      return best.distance === 2 && best.word.length < TWO_EDITS_MIN - 1 ? null : best.word;
    },
    near: (word) =>
      candidates(word, 2)
        .slice(0, MAX_NEAR)
        .map((entry) => entry.word),
  };
}

/** The word itself and what is left of it without one or two of its letters. */
function deletions(word: string, edits: number): Set<string> {
  const found = new Set([word]);
  for (let i = 0; i < word.length; i++) {
    const shorter = word.slice(0, i) + word.slice(i + 1);
    found.add(shorter);
    if (edits < 2) continue;
    for (let k = i; k < shorter.length; k++) found.add(shorter.slice(0, k) + shorter.slice(k + 1));
  }
  return found;
}

/** Insertions, deletions, replacements and swaps of neighbours; anything above `limit` is limit + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let old: number[] = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let k = 1; k <= b.length; k++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(k - 1);
      let cost = Math.min((old[k] ?? 0) + 1, (row[k - 1] ?? 0) + 1, (old[k - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        k > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(k - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(k - 1);
      if (swapped) cost = Math.min(cost, (older[k - 2] ?? 0) + 1);
      row.push(cost);
    }
    older = old;
    old = row;
  }
  return Math.min(old[b.length] ?? 0, limit + 1);
}
