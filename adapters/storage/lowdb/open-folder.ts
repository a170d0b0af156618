import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { writeFailed } from "./failures.ts";
import { diskFiles, type Files } from "./files.ts";
import { type FolderLock, lockFolder } from "./lock.ts";
import { type StoreLog, syncFolder } from "./shards.ts";

export interface FolderOptions {
  /** Created when missing. One process at a time, on a local disk. */
  readonly folder: string;
  readonly log?: StoreLog;
  /** The disk; tests put a failing one here. */
  readonly files?: Files;
}

export interface OpenedFolder {
  readonly folder: string;
  readonly files: Files;
  readonly lock: FolderLock;
}

/**
 * Makes and locks a folder, and gives it back when what is to be opened in it cannot be.
 * @throws StoreError LOCKED while another process has the folder, WRITE_FAILED when it cannot be used
 */
export async function openFolder<T>(
  options: FolderOptions,
  openIn: (opened: OpenedFolder) => Promise<T>,
): Promise<T> {
  const folder = resolve(options.folder);
  let lock: FolderLock | null = null;
  try {
    await makeFolder(folder);
    lock = await lockFolder(folder);
    return await openIn({ folder, files: options.files ?? diskFiles, lock });
  } catch (cause) {
    await lock?.release();
    throw writeFailed(folder, cause);
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
