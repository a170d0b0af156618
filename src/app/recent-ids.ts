import { BoundedMap } from "./bounded-map.ts";

/** Ids seen lately, in this process only; the oldest make room. */
export interface RecentIds {
  has(id: string): boolean;
  add(id: string): void;
}

const IDS_MAX = 20_000;

export function createRecentIds(most = IDS_MAX): RecentIds {
  const ids = new BoundedMap<true>(most);
  return {
    has: (id) => ids.has(id),
    add: (id) => ids.set(id, true),
  };
}
