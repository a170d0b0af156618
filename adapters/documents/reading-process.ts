import { Worker } from "node:worker_threads";
import type { DocumentText } from "../../src/app/documents.ts";
import { extractText } from "./extract-text.ts";
import type { TextLimits } from "./limits.ts";
import { refused } from "./outcome.ts";

/** What the process is given once it is up. It reads this one file and is ended. */
export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly limits: TextLimits;
  /** It ends itself then, should whoever started it be gone. */
  readonly milliseconds: number;
}

const answer = (result: DocumentText) => process.send?.(result);

// A library that throws where nobody waits has stumbled over the file too.
process.on("uncaughtException", () => answer(refused("damaged")));
process.once("message", async ({ bytes, limits, milliseconds }: ReadingTask) => {
  // A file that keeps this thread busy leaves it no moment to look at a clock.
  const end = `setTimeout(() => process.kill(process.pid, "SIGKILL"), ${Number(milliseconds)})`;
  new Worker(end, { eval: true, env: {} }).unref();
  answer(await extractText(bytes, limits));
});
process.send?.("ready");
