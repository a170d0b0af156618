import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { DOCUMENT_REFUSALS, type DocumentText } from "../../src/app/documents.ts";
import type { DocumentLimits } from "./limits.ts";
import { refused } from "./outcome.ts";
import type { ReadingTask } from "./reading-process.ts";

/** A file being read. */
export interface Reading {
  /** Settles when the process is gone. Rejects only when it could not be started. */
  readonly result: Promise<DocumentText>;
  /** Ends it as too slow, if it has not ended. */
  stop(): void;
}

/** From source this file starts the loader of TypeScript first; in a bundle it is the process itself. */
const PROCESS = fileURLToPath(new URL("./document-process.js", import.meta.url));
/** How much longer a process whose parent is gone may live. */
const GRACE_MILLISECONDS = 2_000;

const MessageSchema = z.union([
  z.literal("ready"),
  z.object({ kind: z.literal("text"), text: z.string(), pages: z.number().int().exactOptional() }),
  z.object({ kind: z.literal("refused"), why: z.enum(DOCUMENT_REFUSALS) }),
]);

/**
 * Reads one file in a process of its own. A worker thread would not do: one large allocation past its heap limit ends
 * the whole program, and a PDF of 60 KB can ask for that.
 */
export function startReading(bytes: Uint8Array, limits: DocumentLimits): Reading {
  const child = startProcess(limits.heapMegabytes);
  const gone = once(child, "exit").catch(() => {});
  let stop = () => {};
  const outcome = new Promise<DocumentText>((resolve, reject) => {
    let ready = false;
    stop = () => resolve(refused("too-slow"));
    child.on("message", (message) => {
      const read = MessageSchema.safeParse(message);
      if (!read.success) return resolve(refused("damaged"));
      if (read.data !== "ready") return resolve(read.data);
      ready = true;
      give(child, { bytes, limits, milliseconds: limits.milliseconds + GRACE_MILLISECONDS });
    });
    child.once("error", reject);
    child.once("exit", () => {
      if (ready) resolve(refused("too-large"));
      else reject(new Error(`The process that reads documents does not start: ${PROCESS}`));
    });
  });
  const timer = setTimeout(stop, limits.milliseconds);
  const result = outcome.finally(() => {
    clearTimeout(timer);
    child.kill("SIGKILL");
    return gone;
  });
  return { result, stop: () => stop() };
}

const startProcess = (heapMegabytes: number): ChildProcess =>
  fork(PROCESS, [], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    // It needs no tokens, and has nothing to say on the terminal.
    env: { SystemRoot: process.env.SystemRoot },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });

/** A process that is gone already is told by its exit. */
function give(child: ChildProcess, task: ReadingTask): void {
  child.send(task, () => {});
}
