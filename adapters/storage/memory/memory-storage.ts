import { StoreError } from "../../../src/app/ports.ts";
import type { CopyableStorage } from "../copy/copyable.ts";
import { createMemoryStore } from "./memory-store.ts";
import { createScheduler, type SchedulerOptions } from "./scheduler.ts";

/** Keeps all in this process only: for tests, demos and trying things out. */
export function createMemoryStorage(options: Omit<SchedulerOptions, "store"> = {}): CopyableStorage {
  const sessions = createMemoryStore();
  const installations = createMemoryStore();
  const scheduler = createScheduler({ ...options, store: createMemoryStore() });
  let closed = false;
  return {
    sessions,
    installations,
    scheduler,
    async check() {
      if (closed) throw new StoreError("CLOSED", "The storage is closed; open a new one.");
    },
    async close() {
      closed = true;
      await scheduler.close(); // its handler may still use the stores
      await Promise.all([sessions.close(), installations.close()]);
    },
  };
}
