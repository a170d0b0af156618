import * as z from "zod";
import { KeyedQueue } from "../../../src/app/keyed-queue.ts";
import { JOBS_AT_ONCE, type Job, StoreError } from "../../../src/app/ports.ts";
import type { CopyableScheduler, CopyableStore } from "../copy/copyable.ts";
import { Agenda, type Appointment } from "./agenda.ts";
import { systemTimer, type Timer } from "./timer.ts";

export interface SchedulerOptions {
  /** Keeps the jobs, one record each; closed with the scheduler. No other process uses it. */
  readonly store: CopyableStore;
  readonly timer?: Timer;
  readonly log?: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
}

/** How long a job waits after its handler rejected. */
export const RETRY_AFTER_MS = 60_000;
/** A clock that is set, or a computer that slept, is noticed after so long at the latest. */
const LONGEST_WAIT_MS = 60_000;

const jobSchema = z.object({ name: z.string(), at: z.iso.datetime(), data: z.unknown() });

/** A scheduler in this process, as durable as its store. The longest due comes first; two of one name never overlap. */
export function createScheduler(options: SchedulerOptions): CopyableScheduler {
  return new InProcessScheduler(options);
}

class InProcessScheduler implements CopyableScheduler {
  readonly #store: CopyableStore;
  readonly #timer: Timer;
  readonly #log: SchedulerOptions["log"];
  readonly #agenda = new Agenda();
  #handle: ((job: Job) => Promise<void>) | null = null;
  /** Reads and changes of records, those of one name one after another. */
  readonly #changes = new KeyedQueue();
  readonly #inHand = new Set<Promise<void>>();
  #cancelWait = () => {};
  #isStarted = false;
  #isStopped = false;
  #closing: Promise<void> | null = null;

  constructor({ store, timer, log }: SchedulerOptions) {
    this.#store = store;
    this.#timer = timer ?? systemTimer;
    this.#log = log;
  }

  async set(job: Job): Promise<void> {
    this.#refuseWhenClosed();
    // Copied at once: the caller may change its object while this waits.
    const kept: Job = { ...job, at: new Date(job.at).toISOString(), data: copied(job.data) };
    await this.#changes.run(job.name, async () => {
      const revision = (await this.#loaded(job.name))?.revision ?? 0;
      const saved = await this.#store.save(job.name, kept, revision);
      if (saved.kind === "conflict") throw new Error("another process writes into the store of the jobs");
      this.#agenda.put({ name: job.name, due: Date.parse(kept.at), isDone: false });
    });
    this.#look();
  }

  async cancel(name: string): Promise<void> {
    this.#refuseWhenClosed();
    await this.#changes.run(name, async () => {
      await this.#store.remove(name);
      this.#agenda.drop(name);
    });
  }

  async start(handle: (job: Job) => Promise<void>): Promise<void> {
    this.#refuseWhenClosed();
    if (this.#isStarted) throw new Error("the scheduler was started before");
    this.#isStarted = true;
    for await (const { name, at } of this.jobs()) {
      // What is set meanwhile is newer than what was read.
      if (!this.#agenda.has(name)) this.#agenda.put({ name, due: Date.parse(at), isDone: false });
    }
    this.#handle = handle;
    this.#look();
  }

  async *jobs(): AsyncGenerator<Job> {
    for await (const entry of this.#store.entries()) {
      if (entry.kind === "unreadable") continue; // logged by the store that moved it aside
      const job = jobSchema.safeParse(entry.record.value);
      if (job.success) yield job.data as Job;
      else this.#log?.warn({ err: job.error }, "a record among the jobs is not a job");
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelWait();
    await Promise.all(this.#inHand);
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    await this.stop();
    await this.#changes.idle();
    await this.#store.close();
  }

  #refuseWhenClosed(): void {
    if (this.#closing !== null) throw new StoreError("CLOSED", "The scheduler is closed; open it again.");
  }

  /** Handles what is due, as much as there are hands for, or waits for it. */
  #look(): void {
    this.#cancelWait();
    if (this.#handle === null || this.#isStopped) return;
    while (this.#inHand.size < JOBS_AT_ONCE) {
      const next = this.#agenda.next();
      if (next === null) return;
      const wait = next.due - this.#timer.now();
      if (wait > 0) {
        this.#cancelWait = this.#timer.after(Math.min(wait, LONGEST_WAIT_MS), () => this.#look());
        return;
      }
      this.#begin(next, this.#handle);
    }
  }

  #begin(appointment: Appointment, handle: (job: Job) => Promise<void>): void {
    this.#agenda.take(appointment);
    const work = this.#run(appointment, handle).then(() => {
      this.#inHand.delete(work);
      this.#agenda.giveBack(appointment.name);
      this.#look();
    });
    this.#inHand.add(work);
  }

  /** Never rejects. */
  async #run(appointment: Appointment, handle: (job: Job) => Promise<void>): Promise<void> {
    let current = appointment;
    try {
      if (!current.isDone) {
        const job = await this.#changes.run(current.name, () => this.#jobOf(current));
        if (job !== null) await handle(job);
        current = this.#instead(current, { ...current, isDone: true });
      }
      await this.#changes.run(current.name, () => this.#delete(current));
    } catch (error) {
      this.#log?.warn({ err: error }, "a job failed; it comes again later");
      this.#instead(current, { ...current, due: this.#timer.now() + RETRY_AFTER_MS });
    }
  }

  /** Unless the job was replaced or cancelled meanwhile. */
  #instead(before: Appointment, after: Appointment): Appointment {
    if (this.#agenda.holds(before)) this.#agenda.put(after);
    return after;
  }

  async #delete(appointment: Appointment): Promise<void> {
    if (!this.#agenda.holds(appointment)) return;
    await this.#store.remove(appointment.name);
    this.#agenda.drop(appointment.name);
  }

  async #jobOf(appointment: Appointment): Promise<Job | null> {
    if (!this.#agenda.holds(appointment)) return null;
    const job = jobSchema.safeParse((await this.#loaded(appointment.name))?.value);
    return job.success ? (job.data as Job) : null;
  }

  /** A record that is damaged is moved aside by the store, and the job is as good as never set. */
  async #loaded(name: string) {
    try {
      return await this.#store.load(name);
    } catch (error) {
      if (error instanceof StoreError && error.code === "UNREADABLE") return this.#store.load(name);
      throw error;
    }
  }
}

function copied(value: unknown): unknown {
  const { data }: { data?: unknown } = JSON.parse(JSON.stringify({ data: value }));
  return data;
}
