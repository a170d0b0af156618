import { AsyncLocalStorage } from "node:async_hooks";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openPostgresStorage } from "../../adapters/storage/postgres/postgres-storage.ts";
import { createDesk } from "../../src/app/desk.ts";
import { createFairLimits } from "../../src/app/fair-limits.ts";
import { type Storage, StoreError } from "../../src/app/ports.ts";
import { loadAll } from "../../src/content/load-content.ts";
import { createContent } from "../../src/engine/create-content.ts";
import { type FromWorker, GRACE, type ToWorker } from "./messages.ts";
import { hashOfReply } from "./person.ts";

const STARTS_MAX = 60;
const START_AGAIN_AFTER = 500;

/** One process of the program, with a platform that the parent plays. */
const [url = ""] = process.argv.slice(2);
const root = resolve(import.meta.dirname, "../..");
const { knowledge, conversations } = loadAll({ root, cache: join(root, "node_modules/.cache/rolewise") });
const storage = await openSomeTime();
/** Each turn happens at the moment at which its person wrote, so that a run in memory can be compared. */
const moments = new AsyncLocalStorage<Date>();
const desk = createDesk({
  content: createContent(knowledge, conversations, { retentionDays: 365 }),
  sessions: storage.sessions,
  clock: () => moments.getStore() ?? new Date(),
  limits: createFairLimits({ person: 1e9, workspace: 1e9 }),
  grace: GRACE,
});
const sending = new Map<number, () => void>();

process.on("message", (message: ToWorker) => {
  if (message.kind === "turn") void moments.run(new Date(message.at), () => deliver(message));
  else if (message.kind === "received") sending.get(message.delivery)?.();
  else void stop();
});
process.on("disconnect", () => process.exit(1)); // the parent is gone
tell({ kind: "ready" });

/** A supervisor starts a process again until the database is back. */
async function openSomeTime(): Promise<Storage> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await openPostgresStorage({ url });
    } catch (error) {
      if (!(error instanceof StoreError) || tried === STARTS_MAX) throw error;
      await pause(START_AGAIN_AFTER);
    }
  }
}

async function deliver({ delivery, key, workspace, turnId, event }: Extract<ToWorker, { kind: "turn" }>) {
  const outcome = await desk.deliver({ key, workspace, turnId, event }, async (reply) => {
    const received = new Promise<void>((done) => sending.set(delivery, done));
    tell({ kind: "send", delivery, reply: hashOfReply(reply) });
    await received;
    sending.delete(delivery);
  });
  tell({ kind: "outcome", delivery, outcome });
}

async function stop(): Promise<void> {
  await desk.idle();
  await storage.close();
  process.exit(0);
}

function tell(message: FromWorker): void {
  process.send?.(message);
}
