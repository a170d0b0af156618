import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { CopyableStorage } from "../../adapters/storage/copy/copyable.ts";
import {
  openPostgresStorage,
  type PostgresStorageOptions,
} from "../../adapters/storage/postgres/postgres-storage.ts";
import { createTurnHandler } from "../../src/app/handle-turn.ts";
import { RecordSchema } from "../../src/app/record.ts";
import { profileOf } from "../../src/engine/state.ts";
import { realContent } from "../support/conversation.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";
import { openWire } from "./postgres-wire.ts";

const JOBS = { pollMs: 20, retrySeconds: 1, expireSeconds: 900, maintenanceSeconds: 60 };
const SOON = { timeout: 20_000, interval: 10 };
const KEY = "test:ada";

let postgres: TestPostgres;
let databases = 0;
let name: string;
let url: string;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);

beforeEach(async () => {
  databases += 1;
  name = `outage_${databases}`;
  url = await postgres.createDatabase(name);
}, 60_000);

afterAll(() => postgres.remove(), 60_000);

async function open(options: Partial<PostgresStorageOptions> = {}): Promise<CopyableStorage> {
  const storage = await openPostgresStorage({ url, jobs: JOBS, ...options });
  onTestFinished(() => storage.close());
  return storage;
}

/** The server is away while the test does something, and comes back in any case. */
async function withoutServer(task: () => Promise<void>): Promise<void> {
  await postgres.stop();
  try {
    await task();
  } finally {
    await postgres.start();
  }
}

async function failureOf(call: Promise<unknown>): Promise<Error> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error("the call did not fail");
  return error;
}

it("fails a turn while the server is away, keeps what was, and goes on by itself", async () => {
  const storage = await open();
  const clock = () => new Date("2026-12-01T09:00:00.000Z");
  const handle = createTurnHandler(realContent(), storage.sessions, clock);
  const turn = (turnId: string, text: string) => handle({ key: KEY, turnId, event: { kind: "text", text } });
  await turn("1", "start");
  await turn("2", "I know Python");
  const before = await storage.sessions.load(KEY);

  await withoutServer(async () => {
    const failure = await failureOf(turn("3", "add SQL"));
    expect(failure).toMatchObject({ name: "StoreError", code: "UNREACHABLE" });
    expect(failure.message).toMatch(/start the database/i);
    expect(failure.message).toContain(`127.0.0.1:${postgres.port}/${name}`);
    expect(failure.message).not.toMatch(/only for tests|only%20for/);
    await expect(storage.check()).rejects.toMatchObject({ code: "UNREACHABLE" });
  });

  await storage.check();
  expect(await storage.sessions.load(KEY)).toEqual(before);
  expect(await turn("3", "add SQL")).toMatchObject({ repeated: false });
  expect(await turn("2", "I know Python")).toMatchObject({ repeated: true });
  const record = RecordSchema.parse((await storage.sessions.load(KEY))?.value);
  expect(Object.keys(profileOf(record.state).skills)).toHaveLength(2);
});

it("does not let people notice that the server was restarted between their turns", async () => {
  const storage = await open();
  await storage.sessions.save("anna", 1, 0);
  await withoutServer(async () => {});
  expect(await storage.sessions.save("anna", 2, 1)).toEqual({ kind: "saved", revision: 2 });
  await withoutServer(async () => {});
  expect(await storage.sessions.load("anna")).toEqual({ revision: 2, value: 2 });
});

it("gives jobs again after the server was away, those that became due meanwhile included", async () => {
  const storage = await open();
  const names: string[] = [];
  await storage.scheduler.start(async (job) => {
    names.push(job.name);
  });
  await storage.scheduler.set({ name: "due", at: new Date(Date.now() + 300).toISOString(), data: null });
  await withoutServer(async () => {
    await expect(
      storage.scheduler.set({ name: "lost", at: new Date().toISOString(), data: null }),
    ).rejects.toMatchObject({ code: "UNREACHABLE" });
  });
  await vi.waitFor(() => expect(names).toEqual(["due"]), SOON);
  await storage.scheduler.set({ name: "after", at: new Date().toISOString(), data: null });
  await vi.waitFor(() => expect(names).toEqual(["due", "after"]), SOON);
});

it("does not do a job again whose end the server was not there to hear", async () => {
  const storage = await open();
  const names: string[] = [];
  let leave = () => {};
  const gone = new Promise<void>((resolve) => {
    leave = resolve;
  });
  await storage.scheduler.start(async (job) => {
    names.push(job.name);
    if (job.name === "x") await gone;
  });
  await storage.scheduler.set({ name: "x", at: new Date().toISOString(), data: null });
  await vi.waitFor(() => expect(names).toEqual(["x"]), SOON);
  await withoutServer(async () => leave());
  await storage.scheduler.set({ name: "after", at: new Date().toISOString(), data: null });
  await vi.waitFor(() => expect(names).toContain("after"), SOON);
  expect(names).toEqual(["x", "after"]);
  await vi.waitFor(async () => {
    expect(await postgres.run("SELECT id FROM rolewise_jobs.job", undefined, name)).toEqual([]);
  }, SOON);
});

it("says what to do when nothing listens there", async () => {
  await withoutServer(async () => {
    const failure = await failureOf(openPostgresStorage({ url }));
    expect(failure).toMatchObject({ code: "UNREACHABLE" });
    expect(failure.message).toMatch(/start the database, or set DATABASE_URL right/i);
  });
});

