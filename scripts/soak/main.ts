import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openPostgresStorage } from "../../adapters/storage/postgres/postgres-storage.ts";
import { loadAll } from "../../src/content/load-content.ts";
import { createContent } from "../../src/engine/create-content.ts";
import { startPostgres } from "../../tests/support/postgres.ts";
import { soakHeap } from "./heap/start.ts";
import { readHeapOptions, readOptions, type SoakOptions, USAGE } from "./options.ts";
import { type SoakRun, soak } from "./run.ts";
import { judge, type Verdict } from "./verdict.ts";

/** How long the database is away, in ms. */
const AWAY = 1_000;
const BREACHES_TOLD = 5;

const say = (line: string) => void process.stdout.write(`${line}\n`);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let options: SoakOptions;
  try {
    if (args[0] === "heap") return await soakHeap(readHeapOptions(args.slice(1)));
    options = readOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${USAGE}\n`);
    return 2;
  }
  const root = resolve(import.meta.dirname, "../..");
  const { knowledge, conversations } = loadAll({ root, cache: join(root, "node_modules/.cache/rolewise") });
  const content = createContent(knowledge, conversations, { retentionDays: 365 });
  say(`Soak: ${JSON.stringify(options)}`);
  const postgres = await startPostgres();
  const ended = () => void postgres.remove().finally(() => process.exit(130));
  process.once("SIGINT", ended);
  process.once("SIGTERM", ended);
  try {
    const url = await postgres.createDatabase("soak");
    const run = await soak(options, {
      content,
      url,
      onProgress: say,
      async outage() {
        await postgres.stop();
        await pause(AWAY);
        await postgres.start();
      },
    });
    const storage = await openPostgresStorage({ url });
    try {
      const verdict = await judge(run.people, run.ledger, storage.sessions, run.accidents);
      return tell(run, verdict);
    } finally {
      await storage.close();
    }
  } finally {
    await postgres.remove();
  }
}

function tell(run: SoakRun, verdict: Verdict): number {
  const { answered, deliveries, died, failed, apologies } = run.ledger.counts;
  say("");
  for (const { promise, checked, breaches } of verdict.invariants) {
    say(
      `${breaches.length === 0 ? "kept  " : "BROKEN"}  ${promise} (${checked.toLocaleString("en-US")} checked)`,
    );
    for (const breach of breaches.slice(0, BREACHES_TOLD)) say(`          ${breach}`);
    if (breaches.length > BREACHES_TOLD) say(`          and ${breaches.length - BREACHES_TOLD} more`);
  }
  say("");
  say(
    `${answered.toLocaleString("en-US")} turns of ${run.people.length.toLocaleString("en-US")} people in ${run.seconds.toFixed(0)} s, ${Math.round(answered / run.seconds)}/s; ${deliveries.toLocaleString("en-US")} deliveries.`,
  );
  say(
    `${run.kills} kills met ${died} deliveries; ${run.outages} outages, ${failed} deliveries failed with ${apologies} apologies; ${verdict.twice} replies arrived twice because of them or (${verdict.slow}) of a long wait.`,
  );
  if (!run.isFinished) say("The time was over before everybody had finished.");
  const isSound = verdict.isSound && run.isFinished;
  say(isSound ? "Verdict: sound." : "Verdict: NOT sound.");
  return isSound ? 0 : 1;
}
