import PgBoss from "pg-boss";
import type { CopyableStorage } from "../copy/copyable.ts";
import { placeOf } from "./address.ts";
import { Database, type StoreLog } from "./database.ts";
import { failed } from "./failures.ts";
import { Gate } from "./gate.ts";
import { migrate } from "./migrate.ts";
import { RecordTable } from "./record-table.ts";
import { type JobTimes, PostgresScheduler } from "./scheduler.ts";

export interface PostgresStorageOptions {
  /** postgres://user:password@host:5432/database */
  readonly url: string;
  readonly log?: StoreLog;
  /** At most so many connections at a time. */
  readonly connections?: number;
  /** How long to wait for a connection. */
  readonly connectMs?: number;
  /** How long a statement may take. */
  readonly statementMs?: number;
  readonly jobs?: Partial<JobTimes>;
}

const CONNECTIONS = 10;
const CONNECT_MS = 5_000;
const STATEMENT_MS = 10_000;
const JOB_TIMES: JobTimes = { pollMs: 2_000, retrySeconds: 60, expireSeconds: 900, maintenanceSeconds: 60 };
const BOSS_SCHEMA = "rolewise_jobs";
const QUEUE = "due";

/**
 * Keeps all in a PostgreSQL database, in schemas of its own; any number of processes may share it.
 * @throws StoreError UNREACHABLE when the database cannot be used; the message names the repair
 */
export async function openPostgresStorage(options: PostgresStorageOptions): Promise<CopyableStorage> {
  const place = placeOf(options.url);
  const { log } = options;
  const times = { ...JOB_TIMES, ...options.jobs };
  const connectMs = options.connectMs ?? CONNECT_MS;
  const database = new Database({
    url: options.url,
    place,
    connections: options.connections ?? CONNECTIONS,
    connectMs,
    statementMs: options.statementMs ?? STATEMENT_MS,
    log,
  });
  const boss = createBoss(database, times, log);
  const startBoss = async () => {
    await boss.start();
    await boss.createQueue(QUEUE);
  };
  try {
    await migrate({ url: options.url, place, connectMs, afterwards: startBoss });
  } catch (cause) {
    await stop(boss, log);
    await database.close();
    throw failed("opening", place, cause);
  }

  const gate = new Gate(place);
  const sessions = new RecordTable(database, "sessions");
  const installations = new RecordTable(database, "installations");
  const scheduler = new PostgresScheduler({ database, boss, queue: QUEUE, times, log });
  async function finish(): Promise<void> {
    await scheduler.close(); // its handler may still use the stores
    await Promise.all([gate.close(), sessions.close(), installations.close()]);
    await stop(boss, log);
    await database.close();
  }
  let closing: Promise<void> | null = null;
  return {
    sessions,
    installations,
    scheduler,
    check: () =>
      gate.run(async () => {
        await database.repeat("reading", "SELECT 1");
      }),
    close() {
      closing ??= finish();
      return closing;
    },
  };
}

function createBoss(database: Database, times: JobTimes, log: StoreLog | undefined): PgBoss {
  const boss = new PgBoss({
    db: {
      executeSql: async (text: string, values?: unknown[]) => {
        const { rows } = await database.query("writing", text, values);
        return { rows: rows as unknown[] };
      },
    },
    schema: BOSS_SCHEMA,
    schedule: false, // it has no regular jobs
    maintenanceIntervalSeconds: times.maintenanceSeconds,
  });
  boss.on("error", (error) => log?.warn({ err: error }, "the upkeep of the jobs failed; it is tried again"));
  return boss;
}

async function stop(boss: PgBoss, log: StoreLog | undefined): Promise<void> {
  await boss.stop({ graceful: false }).catch((error: unknown) => {
    log?.warn({ err: error }, "the upkeep of the jobs could not be stopped");
  });
}
