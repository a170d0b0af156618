import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type App, checkFaults, startApp, stopApps } from "../support/discord/app.ts";
import type { GatewayEvent, GuildPlace, Person } from "../support/discord/index.ts";

const HEARTBEAT = 1_000;
/** One heartbeat that goes unanswered, the next that notices it, and five seconds. */
const RESUMED_WITHIN = 2 * HEARTBEAT + 5_000;

let app: App;
let general: GuildPlace;
let ada: Person;
beforeEach(async () => {
  app = await startApp({ discord: { heartbeatMs: HEARTBEAT } });
  general = app.discord.guild("Data people").channel("general");
  ada = app.discord.person({ name: "Ada" });
}, 90_000);
afterEach(async () => {
  checkFaults();
  await stopApps();
});

const gone = (): number => app.discord.gateway.events.all.length;
const sent = (what: string) => (event: GatewayEvent) => event.kind === "sent" && event.detail === what;

async function comesBack(from: number, what: "READY" | "RESUMED", timeoutMs = 30_000): Promise<void> {
  await app.discord.gatewayEvent(sent(what), { from, timeoutMs });
}

/** A click while nothing is connected, and its one answer afterwards. */
async function loses(trouble: () => void, how: "READY" | "RESUMED", within?: number): Promise<void> {
  ada.slash("career", { sub: "start" }, general);
  const first = await ada.nextMessage();
  const from = gone();
  trouble();
  ada.click(first, "Working in tech");
  await comesBack(from, how, within);
  const second = await ada.nextMessage({ timeoutMs: 30_000 });
  expect(second.text).toContain("What kind of work draws you?");
  ada.slash("career", { sub: "market" }, general);
  await ada.nextMessage();
  expect(ada.unread).toEqual([]);
  await expect.poll(() => app.counted(/^rolewise_turns_total.*answered/)).toBe(3);
}

describe("a turn is neither lost nor doubled", () => {
  it("when the socket drops between a click and its answer", async () => {
    await loses(() => app.discord.gateway.cut(), "RESUMED");
  });

  // 4008: it wrote too fast, which Discord lets it take up again like any other cut.
  it.each([4000, 4001, 4002, 4008, 4009])(
    "when the connection is closed with %i: no second IDENTIFY",
    async (code) => {
      await loses(() => app.discord.gateway.close(code), "RESUMED");
      expect(app.discord.gateway.started).toBe(1);
    },
  );

  it("when Discord asks for a new connection (op 7)", async () => {
    await loses(() => app.discord.gateway.askReconnect(), "RESUMED");
  });

  it("when the session is declared invalid and may be resumed (op 9)", async () => {
    await loses(() => app.discord.gateway.invalidate(true), "RESUMED");
  });

  it("when TCP falls silent: noticed by the missing heartbeat", async () => {
    await loses(() => app.discord.gateway.goSilent(), "RESUMED");
  });

  it("when the line is dead, which answers no farewell either", async () => {
    await loses(() => app.discord.gateway.goDead(), "RESUMED", RESUMED_WITHIN);
  });

  it("when heartbeats are not acknowledged any more", async () => {
    ada.slash("career", { sub: "start" }, general);
    await ada.nextMessage();
    const from = gone();
    app.discord.gateway.withholdAcks(true);
    await app.discord.gatewayEvent((event) => event.kind === "disconnect", { from, timeoutMs: 30_000 });
    // One goes unanswered, and none is sent after it; another may have been on its way.
    const sentFor = app.discord.gateway.events.all.slice(from).filter(({ kind }) => kind === "heartbeat");
    expect(sentFor.length).toBeLessThanOrEqual(2);
    app.discord.gateway.withholdAcks(false);
    await comesBack(from, "RESUMED");
    ada.slash("career", { sub: "market" }, general);
    expect((await ada.nextMessage()).text).toContain("The market");
  });

  it("when a message and its answer are cut apart", async () => {
    const from = gone();
    ada.dm("start");
    app.discord.gateway.cut();
    await comesBack(from, "RESUMED");
    expect((await ada.nextMessage()).text).toContain("Where are you today?");
    ada.dm("market");
    await ada.nextMessage();
    expect(ada.unread).toEqual([]);
  });
});

