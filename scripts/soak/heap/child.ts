import { join, resolve } from "node:path";
import { loadAll } from "../../../src/content/load-content.ts";
import { createContent } from "../../../src/engine/create-content.ts";
import type { HeapOptions } from "../options.ts";
import { type HeapRun, runHeap } from "./run.ts";
import { judgeHeap, type Sample, TOLERANCE } from "./verdict.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);
const count = (value: number) => Math.round(value).toLocaleString("en-US");
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const percent = (share: number) => `${share >= 1 ? "+" : ""}${(100 * (share - 1)).toFixed(1)} %`;

const [folder = "", json = ""] = process.argv.slice(2);
process.exitCode = await main(JSON.parse(json));

async function main(options: HeapOptions): Promise<number> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error("started without --expose-gc");
  const root = resolve(import.meta.dirname, "../../..");
  const { knowledge, conversations } = loadAll({ root, cache: join(root, "node_modules/.cache/rolewise") });
  const content = createContent(knowledge, conversations, { retentionDays: 365 });
  say(`Soak of the heap: ${JSON.stringify(options)}`);
  const run = await runHeap(options, {
    content,
    folder,
    // Twice: what is only reachable through finished promises and weak references goes with the second.
    collectGarbage: () => {
      gc();
      gc();
    },
    onSample: (sample, so) => say(line(options, sample, so)),
  });
  return tell(options, run);
}

function line(options: HeapOptions, { events, heap, resident }: Sample, run: HeapRun): string {
  const done = `${run.samples.length} of ${options.samples}`;
  return `${done}: ${count(events)} events (${count(events / run.seconds)}/s), ${count(run.met)} people, heap ${megabytes(heap)}, resident ${megabytes(resident)}`;
}

function tell(options: HeapOptions, run: HeapRun): number {
  const { answered, repeated, refused, failed } = run.outcomes;
  const { most, least, slope, isFlat } = judgeHeap(run.samples);
  say("");
  say(
    `${count(answered)} turns answered, ${count(repeated)} delivered again, ${count(refused)} refused, ${count(failed)} failed; ${count(run.checkIns)} check-ins; ${options.hours} h on the desk's clock in ${count(run.seconds)} s.`,
  );
  say(
    `Second half against half-time: ${percent(least)} to ${percent(most)}, ${slope.toFixed(2)} bytes an event.`,
  );
  const isMet = run.metByHalf === options.people;
  if (!isMet)
    say(`Only ${count(run.metByHalf)} people had come by at half-time: take more events, or fewer people.`);
  if (failed > 0) say("Turns failed.");
  say(`Verdict: the heap is ${isFlat ? "flat" : "NOT flat"} within ${100 * TOLERANCE} %.`);
  return isFlat && isMet && failed === 0 ? 0 : 1;
}
