import { BoundedMap } from "../../src/app/bounded-map.ts";

/** A map that forgets the oldest entries; what it holds can be missed. */
export interface Memory<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
}

const ENTRIES_MAX = 5_000;

export const createMemory = <T>(most = ENTRIES_MAX): Memory<T> => new BoundedMap<T>(most);
