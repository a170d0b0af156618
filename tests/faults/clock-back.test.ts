import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { expect, it, vi } from "vitest";
import { createApi } from "../../adapters/slack/api.ts";
import { createBoltLogger } from "../../adapters/slack/bolt-logger.ts";
import type { CopyableStorage } from "../../adapters/storage/copy/copyable.ts";
import { createMemoryStorage } from "../../adapters/storage/memory/memory-storage.ts";
import { createPerform, startAgenda } from "../../src/app/agenda.ts";
import { createDesk, type Delivery, type Desk } from "../../src/app/desk.ts";
import { createFairLimits } from "../../src/app/fair-limits.ts";
import { NO_METRICS } from "../../src/app/metrics.ts";
import { createEnding } from "../../src/app/surface.ts";
import { type Reply, replyText } from "../../src/engine/reply.ts";
import { realContent } from "../support/conversation.ts";
import { ManualTimer } from "../support/manual-timer.ts";

/** Somebody sets the clock of the computer back by an hour while people are served. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KEY = "test:team:ada";
const CHECK_IN = `check-in:${KEY}`;

function world() {
  // Tuesday, 1 December 2026, 09:00 UTC.
  const timer = new ManualTimer();
  const clock = () => new Date(timer.now());
  const storage = createMemoryStorage({ timer });
  const open = (): Desk =>
    createDesk({
      content: realContent(),
      sessions: storage.sessions,
      clock,
      perform: createPerform(storage.scheduler),
    });
  const desk = open();
  return { timer, clock, storage, desk, open, back: () => timer.set(timer.now() - HOUR) };
}

let turns = 0;
const turn = (text: string): Delivery => {
  turns += 1;
  return {
    key: KEY,
    workspace: "test:team",
    turnId: `t${turns}`,
    event: { kind: "text", text },
    address: { channel: "D1" },
    zone: "UTC",
  };
};

function keep(sent: string[]) {
  return async (reply: Reply) => {
    sent.push(replyText(reply));
  };
}

async function checkInOf({ scheduler }: CopyableStorage): Promise<string | undefined> {
  let at: string | undefined;
  for await (const job of scheduler.jobs()) if (job.name === CHECK_IN) at = job.at;
  return at;
}

it("answers what was answered before once, and everything after it in its order", async () => {
  const { desk, back } = world();
  const sent: string[] = [];
  const first = turn("start");
  await desk.deliver(first, keep(sent));
  back();
  expect(await desk.deliver(first, keep(sent))).toBe("repeated");
  expect(await desk.deliver(turn("3"), keep(sent))).toBe("answered");
  expect(sent).toHaveLength(2);
  expect(sent[1]).toContain("work draws you");
});

it("does not let go of the ids of turns before their time", async () => {
  const { desk, open, back } = world();
  const first = turn("start");
  await desk.deliver(first, keep([]));
  back();
  for (let count = 0; count < 30; count++) await open().deliver(turn("help"), keep([]));
  expect(await open().deliver(first, keep([]))).toBe("repeated");
});

it("sends a reply that was left unsent as soon as without it, not an hour later", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const { desk, open, back } = world();
    const first = turn("start");
    await expect(desk.deliver(first, () => Promise.reject(new Error("killed")))).rejects.toThrow("killed");
    back();
    const sent: string[] = [];
    const answered = open().deliver(first, keep(sent));
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(sent).toHaveLength(1);
    expect(await answered).toBe("answered");
  } finally {
    vi.useRealTimers();
  }
});

it("slows nobody down for longer", async () => {
  vi.useFakeTimers();
  try {
    const limits = createFairLimits({ person: 2 });
    for (let count = 0; count < 3; count++) await limits.take(KEY, "test:team");
    expect(await limits.take(KEY, "test:team")).toBe("silent");
    vi.setSystemTime(Date.now() - HOUR);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(await limits.take(KEY, "test:team")).toBe("ok");
  } finally {
    vi.useRealTimers();
  }
});

it("waits for Slack no longer than Slack asked for", async () => {
  let calls = 0;
  const server = createServer((_, response) => {
    calls += 1;
    response.writeHead(calls === 1 ? 429 : 200, { "retry-after": "30" }).end("ok");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    const { clock, back } = world();
    const waited: number[] = [];
    const api = createApi({
      apiUrl: undefined,
      logger: createBoltLogger(pino({ level: "silent" })),
      metrics: NO_METRICS,
      clock,
      wait: async (ms) => {
        waited.push(ms);
        if (waited.length > 1) return;
        // The clock is set back while one message waits, and another is to be sent.
        back();
        await api.respond(url, {});
      },
    });
    await api.respond(url, {});
    expect(waited).toEqual([30_000, 30_000]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it("checks in once a week, not twice in an hour, and goes on the week after", async () => {
  const { timer, clock, storage, desk, back } = world();
  const posted: string[] = [];
  const surface = {
    name: "test",
    routes: [],
    start: async () => {},
    stop: async () => {},
    health: () => ({ ready: true, detail: "ok" }),
    ended: createEnding().ended,
    post: async (_key: string, _address: unknown, reply: Reply) => void posted.push(replyText(reply)),
  };
  await startAgenda({
    scheduler: storage.scheduler,
    desk,
    sessions: storage.sessions,
    surfaces: () => [surface],
    retentionDays: 365,
    clock,
  });
  const nextIs = (at: string) => vi.waitFor(async () => expect(await checkInOf(storage)).toBe(at));
  await desk.deliver(turn("plan data scientist"), keep([]));
  await desk.deliver(turn("remind me on tuesday at 10"), keep([]));
  await nextIs("2026-12-01T10:00:00.000Z");
  timer.pass(HOUR);
  await vi.waitFor(() => expect(posted).toHaveLength(1));
  await nextIs("2026-12-08T10:00:00.000Z");

  back();
  // Said again, it is planned for the hour that comes a second time.
  await desk.deliver(turn("remind me on tuesday at 10"), keep([]));
  await nextIs("2026-12-01T10:00:00.000Z");
  timer.pass(HOUR);
  await nextIs("2026-12-08T10:00:00.000Z");
  expect(posted).toHaveLength(1);
  await storage.close();
});
