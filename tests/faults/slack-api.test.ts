import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type App, checkFaults, expectFaults, startApp, stopApps } from "../support/slack/app.ts";
import type { Person } from "../support/slack/index.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: App;
let ada: Person;
beforeEach(async () => {
  app = await startApp({ transport: "http", slack: { retryAfter: [] } });
  ada = app.slack.person("U1");
  app.slack.channel("C1");
});
afterEach(async () => {
  checkFaults();
  await stopApps();
});

const posts = () => app.slack.callsOf("chat.postMessage");

describe("when Slack does not take a message", () => {
  it.each([
    ["an error of its own", { status: 503 }],
    ["a cut connection", { drop: true }],
    ["internal_error", { error: "internal_error" }],
  ] as const)("%s twice: the third try brings it, once", async (_, answer) => {
    app.slack.fail("chat.postMessage", answer, 2);
    await ada.dm("role data analyst");
    await ada.next({ shows: "Data Analyst" });
    await ada.dm("help");
    await ada.next({ shows: "What I can do" });
    expect(posts()).toHaveLength(4);
    expect(app.slack.messages(ada.dmChannel)).toHaveLength(2);
  });

  it("it is tried three times and not more; when the event comes again the kept reply is sent", async () => {
    const ofRole = () => posts().filter(({ args }) => String(args.text).startsWith("Data Analyst"));
    app.slack.fail("chat.postMessage", { status: 500 }, 9, ({ text }) =>
      String(text).startsWith("Data Analyst"),
    );
    const sent = await ada.dm("role data analyst");
    // Comes after it, so when this is answered it has been given up.
    await ada.dm("help");
    await ada.next({ shows: "What I can do" });
    expect(ofRole()).toHaveLength(3);
    app.slack.heal();
    expect(await sent.again(1, "http_error")).toBe(true);
    await ada.next({ shows: "Data Analyst" });
    expect(ofRole()).toHaveLength(4);
  });

  it("others are answered while Slack hangs for one", async () => {
    app.slack.fail("chat.postMessage", { hang: true }, 1, ({ channel }) => channel === ada.dmChannel);
    const bob = app.slack.person("U2");
    const sent = await ada.dm("role data analyst");
    await bob.dm("help");
    await bob.next({ shows: "What I can do" });
    // Acknowledged in time although its answer is not there yet.
    expect(await sent.acknowledged()).toBe(true);
    await ada.next({ shows: "Data Analyst", within: 20_000 });
  });

  it("429: waits as long as it is told, and keeps the order", async () => {
    app.slack.fail("chat.postMessage", { status: 429, retryAfter: 2 });
    await Promise.all([ada.dm("role data analyst"), ada.dm("help")]);
    await ada.next({ shows: "Data Analyst" });
    await ada.next({ shows: "What I can do" });
    const [first, second] = posts();
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
    expect(posts()).toHaveLength(3);
  });
});

describe("when a workspace has not got some blocks", () => {
  it("tables and charts are told in simpler blocks, and not tried again at once", async () => {
    for (const type of ["table", "data_visualization"]) app.slack.refuseBlocks(type);
    await ada.dm("market");
    const market = await ada.next({ shows: "The market" });
    expect(market.shown).toContain("$140k-190k");
    expect(JSON.stringify(market.blocks)).not.toContain('"table"');
    const tries = posts().length;
    await ada.dm("market");
    await ada.next({ shows: "The market" });
    expect(posts()).toHaveLength(tries + 1);
  });

  it("everything is told in words where even the simplest are refused", async () => {
    for (const type of [
      "rich_text",
      "header",
      "context",
      "actions",
      "section",
      "table",
      "data_visualization",
    ])
      app.slack.refuseBlocks(type);
    await ada.dm("role data analyst");
    const role = await ada.next({ shows: "Data Analyst" });
    expect(role.blocks).toEqual([]);
    expect(role.text).toContain("Salary");
    await ada.dm("start");
    const question = await ada.next({ shows: "Where are you today?" });
    expect(question.text).toMatch(/1\. Student/);
    await ada.dm("3");
    await ada.next({ shows: "draws you" });
    await app.slack.quiet();
    expectFaults(app, ({ code }) => code === "refused");
  });
});

describe("places where nothing can be posted", () => {
  it("move a personal answer to direct messages", async () => {
    app.slack.fail("chat.postEphemeral", { error: "user_not_in_channel" }, 9);
    await ada.mention("C1", "skills");
    await ada.next({ shows: "could not answer you in that channel" });
  });
});

describe("a token that is revoked", () => {
  it("ends the program with 1 and a line that names it, and next to nothing is sent with it any more", async () => {
    await ada.dm("hello");
    await ada.next();
    await app.slack.quiet();
    app.slack.refuseToken("token_revoked");
    const before = app.slack.calls.length;
    await ada.dm("role data analyst");
    const { code, out } = await app.program.ended;
    expect(code).toBe(1);
    expect(out).toMatch(/^Slack: SLACK_BOT_TOKEN was refused \(token_revoked\)\. Copy /m);
    expect(app.slack.calls.length - before).toBeLessThanOrEqual(3);
    expect(app.program.output()).not.toContain("xoxb-");
  });
});
