import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { encrypting, readKeys } from "../../adapters/storage/encrypted/encrypting.ts";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { describeCopyableStore } from "./copyable-store.ts";
import { describeSessionStore } from "./session-store.ts";

const root = mkdtempSync(join(tmpdir(), "rolewise-contract-"));
let folders = 0;
const openFolder = () => {
  folders += 1;
  return openFolderStore({ folder: join(root, String(folders)) });
};
const keys = readKeys(`one:${randomBytes(32).toString("base64")}`);

// Every folder holds 256 directories: on a busy disk their removal takes its time.
afterAll(() => rmSync(root, { recursive: true, force: true }), 60_000);

describeSessionStore("memory", async () => createMemoryStore());
describeSessionStore("lowdb", openFolder);
describeSessionStore("encrypted memory", async () => encrypting(createMemoryStore(), keys));
describeCopyableStore("memory", async () => createMemoryStore());
describeCopyableStore("lowdb", openFolder);
