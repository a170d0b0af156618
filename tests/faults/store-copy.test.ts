import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { copyStorage, type Progress } from "../../adapters/storage/copy/copy-store.ts";
import type { CopyableStorage } from "../../adapters/storage/copy/copyable.ts";
import { encrypting, readKeys } from "../../adapters/storage/encrypted/encrypting.ts";
import { openFolderStorage } from "../../adapters/storage/lowdb/folder-storage.ts";
import { createMemoryStorage } from "../../adapters/storage/memory/memory-storage.ts";
import { openPostgresStorage } from "../../adapters/storage/postgres/postgres-storage.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";
import { filesEnding, temporaryFolder } from "./store-folder.ts";

const PEOPLE = 130;
const AT = "2030-01-01T00:00:00.000Z";

let postgres: TestPostgres;
let databases = 0;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);

afterAll(() => postgres.remove(), 60_000);

let closings: (() => Promise<void>)[] = [];
beforeEach(() => {
  closings = [];
  onTestFinished(async () => {
    for (const close of closings) await close();
  });
});

async function kept(opening: Promise<CopyableStorage> | CopyableStorage): Promise<CopyableStorage> {
  const storage = await opening;
  closings.push(() => storage.close());
  return storage;
}

const inMemory = () => kept(createMemoryStorage());
const inFolder = (folder = temporaryFolder()) => kept(openFolderStorage({ folder }));
async function inPostgres(): Promise<CopyableStorage> {
  databases += 1;
  return kept(openPostgresStorage({ url: await postgres.createDatabase(`copy_${databases}`) }));
}

async function fill(storage: CopyableStorage): Promise<void> {
  for (let n = 0; n < PEOPLE; n += 1) {
    const value = { n, text: `Zoë \u0000 \ud83d ${n}`, order: { z: 1, a: 2 } };
    await storage.sessions.restore({ key: `slack:T1:U${n}`, revision: n + 1, value, savedAt: ageOf(n) });
  }
  await storage.sessions.restore({ key: "\u0000\ud800", revision: 3, value: null, savedAt: ageOf(1) });
  await storage.installations.save("T1", { token: "xoxb" }, 0);
  for (let n = 0; n < 20; n += 1) await storage.scheduler.set({ name: `job ${n}`, at: AT, data: { n } });
}

const ageOf = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString();

/** All that a storage holds, a line each. */
async function contentOf(storage: CopyableStorage): Promise<string[]> {
  const lines: string[] = [];
  for (const part of ["sessions", "installations"] as const) {
    for await (const entry of storage[part].entries()) {
      if (entry.kind === "unreadable") throw entry.error;
      const { key, revision, savedAt, value } = entry.record;
      lines.push(JSON.stringify([part, key, revision, savedAt, value]));
    }
  }
  for await (const { name, at, data } of storage.scheduler.jobs()) {
    lines.push(JSON.stringify(["jobs", name, at, data]));
  }
  return lines.toSorted();
}

