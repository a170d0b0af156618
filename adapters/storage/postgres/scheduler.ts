import { randomUUID } from "node:crypto";
import type PgBoss from "pg-boss";
import * as z from "zod";
import { JOBS_AT_ONCE, type Job } from "../../../src/app/ports.ts";
import type { CopyableScheduler } from "../copy/copyable.ts";
import type { Database, Query, StoreLog } from "./database.ts";
import { Gate } from "./gate.ts";
import { fromColumn, fromJson, hashOf, toColumn, toJson } from "./names.ts";

export interface PostgresSchedulerParts {
  readonly database: Database;
  /** Started, with the queue that is named here. */
  readonly boss: PgBoss;
  readonly queue: string;
  readonly times: JobTimes;
  readonly log: StoreLog | undefined;
}

/** In milliseconds and seconds: pg-boss counts in whole seconds. */
export interface JobTimes {
  /** How long to wait before asking again when nothing is due. */
  readonly pollMs: number;
  /** How long a job waits after its handler rejected. */
  readonly retrySeconds: number;
  /** A process that has a job in hand for longer is taken for dead, and the job comes again. */
  readonly expireSeconds: number;
  /** How often jobs are looked for that have expired. */
  readonly maintenanceSeconds: number;
}

/** A job that was missed for longer than this is dropped. */
const KEPT_DAYS = 3_650;
/** With a minute between them, about two years of trying. */
const TRIES = 1_000_000;
const PAGE = 200;

const jobSchema = z.object({ name: z.string(), at: z.date(), data: z.string().nullable() });
const pageSchema = jobSchema.extend({ hash: z.instanceof(Buffer) });
const idSchema = z.object({ id: z.string() });

/**
 * Jobs shared by any number of processes. The table `jobs` says what is to be done; pg-boss says when an id is due
 * and to whom it goes. Both change in one transaction. Each setting of a job has an id of its own, so that whoever
 * still handles the earlier one can neither end nor fail the later one.
 */
export class PostgresScheduler implements CopyableScheduler {
  readonly #database: Database;
  readonly #boss: PgBoss;
  readonly #queue: string;
  readonly #times: JobTimes;
  readonly #log: StoreLog | undefined;
  readonly #gate: Gate;
  readonly #inHand = new Set<Promise<void>>();
  #loop: Promise<void> | null = null;
  #isStopped = false;
  /** Ends the pauses: of the loop, and of reports that the database did not take. */
  readonly #pausing = new Set<() => void>();

  constructor({ database, boss, queue, times, log }: PostgresSchedulerParts) {
    this.#database = database;
    this.#boss = boss;
    this.#queue = queue;
    this.#times = times;
    this.#log = log;
    this.#gate = new Gate(database.place);
  }

