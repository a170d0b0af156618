import { createHash } from "node:crypto";
import { type SaveResult, type StoredRecord, StoreError } from "../../../src/app/ports.ts";
import type { CopyableStore, Entry, KeptRecord } from "../copy/copyable.ts";

interface Kept {
  readonly revision: number;
  readonly savedAt: number;
  /** The value as JSON text, so that no caller shares an object with the store. */
  readonly text: string;
}

/** Keeps records in this process only: for tests, demos and trying things out. */
export function createMemoryStore(): CopyableStore {
  const records = new Map<string, Kept>();
  let closed = false;

  function refuseWhenClosed(): void {
    if (closed) throw new StoreError("CLOSED", "The store is closed; open a new one.");
  }

  return {
    async load(key: string): Promise<StoredRecord | null> {
      refuseWhenClosed();
      const kept = records.get(key);
      return kept === undefined ? null : { revision: kept.revision, value: jsonOf(kept) };
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

    async *savedSince(moment: Date): AsyncGenerator<string> {
      refuseWhenClosed();
      for (const [key, kept] of [...records]) if (kept.savedAt >= moment.getTime()) yield key;
    },

    async removeOlderThan(moment: Date): Promise<number> {
      refuseWhenClosed();
      const old = [...records].filter(([, kept]) => kept.savedAt < moment.getTime());
      for (const [key] of old) records.delete(key);
      return old.length;
    },

    async *entries(): AsyncGenerator<Entry> {
      refuseWhenClosed();
      // Not in the order of arrival: nobody shall rely on one that other stores do not have.
      const keys = [...records.keys()].toSorted((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1));
      for (const key of keys) {
        refuseWhenClosed();
        const kept = records.get(key);
        if (kept === undefined) continue;
        const savedAt = new Date(kept.savedAt).toISOString();
        yield { kind: "record", record: { key, revision: kept.revision, value: jsonOf(kept), savedAt } };
      }
    },

    async restore({ key, revision, value, savedAt }: KeptRecord): Promise<boolean> {
      refuseWhenClosed();
      if (records.has(key)) return false;
      records.set(key, { revision, savedAt: Date.parse(savedAt), text: JSON.stringify({ value }) });
      return true;
    },

    async close(): Promise<void> {
      closed = true;
      records.clear();
    },
  };
}

function jsonOf(kept: Kept): unknown {
  const { value }: { value?: unknown } = JSON.parse(kept.text);
  return value;
}

const hashOf = (key: string) => createHash("sha256").update(JSON.stringify(key)).digest("hex");
