import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type FromWorker, FromWorkerSchema, type ToWorker } from "./messages.ts";
import { pick, type Random } from "./random.ts";

/** One run of a worker process. */
export interface Worker {
  readonly number: number;
  readonly child: ChildProcess;
  /** Ended by us, with kill -9. */
  isKilled: boolean;
}

export interface PoolOptions {
  readonly url: string;
  readonly size: number;
  readonly onMessage: (worker: Worker, message: Exclude<FromWorker, { kind: "ready" }>) => void;
  /** It died, and another starts in its place. */
  readonly onDeath: (worker: Worker) => void;
}

export interface Pool {
  /** A worker that takes turns; waits for one when all of them are starting. */
  any(random: Random): Promise<Worker>;
  send(worker: Worker, message: ToWorker): void;
  /** @returns false when none of them was ready */
  killOne(random: Random): boolean;
  /** Lets them finish and close. */
  stop(): Promise<void>;
  /** Ends whatever is left, at once. */
  end(): void;
  /** Deaths that nobody ordered, and what they said. */
  readonly accidents: readonly string[];
}

const SAID_MAX = 4_000;

export function createPool({ url, size, onMessage, onDeath }: PoolOptions): Pool {
  const ready = new Set<Worker>();
  const alive = new Set<Worker>();
  const accidents: string[] = [];
  let waiting: Array<() => void> = [];
  let started = 0;
  let isStopping = false;
  for (let index = 0; index < size; index++) start();

  function start(): void {
    const child = fork(join(import.meta.dirname, "worker.ts"), [url], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "inherit", "pipe", "ipc"],
    });
    const worker: Worker = { number: ++started, child, isKilled: false };
    alive.add(worker);
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-SAID_MAX);
    });
    child.on("message", (raw) => {
      const message = FromWorkerSchema.parse(raw);
      if (message.kind !== "ready") return onMessage(worker, message);
      ready.add(worker);
      for (const go of waiting.splice(0)) go();
    });
    child.on("exit", (code, signal) => {
      ready.delete(worker);
      alive.delete(worker);
      if (isStopping && code === 0) return;
      if (!worker.isKilled)
        accidents.push(`worker ${worker.number} ended by itself (${code ?? signal}): ${said}`);
      onDeath(worker);
      if (!isStopping) start();
    });
  }

  return {
    accidents,
    async any(random) {
      while (ready.size === 0) await new Promise<void>((go) => waiting.push(go));
      return pick(random, [...ready]);
    },
    send(worker, message) {
      // A dead one's channel is closed; its death is told of anyway.
      if (worker.child.connected) worker.child.send(message, () => {});
    },
    killOne(random) {
      if (ready.size === 0) return false;
      const worker = pick(random, [...ready]);
      worker.isKilled = true;
      ready.delete(worker);
      worker.child.kill("SIGKILL");
      return true;
    },
    async stop() {
      isStopping = true;
      waiting = [];
      const ends = [...alive].map(async (worker) => {
        const exit = once(worker.child, "exit");
        worker.child.send({ kind: "stop" } satisfies ToWorker);
        await exit;
      });
      await Promise.all(ends);
    },
    end() {
      isStopping = true;
      for (const { child } of alive) child.kill("SIGKILL");
    },
  };
}
