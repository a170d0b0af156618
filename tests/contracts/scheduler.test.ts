import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
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

describe("a scheduler in this process", () => {
  it("never handles two jobs of one name at a time, and none that was replaced", async () => {
    const { scheduler } = createMemoryStorage({ timer: new ManualTimer() });
    const due = (data: number) => ({ name: "x", at: "2020-01-01T00:00:00.000Z", data });
    const seen: unknown[] = [];
    let inHand = 0;
    await scheduler.start(async ({ data }) => {
      inHand += 1;
      seen.push(data);
      expect(inHand).toBe(1);
      if (data === 1) for (const next of [2, 3]) await scheduler.set(due(next));
      inHand -= 1;
    });
    await scheduler.set(due(1));
    await vi.waitFor(() => expect(seen).toEqual([1, 3]));
    await scheduler.close();
  });
});
