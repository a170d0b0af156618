import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { CopyableStorage } from "../../adapters/storage/copy/copyable.ts";
import { type FolderStorageOptions, openFolderStorage } from "../../adapters/storage/lowdb/folder-storage.ts";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import { createMemoryStorage } from "../../adapters/storage/memory/memory-storage.ts";
import type { Job } from "../../src/app/ports.ts";
import { ManualTimer } from "../support/manual-timer.ts";
import { FaultyDisk } from "./store-faulty-disk.ts";
import { filesEnding, temporaryFolder } from "./store-folder.ts";
import { PowerDisk } from "./store-power-disk.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function open(options: FolderStorageOptions): Promise<CopyableStorage> {
  const storage = await openFolderStorage(options);
  onTestFinished(() => storage.close());
  return storage;
}

async function jobsIn(storage: CopyableStorage): Promise<Job[]> {
  const jobs: Job[] = [];
  for await (const job of storage.scheduler.jobs()) jobs.push(job);
  return jobs;
}

describe("a folder that keeps all", () => {
  it("finds the people of before in the files of before", async () => {
    const folder = temporaryFolder();
    const store = await openFolderStore({ folder });
    await store.save("anna", { text: "from before" }, 0);
    await store.close();
    const files = filesEnding(folder, ".json");

    const storage = await openFolderStorage({ folder });
    expect(await storage.sessions.load("anna")).toEqual({ revision: 1, value: { text: "from before" } });
    expect(await storage.sessions.save("anna", "next", 1)).toEqual({ kind: "saved", revision: 2 });
    await storage.close();
    expect(filesEnding(folder, ".json")).toEqual(files);
    const again = await openFolderStore({ folder });
    expect(await again.load("anna")).toEqual({ revision: 2, value: "next" });
    await again.close();
  });

  it("keeps people, workspaces and jobs of one name apart", async () => {
    const folder = temporaryFolder();
    const storage = await open({ folder });
    await storage.sessions.save("x", "person", 0);
    await storage.installations.save("x", "workspace", 0);
    await storage.scheduler.set({ name: "x", at: "2030-01-01T00:00:00.000Z", data: "job" });
    await storage.sessions.remove("x");
    expect(await storage.installations.load("x")).toEqual({ revision: 1, value: "workspace" });
    expect((await jobsIn(storage)).map(({ data }) => data)).toEqual(["job"]);
  });

  it("is for one process, until that has closed it", async () => {
    const folder = temporaryFolder();
    const first = await openFolderStorage({ folder });
    await expect(openFolderStorage({ folder })).rejects.toMatchObject({ code: "LOCKED" });
    await first.close();
    await first.close();
    await open({ folder });
  });

  it("rejects everything once it is closed", async () => {
    const storage = await open({ folder: temporaryFolder() });
    await storage.close();
    await expect(storage.check()).rejects.toMatchObject({ code: "CLOSED" });
    await expect(storage.sessions.load("x")).rejects.toMatchObject({ code: "CLOSED" });
    await expect(storage.installations.load("x")).rejects.toMatchObject({ code: "CLOSED" });
    await expect(storage.scheduler.cancel("x")).rejects.toMatchObject({ code: "CLOSED" });
  });
});

describe("a memory that keeps all", () => {
  it("answers the check until it is closed, with all its parts", async () => {
    const storage = createMemoryStorage();
    await storage.sessions.save("x", 1, 0);
    await storage.check();
    await storage.close();
    await storage.close();
    await expect(storage.check()).rejects.toMatchObject({ code: "CLOSED" });
    await expect(storage.sessions.load("x")).rejects.toMatchObject({ code: "CLOSED" });
    await expect(storage.installations.load("x")).rejects.toMatchObject({ code: "CLOSED" });
    await expect(storage.scheduler.cancel("x")).rejects.toMatchObject({ code: "CLOSED" });
  });
});

describe("the check of a folder", () => {
  it("passes on a good disk, also many at once, and leaves nothing behind", async () => {
    const folder = temporaryFolder();
    const storage = await open({ folder });
    await Promise.all(Array.from({ length: 20 }, () => storage.check()));
    expect(filesEnding(folder, ".tmp")).toEqual([]);
  });

  it.each([
    ["open", "EROFS", /make the folder writable/i],
    ["open", "EACCES", /make the folder writable/i],
    ["write", "ENOSPC", /free some space/i],
    ["sync", "EIO", /check it/i],
  ] as const)("fails when %s gives %s, and passes again afterwards", async (call, code, repair) => {
    const disk = new FaultyDisk();
    const storage = await open({ folder: temporaryFolder(), files: disk.files });
    disk.breaks(call, code);
    const failure = await storage.check().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "WRITE_FAILED" });
    expect(String(failure)).toMatch(repair);
    disk.heals();
    await storage.check();
  });

  it("fails when the folder is gone", async () => {
    const folder = temporaryFolder();
    const storage = await open({ folder });
    rmSync(folder, { recursive: true });
    await expect(storage.check()).rejects.toThrow(/the folder is gone/i);
  });
});

