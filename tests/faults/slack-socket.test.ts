import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type App, checkFaults, expectFaults, startApp, stopApps } from "../support/slack/app.ts";
import type { Person } from "../support/slack/index.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: App;
beforeEach(async () => {
  app = await startApp({ slack: { retryAfter: [0, 1_000, 2_000, 4_000] } });
});
afterEach(async () => {
  checkFaults();
  await stopApps();
});

const crowd = (count = 10): Person[] =>
  Array.from({ length: count }, (_, index) => app.slack.person(`U${index}`));

/** Everybody asks; everybody is answered, once. */
async function answered(people: readonly Person[], meanwhile: () => unknown): Promise<void> {
  const sent = people.map((person) => person.dm("role data analyst"));
  await meanwhile();
  for (const one of sent) expect(await (await one).acknowledged()).toBe(true);
  for (const person of people) {
    await person.next({ shows: "Data Analyst" });
    expect(app.slack.messages(person.dmChannel)).toHaveLength(1);
  }
}

describe("a connection", () => {
  it.each(["refresh_requested", "warning", "link_disabled"] as const)(
    "that Slack ends with a %s frame loses nothing and tells nothing twice",
    async (reason) => {
      await answered(crowd(), () => app.slack.sockets.disconnect(reason));
      await app.slack.connected();
    },
  );

  it("that is cut in the middle of everything is made again", async () => {
    await answered(crowd(), () => app.slack.sockets.drop());
    await app.slack.connected();
    expect(app.slack.sockets.opened).toBeGreaterThan(1);
  });

  it("that is cut three times in a row is made again", async () => {
    for (let count = 0; count < 3; count++) {
      app.slack.sockets.drop();
      await app.slack.connected();
    }
    await answered(crowd(2), () => undefined);
  });

  it("that is silently dead is noticed and made again", async () => {
    const before = app.slack.sockets.opened;
    app.slack.sockets.silence();
    await app.slack.until(() => app.slack.sockets.opened > before, "another socket", 60_000);
    await answered(crowd(2), () => undefined);
    expectFaults(app, ({ code }) => code === "late_ack");
  });

  it("comes back by itself when Slack was away, and health tells of it meanwhile", async () => {
    const ready = async () => (await fetch(`${app.program.url}/readyz`)).status;
    expect(await ready()).toBe(200);
    app.slack.down();
    await expect.poll(ready, { timeout: 10_000 }).toBe(503);
    app.slack.up();
    await app.slack.connected();
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
    await answered(crowd(2), () => undefined);
  });
});

describe("two processes", () => {
  it("share the events of one app: each is answered once", async () => {
    const other = await app.second();
    await app.slack.connected(2);
    await answered(crowd(12), () => undefined);
    expect(new Set(app.slack.sockets.sent.map(({ socket }) => socket)).size).toBe(2);
    expect((await other.terminate()).code).toBe(0);
  });
});
