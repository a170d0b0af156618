import type { Logger } from "pino";
import type { Storage } from "../app/ports.ts";
import type { Config } from "../config.ts";

/**
 * The medium that the environment names: a database where DATABASE_URL is set, else the data folder.
 * With ROLEWISE_ENCRYPTION_KEYS what it keeps of people and workspaces is encrypted.
 * @throws StoreError when it cannot be opened
 */
export async function openStorage(
  config: Pick<Config, "dataDir" | "databaseUrl" | "encryptionKeys">,
  log: Logger,
): Promise<Storage> {
  const storage = await openMedium(config, log);
  if (config.encryptionKeys === undefined) return storage;
  const { encrypting, readKeys } = await import("../../adapters/storage/encrypted/encrypting.ts");
  const keys = readKeys(config.encryptionKeys);
  return {
    ...storage,
    sessions: encrypting(storage.sessions, keys),
    installations: encrypting(storage.installations, keys),
    check: () => storage.check(),
    close: () => storage.close(),
  };
}

async function openMedium(config: Pick<Config, "dataDir" | "databaseUrl">, log: Logger): Promise<Storage> {
  if (config.databaseUrl !== undefined) {
    const { openPostgresStorage } = await import("../../adapters/storage/postgres/postgres-storage.ts");
    return openPostgresStorage({ url: config.databaseUrl, log });
  }
  const { openFolderStorage } = await import("../../adapters/storage/lowdb/folder-storage.ts");
  return openFolderStorage({ folder: config.dataDir, log });
}
