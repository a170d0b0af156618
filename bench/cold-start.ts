import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkContent } from "../src/content/load-content.ts";
import { median } from "./measure.ts";
import { ROOT, SCRATCH } from "./paths.ts";
import { atMost, report } from "./rows.ts";

const ROUNDS = 20;

interface Start {
  readonly name: string;
  readonly arguments: readonly string[];
}

const bare: Start = { name: "node -e 0", arguments: ["-e", "0"] };
const built = join(ROOT, "dist/main.js");
// "warm" prepares the content, answers nothing and ends; a program that does not know it says so by its status.
const program: Start = { name: "node dist/main.js warm", arguments: [built, "warm"] };
const warm = join(import.meta.dirname, "warm.js");
const core: Start = { name: "core with checked content (bench/warm.ts)", arguments: [warm] };
const reading: Start = { name: "the same and a first free text read", arguments: [warm, "read"] };

writeContent();
const knowsWarm = existsSync(built) && milliseconds(program) !== null;
const ours = knowsWarm ? program : core;
const starts = knowsWarm ? [bare, program, core, reading] : [bare, core, reading];
const times = new Map<Start, number[]>(starts.map((start) => [start, []]));
for (let round = 0; round <= ROUNDS; round++) {
  for (const start of starts) {
    const took = milliseconds(start);
    if (took === null) throw new Error(`${start.name} failed`);
    // The first round fills the caches of the disk.
    if (round > 0) times.get(start)?.push(took);
  }
}
const of = (start: Start) => median(times.get(start) ?? []);
const over = (start: Start) =>
  median((times.get(start) ?? []).map((value, round) => value - (times.get(bare)?.[round] ?? Number.NaN)));

report({
  title: "Cold start: until a first turn can be answered",
  notes: [
    `${ROUNDS} starts each, in turns, medians.`,
    knowsWarm
      ? "dist/ is measured as it is: run npm run build first."
      : 'There is no built dist/main.js that knows "warm": the core is measured as the benchmark compiles it, unbundled.',
  ],
  rows: starts.flatMap((start) => [
    { name: start.name, value: of(start), unit: "ms" },
    ...(start === bare
      ? []
      : [
          {
            name: `${start.name}: over bare node`,
            value: over(start),
            unit: "ms",
            ...(start === ours && { target: atMost(over(start), 60, "ms") }),
          },
        ]),
  ]),
});

/** What the project's build writes beside its program. */
function writeContent(): void {
  const checked = checkContent({ root: ROOT, cache: join(SCRATCH, "cache") });
  if (!checked.ok) throw new Error("the content does not load; run: npm run rolewise -- check");
  mkdirSync(SCRATCH, { recursive: true });
  const { data: knowledge, conversations } = checked;
  writeFileSync(join(SCRATCH, "content.json"), JSON.stringify({ knowledge, conversations }));
}

/** null when the program failed, or said something. */
function milliseconds(start: Start): number | null {
  const from = process.hrtime.bigint();
  const { status, stdout } = spawnSync(process.execPath, start.arguments, { encoding: "utf8" });
  const took = Number(process.hrtime.bigint() - from) / 1e6;
  return status === 0 && stdout === "" ? took : null;
}
