import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { faultsOf } from "../../adapters/discord/check.ts";
import { envFor, register } from "../support/discord/app.ts";
import { type Discord, startDiscord } from "../support/discord/index.ts";
import { cleanUp, newFolder, type Program, startProgram } from "../support/program.ts";
import { type Slack, startSlack } from "../support/slack/index.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let slack: Slack;
let folder: string;
beforeEach(async () => {
  // What is not acknowledged when the program ends is delivered once more, to nobody.
  slack = await startSlack({ patience: 20_000, retryAfter: [200] });
  folder = await newFolder();
});
afterEach(async () => {
  await cleanUp();
  await slack.stop();
});

/** Slack ends the connection, and lets the app open no other. */
function revoke(): void {
  slack.fail("apps.connections.open", { error: "token_revoked" }, 99);
  slack.sockets.drop();
}

const SLACK_LINE = /^Slack: SLACK_APP_TOKEN was refused \(token_revoked\)\. Make an app-level token/m;
const statusOf = async ({ url }: Program) => (await fetch(`${url}/readyz`)).status;

describe("a socket whose token is revoked while it runs", () => {
  it("ends the program with 1, once what is in hand is answered, and the folder is free again", async () => {
    const program = await startProgram({ folder, env: slack.env() });
    await slack.connected();
    const ada = slack.person("U1");
    await ada.dm("add python");
    await ada.next({ shows: "Python" });
    await slack.quiet();
    slack.fail("chat.postMessage", { delay: 1_500 });
    const before = slack.callsOf("chat.postMessage").length;
    await ada.dm("role data analyst");
    await slack.until(() => slack.callsOf("chat.postMessage").length > before, "a reply under way");
    revoke();
    const { code, signal, out } = await program.ended;
    expect({ code, signal }).toEqual({ code: 1, signal: null });
    expect(out.match(new RegExp(SLACK_LINE, "gm"))).toHaveLength(1);
    expect(out).toContain("No chat platform is left. Stopping.");
    await ada.next({ shows: "Data Analyst" });

    slack.heal();
    await startProgram({ folder, env: slack.env() });
    await slack.connected();
    await ada.dm("skills");
    await ada.next({ shows: "Python" });
  });

  it.each([
    ["answers 503", { status: 503 }],
    ["is in trouble itself", { error: "internal_error" }],
    ["asks for patience", { status: 429, retryAfter: 0 }],
    ["cuts the connection", { drop: true }],
  ] as const)("is not taken for dead while Slack %s: it comes back", async (_, answer) => {
    const program = await startProgram({ folder, env: slack.env() });
    await slack.connected();
    slack.fail("apps.connections.open", answer, 3);
    slack.sockets.drop();
    await expect.poll(() => statusOf(program), { timeout: 20_000 }).toBe(503);
    await slack.connected();
    await expect.poll(() => statusOf(program), { timeout: 20_000 }).toBe(200);
    const ada = slack.person("U1");
    await ada.dm("hello");
    await ada.next({ shows: "I am Rolewise" });
    expect(program.output()).not.toMatch(/was refused|No chat platform/);
  });
});

describe("one of two platforms that dies", () => {
  let discord: Discord;
  let program: Program;
  beforeEach(async () => {
    discord = await startDiscord({ judge: faultsOf, timeoutMs: 20_000 });
    await register(discord);
    program = await startProgram({ folder, env: { ...slack.env(), ...envFor(discord, "gateway") } });
    await Promise.all([slack.connected(), discord.ready()]);
  });
  afterEach(async () => {
    await cleanUp();
    await discord.close();
  });

  function closeDiscord(): void {
    discord.gateway.refuseWith(4014);
    discord.gateway.forget();
    discord.gateway.cut();
  }

  it("is told in a line and by readiness, and the other goes on; with the other the program ends", async () => {
    closeDiscord();
    await program.printed(/^Discord: the intents were refused\./m, 20_000);
    const ready = await fetch(`${program.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toContain("intents were refused");
    const ada = slack.person("U1");
    await ada.dm("hello");
    await ada.next({ shows: "I am Rolewise" });
    await slack.quiet();
    expect(program.output()).not.toContain("No chat platform");

    revoke();
    const { code, out } = await program.ended;
    expect(code).toBe(1);
    expect(out).toMatch(SLACK_LINE);
    expect(out).toContain("No chat platform is left. Stopping.");
  });

  it("leaves the exit code to whoever stops the program later: 0", async () => {
    closeDiscord();
    await program.printed(/^Discord: the intents were refused\./m, 20_000);
    const { code } = await program.terminate();
    expect(code).toBe(0);
  });
});
