import { createMemoryStore } from "../../../adapters/storage/memory/memory-store.ts";
import { type SessionStore, StoreError } from "../../../src/app/ports.ts";

export interface FaultyStore extends SessionStore {
  /** Every operation fails. */
  down: boolean;
  /** Every operation waits for it. */
  held: Promise<unknown> | undefined;
  /** Operations asked for so far. */
  asked: number;
}

/** A store in memory that can be taken away and held up. */
export function createFaultyStore(inner: SessionStore = createMemoryStore()): FaultyStore {
  const faulty: FaultyStore = {
    down: false,
    held: undefined,
    asked: 0,
    load: (key) => guarded(() => inner.load(key)),
    save: (key, value, revision) => guarded(() => inner.save(key, value, revision)),
    remove: (key) => guarded(() => inner.remove(key)),
    savedSince: (moment) => inner.savedSince(moment),
    removeOlderThan: (moment) => guarded(() => inner.removeOlderThan(moment)),
    close: () => inner.close(),
  };
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    faulty.asked += 1;
    await faulty.held;
    if (faulty.down) throw new StoreError("UNREACHABLE", "The store is away; it comes back.");
    return work();
  }
  return faulty;
}
