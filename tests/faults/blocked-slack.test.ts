import { afterEach, describe, expect, it, vi } from "vitest";
import { type App, checkFaults, startApp, stopApps } from "../support/slack/app.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: App;
afterEach(async () => {
  checkFaults();
  await stopApps();
});

describe.each(["socket", "http"] as const)(
  "an event loop that stands still for two seconds, by %s",
  (transport) => {
    it("acknowledges all that came meanwhile in Slack's three, and answers it once", async () => {
      app = await startApp({ transport, blockable: true, slack: { retryAfter: [] } });
      const ada = app.slack.person("U1");
      await ada.dm("start");
      const question = await ada.next();
      await app.slack.quiet();
      const { opened } = app.slack.sockets;
      await app.program.block();
      const pressed = ada.click(question, "Working in tech");
      const asked = await ada.slash("/career", "market");
      expect((await asked.done).ok).toBe(true);
      await pressed;
      await ada.next({ shows: "The market" });
      await app.slack.quiet();
      expect(app.slack.deliveries.flatMap(({ attempts }) => attempts).filter(({ ok }) => !ok)).toEqual([]);
      await ada.dm("repeat");
      await ada.next({ shows: "work draws you" });
      // Neither pings nor pongs that came late end the connection.
      expect(app.slack.sockets.opened).toBe(opened);
      expect((await fetch(`${app.program.url}/readyz`)).status).toBe(200);
    });
  },
);
