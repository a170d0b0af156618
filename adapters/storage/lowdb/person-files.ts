import { Low } from "lowdb";
import { BoundedMap } from "../../../src/app/bounded-map.ts";
import type { StoreError } from "../../../src/app/ports.ts";
import { damaged, readFailed, writeFailed } from "./failures.ts";
import { errorCode, type Files } from "./files.ts";
import { DamagedRecord, type FileRecord } from "./record.ts";
import { RecordFile } from "./record-file.ts";
import type { Place, StoreLog } from "./shards.ts";
import type { Spot } from "./slots.ts";

/** About ten megabytes; whoever is not among them costs one read more. */
const KNOWN_PEOPLE = 50_000;

interface Known {
  /** 0 when there is no record. */
  readonly revision: number;
  readonly spot: Spot | null;
}

/** Reads and changes the files of people. Calls for one person must not overlap: the store queues them. */
export class PersonFiles {
  readonly #folder: string;
  readonly #files: Files;
  readonly #log: StoreLog | undefined;
  /** Last known, to spare a read before a save. True only because the folder is locked: nobody else writes there. */
  readonly #known = new BoundedMap<Known>(KNOWN_PEOPLE);
  /** People whose last change may be on the disk, but is perhaps not safe from a power cut. */
  readonly #unsettled = new Set<string>();

  constructor(folder: string, files: Files, log: StoreLog | undefined) {
    this.#folder = folder;
    this.#files = files;
    this.#log = log;
  }

  /** Makes sure that what is seen next is also what a power cut would leave. */
  async settle(place: Place): Promise<void> {
    try {
      await place.shard.prepare();
      if (!this.#unsettled.has(place.stem)) return;
      await place.shard.sync();
      this.#unsettled.delete(place.stem);
    } catch (cause) {
      throw writeFailed(this.#folder, cause);
    }
  }

  /** @returns 0 when there is no record */
  async revisionOf(place: Place): Promise<number> {
    return this.#known.get(place.stem)?.revision ?? (await this.read(place))?.revision ?? 0;
  }

  async read(place: Place): Promise<FileRecord | null> {
    const file = this.#fileOf(place);
    const db = new Low<FileRecord | null>(file, null);
    try {
      await db.read();
    } catch (cause) {
      this.#known.delete(place.stem);
      if (cause instanceof DamagedRecord) throw await this.#quarantine(place, cause);
      throw readFailed(place.file, cause);
    }
    this.#known.set(place.stem, { revision: db.data?.revision ?? 0, spot: file.spot });
    return db.data;
  }

  async write(place: Place, record: FileRecord): Promise<void> {
    const file = this.#fileOf(place);
    const db = new Low<FileRecord | null>(file, record);
    const before = this.#known.get(place.stem);
    await this.#change(
      place,
      () => db.write(),
      () => before && file.spot && { ...before, spot: file.spot },
    );
    this.#known.set(place.stem, { revision: record.revision, spot: file.spot });
  }

  /** As `write`, for a record that comes from elsewhere: its file is as old as the record. */
  async restore(place: Place, record: FileRecord): Promise<void> {
    await this.write(place, record);
    // Age is asked of the file first; when it cannot be set the record only stays longer.
    await this.#files.setModifiedAt(place.file, new Date(record.savedAt)).catch((error: unknown) => {
      this.#log?.warn({ file: place.file, error }, "the age of a copied record could not be set");
    });
  }

  /** Removes all there is about a person, quarantined files too. */
  async remove(place: Place): Promise<void> {
    await this.#change(place, async () => {
      for (const path of [place.file, place.temporary, place.corrupt]) {
        await unlinkIfThere(this.#files, path);
      }
      await place.shard.sync();
    });
    this.#known.set(place.stem, { revision: 0, spot: null });
  }

  /**
   * Until a change went well to its end, neither the revision nor its safety is known.
   * @param untouched what is still safe after a failure, if that is known
   */
  async #change(
    place: Place,
    change: () => Promise<void>,
    untouched: () => Known | null | undefined = () => null,
  ): Promise<void> {
    this.#known.delete(place.stem);
    this.#unsettled.add(place.stem);
    try {
      await change();
    } catch (cause) {
      const known = untouched();
      if (known) {
        this.#known.set(place.stem, known);
        this.#unsettled.delete(place.stem);
      }
      throw writeFailed(this.#folder, cause);
    }
    this.#unsettled.delete(place.stem);
  }

  #fileOf(place: Place): RecordFile {
    return new RecordFile(this.#files, place, this.#known.get(place.stem)?.spot ?? null, () => {
      this.#log?.warn({ file: place.file }, "one copy of a record is damaged; the other is used");
    });
  }

  async #quarantine(place: Place, cause: DamagedRecord): Promise<StoreError> {
    try {
      await this.#files.rename(place.file, place.corrupt);
      await place.shard.sync();
    } catch (error) {
      this.#log?.warn({ file: place.file, error }, "a damaged record could not be moved aside");
      return damaged(place.file, null, cause);
    }
    this.#log?.warn({ file: place.corrupt }, "a damaged record was moved aside");
    return damaged(place.file, place.corrupt, cause);
  }
}

export async function unlinkIfThere(files: Files, path: string): Promise<void> {
  try {
    await files.unlink(path);
  } catch (cause) {
    if (errorCode(cause) !== "ENOENT") throw cause;
  }
}
