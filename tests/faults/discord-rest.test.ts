import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type App,
  checkFaults,
  expectRefusals,
  refusedWith,
  startApp,
  stopApps,
} from "../support/discord/app.ts";
import type { GuildPlace, Person } from "../support/discord/index.ts";

let app: App;
let general: GuildPlace;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  expectRefusals(app, refusedWith(40_060, 50_001, 50_007, 50_013, 160_002));
}, 90_000);
beforeEach(() => {
  general = app.discord.guild(`Data people ${++guilds}`).channel("general");
  ada = app.discord.person({ name: "Ada" });
});
afterEach(checkFaults);
afterAll(stopApps);

let guilds = 0;
const CALLBACK = { method: "POST", path: /\/callback$/ };
const MESSAGES = { method: "POST", path: "/channels/:channel/messages" };

/** The program answers as if nothing had been, and nothing more comes of what was before. */
async function goesOn(): Promise<void> {
  ada.slash("career", { sub: "market" }, general);
  expect((await ada.nextMessage()).text).toContain("The market");
  expect(ada.unread).toEqual([]);
}

describe("a first answer", () => {
  it("is given again, in time, after a rate limit", async () => {
    const trouble = app.discord.trouble(CALLBACK, { kind: "rate-limit", retryAfterSeconds: 0.5 });
    ada.slash("career", { sub: "market" }, general);
    expect((await ada.nextMessage()).text).toContain("The market");
    expect(trouble.hits).toBe(1);
  });

  it("is given once when only the answer to it is lost", async () => {
    app.discord.trouble(CALLBACK, { kind: "lost-answer" });
    ada.slash("career", { sub: "market" }, general);
    expect((await ada.nextMessage()).text).toContain("The market");
    await goesOn();
  });

  it("is given again when the connection was cut before", async () => {
    app.discord.trouble(CALLBACK, { kind: "drop" });
    ada.slash("career", { sub: "market" }, general);
    expect((await ada.nextMessage()).text).toContain("The market");
    await goesOn();
  });

  it("that Discord does not take in time is let go, and the person can ask again", async () => {
    const trouble = app.discord.trouble(CALLBACK, { kind: "hang" });
    ada.slash("career", { sub: "market" }, general);
    expect((await ada.next()).kind).toBe("failed");
    trouble.clear();
    await goesOn();
  });
});

describe("a message", () => {
  it("waits as long as a rate limit says, keeps its order, and comes once", async () => {
    const trouble = app.discord.trouble(MESSAGES, { kind: "rate-limit", retryAfterSeconds: 1 });
    ada.dm("start");
    ada.dm("working in tech");
    expect((await ada.nextMessage()).text).toContain("Where are you today?");
    expect((await ada.nextMessage()).text).toContain("What kind of work draws you?");
    expect(trouble.hits).toBe(1);
    const tries = app.discord.requests.filter(
      ({ route, path }) =>
        route.startsWith("POST /channels/:channel/messages") && path.includes(ada.botDm.id),
    );
    const [refused, again] = tries;
    expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(tries).toHaveLength(3);
  });

  it("waits for a global rate limit too", async () => {
    app.discord.trouble(MESSAGES, { kind: "rate-limit", retryAfterSeconds: 0.5, scope: "global" });
    ada.dm("market");
    expect((await ada.nextMessage()).text).toContain("The market");
  });

  it("is one of fifty in a second, however many wait", async () => {
    // All of them wait for the same moment, long enough for every turn to be done.
    app.discord.trouble(MESSAGES, { kind: "rate-limit", retryAfterSeconds: 6, scope: "global" });
    const crowd = Array.from({ length: 70 }, (_, index) => app.discord.person({ name: `P${index}` }));
    for (const person of crowd) person.dm("thanks");
    for (const person of crowd) await person.nextMessage();
    const sent = app.discord.requests
      .filter(({ route, interference }) => route.startsWith("POST /channels/") && interference === null)
      .map(({ at }) => at)
      .sort((a, b) => a - b);
    expect(sent.length).toBeGreaterThanOrEqual(crowd.length);
    expect((sent[50] ?? 0) - (sent[0] ?? 0)).toBeGreaterThan(900);
  }, 60_000);

  it.each([
    ["Discord fails", { kind: "error", status: 503 }],
    ["the connection is cut", { kind: "drop" }],
    ["only the answer is lost", { kind: "lost-answer" }],
  ] as const)("comes once though %s", async (_, trouble) => {
    app.discord.trouble(MESSAGES, trouble);
    ada.dm("market");
    expect((await ada.nextMessage()).text).toContain("The market");
    ada.dm("start");
    expect((await ada.nextMessage()).text).toContain("Where are you today?");
    expect(ada.unread).toEqual([]);
  });

  it("that is refused for good three times over is let go, and the next one is answered", async () => {
    const trouble = app.discord.trouble({ ...MESSAGES, times: 3 }, { kind: "error", status: 502 });
    ada.dm("market");
    await expect.poll(() => trouble.hits, { timeout: 15_000 }).toBe(3);
    await expect.poll(() => app.counted(/platform_errors.*502/)).toBeGreaterThan(0);
    ada.dm("start");
    expect((await ada.nextMessage()).text).toContain("Where are you today?");
  });

  it("in plain words when Discord does not take its components", async () => {
    app.discord.trouble(MESSAGES, {
      kind: "error",
      status: 400,
      body: { code: 50_035, message: "Invalid Form Body" },
    });
    ada.dm("start");
    const plain = await ada.nextMessage();
    expect(plain.message.usesComponentsV2).toBe(false);
    expect(plain.text).toContain("Where are you today?");
    expect(plain.message.buttons.length).toBeGreaterThan(0);
  });
});

