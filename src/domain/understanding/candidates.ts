/** A way to mend the words from..to of a text: what each of them was meant to be. */
export interface Candidate {
  readonly from: number;
  /** Numbers of the words meant. */
  readonly words: readonly number[];
  readonly distance: number;
  /** How many of them are misspelt. */
  readonly slips: number;
  /** The first letter of a word is another: people rarely slip there. */
  readonly initial: boolean;
  /** Letters are only swapped or lost: the commonest of slips. */
  readonly likely: boolean;
}

const ONE_EDIT = 10;

/** The lower, the likelier. Words beside it that are right speak for a phrase. */
function cost({ words, distance, slips, initial, likely }: Candidate): number {
  return (ONE_EDIT * distance) / slips - 4 * (words.length - 1) + (initial ? 3 : 0) - (likely ? 1 : 0);
}

/** Likelier than any single word can be. */
export function isSure(candidate: Candidate): boolean {
  return cost(candidate) < ONE_EDIT - 1;
}

/** The likeliest; null when two that mean different things are equally likely. */
export function likeliest(
  candidates: readonly Candidate[],
  isSame: (a: Candidate, b: Candidate) => boolean,
): Candidate | null {
  let best: Candidate | undefined;
  let least = Number.POSITIVE_INFINITY;
  let tie = false;
  for (const candidate of candidates) {
    const now = cost(candidate);
    if (now > least) continue;
    if (now < least) {
      best = candidate;
      least = now;
      tie = false;
    } else if (best !== undefined && !isSame(best, candidate)) tie = true;
  }
  return best === undefined || tie ? null : best;
}
