import { describe, expect, it, vi } from "vitest";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { createDesk, type Delivery, type DeskOptions } from "../../src/app/desk.ts";
import { createFairLimits } from "../../src/app/fair-limits.ts";
import { openRecord } from "../../src/app/migrations.ts";
import { type SessionStore, type StoredRecord, StoreError } from "../../src/app/ports.ts";
import { type Reply, replyText } from "../../src/engine/reply.ts";
import type { Effect } from "../../src/engine/turn.ts";
import { realContent } from "../support/conversation.ts";

const KEY = "test:team:ada";
let count = 0;

function turn(text: string, over: Partial<Delivery> = {}): Delivery {
  count += 1;
  return { key: KEY, workspace: "test:team", turnId: `t${count}`, event: { kind: "text", text }, ...over };
}

function desk(over: Partial<DeskOptions> = {}) {
  const sessions = over.sessions ?? createMemoryStore();
  const sent: Reply[] = [];
  const made = createDesk({
    content: realContent(),
    sessions,
    clock: () => new Date("2026-12-01T09:00:00.000Z"),
    grace: 0,
    ...over,
  });
  return {
    ...made,
    sessions,
    sent,
    send: async (reply: Reply) => {
      sent.push(reply);
    },
  };
}

/** As it was before somebody took over the sending. */
function unclaimed(stored: StoredRecord): StoredRecord {
  const { record } = openRecord(stored.value);
  const turns = record.turns.map((one) => ({ ...one, at: "2026-12-01T09:00:00.000Z" }));
  return { ...stored, value: { ...record, turns } };
}

const failing = (over: Partial<SessionStore>): SessionStore => ({ ...createMemoryStore(), ...over });

