import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { asciiJson, bundle } from "../scripts/bundle.ts";
import { pureSchemas } from "../scripts/esbuild-plugins.ts";
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
const warm = join(SCRATCH, "warm.js");
const core: Start = { name: "core with the whole taxonomy", arguments: [warm] };
const reading: Start = { name: "the same and a first free text read", arguments: [warm, "read"] };
const program = join(SCRATCH, "program");
const built: Start = {
  name: "npm run build's program, a role looked up",
  arguments: [join(program, "main.js"), "role", "mlops", "--json"],
};

writeContent();
await bundleCore();
await bundle(ROOT, program);
const starts = [bare, core, reading, built];
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
    "The core is bundled as npm run build does it, with content that was parsed at build time.",
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
            ...(start === core && { target: atMost(over(start), 60, "ms") }),
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
  writeFileSync(join(SCRATCH, "content.json"), asciiJson({ knowledge, conversations }));
}

async function bundleCore(): Promise<void> {
  await build({
    entryPoints: [join(ROOT, "bench/warm.ts")],
    outfile: warm,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    plugins: [pureSchemas],
    define: { CONTENT_FILE: JSON.stringify(join(SCRATCH, "content.json")) },
  });
}

/** null when the program failed, or the core said something. */
function milliseconds(start: Start): number | null {
  const from = process.hrtime.bigint();
  const { status, stdout } = spawnSync(process.execPath, start.arguments, { encoding: "utf8" });
  const took = Number(process.hrtime.bigint() - from) / 1e6;
  return status === 0 && (stdout !== "") === (start === built) ? took : null;
}