describe("a session that is over", () => {
  it("is begun anew (op 9), and people go on where they were", async () => {
    ada.slash("career", { sub: "start" }, general);
    const first = await ada.nextMessage();
    const from = gone();
    app.discord.gateway.invalidate(false);
    await comesBack(from, "READY");
    ada.click(first, "Working in tech");
    expect((await ada.nextMessage()).text).toContain("What kind of work draws you?");
  });

  // The library does not try to resume after these.
  it.each([4003, 4005, 4007])("is begun anew when the connection is closed with %i", async (code) => {
    ada.slash("career", { sub: "start" }, general);
    const first = await ada.nextMessage();
    const from = gone();
    app.discord.gateway.close(code);
    await comesBack(from, "READY");
    ada.click(first, "Working in tech");
    expect((await ada.nextMessage()).text).toContain("What kind of work draws you?");
  });

  it("is begun anew when it cannot be resumed", async () => {
    const from = gone();
    app.discord.gateway.forget();
    app.discord.gateway.cut();
    await comesBack(from, "READY");
    ada.slash("career", { sub: "market" }, general);
    expect((await ada.nextMessage()).text).toContain("The market");
  });

  it("right after it was resumed does not end the program", async () => {
    const from = gone();
    app.discord.gateway.cut();
    await comesBack(from, "RESUMED");
    const then = gone();
    app.discord.gateway.invalidate(false);
    await comesBack(then, "READY");
    ada.slash("career", { sub: "market" }, general);
    expect((await ada.nextMessage()).text).toContain("The market");
  });
});

describe("a session that is begun again and again", () => {
  it("is begun at most once in five seconds", async () => {
    for (let count = 0; count < 2; count++) {
      const from = gone();
      app.discord.gateway.invalidate(false);
      await comesBack(from, "READY");
    }
    const begun = app.discord.gateway.events.all
      .filter(({ kind }) => kind === "identify")
      .map(({ at }) => at);
    expect(begun).toHaveLength(3);
    const pauses = begun.slice(1).map((at, index) => at - (begun[index] ?? 0));
    // Discord counts from when it hears of one, the library from when it sends it.
    expect(Math.min(...pauses)).toBeGreaterThan(4_900);
  }, 60_000);
});

describe("a token that is refused while the program runs", () => {
  it("is not used again, and what needs none is still answered", async () => {
    const refused = app.discord.trouble(
      { path: "/channels/:channel/messages", times: 99 },
      { kind: "error", status: 401, body: { code: 0, message: "401: Unauthorized" } },
    );
    const givenUp = () => app.program.output().split("an answer failed").length - 1;
    ada.dm("market");
    await expect.poll(givenUp, { timeout: 10_000 }).toBe(1);
    ada.dm("help");
    await expect.poll(givenUp, { timeout: 10_000 }).toBe(2);
    expect(refused.hits).toBe(1);
    ada.slash("career", { sub: "market" }, general);
    expect((await ada.nextMessage()).text).toContain("The market");
  });
});

describe("health", () => {
  it("says that nothing is connected, and that it is again", async () => {
    const ready = async () => (await fetch(`${app.program.url}/readyz`)).status;
    expect(await ready()).toBe(200);
    const from = gone();
    app.discord.gateway.refuseWith(4000);
    app.discord.gateway.cut();
    await expect.poll(ready, { timeout: 10_000 }).toBe(503);
    expect((await fetch(`${app.program.url}/healthz`)).status).toBe(200);
    app.discord.gateway.refuseWith(null);
    await app.discord.gatewayEvent((event) => sent("READY")(event) || sent("RESUMED")(event), {
      from,
      timeoutMs: 30_000,
    });
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
  });
});

describe("a refusal for good while it runs", () => {
  it.each([
    [4004, "DISCORD_TOKEN"],
    [4010, "shard"],
    [4011, "shards"],
    [4012, "version"],
    [4013, "intents"],
    [4014, "intents"],
  ])("(%i) ends the program with 1, and one line names the repair", async (code, word) => {
    ada.slash("career", { sub: "market" }, general);
    await ada.nextMessage();
    app.discord.gateway.refuseWith(code);
    app.discord.gateway.forget();
    app.discord.gateway.cut();
    const { code: exit, signal, out } = await app.program.ended;
    expect({ exit, signal }).toEqual({ exit: 1, signal: null });
    const lines = out.split("\n").filter((line) => line.startsWith("Discord: "));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(word);
    // Not tried again and again: at most the one IDENTIFY that was refused.
    expect(app.discord.gateway.started).toBeLessThanOrEqual(2);
  });
});
