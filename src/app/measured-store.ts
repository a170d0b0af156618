import type { Metrics } from "./metrics.ts";
import type { SessionStore } from "./ports.ts";

/** A store whose operations are timed and counted. */
export function measured(store: SessionStore, metrics: Metrics): SessionStore {
  const timed = async <T>(operation: "load" | "save" | "remove", work: Promise<T>): Promise<T> => {
    const started = performance.now();
    try {
      const result = await work;
      metrics.store(operation, performance.now() - started, false);
      return result;
    } catch (error) {
      metrics.store(operation, performance.now() - started, true);
      throw error;
    }
  };
  return {
    // One by one: the methods of a class are not its own properties.
    savedSince: (moment) => store.savedSince(moment),
    removeOlderThan: (moment) => store.removeOlderThan(moment),
    close: () => store.close(),
    load: (key) => timed("load", store.load(key)),
    save: (key, value, revision) => timed("save", store.save(key, value, revision)),
    remove: (key) => timed("remove", store.remove(key)),
  };
}
