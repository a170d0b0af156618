import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import type { SessionStore } from "../../src/app/ports.ts";
import { type DiskCall, FaultyDisk } from "./store-faulty-disk.ts";
import { filesEnding, onlyFile, temporaryFolder } from "./store-folder.ts";

const OLD = { turn: 1, text: "old".repeat(1_000) };
const NEW = { turn: 2, text: "new".repeat(1_000) };
/** More than the slots of the old one hold: its file is replaced. */
const LARGE = { turn: 2, text: "new".repeat(10_000) };

interface Bench {
  readonly folder: string;
  readonly disk: FaultyDisk;
  readonly store: SessionStore;
}

/** A store with one record of anna's. */
async function bench(): Promise<Bench> {
  const folder = temporaryFolder();
  const disk = new FaultyDisk();
  const store = await openFolderStore({ folder, files: disk.files });
  await store.save("anna", OLD, 0);
  return { folder, disk, store };
}

async function failureOf(call: Promise<unknown>): Promise<Error> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error("the call did not fail");
  return error;
}

async function seenAfterRestart(folder: string): Promise<unknown> {
  const store = await openFolderStore({ folder });
  const record = await store.load("anna");
  await store.close();
  return record;
}

const RENAMING: readonly (readonly [DiskCall, string, RegExp])[] = [
  ["rename", "EIO", /check it/i],
  ["rename", "ENOSPC", /free some space/i],
];

describe.each([
  ["in its place", NEW],
  ["in a new file", LARGE],
])("a disk that fails while saving %s", (_, next) => {
  const FAULTS: readonly (readonly [DiskCall, string, RegExp])[] = [
    ["open", "EROFS", /make the folder writable/i],
    ["open", "EACCES", /make the folder writable/i],
    ["open", "ENOSPC", /free some space/i],
    ["open", "EMFILE", /limit of open files/i],
    ["write", "ENOSPC", /free some space/i],
    ["write", "EDQUOT", /free some space/i],
    ["write", "EIO", /check it/i],
    ["sync", "EIO", /check it/i],
    ["sync", "ENOSPC", /free some space/i],
    ...(next === LARGE ? RENAMING : []),
  ];

  it.each(FAULTS)(
    "%s %s: says the repair, keeps the old record, goes on by itself",
    async (call, code, repair) => {
      const { folder, disk, store } = await bench();
      disk.breaks(call, code);
      for (const attempt of [1, 2]) {
        const failure = await failureOf(store.save("anna", { ...next, attempt }, 1));
        expect(failure).toMatchObject({ name: "StoreError", code: "WRITE_FAILED" });
        expect(failure.message).toContain(folder);
        expect(failure.message).toMatch(repair);
        expect(await store.load("anna")).toEqual({ revision: 1, value: OLD });
      }
      await expect(store.save("ben", NEW, 0)).rejects.toMatchObject({ code: "WRITE_FAILED" });
      expect(filesEnding(folder, ".tmp")).toEqual([]);

      disk.heals();
      expect(await store.save("anna", next, 1)).toEqual({ kind: "saved", revision: 2 });
      expect(await store.save("ben", NEW, 0)).toEqual({ kind: "saved", revision: 1 });
      await store.close();
      expect(await seenAfterRestart(folder)).toEqual({ revision: 2, value: next });
    },
  );

  it("writes all of a record on a disk that takes a few bytes at a time", async () => {
    const { folder, disk, store } = await bench();
    disk.writesAtMost(7);
    expect(await store.save("anna", next, 1)).toEqual({ kind: "saved", revision: 2 });
    await store.close();
    expect(await seenAfterRestart(folder)).toEqual({ revision: 2, value: next });
  });

  it.each([0, 1, 100, 3_000])("keeps the old record when the disk is full after %d bytes", async (room) => {
    const { folder, disk, store } = await bench();
    disk.hasRoomFor(room);
    await expect(store.save("anna", next, 1)).rejects.toMatchObject({ code: "WRITE_FAILED" });
    await store.close();
    expect(await seenAfterRestart(folder)).toEqual({ revision: 1, value: OLD });
  });

  it("fails instead of trying for ever when the disk takes nothing and gives no error", async () => {
    const { disk, store } = await bench();
    disk.writesAtMost(0);
    await expect(store.save("anna", next, 1)).rejects.toThrow(/free some space/i);
    disk.heals();
    expect(await store.load("anna")).toEqual({ revision: 1, value: OLD });
    await store.close();
  });
});

describe("a disk that fails otherwise", () => {
  it("does not answer from a change that a power cut could undo, until the directory is safe", async () => {
    const { folder, disk, store } = await bench();
    disk.breaks("syncFolder", "EIO");
    await expect(store.save("anna", LARGE, 1)).rejects.toMatchObject({ code: "WRITE_FAILED" });
    await expect(store.load("anna")).rejects.toMatchObject({ code: "WRITE_FAILED" });
    disk.heals();
    expect(await store.save("anna", OLD, 1)).toEqual({ kind: "conflict" });
    expect(await store.load("anna")).toEqual({ revision: 2, value: LARGE });
    expect(await store.save("anna", OLD, 2)).toEqual({ kind: "saved", revision: 3 });
    await store.close();
    expect(await seenAfterRestart(folder)).toEqual({ revision: 3, value: OLD });
  });

  it("saves after a failure that even left its temporary file behind", async () => {
    const { folder, disk, store } = await bench();
    disk.breaks("write", "EIO");
    disk.breaks("unlink", "EIO");
    await expect(store.save("anna", LARGE, 1)).rejects.toMatchObject({ code: "WRITE_FAILED" });
    expect(filesEnding(folder, ".tmp")).toHaveLength(1);
    disk.heals();
    expect(await store.save("anna", LARGE, 1)).toEqual({ kind: "saved", revision: 2 });
    expect(filesEnding(folder, ".tmp")).toEqual([]);
    await store.close();
  });

  it("reports a failed read, moves nothing aside, and reads again once it can", async () => {
    const { folder, disk, store } = await bench();
    disk.breaks("read", "EIO");
    await expect(store.load("anna")).rejects.toMatchObject({ code: "UNREADABLE" });
    expect(filesEnding(folder, ".corrupt")).toEqual([]);
    disk.heals();
    expect(await store.load("anna")).toEqual({ revision: 1, value: OLD });
    await store.close();
  });

  it("reports a failed removal, and removes once it can", async () => {
    const { folder, disk, store } = await bench();
    disk.breaks("unlink", "EROFS");
    await expect(store.remove("anna")).rejects.toMatchObject({ code: "WRITE_FAILED" });
    await expect(store.removeOlderThan(new Date(Date.now() + 60_000))).rejects.toMatchObject({
      code: "WRITE_FAILED",
    });
    disk.heals();
    await store.remove("anna");
    expect(filesEnding(folder, ".json")).toEqual([]);
    await store.close();
  });

  it("gives the folder back when it could not be opened", async () => {
    const folder = temporaryFolder();
    const disk = new FaultyDisk();
    disk.breaks("syncFolder", "EIO");
    await expect(openFolderStore({ folder, files: disk.files })).rejects.toMatchObject({
      code: "WRITE_FAILED",
    });
    disk.heals();
    const store = await openFolderStore({ folder, files: disk.files });
    await store.close();
  });

  it.skipIf(process.platform === "win32")("lets nobody else read what people answered", async () => {
    const { folder, store } = await bench();
    const file = onlyFile(folder, ".json");
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(folder).mode & 0o077).toBe(0);
    await store.close();
  });
});
