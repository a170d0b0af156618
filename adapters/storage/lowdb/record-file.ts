import type { Adapter } from "lowdb";
import { errorCode, type Files, type WritableFile } from "./files.ts";
import { DamagedRecord, encodeRecord, type FileRecord, hashOfKey } from "./record.ts";
import type { Place } from "./shards.ts";
import { fileWith, findRecord, fits, otherSlot, type Spot, slotSizeFor, slotWith } from "./slots.ts";

/**
 * The lowdb adapter of one person's file. A write that resolved survives a power cut; lowdb's own does no fsync.
 * A new file, and one whose slots do not fit: temporary file, fsync, rename, fsync of the directory.
 * Every other write: the older slot is overwritten in its place, then fsync.
 */
export class RecordFile implements Adapter<FileRecord | null> {
  readonly #files: Files;
  readonly #place: Place;
  readonly #onDamage: () => void;
  #spot: Spot | null;

  /**
   * @param spot where the newest record is, when that is known
   * @param onDamage called when one of the two copies is no record
   */
  constructor(files: Files, place: Place, spot: Spot | null, onDamage: () => void) {
    this.#files = files;
    this.#place = place;
    this.#spot = spot;
    this.#onDamage = onDamage;
  }

  /** Null when there is no file, or none that a power cut would surely leave. */
  get spot(): Spot | null {
    return this.#spot;
  }

  async read(): Promise<FileRecord | null> {
    const bytes = await this.#bytes();
    if (bytes === null) {
      this.#spot = null;
      return null;
    }
    const { record, spot, besideDamage } = findRecord(bytes, this.#spot);
    if (hashOfKey(record.key) !== this.#place.stem)
      throw new DamagedRecord("the record belongs to another person");
    if (besideDamage) this.#onDamage();
    this.#spot = spot;
    return record;
  }

  async write(record: FileRecord | null): Promise<void> {
    if (record === null) return;
    const bytes = encodeRecord(record);
    const spot = this.#spot;
    if (spot === null || !fits(bytes.length, spot.size)) await this.#replace(bytes);
    else await this.#overwrite(bytes, spot);
  }

  async #overwrite(record: Uint8Array, { slot: newest, size }: Spot): Promise<void> {
    const slot = otherSlot(newest);
    const file = await this.#files.overwrite(this.#place.file, slot * size);
    await writeThrough(file, slotWith(record, size));
    this.#spot = { slot, size };
  }

  async #replace(record: Uint8Array): Promise<void> {
    const { file, temporary, shard } = this.#place;
    const size = slotSizeFor(record.length);
    try {
      await writeThrough(await this.#files.create(temporary), fileWith(record, size));
      await this.#files.rename(temporary, file);
    } catch (cause) {
      await this.#files.unlink(temporary).catch(() => {}); // the sweep finds it if this fails too
      throw cause;
    }
    this.#spot = null; // a power cut may still take the new name back
    await shard.sync();
    this.#spot = { slot: 0, size };
  }

  async #bytes(): Promise<Buffer | null> {
    try {
      return await this.#files.read(this.#place.file);
    } catch (cause) {
      if (errorCode(cause) === "ENOENT") return null;
      throw cause;
    }
  }
}

/** Writes all of it, waits until it is on the disk, and closes the file. */
export async function writeThrough(file: WritableFile, bytes: Uint8Array): Promise<void> {
  try {
    let written = 0;
    while (written < bytes.length) {
      const taken = await file.write(bytes.subarray(written));
      // A disk that takes nothing would keep this loop running for ever.
      if (taken === 0) throw Object.assign(new Error("the disk took no bytes"), { code: "ENOSPC" });
      written += taken;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
