import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../src/config.ts";

describe("the environment", () => {
  it("needs nothing", () => {
    expect(readConfig({})).toMatchObject({
      dataDir: "./data",
      port: 3000,
      slack: { kind: "off" },
      discord: { kind: "off" },
    });
  });

  it("treats an empty variable as unset", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "", PORT: "", DATABASE_URL: "" })).toEqual(readConfig({}));
  });

  it.each([
    [{ ROLEWISE_RETENTION_DAYS: "soon" }, "ROLEWISE_RETENTION_DAYS"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
    [{ PORT: "99999" }, "PORT"],
  ])("names the variable that cannot be used: %o", (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(name);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN"],
    [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN"],
    [{ SLACK_SIGNING_SECRET: "s", SLACK_CLIENT_ID: "1" }, "SLACK_CLIENT_SECRET"],
    [{ SLACK_SIGNING_SECRET: "s", SLACK_CLIENT_SECRET: "1" }, "SLACK_CLIENT_ID"],
    [{ SLACK_APP_TOKEN: "xapp-1", SLACK_CLIENT_ID: "1", SLACK_CLIENT_SECRET: "2" }, "SLACK_SIGNING_SECRET"],
    [{ SLACK_BOT_TOKEN: "xapp-1", SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN must begin"],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN must begin"],
  ])("puts only Slack out of use, in one line that names the variable: %o", (env, name) => {
    const { slack } = readConfig(env);
    expect(slack).toMatchObject({ kind: "broken", problem: expect.stringContaining(name) });
    expect(slack.kind === "broken" && slack.problem).not.toContain("\n");
  });

  it.each([
    [{ DISCORD_APPLICATION_ID: "123456" }, "DISCORD_TOKEN"],
    [{ DISCORD_TOKEN: "t", DISCORD_PUBLIC_KEY: "zz" }, "DISCORD_PUBLIC_KEY"],
    [{ DISCORD_TOKEN: "t", DISCORD_GUILD_ID: "my server" }, "DISCORD_GUILD_ID"],
  ])("puts only Discord out of use, in one line that names the variable: %o", (env, name) => {
    expect(readConfig(env).discord).toMatchObject({
      kind: "broken",
      problem: expect.stringContaining(name),
    });
  });

  it("chooses the transport by what is set", () => {
    const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
    expect(readConfig(slack).slack).toEqual({
      kind: "on",
      config: { transport: "http", botToken: "xoxb-1", signingSecret: "s" },
    });
    expect(readConfig({ ...slack, SLACK_APP_TOKEN: "xapp-1" }).slack).toMatchObject({
      config: { transport: "socket" },
    });
    expect(readConfig({ DISCORD_TOKEN: "t" }).discord).toEqual({
      kind: "on",
      config: { transport: "gateway", token: "t" },
    });
    expect(readConfig({ DISCORD_TOKEN: "t", DISCORD_PUBLIC_KEY: "a".repeat(64) }).discord).toMatchObject({
      config: { transport: "http" },
    });
  });
});
