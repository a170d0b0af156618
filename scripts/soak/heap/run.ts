import { setTimeout as pause } from "node:timers/promises";
import { createPrometheusMetrics } from "../../../adapters/metrics/prometheus.ts";
import { diskFiles, type Files } from "../../../adapters/storage/lowdb/files.ts";
import { openFolderStorage } from "../../../adapters/storage/lowdb/folder-storage.ts";
import { createPerform, startAgenda } from "../../../src/app/agenda.ts";
import { createDesk, type Outcome } from "../../../src/app/desk.ts";
import { createFairLimits } from "../../../src/app/fair-limits.ts";
import { measured } from "../../../src/app/measured-store.ts";
import { createEnding, type Surface } from "../../../src/app/surface.ts";
import type { Content } from "../../../src/engine/conversation.ts";
import type { Prompt } from "../../../src/engine/reply.ts";
import type { TurnEvent } from "../../../src/engine/turn.ts";
import type { HeapOptions } from "../options.ts";
import { createRandom } from "../random.ts";
import { FastClock } from "./fast-clock.ts";
import type { Sample } from "./verdict.ts";
import { visit } from "./visit.ts";

export interface HeapHost {
  readonly content: Content;
  /** Empty; the caller deletes it. */
  readonly folder: string;
  readonly collectGarbage: () => void;
  readonly onSample: (sample: Sample, run: HeapRun) => void;
}

export interface HeapRun {
  readonly samples: readonly Sample[];
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly checkIns: number;
  /** People who wrote at least once. */
  readonly met: number;
  /** The same, when half of the events were over. */
  readonly metByHalf: number;
  readonly seconds: number;
}

/** A Monday: the check-ins that people ask for come due after three quarters of two hours. */
const BEGIN = Date.parse("2026-03-02T07:30:00.000Z");
const HOUR = 3_600_000;
const WORKSPACE_PEOPLE = 50;
const REMINDED_EVERY = 5;
/** Share of turns that are delivered again, at once. */
const DUPLICATES = 0.05;
/** The windows of fair limits pass as much faster as the clock does, and have passed when memory is measured. */
const WINDOW_SECONDS = 1;
/** About what a whole interview and what is asked afterwards come to. */
const WHOLE = 30;
const MOST = 60;

/** Nothing is made durable: it is memory that is measured, not the disk. */
const unsynced: Files = {
  ...diskFiles,
  create: async (path) => ({ ...(await diskFiles.create(path)), sync: async () => {} }),
  openFolder: async () => ({ sync: async () => {}, close: async () => {} }),
};

/** Has everybody write in the first half, and again and again in the second, in one process on a folder. */
export async function runHeap(
  options: HeapOptions,
  { content, folder, collectGarbage, onSample }: HeapHost,
): Promise<HeapRun> {
  const clock = new FastClock(BEGIN);
  const step = (options.hours * HOUR) / options.events;
  const storage = await openFolderStorage({ folder, files: unsynced, timer: clock });
  const metrics = createPrometheusMetrics();
  const sessions = measured(storage.sessions, metrics);
  const desk = createDesk({
    content,
    sessions,
    clock: () => new Date(clock.now()),
    perform: createPerform(storage.scheduler),
    metrics,
    limits: createFairLimits({ seconds: WINDOW_SECONDS }),
  });
  const run = {
    samples: [] as Sample[],
    outcomes: { answered: 0, repeated: 0, refused: 0, failed: 0 },
    checkIns: 0,
    met: 0,
    metByHalf: 0,
    seconds: 0,
  };
  const surface: Surface = {
    name: "soak",
    routes: [],
    start: async () => {},
    stop: async () => {},
    health: () => ({ ready: true, detail: "soak" }),
    ended: createEnding().ended,
    async post() {
      run.checkIns += 1;
    },
  };
  await startAgenda({
    scheduler: storage.scheduler,
    desk,
    sessions,
    surfaces: () => [surface],
    retentionDays: 365,
    clock: () => new Date(clock.now()),
  });
  const random = createRandom(options.seed);
  const lengths = lengthsOf(options);
  const begun = performance.now();
  let events = 0;
  let visits = 0;

  async function deliver(key: string, workspace: string, turnId: string, event: TurnEvent) {
    events += 1;
    clock.pass(step);
    let prompt: Prompt | undefined;
    const delivery = { key, workspace, turnId, event, zone: "Etc/UTC", address: { user: key } };
    const outcome = await desk.deliver(delivery, async (reply) => {
      prompt = reply.prompt;
    });
    run.outcomes[outcome] += 1;
    return prompt;
  }

  async function comeBy(): Promise<void> {
    const number = visits++;
    const index = number % options.people;
    run.met = Math.min(visits, options.people);
    const workspace = `soak:T${Math.floor(index / WORKSPACE_PEOPLE)}`;
    const key = `${workspace}:U${index}`;
    let turn = 0;
    const once = (event: TurnEvent) => deliver(key, workspace, `${key}/${number}/${turn++}`, event);
    await visit({
      random,
      isReminded: index % REMINDED_EVERY === 0,
      most: random() < lengths.wholeShare ? MOST : lengths.short,
      async deliver(event) {
        const id = `${key}/${number}/${turn}`;
        const first = once(event);
        if (random() < DUPLICATES) await Promise.all([first, deliver(key, workspace, id, event)]);
        return first;
      },
      flood: async (many) => void (await Promise.all(many.map(once))),
    });
  }

  try {
    for (let sample = 1; sample <= options.samples; sample++) {
      const until = (options.events * sample) / options.samples;
      const hand = async () => {
        while (events < until) await comeBy();
      };
      await Promise.all(Array.from({ length: options.atOnce }, hand));
      await desk.idle();
      await pause(1_100 * WINDOW_SECONDS);
      collectGarbage();
      const { heapUsed: heap, rss: resident } = process.memoryUsage();
      run.samples.push({ events, heap, resident });
      run.seconds = (performance.now() - begun) / 1_000;
      if (2 * sample === options.samples) run.metByHalf = run.met;
      onSample({ events, heap, resident }, run);
    }
    return run;
  } finally {
    await desk.idle();
    await storage.close();
  }
}

/** Visits so long that everybody has come by when half of the events are over, some of them for a whole interview. */
function lengthsOf({ events, people }: HeapOptions): { readonly short: number; readonly wholeShare: number } {
  // Redeliveries, floods and the like come on top.
  const visit = (0.75 * events) / (2 * people);
  const short = Math.max(1, Math.floor(visit / 3));
  const wholeShare = Math.min(1, Math.max(0, (visit - short) / (WHOLE - short)));
  return { short, wholeShare };
}
