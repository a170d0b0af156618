import { once } from "node:events";
import { writeSync } from "node:fs";
import type { Scheduler, SessionStore, Storage } from "../../src/app/ports.ts";

/**
 * Run as a process on a folder or a database: `hold` keeps the storage open, `write` saves without end and prints
 * each acknowledged turn, `plan` does so with jobs, `work` takes a job, prints it and never ends with it.
 */
const [address = "", task] = process.argv.slice(2);
const WRITERS = ["w0", "w1", "w2", "w3"];
const STDOUT = 1;

const say = (line: string) => writeSync(STDOUT, `${line}\n`);

async function write(store: SessionStore, key: string): Promise<never> {
  let turn = (await store.load(key))?.revision ?? 0;
  for (;;) {
    const result = await store.save(key, { turn: turn + 1, answers: "x".repeat(4_000) }, turn);
    if (result.kind === "conflict") throw new Error(`conflict for ${key} at ${turn}`);
    turn = result.revision;
    say(`${key} ${turn}`);
  }
}

/** Sets one job again and again. */
async function plan(scheduler: Scheduler, name: string): Promise<never> {
  for (let round = 1; ; round += 1) {
    await scheduler.set({ name, at: "2999-01-01T00:00:00.000Z", data: { round } });
    say(`${name} ${round}`);
  }
}

/** Loads only what it needs: many of these are started. */
async function open(): Promise<Storage> {
  if (address.startsWith("postgres:")) {
    const { openPostgresStorage } = await import("../../adapters/storage/postgres/postgres-storage.ts");
    return openPostgresStorage({ url: address });
  }
  const { openFolderStorage } = await import("../../adapters/storage/lowdb/folder-storage.ts");
  return openFolderStorage({ folder: address });
}

async function main(): Promise<void> {
  const storage = await open();
  const { sessions, scheduler } = storage;
  if (task === "write") await Promise.all(WRITERS.map((key) => write(sessions, key)));
  if (task === "plan") await Promise.all(WRITERS.map((name) => plan(scheduler, name)));
  if (task === "work") {
    await scheduler.start(async (job) => {
      say(`took ${job.name}`);
      await new Promise(() => {});
    });
  }
  say("open");
  process.stdin.resume();
  await once(process.stdin, "end");
  await storage.close();
}

await main();