describe("copying all there is", () => {
  it.each([
    ["a folder to PostgreSQL", inFolder, inPostgres],
    ["PostgreSQL to a folder", inPostgres, inFolder],
    ["memory to a folder", inMemory, inFolder],
  ])("from %s: the same records, revisions, ages and jobs", async (_, openFrom, openTo) => {
    const [from, to] = [await openFrom(), await openTo()];
    await fill(from);
    const before = await contentOf(from);
    const progress: Progress[] = [];
    const report = await copyStorage(from, to, { onProgress: (step) => progress.push(step) });

    expect(report.verified).toBe(true);
    expect(report.parts.sessions).toMatchObject({ copied: PEOPLE + 1, same: 0, count: PEOPLE + 1 });
    expect(report.parts.installations).toMatchObject({ copied: 1, count: 1 });
    expect(report.parts.jobs).toMatchObject({ copied: 20, count: 20 });
    expect(await contentOf(to)).toEqual(before);
    expect(await contentOf(from)).toEqual(before);
    expect(progress).toContainEqual({ part: "sessions", phase: "copy", done: PEOPLE + 1 });
    expect(progress).toContainEqual({ part: "sessions", phase: "verify", done: PEOPLE + 1 });
    expect(progress.at(-1)).toEqual({ part: "jobs", phase: "verify", done: 20 });
    // Who was due to be deleted still is.
    expect(await to.sessions.removeOlderThan(new Date(ageOf(10)))).toBe(11);
  });

  it("of nothing is verified", async () => {
    const report = await copyStorage(await inMemory(), await inMemory());
    expect(report).toMatchObject({ verified: true, parts: { sessions: { count: 0 }, jobs: { count: 0 } } });
  });

  it("goes on where it was interrupted", async () => {
    const [from, to] = [await inFolder(), await inPostgres()];
    await fill(from);
    const stop = new Error("the operator pressed Ctrl+C");
    const interrupted = copyStorage(from, to, {
      onProgress: ({ done }) => {
        if (done === 50) throw stop;
      },
    });
    await expect(interrupted).rejects.toBe(stop);
    const report = await copyStorage(from, to);
    const { copied, same } = report.parts.sessions;
    expect(report.verified).toBe(true);
    expect(same).toBeGreaterThanOrEqual(50);
    expect(copied + same).toBe(PEOPLE + 1);
    expect(await contentOf(to)).toEqual(await contentOf(from));
    expect((await copyStorage(from, to)).parts).toMatchObject({
      sessions: { copied: 0, same: PEOPLE + 1 },
      installations: { copied: 0, same: 1 },
      jobs: { copied: 0, same: 20 },
    });
  });

  it("keeps what differs in the target and says so, unless it is told to replace it", async () => {
    const [from, to] = [await inMemory(), await inPostgres()];
    await fill(from);
    await to.sessions.save("slack:T1:U7", "newer", 0);
    await to.sessions.save("only here", "stays", 0);
    await to.scheduler.set({ name: "job 3", at: AT, data: "newer" });

    const careful = await copyStorage(from, to);
    expect(careful.verified).toBe(false);
    expect(careful.parts).toMatchObject({
      sessions: { different: 1, verified: false },
      jobs: { different: 1 },
    });
    expect((await to.sessions.load("slack:T1:U7"))?.value).toBe("newer");

    const bold = await copyStorage(from, to, { replace: true });
    expect(bold.verified).toBe(true);
    expect(bold.parts).toMatchObject({ sessions: { copied: 1, different: 0 }, jobs: { copied: 1 } });
    expect(await to.sessions.load("slack:T1:U7")).toEqual(await from.sessions.load("slack:T1:U7"));
    expect((await to.sessions.load("only here"))?.value).toBe("stays");
  });

  it("notices when the target does not give back what it was given", async () => {
    const [from, to] = [await inMemory(), await inMemory()];
    await fill(from);
    const forgetful: CopyableStorage = {
      ...to,
      sessions: {
        ...to.sessions,
        load: async (key) => (key === "slack:T1:U7" ? null : to.sessions.load(key)),
      },
    };
    const changing: CopyableStorage = {
      ...to,
      sessions: {
        ...to.sessions,
        load: async (key) => {
          const record = await to.sessions.load(key);
          return key === "slack:T1:U7" && record !== null ? { ...record, value: "changed" } : record;
        },
      },
    };
    expect((await copyStorage(from, forgetful)).parts.sessions.verified).toBe(false);
    expect((await copyStorage(from, changing)).parts.sessions.verified).toBe(false);
    expect((await copyStorage(from, to)).parts.sessions.verified).toBe(true);
  });

  it("copies what can be read beside a damaged record, and says that one is missing", async () => {
    const folder = temporaryFolder();
    const before = await openFolderStorage({ folder });
    await before.sessions.save("anna", 1, 0);
    await before.sessions.save("ben", 2, 0);
    await before.close();
    const [damaged = ""] = filesEnding(folder, ".json").filter(
      (file) => !file.includes(join(folder, "jobs")),
    );
    writeFileSync(damaged, "");
    const report = await copyStorage(await inFolder(folder), await inMemory());
    expect(report.verified).toBe(false);
    expect(report.parts.sessions).toMatchObject({ copied: 1, unreadable: 1, verified: false });
  });

  it("copies encrypted records without their keys", async () => {
    const [from, to] = [await inFolder(), await inPostgres()];
    const keys = readKeys(`a:${randomBytes(32).toString("base64")}`);
    await encrypting(from.sessions, keys).save("anna", { text: "secret" }, 0);
    expect((await copyStorage(from, to)).verified).toBe(true);
    expect(JSON.stringify(await to.sessions.load("anna"))).not.toContain("secret");
    expect(await encrypting(to.sessions, keys).load("anna")).toEqual({
      revision: 1,
      value: { text: "secret" },
    });
  });
});
