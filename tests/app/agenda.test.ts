import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFolderStorage } from "../../adapters/storage/lowdb/folder-storage.ts";
import { createMemoryStorage } from "../../adapters/storage/memory/memory-storage.ts";
import { createPerform, startAgenda } from "../../src/app/agenda.ts";
import { createDesk, type Delivery } from "../../src/app/desk.ts";
import { measured } from "../../src/app/measured-store.ts";
import { NO_METRICS } from "../../src/app/metrics.ts";
import type { Job, Storage } from "../../src/app/ports.ts";
import type { Surface } from "../../src/app/surface.ts";
import { type Reply, replyText } from "../../src/engine/reply.ts";
import { realContent } from "../support/conversation.ts";

const KEY = "test:team:ada";

let folder: string;
let storage: Storage | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rolewise-agenda-"));
});
afterEach(async () => {
  await storage?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** A surface that keeps what it is asked to post. */
function surface(posted: Reply[], onPost: () => void): Surface {
  return {
    name: "test",
    routes: [],
    start: async () => {},
    stop: async () => {},
    health: () => ({ ready: true, detail: "ok" }),
    async post(_key, _address, reply) {
      posted.push(reply);
      onPost();
    },
  };
}

async function started(of: Storage, now: () => Date, surfaces: readonly Surface[]) {
  const sessions = measured(of.sessions, NO_METRICS);
  const desk = createDesk({
    content: realContent(),
    sessions,
    clock: now,
    perform: createPerform(of.scheduler),
  });
  let removed = () => {};
  const retention = new Promise<void>((resolve) => {
    removed = resolve;
  });
  await startAgenda({
    scheduler: of.scheduler,
    desk,
    sessions,
    surfaces: () => surfaces,
    // As if a day had gone by: what is kept now is too old.
    retentionDays: -1,
    clock: now,
    onRetention: removed,
  });
  return { desk, retention };
}

const turn = (text: string): Delivery => ({
  key: KEY,
  workspace: "test:team",
  turnId: text,
  event: { kind: "text", text },
  address: { channel: "D1" },
});

describe("the agenda", () => {
  it.each([
    ["in memory", async () => createMemoryStorage()],
    ["in a folder", () => openFolderStorage({ folder })],
  ])("deletes what nobody uses, %s", async (_, open) => {
    storage = await open();
    await storage.sessions.save(KEY, { state: { version: 1 }, turns: [] }, 0);
    const { retention } = await started(storage, () => new Date(), []);
    await retention;
    expect(await storage.sessions.load(KEY)).toBeNull();
  });

  it("tries a check-in again that could not be sent", async () => {
    storage = createMemoryStorage();
    const jobs: Job[] = [];
    const { scheduler } = storage;
    const watched = {
      ...storage,
      scheduler: {
        start: scheduler.start.bind(scheduler),
        cancel: scheduler.cancel.bind(scheduler),
        close: scheduler.close.bind(scheduler),
        async set(job: Job) {
          jobs.push(job);
          await scheduler.set(job);
        },
      },
    };
    await new Promise<void>((resolve) => {
      const away: Surface = {
        ...surface([], () => {}),
        post: async () => {
          setImmediate(resolve);
          throw new Error("the platform is away");
        },
      };
      void (async () => {
        const { desk } = await started(watched, () => new Date("2020-01-06T08:00:00Z"), [away]);
        await desk.deliver(turn("plan data scientist"), async () => {});
        await desk.deliver(turn("remind me on monday at 9"), async () => {});
      })();
    });
    await storage.close();
    expect(jobs.at(-1)).toMatchObject({ name: `check-in:${KEY}`, at: "2020-01-06T08:05:00.000Z" });
  });

  it("checks in when the time has come, and plans the next time", async () => {
    storage = createMemoryStorage();
    const posted: Reply[] = [];
    const once = new Promise<void>((resolve) => {
      const due = surface(posted, resolve);
      void (async () => {
        const { desk } = await started(storage as Storage, () => new Date("2020-01-06T08:00:00Z"), [due]);
        await desk.deliver(turn("plan data scientist"), async () => {});
        // Long ago: due at once.
        await desk.deliver(turn("remind me on monday at 9"), async () => {});
      })();
    });
    await once;
    expect(replyText(posted[0] as Reply)).toContain("weekly check-in");
  });
});
