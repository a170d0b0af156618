import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createBoltLogger } from "../../../adapters/slack/bolt-logger.ts";
import { createIntake } from "../../../adapters/slack/receiver.ts";
import { createSocketReceiver } from "../../../adapters/slack/socket-receiver.ts";
import { SurfaceError } from "../../../src/app/surface.ts";
import { startSlack } from "../../support/slack/index.ts";
import { journey } from "./journey.ts";
import { runSlack } from "./running.ts";

const start = journey();

describe("the socket", () => {
  it("is opened anew when Slack asks for it, and no event is lost or answered twice", async () => {
    const { slack, surface } = await start({ slack: { ackTimeout: 3_000 } });
    const ada = slack.person("U1");
    await ada.dm("hello");
    await ada.next({ shows: "I am" });
    slack.sockets.disconnect("refresh_requested");
    await ada.dm("privacy");
    await ada.next({ shows: "forget me" });
    await slack.until(() => slack.sockets.opened >= 2 && slack.sockets.open === 1, "one new socket");
    expect(surface.health()).toEqual({ ready: true, detail: "socket connected" });
    await slack.quiet();
    expect(slack.messages(ada.dmChannel)).toHaveLength(2);
  });

  it("is opened anew before the old one is gone, whose end is then nobody's concern", async () => {
    const { slack, surface } = await start();
    slack.sockets.disconnect("refresh_requested");
    await slack.until(() => slack.sockets.standing === 2 && slack.sockets.open === 1, "both sockets");
    await slack.until(() => slack.sockets.standing === 1, "the new socket alone");
    const ada = slack.person("U1");
    await ada.dm("hello");
    await ada.next({ shows: "I am" });
    expect(surface.health()).toEqual({ ready: true, detail: "socket connected" });
    expect(slack.sockets.opened).toBe(2);
  });

  it("comes back after its connection was cut, and tells so meanwhile", async () => {
    const { slack, surface } = await start();
    const ada = slack.person("U1");
    slack.down();
    await slack.until(() => slack.sockets.open === 0, "no socket");
    await expect.poll(() => surface.health().ready).toBe(false);
    expect(surface.health().detail).toMatch(/^socket down for \d+ s$/);
    slack.up();
    await slack.connected();
    await ada.dm("hello");
    await ada.next({ shows: "I am" });
    await expect.poll(() => surface.health().ready).toBe(true);
  });

  it("is not started with a token that Slack refuses: one line names the variable", async () => {
    const slack = await startSlack();
    const receiver = createSocketReceiver({
      appToken: "xapp-wrong",
      apiUrl: slack.apiUrl,
      intake: createIntake(() => {}),
      logger: createBoltLogger(pino({ level: "silent" })),
      clock: () => new Date(),
      onFault: () => {},
    });
    try {
      const error = await receiver.start().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(SurfaceError);
      expect(String((error as Error).message)).toMatch(
        /^Slack: SLACK_APP_TOKEN was refused \(invalid_auth\)\..*docs\/slack\.md\.$/,
      );
    } finally {
      await receiver.stop();
      await slack.stop();
    }
  });
});

describe("a socket that is silently dead", () => {
  it("is left for a new one", async () => {
    const slack = await startSlack();
    const receiver = createSocketReceiver({
      appToken: slack.env().SLACK_APP_TOKEN ?? "",
      apiUrl: slack.apiUrl,
      intake: createIntake(() => {}),
      logger: createBoltLogger(pino({ level: "silent" })),
      clock: () => new Date(),
      onFault: () => {},
      pongMs: 300,
      retryMs: [10, 50],
    });
    try {
      await receiver.start();
      await slack.connected();
      slack.sockets.silence();
      await slack.until(() => slack.sockets.opened >= 2, "a second socket");
      await expect.poll(() => receiver.health().ready).toBe(true);
    } finally {
      await receiver.stop();
      await slack.stop();
    }
  });
});

describe("the bot token", () => {
  it("is tried at the start: one line names the variable that is wrong", async () => {
    const error = await runSlack({ env: { SLACK_BOT_TOKEN: "xoxb-wrong" } }).then(
      async (running) => {
        await running.stop();
        return undefined;
      },
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(SurfaceError);
    expect((error as Error).message).toMatch(/^Slack: SLACK_BOT_TOKEN was refused \(invalid_auth\)\./);
    expect((error as Error).message).not.toContain("\n");
  });
});