describe("where the bot may not", () => {
  it("answer in a DM: told in the channel, where a button shows it to its person alone", async () => {
    ada.setDms("closed");
    const bob = app.discord.person({ name: "Bob" });
    bob.opens(general);
    ada.mention(general, "start");
    const line = await ada.nextMessage();
    expect(line).toMatchObject({ kind: "channel" });
    expect((await bob.nextMessage()).text).not.toContain("Where are you today?");
    ada.click(line, "Show it to me here");
    const shown = await ada.nextMessage();
    expect(shown).toMatchObject({ ephemeral: true });
    expect(shown.text).toContain("Where are you today?");
    bob.click(line, "Show it to me here");
    expect((await bob.nextMessage()).text).toContain("belongs to somebody else");
  });

  it("go on in a DM: said so, and the interview stays here", async () => {
    ada.setDms("refused");
    ada.slash("career", { sub: "start" }, general);
    const first = await ada.nextMessage();
    ada.click(first, "Go on in a DM");
    const told = await ada.nextMessage();
    expect(told).toMatchObject({ ephemeral: true });
    expect(told.text).toContain("Let us go on here");
    ada.click(first, "Working in tech");
    expect((await ada.nextMessage()).text).toContain("What kind of work draws you?");
  });

  it("write in a channel: a mention there is answered in a DM", async () => {
    general.deny("SendMessages");
    ada.mention(general, "market");
    const answer = await ada.nextMessage();
    expect(answer.kind).toBe("dm");
    expect(answer.text).toContain("The market");
    await expect.poll(() => app.counted(/platform_errors.*50013/)).toBe(1);
  });

  it("read the history: a mention is answered without a reference to it", async () => {
    general.deny("ReadMessageHistory");
    ada.opens(general);
    ada.mention(general, "market");
    const answer = await ada.nextMessage();
    expect(answer).toMatchObject({ kind: "channel" });
    expect(answer.text).toContain("The market");
    expect(answer.message.repliesTo).toBe(null);
    expect(ada.unread).toEqual([]);
  });

  it("attach files: the words of a result are there", async () => {
    general.deny("AttachFiles");
    ada.opens(general);
    ada.slash("career", { sub: "gaps", options: { role: "Data Analyst", show: "channel" } }, general);
    expect((await ada.nextMessage()).text).toContain("Data Analyst");
  });

  it("open a thread: no button for it, and one that is asked for is shown in the channel", async () => {
    general.deny("CreatePublicThreads");
    ada.slash("career", { sub: "role", options: { role: "Data Analyst" } }, general);
    const card = await ada.nextMessage();
    expect(card.message.buttons.map(({ label }) => label)).not.toContain("Show it in a thread");
    ada.slash("career", { sub: "role", options: { role: "Data Analyst", show: "thread" } }, general);
    const shown = await ada.nextMessage();
    expect(shown).toMatchObject({ ephemeral: false });
    expect(shown.text).toContain("Data Analyst");
  });
});
