import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { openFolderStorage } from "../../adapters/storage/lowdb/folder-storage.ts";
import { filesEnding, temporaryFolder } from "./store-folder.ts";
import { KILLS_TIMEOUT, killWhilePlanning, killWhileWriting } from "./store-kills.ts";

function expectTidy(folder: string): void {
  expect(filesEnding(folder, ".tmp")).toEqual([]);
  expect(filesEnding(folder, ".corrupt")).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith("lock-"))).toEqual([]);
}

it("loses no acknowledged turn when the process is killed while it writes", {
  timeout: KILLS_TIMEOUT,
}, async () => {
  const folder = temporaryFolder();
  await killWhileWriting(folder, () => openFolderStorage({ folder }));
  expectTidy(folder);
});

it("loses no acknowledged job when the process is killed while it plans", {
  timeout: KILLS_TIMEOUT,
}, async () => {
  const folder = temporaryFolder();
  await killWhilePlanning(folder, () => openFolderStorage({ folder }));
  expectTidy(folder);
});
