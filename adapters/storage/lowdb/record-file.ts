import type { Adapter } from "lowdb";
import { errorCode, type Files } from "./files.ts";
import { DamagedRecord, decodeRecord, encodeRecord, type FileRecord, hashOfKey } from "./record.ts";
import type { Place } from "./shards.ts";

/**
 * The lowdb adapter of one person's file. A write that resolved survives a power cut:
 * temporary file, fsync, rename, fsync of the directory. lowdb's own adapter does no fsync.
 */
export function createRecordFile(files: Files, place: Place): Adapter<FileRecord | null> {
  return {
    async read() {
      const bytes = await readIfThere(files, place.file);
      if (bytes === null) return null;
      const record = decodeRecord(bytes);
      if (hashOfKey(record.key) !== place.stem)
        throw new DamagedRecord("the record belongs to another person");
      return record;
    },

    async write(record) {
      if (record === null) return;
      try {
        await writeThrough(files, place.temporary, encodeRecord(record));
        await files.rename(place.temporary, place.file);
      } catch (cause) {
        await files.unlink(place.temporary).catch(() => {}); // the sweep finds it if this fails too
        throw cause;
      }
      await place.shard.sync();
    },
  };
}

async function readIfThere(files: Files, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (cause) {
    if (errorCode(cause) === "ENOENT") return null;
    throw cause;
  }
}

/** Writes all of it and waits until it is on the disk. */
export async function writeThrough(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.create(path);
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
