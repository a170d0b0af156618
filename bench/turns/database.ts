import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "../../tests/support/postgres.ts";
import { ROOT } from "../paths.ts";
import type { Row } from "../rows.ts";
import { latencyRows, noRates, perSecond, type Rates, rateRows } from "./rates.ts";
import { HANDS } from "./work.ts";
import type { Done, Order } from "./worker.ts";

const PROCESSES = [1, 2, 4];
/** Of each process. */
const PEOPLE = 2_500;
const ROUNDS = 6;
const WARM_UP = 500;
const ONE_BY_ONE = 150;
/** Of all processes together. */
const AT_ONCE = 1_200;
const MIGRATIONS = "adapters/storage/postgres/migrations";

/** Turns on PostgreSQL with one, two and four processes. */
export async function databaseRows(): Promise<Row[]> {
  // The compiler leaves them where they are, and they are looked for beside the program.
  cpSync(join(ROOT, MIGRATIONS), join(ROOT, "bench/dist", MIGRATIONS), { recursive: true });
  const postgres = await startPostgres();
  const workers: Worker[] = [];
  try {
    const url = await postgres.createDatabase("bench");
    const rows: Row[] = [];
    for (const count of PROCESSES) {
      while (workers.length < count) workers.push(await Worker.start(url, workers.length));
      if (count === 1) rows.push(...(await singleRows(workers)));
      rows.push(
        ...rateRows(
          `PostgreSQL, ${count} ${count === 1 ? "process" : "processes"}, ${HANDS} at once each`,
          await crowd(workers),
        ),
      );
    }
    return rows;
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await postgres.remove();
  }
}

async function singleRows([worker]: readonly Worker[]): Promise<Row[]> {
  const rates = noRates();
  const times: number[] = [];
  await worker?.run({ work: "single", count: WARM_UP });
  for (let round = 0; round < ROUNDS; round++) {
    const done = await worker?.run({ work: "single", count: ONE_BY_ONE, from: round * 31 });
    times.push(...(done?.turns ?? []));
    rates.bare.push(perSecond(done?.bare ?? []));
    rates.turns.push(perSecond(done?.turns ?? []));
  }
  const what = "PostgreSQL, one after another";
  return [...rateRows(what, rates, 1_000), ...latencyRows(what, times)];
}

async function crowd(workers: readonly Worker[]): Promise<Rates> {
  const rates = noRates();
  const count = AT_ONCE / workers.length;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const work of ["bare", "turns"] as const) {
      const from = performance.now();
      await Promise.all(workers.map((worker) => worker.run({ work, count, from: round * 17 })));
      if (round > 0) rates[work].push((1_000 * AT_ONCE) / (performance.now() - from));
    }
  }
  return rates;
}

class Worker {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Ready, with its people in the database. */
  static async start(url: string, number: number): Promise<Worker> {
    const child = fork(join(import.meta.dirname, "worker.js"), [url, String(number), String(PEOPLE)], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const worker = new Worker(child);
    await worker.#answer();
    await worker.run({ work: "fill" });
    return worker;
  }

  async run(order: Order): Promise<Done> {
    const answer = this.#answer();
    this.#child.send(order);
    return answer;
  }

  async stop(): Promise<void> {
    if (!this.#child.connected) return;
    const exit = once(this.#child, "exit");
    this.#child.send({ work: "stop" } satisfies Order);
    await exit;
  }

  #answer(): Promise<Done> {
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error("a process of the benchmark ended"));
      this.#child.once("exit", onExit);
      this.#child.once("message", (done) => {
        this.#child.off("exit", onExit);
        resolve(done as Done);
      });
    });
  }
}
