import { KeyedQueue } from "../../../src/app/keyed-queue.ts";
import { type SaveResult, type StoredRecord, StoreError } from "../../../src/app/ports.ts";
import type { CopyableStore, Entry, KeptRecord } from "../copy/copyable.ts";
import { closed, readFailed, writeFailed } from "./failures.ts";
import { errorCode, type Files } from "./files.ts";
import { PersonFiles, unlinkIfThere } from "./person-files.ts";
import { JsonText } from "./record.ts";
import type { Place, Shard, Shards, StoreLog } from "./shards.ts";

export interface RecordFolderParts {
  /** Named in messages. */
  readonly folder: string;
  readonly files: Files;
  readonly shards: Shards;
  readonly log: StoreLog | undefined;
  /** Called once, when the last call has ended. */
  readonly onClosed?: () => Promise<void>;
}

/** Times of files are coarser than the clock: two seconds on the coarsest. */
const FILE_TIME_MS = 2_000;

/** One lowdb file per record. Whoever opens it holds the lock of the folder. */
export class RecordFolder implements CopyableStore {
  readonly #folder: string;
  readonly #files: Files;
  readonly #shards: Shards;
  readonly #log: StoreLog | undefined;
  readonly #people: PersonFiles;
  readonly #onClosed: () => Promise<void>;
  readonly #queue = new KeyedQueue();
  #closing: Promise<void> | null = null;

  constructor({ folder, files, shards, log, onClosed }: RecordFolderParts) {
    this.#folder = folder;
    this.#files = files;
    this.#shards = shards;
    this.#log = log;
    this.#people = new PersonFiles(folder, files, log);
    this.#onClosed = onClosed ?? (async () => {});
  }

  async load(key: string): Promise<StoredRecord | null> {
    return this.#inTurn(this.#shards.placeOf(key), async (place) => {
      const record = await this.#people.read(place);
      return record && { revision: record.revision, value: record.value };
    });
  }

  async save(key: string, value: unknown, expectedRevision: number): Promise<SaveResult> {
    // Written down at once: the caller may change its object while the save waits.
    const written = new JsonText(value);
    return this.#inTurn<SaveResult>(this.#shards.placeOf(key), async (place) => {
      if ((await this.#people.revisionOf(place)) !== expectedRevision) return { kind: "conflict" };
      const revision = expectedRevision + 1;
      const savedAt = new Date().toISOString();
      await this.#people.write(place, { key, revision, savedAt, value: written });
      return { kind: "saved", revision };
    });
  }

  async remove(key: string): Promise<void> {
    await this.#inTurn(this.#shards.placeOf(key), (place) => this.#people.remove(place));
  }

  async *savedSince(moment: Date): AsyncGenerator<string> {
    for await (const place of this.#places()) {
      if (await this.#isOlder(place.file, new Date(moment.getTime() - FILE_TIME_MS))) continue;
      const entry = await this.#inTurn(place, () => this.#entryAt(place));
      if (entry?.kind === "record" && new Date(entry.record.savedAt) >= moment) yield entry.record.key;
    }
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

  async *entries(): AsyncGenerator<Entry> {
    for await (const place of this.#places()) {
      const entry = await this.#inTurn(place, () => this.#entryAt(place));
      if (entry !== null) yield entry;
    }
  }

  async *#places(): AsyncGenerator<Place> {
    for (const shard of this.#shards.all) {
      this.#refuseWhenClosed();
      await shard.prepare().catch((cause: unknown) => Promise.reject(writeFailed(this.#folder, cause)));
      const { records } = await shard
        .list()
        .catch((cause: unknown) => Promise.reject(readFailed(shard.path, cause)));
      yield* records;
    }
  }

  async restore(record: KeptRecord): Promise<boolean> {
    const written = { ...record, value: new JsonText(record.value) };
    return this.#inTurn(this.#shards.placeOf(record.key), async (place) => {
      if ((await this.#people.revisionOf(place)) !== 0) return false;
      await this.#people.restore(place, written);
      return true;
    });
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
    await this.#onClosed();
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

  async #entryAt(place: Place): Promise<Entry | null> {
    try {
      const record = await this.#people.read(place);
      return record && { kind: "record", record };
    } catch (error) {
      if (error instanceof StoreError && error.code === "UNREADABLE") return { kind: "unreadable", error };
      throw error;
    }
  }

  async #removeFrom(shard: Shard, moment: Date): Promise<number> {
    await shard.prepare();
    const { records, corrupt } = await shard.list();
    let removed = 0;
    for (const place of records) {
      if (!(await this.#isOlder(place.file, moment))) continue;
      if (await this.#inTurn(place, () => this.#removeIfOlder(place, moment))) removed += 1;
    }
    for (const place of corrupt) {
      if (await this.#isOlder(place.corrupt, moment)) await unlinkIfThere(this.#files, place.corrupt);
    }
    return removed;
  }

  /** By the file's own time: cheap, and spares reading most records. What is gone is not older. */
  async #isOlder(path: string, moment: Date): Promise<boolean> {
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