  set({ name, at, data }: Job): Promise<void> {
    return this.#gate.run(async () => {
      const due = new Date(at);
      const row = [hashOf(name), toColumn(name), randomUUID(), due.toISOString(), toJson(data)];
      await this.#database.transaction(async (query) => {
        await this.#drop(query, name);
        await query("INSERT INTO rolewise.jobs (hash, name, id, at, data) VALUES ($1, $2, $3, $4, $5)", row);
        await this.#boss.send(this.#queue, {}, this.#sendOptions(String(row[2]), due, query));
      });
      this.#wake();
    });
  }

  cancel(name: string): Promise<void> {
    return this.#gate.run(() => this.#database.transaction((query) => this.#drop(query, name)));
  }

  async start(handle: (job: Job) => Promise<void>): Promise<void> {
    this.#gate.refuseWhenClosed();
    if (this.#loop !== null) throw new Error("the scheduler was started before");
    this.#loop = this.#work(handle);
  }

  async *jobs(): AsyncGenerator<Job> {
    for (let after: Buffer = Buffer.alloc(0); ; ) {
      const { rows } = await this.#gate.run(() =>
        this.#database.repeat(
          "reading",
          `SELECT hash, name, at, data::text AS data FROM rolewise.jobs
             WHERE hash > $1 ORDER BY hash LIMIT ${PAGE}`,
          [after],
        ),
      );
      for (const row of rows) {
        after = pageSchema.parse(row).hash;
        yield toJob(row);
      }
      if (rows.length < PAGE) return;
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake();
    await this.#loop;
  }

  async close(): Promise<void> {
    const closing = this.#gate.close();
    await this.stop();
    await closing;
  }

  async #work(handle: (job: Job) => Promise<void>): Promise<void> {
    while (!this.#isStopped) {
      const ids = await this.#fetch(JOBS_AT_ONCE - this.#inHand.size);
      for (const id of ids) this.#begin(id, handle);
      if (this.#inHand.size >= JOBS_AT_ONCE) await Promise.race(this.#inHand);
      else if (ids.length === 0) await this.#pause();
    }
    await Promise.all(this.#inHand);
  }

  /** Ids of jobs that are now ours, until they expire. */
  async #fetch(batchSize: number): Promise<readonly string[]> {
    const due = await this.#boss.fetch(this.#queue, { batchSize }); // gives nothing when the database fails
    return due.map(({ id }) => id);
  }

  #begin(id: string, handle: (job: Job) => Promise<void>): void {
    // Fetched while it was stopped: left for whoever comes next.
    const work = (this.#isStopped ? this.#leave(id) : this.#handle(id, handle)).finally(() =>
      this.#inHand.delete(work),
    );
    this.#inHand.add(work);
  }

  #leave(id: string): Promise<void> {
    return this.#tell(() => this.#boss.fail(this.#queue, id));
  }

  async #handle(id: string, handle: (job: Job) => Promise<void>): Promise<void> {
    let isDone = true;
    try {
      const { rows } = await this.#database.repeat(
        "reading",
        "SELECT name, at, data::text AS data FROM rolewise.jobs WHERE id = $1",
        [id],
      );
      if (rows[0] !== undefined) await handle(toJob(rows[0]));
    } catch (error) {
      this.#log?.warn({ err: error }, "a job failed; it comes again later");
      isDone = false;
    }
    await (isDone ? this.#tell(() => this.#finish(id)) : this.#leave(id));
  }

  /** Tells the database what became of a job, as soon as it listens. If it never does, the job expires and comes again. */
  async #tell(report: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await report();
      } catch (error) {
        this.#log?.warn({ err: error }, "what became of a job could not be kept yet");
        if (this.#isStopped) return;
        await this.#pause();
      }
    }
  }

  async #finish(id: string): Promise<void> {
    await this.#database.transaction(async (query) => {
      await query("DELETE FROM rolewise.jobs WHERE id = $1", [id]);
      await this.#boss.deleteJob(this.#queue, id, { db: inside(query) });
    });
  }

  #sendOptions(id: string, due: Date, query: Query): PgBoss.SendOptions {
    return {
      id,
      startAfter: due,
      retryDelay: this.#times.retrySeconds,
      retryLimit: TRIES,
      expireInSeconds: this.#times.expireSeconds,
      retentionDays: KEPT_DAYS,
      db: inside(query),
    };
  }

  /** Whoever sets or cancels a job of the same name waits until this transaction is over. */
  async #drop(query: Query, name: string): Promise<void> {
    const hash = hashOf(name);
    await query("SELECT pg_advisory_xact_lock($1)", [hash.readBigInt64BE().toString()]);
    const { rows } = await query("DELETE FROM rolewise.jobs WHERE hash = $1 RETURNING id", [hash]);
    for (const row of rows) {
      const { id } = idSchema.parse(row);
      await this.#boss.deleteJob(this.#queue, id, { db: inside(query) });
    }
  }

  #wake(): void {
    for (const wake of this.#pausing) wake();
  }

  async #pause(): Promise<void> {
    if (this.#isStopped) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timeout);
        this.#pausing.delete(wake);
        resolve();
      };
      const timeout = setTimeout(wake, this.#times.pollMs);
      this.#pausing.add(wake);
    });
  }
}

function toJob(row: unknown): Job {
  const { name, at, data } = jobSchema.parse(row);
  return { name: fromColumn(name), at: at.toISOString(), data: fromJson(data) };
}

/** Makes pg-boss work inside a transaction of ours. */
const inside = (query: Query): PgBoss.Db => ({
  executeSql: async (text, values) => ({ rows: [...(await query(text, values)).rows] }),
});
