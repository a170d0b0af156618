import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { CopyableStorage } from "../../adapters/storage/copy/copyable.ts";
import { openPostgresStorage } from "../../adapters/storage/postgres/postgres-storage.ts";
import type { Job } from "../../src/app/ports.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";
import { openWire } from "./postgres-wire.ts";

const SOON = { timeout: 20_000, interval: 10 };
/** Nobody asks for jobs while a test counts what passes. */
const JOBS = { pollMs: 3_600_000, retrySeconds: 1, expireSeconds: 900, maintenanceSeconds: 3_600 };

let postgres: TestPostgres;
let databases = 0;
let name: string;
let url: string;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);

beforeEach(async () => {
  databases += 1;
  name = `cut_${databases}`;
  url = await postgres.createDatabase(name);
}, 60_000);

afterAll(() => postgres.remove(), 60_000);

async function open(address = url): Promise<CopyableStorage> {
  const storage = await openPostgresStorage({ url: address, jobs: JOBS });
  onTestFinished(() => storage.close());
  return storage;
}

const run = (sql: string, values?: unknown[]) => postgres.run(sql, values, name);

/** @param condition on the row of pg_stat_activity @returns how many were cut */
async function cut(condition: string): Promise<number> {
  const rows = await run(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'rolewise' AND ${condition}`,
  );
  return rows.length;
}

async function jobsIn(storage: CopyableStorage): Promise<Job[]> {
  const jobs: Job[] = [];
  for await (const job of storage.scheduler.jobs()) jobs.push(job);
  return jobs;
}

it("saves as if nothing had been when idle connections were cut", async () => {
  const storage = await open();
  await Promise.all(Array.from({ length: 10 }, (_, n) => storage.sessions.save(`key ${n}`, 0, 0)));
  for (let revision = 1; revision < 10; revision += 1) {
    expect(await cut("true")).toBeGreaterThan(0);
    expect(await storage.sessions.save("key 0", revision, revision)).toEqual({
      kind: "saved",
      revision: revision + 1,
    });
  }
});

it("saves once when the connection is cut in the middle of the save", async () => {
  const storage = await open();
  await storage.sessions.save("anna", "old", 0);
  // A lock holds the save up, so that it is really under way when it is cut.
  const holder = run("BEGIN; SELECT FROM rolewise.sessions FOR UPDATE; SELECT pg_sleep(600)").catch(() => {});
  const isHeld = async () =>
    (await run("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"))
      .length;
  await vi.waitFor(async () => expect(await isHeld()).toBe(1), SOON);

  const saving = storage.sessions.save("anna", "new", 1);
  await vi.waitFor(async () => expect(await cut("wait_event_type = 'Lock'")).toBe(1), SOON);
  await run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
  await holder;
  expect(await saving).toEqual({ kind: "saved", revision: 2 });
  expect(await storage.sessions.load("anna")).toEqual({ revision: 2, value: "new" });
});

it("knows its own save again when only the answer was lost", async () => {
  const wire = await openWire(url);
  onTestFinished(() => wire.close());
  const storage = await open(wire.url);
  for (const [expected, value] of [
    [0, "first"],
    [1, "second"],
    [2, undefined],
  ] as const) {
    const lost = wire.loseAnswer();
    expect(await storage.sessions.save("anna", value, expected)).toEqual({
      kind: "saved",
      revision: expected + 1,
    });
    await lost;
    expect(await storage.sessions.load("anna")).toEqual({ revision: expected + 1, value });
  }
});

it("does not take somebody else's save for its own", async () => {
  const wire = await openWire(url);
  onTestFinished(() => wire.close());
  const storage = await open(wire.url);
  const other = await open();
  await storage.sessions.save("anna", "mine", 0);
  await other.sessions.save("anna", "theirs", 1);
  const lost = wire.loseAnswer();
  expect(await storage.sessions.save("anna", "late", 1)).toEqual({ kind: "conflict" });
  await lost;
  expect(await other.sessions.load("anna")).toEqual({ revision: 2, value: "theirs" });
});

it("removes for good when the answer to the removal was lost", async () => {
  const wire = await openWire(url);
  onTestFinished(() => wire.close());
  const storage = await open(wire.url);
  await storage.sessions.save("anna", 1, 0);
  const lost = wire.loseAnswer();
  await storage.sessions.remove("anna");
  await lost;
  expect(await run("SELECT FROM rolewise.sessions")).toEqual([]);
});

it("sets a job once, whichever of the answers in its transaction is lost", async () => {
  const wire = await openWire(url);
  onTestFinished(() => wire.close());
  const storage = await open(wire.url);
  const at = "2030-01-01T00:00:00.000Z";
  await storage.scheduler.set({ name: "x", at, data: 0 });
  // Beginning, lock, deletion, deletion for pg-boss, insertion, insertion for pg-boss, end.
  for (let answer = 1; answer <= 7; answer += 1) {
    const lost = wire.loseAnswer(answer);
    await storage.scheduler.set({ name: "x", at, data: answer });
    await lost;
    expect(await jobsIn(storage)).toEqual([{ name: "x", at, data: answer }]);
    const rows = await run("SELECT job.id FROM rolewise_jobs.job JOIN rolewise.jobs USING (id)");
    expect(rows).toHaveLength(1);
    expect(await run("SELECT FROM rolewise_jobs.job")).toHaveLength(1);
  }
});

it("leaves nothing of a person who was removed", async () => {
  const storage = await open();
  const secret = "slack:T1:U-secret";
  await storage.sessions.save(secret, { text: "secret" }, 0);
  await storage.sessions.save(secret, { text: "secret" }, 1);
  await storage.scheduler.set({ name: `check-in:${secret}`, at: new Date().toISOString(), data: { secret } });
  await storage.scheduler.start(async () => {});
  await vi.waitFor(async () => expect(await jobsIn(storage)).toEqual([]), SOON);
  await storage.scheduler.set({
    name: `check-in:${secret}`,
    at: "2030-01-01T00:00:00.000Z",
    data: { secret },
  });
  await storage.scheduler.cancel(`check-in:${secret}`);
  await storage.sessions.remove(secret);

  const tables = await run(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname LIKE 'rolewise%'",
  );
  expect(tables.length).toBeGreaterThan(5);
  for (const { name: table } of tables) {
    expect(await run(`SELECT t::text FROM ${table} t WHERE t::text LIKE '%secret%'`)).toEqual([]);
  }
});

it("keeps values exactly: NUL, lone surrogates, a megabyte, any number of digits", async () => {
  const storage = await open();
  const value = {
    text: `\u0000 \ud83d \ude00! ${"ä\u0000".repeat(512 * 1024)}`,
    "\u0000": "\ud800",
    numbers: [0.1, 1e300, -0.000001, 12345678901234567000],
    order: { z: 1, a: 2, "10": 3, "9": 4 },
  };
  await storage.sessions.save("a\u0000\ud800", value, 0);
  const found = await storage.sessions.load("a\u0000\ud800");
  expect(JSON.stringify(found?.value)).toBe(JSON.stringify(value));
  expect(found?.revision).toBe(1);
});

it("saves and deletes by the server's clock, whatever this computer's says", async () => {
  const storage = await open();
  await storage.sessions.save("anna", 1, 0);
  vi.useFakeTimers({ now: Date.now() - 3_600_000, toFake: ["Date"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  expect(await storage.sessions.save("anna", 2, 1)).toEqual({ kind: "saved", revision: 2 });
  expect(await storage.sessions.removeOlderThan(new Date())).toBe(0);
  // A clock that was ahead has left a moment to come in the record.
  await run("UPDATE rolewise.sessions SET saved_at = now() + interval '1 hour'");
  expect(await storage.sessions.save("anna", 3, 2)).toEqual({ kind: "saved", revision: 3 });
  const query =
    "SELECT saved_at BETWEEN now() - interval '30 minutes' AND now() AS just FROM rolewise.sessions";
  expect(await run(query)).toEqual([{ just: true }]);
});
