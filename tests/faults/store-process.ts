import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** A real process with the store open; see store-child.ts for what it prints. */
export interface StoreProcess {
  readonly pid: number;
  /** All lines that it printed so far. */
  readonly lines: readonly string[];
  /** Resolves when it has printed so many lines. */
  printed(count: number): Promise<void>;
  /** kill -9; resolves when the process is gone and all that it printed is here. */
  kill(): Promise<void>;
  /** Asks it to close the store and end by itself. */
  end(): Promise<void>;
}

/** What store-child.ts can do. */
export type Task = "hold" | "write" | "plan" | "work";

/** @param address a folder, or postgres://... */
export function startStoreProcess(address: string, task: Task): StoreProcess {
  const program = join(import.meta.dirname, "store-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, address, task], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return follow(child);
}

function follow(child: ChildProcess): StoreProcess {
  const { stdout, stdin, pid } = child;
  if (stdout === null || stdin === null || pid === undefined) throw new Error("the process did not start");
  const lines: string[] = [];
  const reader = createInterface({ input: stdout });
  const finished = Promise.all([once(child, "close"), once(reader, "close")]);
  let check = () => {};
  reader.on("line", (line) => {
    lines.push(line);
    check();
  });
  return {
    pid,
    lines,
    printed: (count) =>
      new Promise((done, fail) => {
        check = () => {
          if (lines.length >= count) done();
        };
        check();
        finished.then(() => fail(new Error("the process ended too early")), fail);
      }),
    async kill() {
      child.kill("SIGKILL");
      await finished;
    },
    async end() {
      stdin.end();
      await finished;
    },
  };
}