describe("the desk", () => {
  it("answers a turn once, however often it is delivered", async () => {
    const at = desk();
    const hello = turn("start");
    const outcomes = await Promise.all([1, 2, 3].map(() => at.deliver(hello, at.send)));
    expect(outcomes).toEqual(["answered", "repeated", "repeated"]);
    expect(at.sent).toHaveLength(1);
  });

  it("keeps that in the store: another process does not answer a second time", async () => {
    const first = desk();
    const hello = turn("start");
    await first.deliver(hello, first.send);
    const second = desk({ sessions: first.sessions });
    expect(await second.deliver(hello, second.send)).toBe("repeated");
    expect(second.sent).toEqual([]);
  });

  it("sends the stored reply when the process died between saving and sending", async () => {
    const first = desk();
    const hello = turn("start");
    await expect(first.deliver(hello, () => Promise.reject(new Error("killed")))).rejects.toThrow("killed");
    const second = desk({ sessions: first.sessions });
    expect(await second.deliver(hello, second.send)).toBe("answered");
    expect(replyText(second.sent[0] as Reply)).toContain("Where are you today?");
    expect((await second.state(KEY)).at).toBe("audience");
  });

  it("lets a third process wait for the second, which has taken it over and is still sending", async () => {
    const now = Date.parse("2026-12-01T09:00:00.000Z");
    const clock = () => new Date(now);
    const first = desk({ clock });
    const hello = turn("start");
    await expect(first.deliver(hello, () => Promise.reject(new Error("killed")))).rejects.toThrow("killed");

    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const second = desk({ clock, sessions: first.sessions, grace: 1 });
    const sending = vi.fn(() => held);
    const slow = second.deliver(hello, sending);
    await vi.waitFor(() => expect(sending).toHaveBeenCalled());

    let looks = 0;
    const watched: SessionStore = {
      ...first.sessions,
      load: (key) => {
        looks += 1;
        return first.sessions.load(key);
      },
    };
    // It has seen the turn before the second took it over.
    const early = (await first.sessions.load(KEY)) ?? { value: null, revision: 0 };
    const third = desk({
      clock,
      grace: 200,
      sessions: { ...watched, load: async (key) => (looks++ === 0 ? unclaimed(early) : watched.load(key)) },
    });
    const late = third.deliver(hello, third.send);
    await vi.waitFor(() => expect(looks).toBeGreaterThan(1));
    release();
    expect(await slow).toBe("answered");
    expect(await late).toBe("repeated");
    expect(third.sent).toEqual([]);
  });

  describe("after a kill", () => {
    const address = { channel: "D1" };

    /** A process that says nothing, and others that look for what it has left. */
    function world() {
      let now = Date.parse("2026-12-01T09:00:00.000Z");
      const clock = () => new Date(now);
      const first = desk({ clock });
      const others = [1, 2].map(() => desk({ clock, sessions: first.sessions }));
      const told: Array<{ text: string; place: unknown }> = [];
      return {
        pass(ms: number) {
          now += ms;
          return clock();
        },
        async tell(text: string, over: Partial<Delivery> = {}) {
          now += 1_000;
          const dead = () => Promise.reject(new Error("killed"));
          await first.deliver(turn(text, over), dead).catch(() => {});
        },
        told,
        async sendLeft(from: Date, to: Date) {
          const send = async (reply: Reply, place: unknown) =>
            void told.push({ text: replyText(reply), place });
          const counts = await Promise.all(others.map((one) => one.sendLeft(KEY, { from, to }, send)));
          return counts.reduce((sum, count) => sum + count, 0);
        },
        turns: async () => openRecord((await first.sessions.load(KEY))?.value).record.turns,
      };
    }

    it("sends what was left unsent, where the turn said, in order and once", async () => {
      const { tell, pass, sendLeft, told, turns } = world();
      await tell("start", { address });
      const from = pass(3_600_000);
      await tell("3", { address });
      await tell("help", { address });
      const to = pass(1);
      expect(await sendLeft(from, to)).toBe(2);
      expect(told.map(({ place }) => place)).toEqual([address, address]);
      expect(told[0]?.text).toContain("draws you");
      expect(told[1]?.text).toContain("In the interview");
      expect(await sendLeft(from, to)).toBe(0);
      const kept = await turns();
      expect(kept.filter(({ sent }) => sent)).toHaveLength(2);
      expect(kept.filter((one) => one.sent && "to" in one)).toEqual([]);
    });

    it("leaves to others what is old, new, a job, or has nowhere to go", async () => {
      const { tell, pass, sendLeft, told } = world();
      await tell("start", { address });
      await tell("hello", { address, quiet: true });
      expect(await sendLeft(pass(1), pass(60_000))).toBe(0);
      const from = pass(1);
      await tell("hello", { address, quiet: true });
      await tell("help");
      const to = pass(1);
      expect(await sendLeft(from, to)).toBe(0);
      await tell("help", { address });
      expect(await sendLeft(from, to)).toBe(0);
      expect(told).toEqual([]);
    });
  });

  it("lets one of two processes send it, when the turn comes to both", async () => {
    const first = desk();
    const hello = turn("start");
    await expect(first.deliver(hello, () => Promise.reject(new Error("killed")))).rejects.toThrow("killed");
    const others = [desk({ sessions: first.sessions }), desk({ sessions: first.sessions })];
    const outcomes = await Promise.all(others.map((one) => one.deliver(hello, one.send)));
    expect(outcomes.sort()).toEqual(["answered", "repeated"]);
    expect(others.flatMap(({ sent }) => sent)).toHaveLength(1);
  });

  it("runs the turns of one person in their order, and sends in that order", async () => {
    const at = desk();
    const answers = ["start", "2", "1", "none", "Python and SQL", "yes"];
    const delays = answers.map((_, index) => answers.length - index);
    await Promise.all(
      answers.map((text, index) =>
        at.deliver(turn(text), async (reply) => {
          for (let tick = 0; tick < (delays[index] ?? 0); tick++) await Promise.resolve();
          await at.send(reply);
        }),
      ),
    );
    const alone = desk();
    for (const text of answers) await alone.deliver(turn(text), alone.send);
    expect(at.sent).toEqual(alone.sent);
  });

  it("lets a slow person hold up nobody else", async () => {
    const at = desk();
    let release = () => {};
    const slow = at.deliver(
      turn("start"),
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    expect(await at.deliver(turn("start", { key: "test:team:bob" }), at.send)).toBe("answered");
    release();
    expect(await slow).toBe("answered");
  });

  it("says that the store is down, and changes nothing", async () => {
    const store = failing({
      save: async () => {
        throw new StoreError("WRITE_FAILED", "the disk is full");
      },
    });
    const errors: unknown[] = [];
    const at = desk({ sessions: store, onError: (error) => errors.push(error) });
    expect(await at.deliver(turn("start"), at.send)).toBe("failed");
    expect(replyText(at.sent[0] as Reply)).toContain("nothing has changed");
    expect(errors).toHaveLength(1);
    expect(await store.load(KEY)).toBeNull();
  });

  it("handles a turn that failed when it comes again", async () => {
    let broken = true;
    const memory = createMemoryStore();
    const store: SessionStore = {
      ...memory,
      save: async (...args) => {
        if (broken) throw new StoreError("WRITE_FAILED", "not now");
        return memory.save(...args);
      },
    };
    const at = desk({ sessions: store });
    const hello = turn("start");
    await at.deliver(hello, at.send);
    broken = false;
    expect(await at.deliver(hello, at.send)).toBe("answered");
  });

  it("slows down one who writes without end, tells it once, and serves the others", async () => {
    const at = desk({ limits: createFairLimits({ person: 5 }) });
    const outcomes: string[] = [];
    for (let turns = 0; turns < 9; turns++) outcomes.push(await at.deliver(turn("thanks"), at.send));
    expect(outcomes.filter((outcome) => outcome === "refused")).toHaveLength(4);
    expect(at.sent).toHaveLength(6);
    expect(await at.deliver(turn("hi", { key: "test:team:bob" }), at.send)).toBe("answered");
  });

  it("counts no check-in against those who write", async () => {
    const at = desk({ limits: createFairLimits({ person: 1, workspace: 1 }) });
    const checkIn = { event: { kind: "check-in" }, quiet: true } as const;
    for (let checkIns = 0; checkIns < 3; checkIns++)
      expect(await at.deliver(turn("", checkIn), at.send)).toBe("answered");
    expect(await at.deliver(turn("hi"), at.send)).toBe("answered");
  });

  it("refuses politely what is more than it can hold", async () => {
    const at = desk({ waitingMax: 3 });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const waiting = [1, 2, 3].map((n) => at.deliver(turn("hi", { key: `test:team:${n}` }), () => held));
    expect(await at.deliver(turn("hi", { key: "test:team:late" }), at.send)).toBe("refused");
    expect(replyText(at.sent[0] as Reply)).toContain("send that again");
    release();
    expect(await Promise.all(waiting)).toEqual(["answered", "answered", "answered"]);
  });

  it("lets nobody fill the queue alone", async () => {
    const at = desk();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const waiting = Array.from({ length: 20 }, () => at.deliver(turn("hi"), () => held));
    expect(await at.deliver(turn("hi"), at.send)).toBe("refused");
    expect(await at.deliver(turn("hi", { key: "test:team:bob" }), at.send)).toBe("answered");
    release();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(["answered"]));
  });

  it("does not handle the same goodbye twice after somebody was forgotten", async () => {
    const at = desk();
    await at.deliver(turn("start"), at.send);
    await at.deliver(turn("forget me"), at.send);
    const yes = turn("yes");
    expect(await at.deliver(yes, at.send)).toBe("answered");
    expect(await at.deliver(yes, at.send)).toBe("repeated");
    expect(await at.sessions.load(KEY)).toBeNull();
  });

  it("asks the world for check-ins again when the first try died before its reply", async () => {
    const performed: Effect[] = [];
    const at = desk({
      perform: async (_, effects) => {
        performed.push(...effects);
      },
    });
    const remind = turn("remind me on monday", { address: { channel: "D1" }, zone: "Europe/Berlin" });
    await expect(at.deliver(remind, () => Promise.reject(new Error("killed")))).rejects.toThrow();
    await at.deliver(remind, at.send);
    expect(performed).toEqual([
      { kind: "check-in-at", at: "2026-12-07T08:00:00.000Z" },
      { kind: "check-in-at", at: "2026-12-07T08:00:00.000Z" },
    ]);
  });

  it("looks without keeping anything", async () => {
    const at = desk();
    expect(replyText(await at.look(KEY, { kind: "text", text: "role mlops engineer" }))).toContain("MLOps");
    expect(await at.sessions.load(KEY)).toBeNull();
  });

  it("finds the reply of an earlier turn", async () => {
    const at = desk();
    const hello = turn("role data scientist");
    await at.deliver(hello, at.send);
    expect(await at.earlier(KEY, hello.turnId)).toEqual(at.sent[0]);
    expect(await at.earlier(KEY, "no such turn")).toBeNull();
  });

  it("finds the last result to share, however much was said since", async () => {
    const at = desk();
    expect(await at.lastResult(KEY)).toBeNull();
    await at.deliver(turn("role data scientist"), at.send);
    await at.deliver(turn("thanks"), at.send);
    expect(await at.lastResult(KEY)).toEqual(at.sent[0]);
  });
});
