import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type SaveResult, type SessionStore, type StoredRecord, StoreError } from "../../../src/app/ports.ts";
import { closed, writeFailed } from "./failures.ts";
import { diskFiles, errorCode, type Files } from "./files.ts";
import { KeyedQueue } from "./keyed-queue.ts";
import { type FolderLock, lockFolder } from "./lock.ts";
import { PersonFiles, unlinkIfThere } from "./person-files.ts";
import { type Place, type Shard, Shards, type StoreLog, syncFolder } from "./shards.ts";

export interface FolderStoreOptions {
  /** Created when missing. One process at a time, on a local disk. */
  readonly folder: string;
  readonly log?: StoreLog;
  /** The disk; tests put a failing one here. */
  readonly files?: Files;
}

/**
 * Keeps one lowdb file per person, in 256 directories.
 * @throws StoreError LOCKED while another process has the folder, WRITE_FAILED when it cannot be used
 */
export async function openFolderStore(options: FolderStoreOptions): Promise<SessionStore> {
  const folder = resolve(options.folder);
  const files = options.files ?? diskFiles;
  let lock: FolderLock | null = null;
  try {
    await makeFolder(folder);
    lock = await lockFolder(folder);
    const shards = await Shards.open(folder, files, options.log);
    return new FolderStore(folder, files, shards, lock, options.log);
  } catch (cause) {
    await lock?.release();
    throw writeFailed(folder, cause);
  }
}

class FolderStore implements SessionStore {
  readonly #folder: string;
  readonly #files: Files;
  readonly #shards: Shards;
  readonly #lock: FolderLock;
  readonly #log: StoreLog | undefined;
  readonly #people: PersonFiles;
  readonly #queue = new KeyedQueue();
  #closing: Promise<void> | null = null;

  constructor(folder: string, files: Files, shards: Shards, lock: FolderLock, log: StoreLog | undefined) {
    this.#folder = folder;
    this.#files = files;
    this.#shards = shards;
    this.#lock = lock;
    this.#log = log;
    this.#people = new PersonFiles(folder, files, log);
  }

  async load(key: string): Promise<StoredRecord | null> {
    return this.#inTurn(this.#shards.placeOf(key), async (place) => {
      const record = await this.#people.read(place);
      return record && { revision: record.revision, value: record.value };
    });
  }

  async save(key: string, value: unknown, expectedRevision: number): Promise<SaveResult> {
    // Copied at once: the caller may change its object while the save waits.
    const copy: { value?: unknown } = JSON.parse(JSON.stringify({ value }));
    return this.#inTurn<SaveResult>(this.#shards.placeOf(key), async (place) => {
      if ((await this.#people.revisionOf(place)) !== expectedRevision) return { kind: "conflict" };
      const revision = expectedRevision + 1;
      const savedAt = new Date().toISOString();
      await this.#people.write(place, { key, revision, savedAt, value: copy.value });
      return { kind: "saved", revision };
    });
  }

  async remove(key: string): Promise<void> {
    await this.#inTurn(this.#shards.placeOf(key), (place) => this.#people.remove(place));
  }

  /** A file's own time decides first, so a copy put back from a backup counts from that day at the earliest. */
  async removeOlderThan(moment: Date): Promise<number> {
    let removed = 0;
    for (const shard of this.#shards.all) {
      this.#refuseWhenClosed();
      try {
        removed += await this.#removeFrom(shard, moment);
      } catch (cause) {
        throw writeFailed(this.#folder, cause);
      }
    }
    return removed;
  }

  /** Waits for what was asked before. Closing twice is no error. */
  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    await this.#queue.idle();
    await this.#shards.close().catch((error: unknown) => {
      this.#log?.warn({ error }, "a directory could not be closed");
    });
    await this.#lock.release();
  }

  #refuseWhenClosed(): void {
    if (this.#closing !== null) throw closed(this.#folder);
  }

  /** One call after another for each person, so that what was compared is still true when it is set. */
  #inTurn<T>(place: Place, task: (place: Place) => Promise<T>): Promise<T> {
    this.#refuseWhenClosed();
    return this.#queue.run(place.stem, async () => {
      await this.#people.settle(place);
      return task(place);
    });
  }

  async #removeFrom(shard: Shard, moment: Date): Promise<number> {
    await shard.prepare();
    const { records, corrupt } = await shard.list();
    let removed = 0;
    for (const place of records) {
      if (!(await this.#mayBeOlder(place.file, moment))) continue;
      if (await this.#inTurn(place, () => this.#removeIfOlder(place, moment))) removed += 1;
    }
    for (const place of corrupt) {
      if (await this.#mayBeOlder(place.corrupt, moment)) await unlinkIfThere(this.#files, place.corrupt);
    }
    return removed;
  }

  /** Cheap, and spares reading the records of everybody who was here lately. */
  async #mayBeOlder(path: string, moment: Date): Promise<boolean> {
    this.#refuseWhenClosed();
    try {
      return (await this.#files.modifiedAt(path)) < moment.getTime();
    } catch (cause) {
      if (errorCode(cause) === "ENOENT") return false; // removed in between
      throw cause;
    }
  }

  async #removeIfOlder(place: Place, moment: Date): Promise<boolean> {
    try {
      const record = await this.#people.read(place);
      if (record === null || new Date(record.savedAt) >= moment) return false;
    } catch (cause) {
      if (cause instanceof StoreError && cause.code === "UNREADABLE") return false; // one bad record stops nothing
      throw cause;
    }
    await this.#people.remove(place);
    return true;
  }
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let path = folder; path !== dirname(first); path = dirname(path)) {
    // A parent that may not be opened for reading cannot be synced; the store works all the same.
    await syncFolder(diskFiles, dirname(path)).catch(() => {});
  }
}
