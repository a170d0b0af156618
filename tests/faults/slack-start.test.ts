import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cleanUp, newFolder, runProgram, startProgram } from "../support/program.ts";
import { type Slack, startSlack } from "../support/slack/index.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let slack: Slack;
beforeEach(async () => {
  slack = await startSlack({ patience: 20_000 });
});
afterEach(async () => {
  await cleanUp();
  await slack.stop();
});

const WRONG: ReadonlyArray<readonly [string, () => Record<string, string>, string]> = [
  [
    "a bot token that Slack refuses",
    () => ({ ...slack.env(), SLACK_BOT_TOKEN: "xoxb-wrong" }),
    "SLACK_BOT_TOKEN",
  ],
  [
    "an app token that Slack refuses",
    () => ({ ...slack.env(), SLACK_APP_TOKEN: "xapp-wrong" }),
    "SLACK_APP_TOKEN",
  ],
  [
    "a bot token of another kind",
    () => ({ ...slack.env(), SLACK_BOT_TOKEN: "xoxp-user" }),
    "SLACK_BOT_TOKEN",
  ],
  ["an app token of another kind", () => ({ ...slack.env(), SLACK_APP_TOKEN: "A1" }), "SLACK_APP_TOKEN"],
  ["no way in", () => ({ ...slack.env(), SLACK_APP_TOKEN: "" }), "SLACK_APP_TOKEN"],
  ["half of OAuth", () => ({ ...slack.env("install"), SLACK_CLIENT_SECRET: "" }), "SLACK_CLIENT_SECRET"],
];

describe("variables", () => {
  it.each(WRONG)("%s: one line names it, and the exit code is 1", async (_, env, name) => {
    const { code, out, err } = await runProgram({
      folder: await newFolder(),
      env: { ...env(), LOG_LEVEL: "error" },
    });
    expect(code).toBe(1);
    const lines = `${out}${err}`.split("\n").filter((line) => line.includes(name));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^Slack: /);
    expect(`${out}${err}`).not.toMatch(/\n\s+at /);
    expect(`${out}${err}`).not.toMatch(/xoxb-(wrong|loopback)|xapp-(wrong|1)/);
  });

  it("of another platform that are wrong keep nobody from an answer", async () => {
    const program = await startProgram({
      folder: await newFolder(),
      env: { ...slack.env(), DISCORD_TOKEN: "x", DISCORD_PUBLIC_KEY: "short" },
    });
    expect(program.output()).toMatch(/DISCORD_PUBLIC_KEY must be 64/);
    const ada = slack.person("U1");
    await ada.dm("hello");
    await ada.next({ shows: "I am Rolewise" });
  });

  it("a port that is taken is named where it is needed, and left where it is not", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    try {
      const { port } = taken.address() as AddressInfo;
      const needed = await runProgram({ folder: await newFolder(), env: slack.env("http"), port });
      expect(needed.code).toBe(1);
      expect(needed.err).toMatch(/^PORT: /m);
      const program = await startProgram({ folder: await newFolder(), env: slack.env(), port });
      expect(program.output()).toMatch(/PORT: .*health is on another one/);
      await slack.connected();
    } finally {
      taken.close();
    }
  });
});

describe("Slack that cannot be reached at the start", () => {
  it("is tried again until it can", async () => {
    slack.down();
    const program = await startProgram({ folder: await newFolder(), env: slack.env() });
    expect((await fetch(`${program.url}/readyz`)).status).toBe(503);
    slack.up();
    await slack.connected();
    const ada = slack.person("U1");
    await ada.dm("hello");
    await ada.next({ shows: "I am Rolewise" });
    await expect
      .poll(async () => (await fetch(`${program.url}/readyz`)).status, { timeout: 10_000 })
      .toBe(200);
  });
});
