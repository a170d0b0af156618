import Fuse from "fuse.js";

export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** Finds the entries whose names look most like what was typed. Suggests; never decides. */
export function createSuggester<T extends Named>(
  entries: readonly T[],
): (typed: string, limit?: number) => T[] {
  let fuse: Fuse<T> | undefined;
  return (typed, limit = 3) => {
    fuse ??= new Fuse([...entries], {
      keys: ["names"],
      threshold: 0.4,
      ignoreLocation: true,
      includeScore: true,
    });
    return fuse.search(typed.slice(0, 64), { limit }).map((hit) => hit.item);
  };
}
