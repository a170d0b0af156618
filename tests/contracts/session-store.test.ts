import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { describeSessionStore } from "./session-store.ts";

const root = mkdtempSync(join(tmpdir(), "rolewise-contract-"));
let folders = 0;

// Every folder holds 256 directories: on a busy disk their removal takes its time.
afterAll(() => rmSync(root, { recursive: true, force: true }), 60_000);

describeSessionStore("memory", async () => createMemoryStore());
describeSessionStore("lowdb", () => {
  folders += 1;
  return openFolderStore({ folder: join(root, String(folders)) });
});
