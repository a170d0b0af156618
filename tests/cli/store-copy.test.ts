import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CopyableStorage } from "../../adapters/storage/copy/copyable.ts";
import { openFolderStorage } from "../../adapters/storage/lowdb/folder-storage.ts";
import { openPostgresStorage } from "../../adapters/storage/postgres/postgres-storage.ts";
import { copyBetween } from "../../src/compose/copy.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";
import { run } from "./run.ts";

const PEOPLE = 40;
const JOB = { name: "check-in:slack:T1:U1", at: "2030-01-07T09:00:00.000Z", data: { kind: "check-in" } };
const log = pino({ level: "silent" });

let home: string;
let from: string;
let postgres: TestPostgres;
let databases = 0;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.remove());

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "rolewise-copy-"));
  from = join(home, "from");
  await using(await openFolderStorage({ folder: from }), async ({ sessions, installations, scheduler }) => {
    for (let person = 0; person < PEOPLE; person++) await sessions.save(`slack:T1:U${person}`, { person }, 0);
    await sessions.save("slack:T1:U0", { person: 0, turns: 2 }, 1);
    await installations.save("slack:T1", { bot: { token: "xoxb-1" } }, 0);
    await scheduler.set(JOB);
  });
  return () => rmSync(home, { recursive: true, force: true });
});

async function using<T>(
  storage: CopyableStorage,
  work: (storage: CopyableStorage) => Promise<T>,
): Promise<T> {
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

const newDatabase = () => postgres.createDatabase(`copy${++databases}`);
const copy = (argv: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  run(["store", "copy", ...argv], {}, { copyStore: (request) => copyBetween(request, env, log) });

/** All that a storage keeps, whatever its order. */
async function kept(storage: CopyableStorage): Promise<unknown> {
  return using(storage, async ({ sessions, installations, scheduler }) => {
    const all: string[] = [];
    for (const store of [sessions, installations])
      for await (const entry of store.entries()) all.push(JSON.stringify(entry));
    for await (const job of scheduler.jobs()) all.push(JSON.stringify(job));
    return all.sort();
  });
}

describe("rolewise store copy", () => {
  it("takes everything to a database and back, with revisions and ages", async () => {
    const url = await newDatabase();
    const there = await copy(["--from", from, "--to", url]);
    expect(there.code).toBe(0);
    expect(there.out).toContain("Everything was copied, read back and found the same.");
    expect(there.err).toMatch(/^Copying people: \d+ \.\.\.$/m);
    expect(there.out + there.err).not.toContain(new URL(url).password);
    const back = join(home, "back");
    expect((await copy(["--from", url, "--to", back])).code).toBe(0);
    expect(await kept(await openFolderStorage({ folder: back }))).toEqual(
      await kept(await openFolderStorage({ folder: from })),
    );
  });

  it("counts as JSON, and finds what an earlier run has copied", async () => {
    const to = join(home, "to");
    const first = JSON.parse((await copy(["--from", from, "--to", to, "--json"])).out);
    expect(first).toMatchObject({
      verified: true,
      parts: {
        sessions: { count: PEOPLE, copied: PEOPLE, same: 0 },
        installations: { copied: 1 },
        jobs: { copied: 1 },
      },
    });
    const again = JSON.parse((await copy(["--from", from, "--to", to, "--json"])).out);
    expect(again.parts.sessions).toMatchObject({ copied: 0, same: PEOPLE });
    expect(again.parts.sessions.checksum).toBe(first.parts.sessions.checksum);
  });

  it("leaves what differs in the target alone, and replaces it when told to", async () => {
    const to = join(home, "to");
    const key = "slack:T1:U7";
    await using(await openFolderStorage({ folder: to }), ({ sessions }) =>
      sessions.save(key, { mine: 1 }, 0),
    );
    const careful = await copy(["--from", from, "--to", to]);
    expect(careful.code).toBe(1);
    expect(careful.out).toContain("--replace overwrites them");
    const load = async () =>
      using(await openFolderStorage({ folder: to }), ({ sessions }) => sessions.load(key));
    expect((await load())?.value).toEqual({ mine: 1 });
    expect((await copy(["--from", from, "--to", to, "--replace"])).code).toBe(0);
    expect((await load())?.value).toEqual({ person: 7 });
  });

  it("reads an address from a variable, so that no password is among the arguments", async () => {
    const url = await newDatabase();
    const { code } = await copy(["--from", from, "--to", "DATABASE_URL"], { DATABASE_URL: url });
    expect(code).toBe(0);
    expect(await kept(await openPostgresStorage({ url }))).toHaveLength(PEOPLE + 2);
  });
});

describe("a copy that cannot be meant", () => {
  it("says what is missing", async () => {
    for (const argv of [
      ["--from", from],
      ["--to", from],
      ["now", "--from", from, "--to", from],
    ]) {
      const { code, err } = await copy(argv);
      expect(code).toBe(2);
      expect(err).toContain("Usage: rolewise store copy");
    }
  });

  it("has a source that is not there, and makes none", async () => {
    const slip = join(home, "form");
    const { code, err } = await copy(["--from", slip, "--to", join(home, "to")]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("There is no folder") });
    expect([existsSync(slip), existsSync(join(home, "to"))]).toEqual([false, false]);
  });

  it("is of a storage to itself, under whatever name", async () => {
    const link = join(home, "link");
    symlinkSync(from, link);
    expect(await copy(["--from", from, "--to", link])).toMatchObject({ code: 2 });
    const url = await newDatabase();
    const otherName = url.replace("postgres://", "postgresql://").replace("127.0.0.1", "localhost");
    const { code, err } = await copy(["--from", url, "--to", otherName]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("are the same storage") });
  });

  it("names another kind of database", async () => {
    expect(await copy(["--from", from, "--to", "mysql://host/x"])).toMatchObject({ code: 2 });
  });
});

describe("a copy beside a running Rolewise", () => {
  it("is refused by a folder, on either side", async () => {
    const other = join(home, "other");
    mkdirSync(other);
    await using(await openFolderStorage({ folder: from }), async () => {
      for (const sides of [
        ["--from", from, "--to", other],
        ["--from", other, "--to", from],
      ])
        await expect(copy(sides)).rejects.toMatchObject({
          code: "LOCKED",
          message: expect.stringContaining("Stop that process"),
        });
    });
  });

  it("is refused by a database, on either side", async () => {
    const url = await newDatabase();
    await using(await openPostgresStorage({ url }), async (running) => {
      await running.check();
      for (const sides of [
        ["--from", from, "--to", url],
        ["--from", url, "--to", join(home, "to")],
      ])
        await expect(copy(sides)).rejects.toMatchObject({
          code: "LOCKED",
          message: expect.stringMatching(/in use by a running Rolewise .* Stop it, then copy again/),
        });
    });
  });

  it("fails with the repair where the database does not answer", async () => {
    const copied = copy(["--from", from, "--to", "postgres://u:hidden-word@127.0.0.1:1/x"]);
    await expect(copied).rejects.toMatchObject({
      code: "UNREACHABLE",
      message: expect.stringMatching(/^(?!.*hidden-word).*Start the database/),
    });
  });
});
