import { join } from "node:path";
import type { CopyableStorage } from "../copy/copyable.ts";
import { createScheduler } from "../memory/scheduler.ts";
import type { Timer } from "../memory/timer.ts";
import { closed, writeFailed } from "./failures.ts";
import type { Files } from "./files.ts";
import { type FolderOptions, openFolder } from "./open-folder.ts";
import { writeThrough } from "./record-file.ts";
import { RecordFolder } from "./record-folder.ts";
import { createFolder, Shards, syncFolder } from "./shards.ts";

export interface FolderStorageOptions extends FolderOptions {
  readonly timer?: Timer;
}

const INSTALLATIONS = "installations";
const JOBS = "jobs";
/** Hexadecimal digits, see shards.ts: fewer records, fewer directories. */
const FEW = 1;
const CHECK_FILE = "check.tmp";

/**
 * Keeps all in one folder: people where `openFolderStore` keeps them, installations and jobs in folders beside them.
 * @throws StoreError LOCKED while another process has the folder, WRITE_FAILED when it cannot be used
 */
export function openFolderStorage(options: FolderStorageOptions): Promise<CopyableStorage> {
  return openFolder(options, async ({ folder, files, lock }) => {
    const { log } = options;
    const sessions = new RecordFolder({
      folder,
      files,
      shards: await Shards.open(folder, files, log),
      log,
    });
    const [installationsFolder, jobsFolder] = await makeInner(folder, files);
    const openInner = async (inner: string) =>
      new RecordFolder({ folder: inner, files, shards: await Shards.open(inner, files, log, FEW), log });
    const installations = await openInner(installationsFolder);
    const scheduler = createScheduler({
      store: await openInner(jobsFolder),
      ...(options.timer && { timer: options.timer }),
      ...(log && { log }),
    });

    async function finish(): Promise<void> {
      await scheduler.close(); // its handler may still use the stores
      await Promise.all([sessions.close(), installations.close()]);
      await lock.release();
    }
    let closing: Promise<void> | null = null;
    let checking: Promise<void> | null = null;
    return {
      sessions,
      installations,
      scheduler,
      async check() {
        if (closing !== null) throw closed(folder);
        checking ??= writeAndDelete(folder, files).finally(() => {
          checking = null;
        });
        await checking;
      },
      close() {
        closing ??= finish();
        return closing;
      },
    };
  });
}

async function makeInner(folder: string, files: Files): Promise<[string, string]> {
  const inner: [string, string] = [join(folder, INSTALLATIONS), join(folder, JOBS)];
  for (const path of inner) await createFolder(files, path);
  await syncFolder(files, folder);
  return inner;
}

async function writeAndDelete(folder: string, files: Files): Promise<void> {
  const path = join(folder, CHECK_FILE);
  try {
    await writeThrough(await files.create(path), Buffer.from("ok\n"));
    await files.unlink(path);
  } catch (cause) {
    throw writeFailed(folder, cause);
  }
}
