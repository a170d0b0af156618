import type { CopyableStore } from "../copy/copyable.ts";
import { type FolderOptions, openFolder } from "./open-folder.ts";
import { RecordFolder } from "./record-folder.ts";
import { Shards } from "./shards.ts";

/**
 * Keeps one lowdb file per person, in 256 directories.
 * @throws StoreError LOCKED while another process has the folder, WRITE_FAILED when it cannot be used
 */
export function openFolderStore(options: FolderOptions): Promise<CopyableStore> {
  return openFolder(options, async ({ folder, files, lock }) => {
    const shards = await Shards.open(folder, files, options.log);
    return new RecordFolder({ folder, files, shards, log: options.log, onClosed: () => lock.release() });
  });
}
