/** What the application needs of the world outside. Every adapter of a port passes one shared contract suite. */

/** A person's record as a store keeps it: opaque JSON with a revision for compare-and-set. */
export interface StoredRecord {
  readonly revision: number;
  readonly value: unknown;
}

export type SaveResult =
  | { readonly kind: "saved"; readonly revision: number }
  /** Somebody else saved in between; load again and rerun the turn. */
  | { readonly kind: "conflict" };

/**
 * Keeps one record per person. A key is any string ("terminal:local"); it never becomes a path as it is.
 * A save that resolved as "saved" survives a kill at any moment afterwards.
 * @throws StoreError when the medium fails or a record cannot be read
 */
export interface SessionStore {
  /** A damaged record is UNREADABLE once and then moved aside: the next load gives null. */
  load(key: string): Promise<StoredRecord | null>;
  /**
   * After WRITE_FAILED nothing is lost, but the change may have arrived: load again before another try.
   * @param expectedRevision revision that was loaded, 0 for a record that is new
   */
  save(key: string, value: unknown, expectedRevision: number): Promise<SaveResult>;
  /** Really deletes; removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** Keys of the records saved at a moment or later, in no order; what is saved meanwhile may be among them. */
  savedSince(moment: Date): AsyncIterable<string>;
  /** Deletes the records not saved since a moment. @returns how many */
  removeOlderThan(moment: Date): Promise<number>;
  /** Finishes what was asked before; every later call rejects with CLOSED. */
  close(): Promise<void>;
}

/** Something to do at a moment: a weekly check-in, the deletion of old records. */
export interface Job {
  /** Unique: setting a job of the same name replaces it. */
  readonly name: string;
  /** ISO moment from which it is due. */
  readonly at: string;
  /** JSON; parsed by whoever handles it. */
  readonly data: unknown;
}

/** So many jobs are handled side by side in one process at most: one slow one does not hold up all the others. */
export const JOBS_AT_ONCE = 8;

/**
 * Keeps jobs until they are due, durably. However many processes share the medium, a due job goes to one of them.
 * @throws StoreError when the medium fails
 */
export interface Scheduler {
  /** Resolved: the job survives a kill. */
  set(job: Job): Promise<void>;
  /** Cancelling what is not there is no error. */
  cancel(name: string): Promise<void>;
  /**
   * From now on gives each due job to `handle`, those missed while nothing ran included. Called once.
   * Up to JOBS_AT_ONCE are handled side by side.
   * A job is gone when its handler resolves; if it rejects, or the process dies, the job comes again later.
   * Inside its handler a job may set the next of its own name.
   */
  start(handle: (job: Job) => Promise<void>): Promise<void>;
  /** Lets the jobs in hand finish and starts no other; what is set meanwhile is kept. Called again it does the same. */
  stop(): Promise<void>;
  /** Stops, and refuses whatever is asked afterwards. */
  close(): Promise<void>;
}

/** What one medium (a folder, a database) keeps. */
export interface Storage {
  readonly sessions: SessionStore;
  /** A record a workspace where the app is installed. Holds tokens: never logged. */
  readonly installations: SessionStore;
  readonly scheduler: Scheduler;
  /** Rejects with StoreError when the medium does not answer now. */
  check(): Promise<void>;
  /** Closes everything above. */
  close(): Promise<void>;
}

export type StoreErrorCode =
  | "LOCKED"
  | "UNREADABLE"
  | "WRITE_FAILED"
  | "CLOSED"
  /** A newer version of the program wrote it; nothing was changed. */
  | "NEWER"
  /** The medium does not answer, or lets nobody in; as after WRITE_FAILED, a change may have arrived. */
  | "UNREACHABLE";

/** The store could not do its work; the message names the repair. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "StoreError";
    this.code = code;
  }
}
