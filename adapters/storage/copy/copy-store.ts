import type { Job } from "../../../src/app/ports.ts";
import { Checksum } from "./checksum.ts";
import type { CopyableScheduler, CopyableStorage, CopyableStore, KeptRecord } from "./copyable.ts";

export type Part = "sessions" | "installations" | "jobs";

export interface Progress {
  readonly part: Part;
  readonly phase: "copy" | "verify";
  /** Things of this part so far. */
  readonly done: number;
}

export interface CopyOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** What is in the target and differs is replaced; otherwise it is kept and counted as `different`. */
  readonly replace?: boolean;
}

export interface PartReport {
  readonly copied: number;
  /** Were there already, and are the same: an earlier copy was interrupted. */
  readonly same: number;
  /** Were there already with another content, and were left alone. */
  readonly different: number;
  /** Cannot be read in the source. */
  readonly unreadable: number;
  /** Of what the source holds. */
  readonly count: number;
  readonly checksum: string;
  /** Everything of the source was read back from the target, and is the same. */
  readonly verified: boolean;
}

export interface CopyReport {
  readonly parts: Readonly<Record<Part, PartReport>>;
  readonly verified: boolean;
}

/** Done at the same time. */
const HANDS = 16;

/**
 * Copies all there is from one storage to another, ages and revisions included, then reads it back. Running it again
 * after an interruption goes on where it ended. Nobody may write into either meanwhile.
 * @throws StoreError when a medium fails
 */
export async function copyStorage(
  from: CopyableStorage,
  to: CopyableStorage,
  options: CopyOptions = {},
): Promise<CopyReport> {
  const parts = {
    sessions: await copyRecords("sessions", from.sessions, to.sessions, options),
    installations: await copyRecords("installations", from.installations, to.installations, options),
    jobs: await copyJobs(from.scheduler, to.scheduler, options),
  };
  return { parts, verified: Object.values(parts).every((part) => part.verified) };
}

interface Counts {
  copied: number;
  same: number;
  different: number;
  unreadable: number;
}

async function copyRecords(
  part: Part,
  from: CopyableStore,
  to: CopyableStore,
  { onProgress, replace }: CopyOptions,
): Promise<PartReport> {
  const counts: Counts = { copied: 0, same: 0, different: 0, unreadable: 0 };
  const asked = new Checksum();
  await eachOf(from.entries(), async (entry) => {
    if (entry.kind === "unreadable") {
      counts.unreadable += 1;
      return;
    }
    asked.add(entry.record.key, entry.record.value);
    counts[await putRecord(entry.record, to, replace === true)] += 1;
    onProgress?.({ part, phase: "copy", done: asked.count });
  });
  const found = new Checksum();
  await eachOf(from.entries(), async (entry) => {
    if (entry.kind === "unreadable") return;
    const { key } = entry.record;
    const there = await to.load(key);
    if (there === null) return;
    found.add(key, there.value);
    onProgress?.({ part, phase: "verify", done: found.count });
  });
  return report(counts, asked, found);
}

async function putRecord(record: KeptRecord, to: CopyableStore, replace: boolean): Promise<keyof Counts> {
  if (await to.restore(record)) return "copied";
  const there = await to.load(record.key);
  if (there !== null && isSame(there.value, record.value)) return "same";
  if (!replace) return "different";
  await to.remove(record.key);
  return (await to.restore(record)) ? "copied" : "different";
}

async function copyJobs(
  from: CopyableScheduler,
  to: CopyableScheduler,
  { onProgress, replace }: CopyOptions,
): Promise<PartReport> {
  const counts: Counts = { copied: 0, same: 0, different: 0, unreadable: 0 };
  const asked = new Checksum();
  const before = await jobsOf(to);
  const names = new Set<string>();
  await eachOf(from.jobs(), async (job) => {
    names.add(job.name);
    asked.add(job.name, job.at, job.data);
    counts[await putJob(job, before.get(job.name), to, replace === true)] += 1;
    onProgress?.({ part: "jobs", phase: "copy", done: asked.count });
  });
  const found = new Checksum();
  for (const job of (await jobsOf(to)).values()) {
    if (!names.has(job.name)) continue;
    found.add(job.name, job.at, job.data);
    onProgress?.({ part: "jobs", phase: "verify", done: found.count });
  }
  return report(counts, asked, found);
}

async function putJob(
  job: Job,
  there: Job | undefined,
  to: CopyableScheduler,
  replace: boolean,
): Promise<keyof Counts> {
  if (there !== undefined) {
    if (there.at === job.at && isSame(there.data, job.data)) return "same";
    if (!replace) return "different";
  }
  await to.set(job);
  return "copied";
}

async function jobsOf(scheduler: CopyableScheduler): Promise<Map<string, Job>> {
  const jobs = new Map<string, Job>();
  for await (const job of scheduler.jobs()) jobs.set(job.name, job);
  return jobs;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function report(counts: Counts, asked: Checksum, found: Checksum): PartReport {
  const isWhole = asked.count === found.count && asked.text === found.text;
  return {
    ...counts,
    count: asked.count,
    checksum: asked.text,
    verified: isWhole && counts.unreadable === 0 && counts.different === 0,
  };
}

/** Several at a time; the first failure ends it, once those in hand are done. */
async function eachOf<T>(items: AsyncIterable<T>, handle: (item: T) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  let isOver = false;
  async function hand(): Promise<void> {
    while (!isOver) {
      const next = await iterator.next();
      if (next.done === true) return;
      await handle(next.value);
    }
  }
  const stop = (error: unknown) => {
    isOver = true;
    throw error;
  };
  const results = await Promise.allSettled(Array.from({ length: HANDS }, () => hand().catch(stop)));
  const failure = results.find((result) => result.status === "rejected");
  if (failure !== undefined) throw failure.reason;
}
