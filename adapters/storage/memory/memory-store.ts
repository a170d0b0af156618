import { type SaveResult, type SessionStore, type StoredRecord, StoreError } from "../../../src/app/ports.ts";

interface Kept {
  readonly revision: number;
  readonly savedAt: number;
  /** The value as JSON text, so that no caller shares an object with the store. */
  readonly text: string;
}

/** Keeps records in this process only: for tests, demos and trying things out. */
export function createMemoryStore(): SessionStore {
  const records = new Map<string, Kept>();
  let closed = false;

  function refuseWhenClosed(): void {
    if (closed) throw new StoreError("CLOSED", "The store is closed; open a new one.");
  }

  return {
    async load(key: string): Promise<StoredRecord | null> {
      refuseWhenClosed();
      const kept = records.get(key);
      if (kept === undefined) return null;
      const { value }: { value?: unknown } = JSON.parse(kept.text);
      return { revision: kept.revision, value };
    },

    async save(key: string, value: unknown, expectedRevision: number): Promise<SaveResult> {
      refuseWhenClosed();
      const current = records.get(key)?.revision ?? 0;
      if (current !== expectedRevision) return { kind: "conflict" };
      const revision = current + 1;
      records.set(key, { revision, savedAt: Date.now(), text: JSON.stringify({ value }) });
      return { kind: "saved", revision };
    },

    async remove(key: string): Promise<void> {
      refuseWhenClosed();
      records.delete(key);
    },

    async removeOlderThan(moment: Date): Promise<number> {
      refuseWhenClosed();
      const old = [...records].filter(([, kept]) => kept.savedAt < moment.getTime());
      for (const [key] of old) records.delete(key);
      return old.length;
    },

    async close(): Promise<void> {
      closed = true;
      records.clear();
    },
  };
}