describe("jobs in a folder", () => {
  const AT = "2026-12-01T10:00:00.000Z";

  it("stay as they were when the disk fails, and can be set once it is well", async () => {
    const disk = new FaultyDisk();
    const storage = await open({ folder: temporaryFolder(), files: disk.files });
    await storage.scheduler.set({ name: "x", at: AT, data: 1 });
    disk.breaks("write", "ENOSPC");
    await expect(storage.scheduler.set({ name: "x", at: AT, data: 2 })).rejects.toMatchObject({
      code: "WRITE_FAILED",
    });
    disk.heals();
    expect(await jobsIn(storage)).toEqual([{ name: "x", at: AT, data: 1 }]);
    await storage.scheduler.set({ name: "x", at: AT, data: 3 });
    expect(await jobsIn(storage)).toEqual([{ name: "x", at: AT, data: 3 }]);
  });

  it("are not done again because their record could not be deleted", async () => {
    const disk = new FaultyDisk();
    const timer = new ManualTimer();
    const storage = await open({ folder: temporaryFolder(), files: disk.files, timer });
    const names: string[] = [];
    await storage.scheduler.start(async (job) => {
      names.push(job.name);
      if (job.name === "x") disk.breaks("unlink", "EROFS");
    });
    await storage.scheduler.set({ name: "x", at: new Date(timer.now()).toISOString(), data: null });
    await vi.waitFor(() => expect(names).toEqual(["x"]));
    await storage.scheduler.set({
      name: "later",
      at: new Date(timer.now() + HOUR).toISOString(),
      data: null,
    });
    timer.pass(HOUR);
    await vi.waitFor(() => expect(names).toEqual(["x", "later"]));
    disk.heals();
    await vi.waitFor(async () => {
      timer.pass(HOUR);
      expect(await jobsIn(storage)).toEqual([]);
    });
    expect(names).toEqual(["x", "later"]);
  });

  it("go on beside one whose record is damaged", async () => {
    const folder = temporaryFolder();
    const first = await openFolderStorage({ folder });
    for (const name of ["damaged", "good"]) await first.scheduler.set({ name, at: AT, data: name });
    await first.close();
    const jobs = join(folder, "jobs");
    for (const file of filesEnding(jobs, ".json")) {
      if (readFileSync(file, "utf8").includes('"damaged"')) writeFileSync(file, "\0".repeat(100));
    }

    const storage = await open({ folder });
    expect((await jobsIn(storage)).map(({ name }) => name)).toEqual(["good"]);
    expect(filesEnding(jobs, ".corrupt")).toHaveLength(1);
    await storage.scheduler.set({ name: "damaged", at: AT, data: "anew" });
    expect((await jobsIn(storage)).map(({ data }) => data).toSorted()).toEqual(["anew", "good"]);
  });

  it("survive a power cut once they are set, whichever change it strikes", async () => {
    const folder = temporaryFolder();
    let survivedWhole = 0;
    for (let cut = 0; cut < 30; cut += 1) {
      const disk = new PowerDisk(folder, "names and contents");
      const before = await openFolderStorage({ folder, files: disk.files });
      const set: number[] = [];
      disk.cutAfter(cut);
      for (const data of [1, 2, 3]) {
        await before.scheduler.set({ name: "x", at: AT, data }).then(
          () => set.push(data),
          () => {},
        );
      }
      await before.close();
      if (!disk.isDark) survivedWhole += 1;
      disk.restart();
      const after = await openFolderStorage({ folder, files: disk.files });
      const found = (await jobsIn(after)).map(({ data }) => data)[0] ?? 0;
      const last = set.at(-1) ?? 0;
      expect([last, last + 1], `after a cut at change ${cut}`).toContain(found);
      await after.close();
    }
    expect(survivedWhole).toBeGreaterThan(0);
    expect(survivedWhole).toBeLessThan(30);
  });
});

describe("a clock that is set", () => {
  it("back by an hour: nothing comes twice, and what waits comes when the clock says so", async () => {
    const timer = new ManualTimer();
    const storage = await open({ folder: temporaryFolder(), timer });
    const names: string[] = [];
    await storage.scheduler.start(async (job) => {
      names.push(job.name);
    });
    const start = timer.now();
    const at = (minutes: number) => new Date(start + minutes * MINUTE).toISOString();
    await storage.scheduler.set({ name: "done", at: at(0), data: null });
    await storage.scheduler.set({ name: "waits", at: at(30), data: null });
    await vi.waitFor(async () => expect((await jobsIn(storage)).map(({ name }) => name)).toEqual(["waits"]));

    timer.set(start - HOUR);
    timer.pass(89 * MINUTE);
    await storage.scheduler.set({ name: "probe", at: at(-30), data: null });
    await vi.waitFor(() => expect(names).toEqual(["done", "probe"]));
    timer.pass(2 * MINUTE);
    await vi.waitFor(() => expect(names).toEqual(["done", "probe", "waits"]));
  });

  it("forward by a day: what is due then comes within a minute", async () => {
    const timer = new ManualTimer();
    const storage = await open({ folder: temporaryFolder(), timer });
    const names: string[] = [];
    await storage.scheduler.start(async (job) => {
      names.push(job.name);
    });
    const at = new Date(timer.now() + 24 * HOUR).toISOString();
    await storage.scheduler.set({ name: "tomorrow", at, data: null });
    timer.set(timer.now() + 24 * HOUR);
    timer.pass(MINUTE);
    await vi.waitFor(() => expect(names).toEqual(["tomorrow"]));
  });

  it("back by an hour: saves go on, and nobody is deleted for it", async () => {
    const storage = await open({ folder: temporaryFolder() });
    await storage.sessions.save("anna", 1, 0);
    vi.useFakeTimers({ now: Date.now() - HOUR, toFake: ["Date"] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    expect(await storage.sessions.save("anna", 2, 1)).toEqual({ kind: "saved", revision: 2 });
    expect(await storage.sessions.load("anna")).toEqual({ revision: 2, value: 2 });
    expect(await storage.sessions.removeOlderThan(new Date())).toBe(0);
  });
});
