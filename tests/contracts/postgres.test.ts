import { randomBytes } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import type { CopyableStore } from "../../adapters/storage/copy/copyable.ts";
import { encrypting, readKeys } from "../../adapters/storage/encrypted/encrypting.ts";
import { openPostgresStorage } from "../../adapters/storage/postgres/postgres-storage.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";
import { describeCopyableStore } from "./copyable-store.ts";
import { describeScheduler } from "./scheduler.ts";
import { describeSessionStore } from "./session-store.ts";
import { allOf } from "./whole-storage.ts";

const DATABASE = "contracts";
const JOBS = { pollMs: 20, retrySeconds: 60, expireSeconds: 900, maintenanceSeconds: 1 };
const keys = readKeys(`one:${randomBytes(32).toString("base64")}`);

let postgres: TestPostgres;
let url: string;

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.createDatabase(DATABASE);
  await (await openPostgresStorage({ url })).close();
}, 60_000);

afterAll(() => postgres.remove(), 60_000);

const run = (sql: string) => postgres.run(sql, undefined, DATABASE);
const openStorage = () => openPostgresStorage({ url, jobs: JOBS });
const clear = () =>
  run("TRUNCATE rolewise.sessions, rolewise.installations, rolewise.jobs, rolewise_jobs.job");

async function openStore(table: "sessions" | "installations"): Promise<CopyableStore> {
  await clear();
  const storage = await openStorage();
  return allOf(storage[table], storage);
}

describeSessionStore("PostgreSQL", () => openStore("sessions"));
describeSessionStore("encrypted PostgreSQL", async () => encrypting(await openStore("installations"), keys));
describeCopyableStore("PostgreSQL", () => openStore("sessions"));

describeScheduler("PostgreSQL", { isDurable: true, isShared: true }, async () => {
  await clear();
  return {
    async open() {
      const storage = await openStorage();
      return allOf(storage.scheduler, storage);
    },
    now: () => new Date(),
    // The server's clock cannot be turned, so all that it looks at is moved back.
    async pass(milliseconds) {
      await run(
        `UPDATE rolewise_jobs.job SET start_after = start_after - interval '${milliseconds} milliseconds',
           started_on = started_on - interval '${milliseconds} milliseconds'`,
      );
    },
    remove: async () => {},
  };
});
