import type { SessionStore } from "../../../src/app/ports.ts";
import { seal, unseal } from "./envelope.ts";
import type { EncryptionKeys } from "./keys.ts";

export { readKeys } from "./keys.ts";

/**
 * Keeps values encrypted (AES-256-GCM) in another store. Values of before are read as they are, and encrypted with
 * the first key at their next save. Keys and times stay readable.
 */
export function encrypting(store: SessionStore, keys: EncryptionKeys): SessionStore {
  return {
    async load(key) {
      const record = await store.load(key);
      return record && { revision: record.revision, value: unseal(keys, key, record.value) };
    },
    save: async (key, value, expectedRevision) => store.save(key, seal(keys, key, value), expectedRevision),
    remove: (key) => store.remove(key),
    savedSince: (moment) => store.savedSince(moment),
    removeOlderThan: (moment) => store.removeOlderThan(moment),
    close: () => store.close(),
  };
}
