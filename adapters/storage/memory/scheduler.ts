import * as z from "zod";
import { type Job, StoreError } from "../../../src/app/ports.ts";
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

/** A scheduler in this process, as durable as its store. Jobs are handled one after another, the longest due first. */
export function createScheduler(options: SchedulerOptions): CopyableScheduler {
  return new InProcessScheduler(options);
}

class InProcessScheduler implements CopyableScheduler {
  readonly #store: CopyableStore;
  readonly #timer: Timer;
  readonly #log: SchedulerOptions["log"];
  readonly #agenda = new Agenda();
  #handle: ((job: Job) => Promise<void>) | null = null;
  /** Changes of records, one after another. */
  #changes: Promise<unknown> = Promise.resolve();
  #inHand: Promise<void> | null = null;
  #cancelWait = () => {};
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
    await this.#change(async () => {
      const revision = (await this.#loaded(job.name))?.revision ?? 0;
      const saved = await this.#store.save(job.name, kept, revision);
      if (saved.kind === "conflict") throw new Error("another process writes into the store of the jobs");
      this.#agenda.put({ name: job.name, due: Date.parse(kept.at), isDone: false });
    });
    this.#look();
  }

  async cancel(name: string): Promise<void> {
    this.#refuseWhenClosed();
    await this.#change(async () => {
      await this.#store.remove(name);
      this.#agenda.drop(name);
    });
  }

  async start(handle: (job: Job) => Promise<void>): Promise<void> {
    this.#refuseWhenClosed();
    if (this.#handle !== null) throw new Error("the scheduler was started before");
    await this.#change(async () => {
      for await (const { name, at } of this.jobs()) {
        this.#agenda.put({ name, due: Date.parse(at), isDone: false });
      }
    });
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

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    this.#cancelWait();
    await this.#inHand;
    await this.#changes;
    await this.#store.close();
  }

  #refuseWhenClosed(): void {
    if (this.#closing !== null) throw new StoreError("CLOSED", "The scheduler is closed; open it again.");
  }

  #change<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#changes.then(change);
    this.#changes = result.catch(() => {});
    return result;
  }

  /** Handles what is due, or waits for it. */
  #look(): void {
    this.#cancelWait();
    if (this.#handle === null || this.#inHand !== null || this.#closing !== null) return;
    const next = this.#agenda.next();
    if (next === null) return;
    const wait = next.due - this.#timer.now();
    if (wait > 0) {
      this.#cancelWait = this.#timer.after(Math.min(wait, LONGEST_WAIT_MS), () => this.#look());
      return;
    }
    this.#inHand = this.#run(next, this.#handle).then(() => {
      this.#inHand = null;
      this.#look();
    });
  }

  /** Never rejects. */
  async #run(appointment: Appointment, handle: (job: Job) => Promise<void>): Promise<void> {
    let current = appointment;
    try {
      if (!current.isDone) {
        const job = await this.#change(() => this.#jobOf(current));
        if (job !== null) await handle(job);
        current = this.#instead(current, { ...current, isDone: true });
      }
      await this.#change(() => this.#delete(current));
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
