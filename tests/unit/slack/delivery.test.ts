import { describe, expect, it, vi } from "vitest";
import { createMemoryStore } from "../../../adapters/storage/memory/memory-store.ts";
import { createTurnHandler } from "../../../src/app/handle-turn.ts";
import { realContent } from "../../support/conversation.ts";
import { createFaultyStore } from "./faulty-store.ts";
import { journey } from "./journey.ts";

const start = journey();

describe.each(["socket", "http"] as const)("delivery by %s", (transport) => {
  it("answers an event once, however often it comes", async () => {
    const { slack } = await start({ transport });
    const ada = slack.person("U1");
    const sent = await ada.dm("hello");
    await ada.next();
    expect(await sent.again(1, "timeout")).toBe(true);
    expect(await sent.again(2, "timeout")).toBe(true);
    await slack.quiet();
    expect(slack.messages(ada.dmChannel)).toHaveLength(1);
  });

  it("processes a retry that is the first delivery seen", async () => {
    const { slack } = await start({ transport });
    const ada = slack.person("U1");
    const { ts: thread_ts } = await ada.dm("hello");
    await ada.next();
    slack.event({
      type: "message",
      thread_ts,
      channel: ada.dmChannel,
      channel_type: "im",
      user: "U1",
      text: "privacy",
      ts: "1700000000.000100",
    });
    await ada.next({ shows: "forget me" });
  });

  it("sends the stored reply when the process died between saving and sending", async () => {
    const sessions = createMemoryStore();
    const ts = "1700000000.000200";
    const handle = createTurnHandler(realContent(), sessions, () => new Date(Date.now() - 60_000));
    const { slack } = await start({ transport, sessions });
    const ada = slack.person("U1");
    const turnId = `m:${ada.dmChannel}:${ts}`;
    const { ts: thread_ts } = await ada.dm("hello");
    await ada.next();
    await handle({ key: "slack:T1:U1", turnId, event: { kind: "text", text: "start" } });
    const event = {
      type: "message",
      channel: ada.dmChannel,
      channel_type: "im",
      user: "U1",
      text: "start",
      ts,
      thread_ts,
    };
    slack.event(event);
    await ada.next({ shows: "Where are you today?" });
    slack.event(event);
    await slack.quiet();
    expect(slack.messages(ada.dmChannel)).toHaveLength(2);
  });

  it("is acknowledged in time while the store is slow, and answered when it is back", async () => {
    const sessions = createFaultyStore();
    let release: () => void = () => {};
    sessions.held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { slack } = await start({ transport, sessions });
    const ada = slack.person("U1");
    const sent = await ada.dm("hello");
    expect(await sent.acknowledged()).toBe(true);
    expect(slack.messages(ada.dmChannel)).toEqual([]);
    release();
    await ada.next({ shows: "I am" });
  });

  it("tells the person when the store fails, wherever they are, and has changed nothing", async () => {
    const sessions = createFaultyStore();
    const { slack } = await start({ transport, sessions });
    slack.channel("C1");
    const ada = slack.person("U1");
    sessions.down = true;
    await ada.dm("start");
    await ada.next({ kind: "message", shows: "I cannot reach my memory" });
    await ada.slash("/career", "start", { channel: "C1" });
    await ada.next({ kind: "ephemeral", shows: "I cannot reach my memory" });
    sessions.down = false;
    await ada.dm("start");
    await ada.next({ shows: "Let us begin" });
  });

  it("waits as told when Slack asks for it, and keeps the order", async () => {
    const waits: number[] = [];
    let now = Date.now();
    const clock = () => new Date(now);
    const wait = async (ms: number) => {
      waits.push(ms);
      now += ms;
    };
    const { slack } = await start({ transport, wait, clock, slack: { clock: { now: () => Date.now() } } });
    const ada = slack.person("U1");
    slack.fail("chat.postMessage", { status: 429, retryAfter: 7 }, 2);
    await ada.dm("hello");
    await ada.dm("privacy");
    await ada.next({ shows: "I am" });
    await ada.next({ shows: "forget me" });
    expect(waits).toEqual([7_000, 7_000]);
  });

  it("sends nothing more with a token that Slack refuses, and says so to the operator", async () => {
    const { slack, surface } = await start({ transport });
    const ada = slack.person("U1");
    await ada.dm("hello");
    await ada.next({ shows: "I am" });
    slack.refuseToken("token_revoked");
    await ada.dm("help");
    await slack.quiet();
    const calls = slack.calls.length;
    await ada.dm("help");
    await ada.dm("privacy");
    await slack.quiet();
    expect(slack.calls.length).toBe(calls);
    expect(surface.health()).toEqual({ ready: false, detail: "SLACK_BOT_TOKEN is refused" });
  });

  it("finishes what is in hand when it is stopped, and takes no more", async () => {
    const sessions = createFaultyStore();
    const { slack, surface } = await start({ transport, sessions });
    const ada = slack.person("U1");
    let release: () => void = () => {};
    sessions.held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await ada.dm("hello");
    await vi.waitFor(() => expect(sessions.asked).toBeGreaterThan(0));
    const stopping = surface.stop();
    release();
    await stopping;
    expect(slack.messages(ada.dmChannel)).toHaveLength(1);
    expect(surface.health().ready).toBe(false);
  });
});

