import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFolderStorage } from "../../adapters/storage/lowdb/folder-storage.ts";
import { createMemoryStorage } from "../../adapters/storage/memory/memory-storage.ts";
import { ManualTimer } from "../support/manual-timer.ts";
import { describeScheduler } from "./scheduler.ts";
import { allOf } from "./whole-storage.ts";

describeScheduler("memory", { isDurable: false, isShared: false }, async () => {
  const timer = new ManualTimer();
  return {
    open: async () => createMemoryStorage({ timer }).scheduler,
    now: () => new Date(timer.now()),
    pass: async (milliseconds) => timer.pass(milliseconds),
    remove: async () => {},
  };
});

describeScheduler("a folder", { isDurable: true, isShared: false }, async () => {
  const timer = new ManualTimer();
  const folder = mkdtempSync(join(tmpdir(), "rolewise-jobs-"));
  return {
    async open() {
      const storage = await openFolderStorage({ folder, timer });
      return allOf(storage.scheduler, storage);
    },
    now: () => new Date(timer.now()),
    pass: async (milliseconds) => timer.pass(milliseconds),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
});
