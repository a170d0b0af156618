import { openPostgresStorage } from "../../adapters/storage/postgres/postgres-storage.ts";
import { loadProject } from "../project.ts";
import { atOnce, bareWork, createRecord, fill, inTurns, somePeople, turnWork } from "./work.ts";

/** What a process is asked to do. */
export interface Order {
  /** single: both works, one after another; the others several at once. */
  readonly work: "fill" | "single" | "bare" | "turns" | "stop";
  readonly count?: number;
  readonly from?: number;
}

export interface Done {
  /** Milliseconds of each, where they were done one after another. */
  readonly bare: readonly number[];
  readonly turns: readonly number[];
}

const NOTHING: Done = { bare: [], turns: [] };

/** A process of the program on a shared database; it has people of its own, so that none is met twice. */
const [url = "", number = "0", size = "0"] = process.argv.slice(2);
const people = Array.from({ length: Number(size) }, (_, index) => Number(number) * 1_000_000 + index);
const content = loadProject();
const storage = await openPostgresStorage({ url });
const works = {
  bare: bareWork(storage.sessions),
  turns: turnWork(content, storage.sessions, Number(number)),
};

process.on("message", (order: Order) => {
  obey(order).then(tell, (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  });
});
tell(NOTHING);

async function obey({ work, count = 0, from = 0 }: Order): Promise<Done> {
  if (work === "stop") {
    await storage.close();
    process.exit(0);
  }
  if (work === "fill") {
    await fill(storage.sessions, await createRecord(content), people);
    return NOTHING;
  }
  const some = somePeople(people, count, from);
  if (work === "single") {
    const { first, second } = await inTurns(works.bare, works.turns, some);
    return { bare: first, turns: second };
  }
  await atOnce(some, works[work].one);
  return NOTHING;
}

function tell(done: Done): void {
  process.send?.(done);
}
