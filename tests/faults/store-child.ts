import { once } from "node:events";
import { writeSync } from "node:fs";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";

/** Run as a process: `hold` keeps the store open, `write` saves without end and prints each acknowledged turn. */
const [folder = "", task] = process.argv.slice(2);
const WRITERS = ["w0", "w1", "w2", "w3"];
const STDOUT = 1;

async function write(store: Awaited<ReturnType<typeof openFolderStore>>, key: string): Promise<never> {
  let turn = (await store.load(key))?.revision ?? 0;
  for (;;) {
    const result = await store.save(key, { turn: turn + 1, answers: "x".repeat(4_000) }, turn);
    if (result.kind === "conflict") throw new Error(`conflict for ${key} at ${turn}`);
    turn = result.revision;
    writeSync(STDOUT, `${key} ${turn}\n`);
  }
}

async function main(): Promise<void> {
  const store = await openFolderStore({ folder });
  if (task === "write") await Promise.all(WRITERS.map((key) => write(store, key)));
  writeSync(STDOUT, "open\n");
  process.stdin.resume();
  await once(process.stdin, "end");
  await store.close();
}

await main();