const WRONG: Readonly<Record<string, readonly [(url: string) => string, RegExp]>> = {
  "a password that is refused": [
    (url) => url.replace("only", "wrong"),
    /user and the password in DATABASE_URL/,
  ],
  "no password": [(url) => url.replace(/:only[^@]*@/, "@"), /user and the password in DATABASE_URL/],
  "a database that is not there": [(url) => url.replace(/[^/]*$/, "nowhere"), /createdb/],
  "a host that is not there": [(url) => url.replace("127.0.0.1", "nowhere.invalid"), /host in DATABASE_URL/],
  "TLS where there is none": [(url) => `${url}?sslmode=require`, /TLS/],
  "another kind of database": [
    (url) => url.replace("postgres:", "mysql:"),
    /postgres:\/\/user:password@host/,
  ],
  "no address at all": [() => "localhost", /postgres:\/\/user:password@host/],
};

it.each(Object.entries(WRONG))("says what to do about an address with %s", async (_, [spoil, repair]) => {
  const failure = await failureOf(openPostgresStorage({ url: spoil(url) }));
  expect(failure).toMatchObject({ name: "StoreError", code: "UNREACHABLE" });
  expect(failure.message).toMatch(repair);
  expect(failure.message).not.toMatch(/only for tests|only%20for/);
});

it("says what to do about a database that cannot hold every text", async () => {
  const latin = await postgres.createDatabase(
    `${name}_latin`,
    "ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'",
  );
  const failure = await failureOf(openPostgresStorage({ url: latin }));
  expect(failure).toMatchObject({ code: "UNREACHABLE" });
  expect(failure.message).toMatch(/ENCODING 'UTF8'/);
});

it("says what to do about a user who may do nothing", async () => {
  await postgres.run(`CREATE ROLE guest_${name} LOGIN PASSWORD 'g'`);
  const failure = await failureOf(
    openPostgresStorage({ url: url.replace(/rolewise:[^@]*/, `guest_${name}:g`) }),
  );
  expect(failure.message).toMatch(/GRANT CREATE ON DATABASE/);
});

it("says what to do when the database may only be read, and saves again when it may be written", async () => {
  const storage = await open();
  await storage.sessions.save("anna", 1, 0);
  const setReadOnly = async (value: string) => {
    await postgres.run(`ALTER DATABASE ${name} SET default_transaction_read_only = ${value}`);
    await withoutServer(async () => {}); // connections keep what they began with
  };
  await setReadOnly("on");
  expect(await storage.sessions.load("anna")).toEqual({ revision: 1, value: 1 });
  const failure = await failureOf(storage.sessions.save("anna", 2, 1));
  expect(failure).toMatchObject({ code: "WRITE_FAILED" });
  expect(failure.message).toMatch(/primary server/);
  expect((await failureOf(openPostgresStorage({ url }))).message).toMatch(/primary server/);
  await setReadOnly("off");
  expect(await storage.sessions.save("anna", 2, 1)).toEqual({ kind: "saved", revision: 2 });
});

it("gives up on a server that takes connections and never answers", async () => {
  const wire = await openWire(url);
  onTestFinished(() => wire.close());
  const storage = await open({ url: wire.url, connectMs: 200, statementMs: 200 });
  await storage.check();
  wire.goSilent();
  expect(await failureOf(storage.sessions.load("anna"))).toMatchObject({ code: "UNREACHABLE" });
  expect(await failureOf(openPostgresStorage({ url: wire.url, connectMs: 200 }))).toMatchObject({
    code: "UNREACHABLE",
  });
});

it("gives up on a statement that takes too long, and goes on when the server is quick again", async () => {
  const storage = await open({ statementMs: 200 });
  await storage.sessions.save("anna", 1, 0);
  // Whoever runs this holds the table until it sleeps no more, or is told to end.
  const busy = postgres
    .run("BEGIN; LOCK TABLE rolewise.sessions; SELECT pg_sleep(600)", undefined, name)
    .catch(() => {});
  const holders = () =>
    postgres.run(
      "SELECT pid FROM pg_locks WHERE relation = 'rolewise.sessions'::regclass AND mode = 'AccessExclusiveLock'",
      undefined,
      name,
    );
  await vi.waitFor(async () => expect(await holders()).toHaveLength(1), SOON);
  expect(await failureOf(storage.sessions.save("anna", 2, 1))).toMatchObject({ code: "UNREACHABLE" });
  for (const { pid } of await holders()) await postgres.run("SELECT pg_terminate_backend($1)", [pid]);
  await busy;
  expect(await storage.sessions.save("anna", 2, 1)).toEqual({ kind: "saved", revision: 2 });
});

it("sets up an empty database once, however many processes start at the same time", async () => {
  const storages = await Promise.all(Array.from({ length: 5 }, () => open()));
  for (const [index, storage] of storages.entries()) await storage.sessions.save(`key ${index}`, index, 0);
  for (const [index, storage] of storages.entries()) {
    expect(await storage.sessions.load(`key ${(index + 1) % 5}`)).toEqual({
      revision: 1,
      value: (index + 1) % 5,
    });
  }
  expect(await postgres.run("SELECT name FROM rolewise.migrations", undefined, name)).toHaveLength(1);
});
