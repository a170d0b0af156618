import { afterEach, describe, expect, it } from "vitest";
import { type App, checkFaults, startApp, stopApps, type Transport } from "../support/discord/app.ts";

let app: App;
afterEach(async () => {
  checkFaults();
  await stopApps();
});

/** Whoever presses something while the event loop stands still for two seconds is answered in Discord's three. */
async function answersInTime(transport: Transport): Promise<void> {
  app = await startApp({ transport, blockable: true });
  const general = app.discord.guild("Data people").channel("general");
  const ada = app.discord.person({ name: "Ada" });
  ada.slash("career", { sub: "start" }, general);
  const question = await ada.nextMessage();
  await app.program.block();
  ada.click(question, "Working in tech").deliverAgain();
  const next = await ada.nextMessage();
  expect(next.text).toContain("What kind of work draws you?");
  expect(app.discord.unanswered).toEqual([]);
  ada.slash("career", { sub: "market" }, general);
  expect((await ada.nextMessage()).text).toContain("The market");
  expect(ada.unread).toEqual([]);
  await expect.poll(() => app.counted(/^rolewise_turns_total.*answered/)).toBe(3);
}

describe("an event loop that stands still for two seconds", () => {
  it("loses neither a click nor the connection to the gateway", async () => {
    await answersInTime("gateway");
    expect(app.discord.gateway.events.all.filter(({ kind }) => kind === "connect")).toHaveLength(1);
    expect((await fetch(`${app.program.url}/readyz`)).status).toBe(200);
  }, 60_000);

  it("loses no click that comes over HTTP", async () => {
    await answersInTime("http");
  }, 60_000);

  it("through several heartbeats of the gateway: the session goes on, no click is lost", async () => {
    app = await startApp({ blockable: true, discord: { heartbeatMs: 500 } });
    const ada = app.discord.person({ name: "Ada" });
    app.discord.guild("Data people");
    ada.dm("start");
    await ada.nextMessage();
    await app.program.block();
    ada.dm("working in tech");
    expect((await ada.nextMessage()).text).toContain("What kind of work draws you?");
    ada.dm("market");
    expect((await ada.nextMessage()).text).toContain("The market");
    expect(ada.unread).toEqual([]);
    expect(app.discord.gateway.started).toBe(1);
  }, 60_000);
});
