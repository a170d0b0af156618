import { describe, expect, it, vi } from "vitest";
import { createApi as createDiscordApi } from "../../adapters/discord/api.ts";
import { createPrometheusMetrics } from "../../adapters/metrics/prometheus.ts";
import type { Api } from "../../adapters/slack/api.ts";
import { createInstallations } from "../../adapters/slack/installations.ts";
import { createMemory } from "../../adapters/slack/memory.ts";
import { createZones } from "../../adapters/slack/zones.ts";
import { Agenda } from "../../adapters/storage/memory/agenda.ts";
import { BoundedMap } from "../../src/app/bounded-map.ts";
import { createDesk } from "../../src/app/desk.ts";
import { createFairLimits } from "../../src/app/fair-limits.ts";
import { KeyedQueue } from "../../src/app/keyed-queue.ts";
import type { SessionStore } from "../../src/app/ports.ts";
import { createRecentIds } from "../../src/app/recent-ids.ts";
import { realContent } from "../support/conversation.ts";
import { growth } from "../support/heap.ts";

/** An entry of any map or set, with its key, weighs more than this in bytes. */
const NOTHING = 40;
const nameOf = (index: number) => `slack:T${index % 97}:U${index}`;

/** A store that keeps nothing, so that what grows is not the store. */
const EMPTY: SessionStore = {
  load: async () => null,
  save: async (_key, _value, revision) => ({ kind: "saved", revision: revision + 1 }),
  remove: async () => {},
  async *savedSince() {},
  removeOlderThan: async () => 0,
  close: async () => {},
};

/** Answers everything like Slack's users.info. */
const NOBODY = { call: async () => ({ user: { tz: "Etc/UTC" } }) } as unknown as Api;

/** What lives as long as the process, and how a person or a delivery gets into it. */
const KEPT: ReadonlyArray<readonly [string, number, () => (index: number) => unknown]> = [
  [
    "ids seen lately",
    22_000,
    () => {
      const ids = createRecentIds();
      return (index) => ids.add(nameOf(index));
    },
  ],
  [
    "the memory of Slack's adapter",
    8_000,
    () => {
      const memory = createMemory<number>();
      return (index) => memory.set(nameOf(index), index);
    },
  ],
  [
    "the zones of Slack's people",
    8_000,
    () => {
      const zones = createZones(NOBODY, () => new Date(0));
      const space = { id: "slack:T1", token: "t", botUser: "B", team: "T1", app: undefined };
      return (index) => zones.find(space, nameOf(index));
    },
  ],
  [
    "installations that are remembered",
    8_000,
    () => {
      const at = { api: NOBODY, clock: () => new Date(0), clientId: "", clientSecret: "", onFault: () => {} };
      const installations = createInstallations({ store: EMPTY, ...at });
      return (index) => installations.byId(nameOf(index));
    },
  ],
  [
    "the channels of Discord's direct messages",
    8_000,
    () => {
      const rest = {
        post: async (_path: string, { body }: { body: object }) => ({ id: JSON.stringify(body) }),
      };
      const api = createDiscordApi({ token: "t", rest: rest as never });
      return (index) => api.dm(nameOf(index));
    },
  ],
  [
    "revisions of the folder",
    52_000,
    () => {
      const revisions = new BoundedMap<number>(50_000);
      return (index) => revisions.set(nameOf(index), index);
    },
  ],
  [
    "the queue of each person",
    20_000,
    () => {
      const queue = new KeyedQueue();
      return (index) => queue.run(nameOf(index), async () => {});
    },
  ],
  [
    "jobs that are set again and again",
    40_000,
    () => {
      const agenda = new Agenda();
      return (index) => agenda.put({ name: nameOf(index % 50), due: index, isDone: false });
    },
  ],
  [
    "codes of platforms in the metrics",
    20_000,
    () => {
      const metrics = createPrometheusMetrics();
      return (index) => metrics.platformError("slack", `error_${index}`);
    },
  ],
  [
    "the desk",
    21_000,
    () => {
      const clock = () => new Date(0);
      const desk = createDesk({ content: realContent(), sessions: EMPTY, clock });
      // A check-in that nobody asked for: a turn that costs next to nothing.
      const turn = { workspace: "slack:T1", event: { kind: "check-in" }, quiet: true } as const;
      return (index) => desk.deliver({ ...turn, key: nameOf(index), turnId: String(index) }, async () => {});
    },
  ],
];

describe("memory is bounded", () => {
  it.each(KEPT)(
    "%s",
    async (_, fill, create) => {
      expect(await growth(fill, create())).toBeLessThan(NOTHING);
    },
    120_000,
  );

  it("fair limits forget who writes no more", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    try {
      const limits = createFairLimits();
      const bytes = await growth(4_000, async (index) => {
        await limits.take(nameOf(index), "slack:T1");
        if (index % 400 === 399) vi.advanceTimersByTime(20_000);
      });
      expect(bytes).toBeLessThan(NOTHING);
    } finally {
      vi.useRealTimers();
    }
  });
});
