import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openFolderStorage } from "../../adapters/storage/lowdb/folder-storage.ts";
import { createMemoryStorage } from "../../adapters/storage/memory/memory-storage.ts";
import { createPerform, startAgenda } from "../../src/app/agenda.ts";
import { createDesk, type Delivery } from "../../src/app/desk.ts";
import { measured } from "../../src/app/measured-store.ts";
import { NO_METRICS } from "../../src/app/metrics.ts";
import { JOBS_AT_ONCE, type Storage } from "../../src/app/ports.ts";
import { createEnding, type Surface } from "../../src/app/surface.ts";
import { type Reply, replyText } from "../../src/engine/reply.ts";
import { realContent } from "../support/conversation.ts";
import { ManualTimer } from "../support/manual-timer.ts";

const KEY = "test:team:ada";
const WEEK = 7 * 86_400_000;

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
    ended: createEnding().ended,
    async post(_key, _address, reply) {
      posted.push(reply);
      onPost();
    },
  };
}

async function started(of: Storage, now: () => Date, surfaces: readonly Surface[], retentionDays: number) {
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
    retentionDays,
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
    // As if a day had gone by: what is kept now is too old.
    const { retention } = await started(storage, () => new Date(), [], -1);
    await retention;
    expect(await storage.sessions.load(KEY)).toBeNull();
  });

  /** People who asked to be reminded on Monday at 9; `pass` lets that moment come. */
  async function reminded(post: Surface["post"], people: readonly string[] = [KEY]) {
    const timer = new ManualTimer();
    storage = createMemoryStorage({ timer });
    const clock = () => new Date(timer.now());
    const { desk } = await started(storage, clock, [{ ...surface([], () => {}), post }], 365);
    for (const key of people) {
      await desk.deliver({ ...turn("plan data scientist"), key }, async () => {});
      await desk.deliver({ ...turn("remind me on monday at 9"), key }, async () => {});
    }
    return { timer, pass: () => timer.pass(WEEK) };
  }

  it("checks in when the time has come, and plans the next time", async () => {
    const posted: Reply[] = [];
    const { pass } = await reminded(async (_key, _address, reply) => void posted.push(reply));
    pass();
    await vi.waitFor(() => expect(posted).toHaveLength(1));
    expect(replyText(posted[0] as Reply)).toContain("weekly check-in");
    pass();
    await vi.waitFor(() => expect(posted).toHaveLength(2));
  });

  it("tries a check-in again that could not be sent", async () => {
    const posted: string[] = [];
    const { timer, pass } = await reminded(async (key) => {
      posted.push(key);
      if (posted.length === 1) throw new Error("the platform is away");
    });
    pass();
    await vi.waitFor(() => {
      expect(posted).not.toEqual([]);
      timer.pass(60_000);
      expect(posted).toEqual([KEY, KEY]);
    });
  });

  it("checks in with everybody while the platform does not answer for some", async () => {
    const people = Array.from({ length: 3 * JOBS_AT_ONCE }, (_, index) => `test:team:${index}`);
    const stuck = new Set(people.slice(0, JOBS_AT_ONCE - 1));
    const posted = new Set<string>();
    let release = () => {};
    const answered = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { pass } = await reminded(async (key) => {
      if (stuck.has(key)) await answered;
      posted.add(key);
    }, people);
    pass();
    await vi.waitFor(() => expect(posted.size).toBe(people.length - stuck.size));
    release();
    await vi.waitFor(() => expect(posted).toEqual(new Set(people)));
  });
});