describe("Slack in trouble", () => {
  it("tries three times and no more, and the answer comes with the next delivery", async () => {
    const { slack } = await start({ transport: "http", slack: { retryAfter: [50, 50, 50] } });
    const ada = slack.person("U1");
    slack.fail("chat.postMessage", { status: 503 }, 3);
    await ada.dm("hello");
    await ada.next({ shows: "I am" });
    await slack.quiet();
    expect(slack.callsOf("chat.postMessage")).toHaveLength(4);
    expect(slack.messages(ada.dmChannel)).toHaveLength(1);
  });

  it("does not bring again what it refuses for good", async () => {
    const { slack } = await start({ transport: "http", slack: { retryAfter: [0, 0, 0] } });
    const ada = slack.person("U1");
    slack.fail("chat.postMessage", { error: "messages_tab_disabled" }, 9);
    const sent = await ada.dm("hello");
    expect(await sent.acknowledged()).toBe(true);
    await slack.quiet();
    expect(slack.callsOf("chat.postMessage")).toHaveLength(1);
  });
});

describe("logs", () => {
  it("hold nothing that people wrote and no token, also when things fail", async () => {
    const sessions = createFaultyStore();
    const { slack, logged } = await start({ sessions });
    const ada = slack.person("U1");
    slack.refuseBlocks("rich_text");
    await ada.dm("I am a very secret nurse from Uppsala");
    await ada.next();
    sessions.down = true;
    await ada.dm("another secret of mine");
    await ada.next({ shows: "memory" });
    slack.fail("chat.postMessage", { error: "channel_not_found" });
    await ada.dm("a third secret");
    await slack.quiet();
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join("\n")).not.toMatch(/secret|nurse|Uppsala|xoxb-|xapp-/);
  });
});

describe("Stop", () => {
  it("ends the sending of what is left, and says so", async () => {
    const { slack } = await start();
    const ada = slack.person("U1");
    const sent = await ada.dm("hello");
    await ada.next({ shows: "I am" });
    slack.event({
      type: "agent_session_stopped",
      channel: ada.dmChannel,
      thread_ts: sent.ts,
      user: "U1",
      streaming_message_ts: [],
    });
    await ada.next({ shows: "Stopped" });
    await slack.until(() => slack.callsOf("agents.sessions.setStatus").length === 1, "the status");
    expect(slack.callsOf("agents.sessions.setStatus")[0]?.args).toMatchObject({ status: "active" });
  });
});

describe("weekly check-ins", () => {
  it("are sent to the conversation with that person", async () => {
    const { slack, surface } = await start();
    const ada = slack.person("U1");
    const reply = {
      blocks: [{ kind: "paragraph", spans: [{ text: "Time for your weekly check-in." }] }],
    } as const;
    await surface.post("slack:T1:U1", { space: "T1", user: "U1" }, reply);
    const message = await ada.next({ shows: "Time for your weekly check-in" });
    expect(message.channel).toBe(ada.dmChannel);
  });
});
