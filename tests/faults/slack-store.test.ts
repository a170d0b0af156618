import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type App, checkFaults, startApp, stopApps } from "../support/slack/app.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: App;
beforeEach(async () => {
  app = await startApp({ transport: "http", slack: { retryAfter: [] } });
  app.slack.channel("C1");
});
afterEach(async () => {
  checkFaults();
  await stopApps();
});

/** A file stands where the data folder was: nothing can be read or written, whoever runs the program. */
async function breakStore(): Promise<void> {
  await rename(join(app.folder, "data"), join(app.folder, "away"));
  await writeFile(join(app.folder, "data"), "");
}

async function mendStore(): Promise<void> {
  await rm(join(app.folder, "data"));
  await rename(join(app.folder, "away"), join(app.folder, "data"));
}

const SORRY =
  /nothing has changed|nothing is lost|Nothing you told me is lost|cannot reach my memory|could not save/i;

describe("while the store is down", () => {
  it("everybody is told, everywhere, and everything is acknowledged; afterwards all goes on", async () => {
    const { slack, program } = app;
    const ada = slack.person("U1");
    await ada.openHome();
    await ada.next({ kind: "home" });
    await ada.dm("start");
    const question = await ada.next();
    await slack.quiet();
    await breakStore();

    const message = await ada.dm("skills");
    expect((await ada.next({ kind: "message" })).text).toMatch(SORRY);
    expect(await message.acknowledged()).toBe(true);
    await ada.slash("/career", "plan", { channel: "C1" });
    expect((await ada.next({ kind: "ephemeral" })).text).toMatch(SORRY);
    await ada.click(question, "Working in tech");
    expect((await ada.next({ kind: "message" })).text).toMatch(SORRY);
    await ada.openHome();
    await ada.next({ kind: "home", shows: SORRY });
    await ada.shortcut("start-interview");
    expect((await ada.next({ kind: "message" })).text).toMatch(SORRY);
    expect((await fetch(`${program.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);

    await mendStore();
    await ada.click(question, "Working in tech");
    await ada.next({ kind: "message", shows: "draws you" });
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
  });

  it("forms say so instead of staying empty", async () => {
    const { slack } = app;
    const ada = slack.person("U1");
    await ada.dm("add python");
    await ada.next();
    await ada.openHome();
    const home = await ada.next({ kind: "home", shows: "Python" });
    await slack.quiet();
    await breakStore();
    await ada.click(home, "Edit Skills");
    expect((await ada.next({ kind: "modal-update" })).shown).toMatch(SORRY);
    await mendStore();
  });

  it("a message that comes again once it is up is answered", async () => {
    const { slack } = app;
    const ada = slack.person("U1");
    await breakStore();
    const sent = await ada.dm("add python");
    expect((await ada.next()).text).toMatch(SORRY);
    await mendStore();
    await sent.again(1, "timeout");
    expect((await ada.next()).text).toContain("Python");
  });
});
