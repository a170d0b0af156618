import type { Job, Scheduler, SessionStore, Storage, StoreError } from "../../../src/app/ports.ts";

/** A record with all that a store knows of it, to be put into another store as it is. */
export interface KeptRecord {
  readonly key: string;
  readonly revision: number;
  readonly value: unknown;
  /** ISO moment: a copy must not make a record younger, or people's data would be kept too long. */
  readonly savedAt: string;
}

export type Entry =
  | { readonly kind: "record"; readonly record: KeptRecord }
  /** One bad record does not stop the others. */
  | { readonly kind: "unreadable"; readonly error: StoreError };

/** What our stores can do beyond their port, so that one can be copied to another. */
export interface CopyableStore extends SessionStore {
  /** All records, each once, in an order that stays. */
  entries(): AsyncIterable<Entry>;
  /** Puts a record as it was elsewhere. @returns false, and changes nothing, when this key has one already */
  restore(record: KeptRecord): Promise<boolean>;
}

export interface CopyableScheduler extends Scheduler {
  /** All jobs, due or not, in an order that stays. */
  jobs(): AsyncIterable<Job>;
}

export interface CopyableStorage extends Storage {
  readonly sessions: CopyableStore;
  readonly installations: CopyableStore;
  readonly scheduler: CopyableScheduler;
}
