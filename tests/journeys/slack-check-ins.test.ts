import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type App, checkFaults, startApp, stopApps } from "../support/slack/app.ts";
import type { Person } from "../support/slack/index.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const DAY = 86_400_000;

let app: App;
let ada: Person;
beforeEach(async () => {
  app = await startApp();
  ada = app.slack.person("U1", { tz: "Europe/Berlin" });
  await ada.dm("plan for data analyst");
  await ada.next({ shows: "Your plan for Data Analyst" });
});
afterEach(async () => {
  checkFaults();
  await stopApps();
});

/** The program is started again when its clock is so many days ahead. */
async function later(days: number): Promise<void> {
  await app.slack.quiet();
  await app.program.terminate();
  app.slack.skip(ada.id);
  await app.restart(days * DAY);
}

describe("weekly check-ins", () => {
  it("come in the person's own time zone, once a week, until they are stopped", async () => {
    await ada.dm("remind me");
    await ada.click(await ada.next({ shows: "Once a week" }), "Mondays at 9:00");
    await ada.next({ shows: "every Monday at 9:00 (Europe/Berlin)" });

    await later(8);
    const due = await ada.next({ shows: "weekly check-in" });
    expect(due.channel).toBe(ada.dmChannel);
    expect(due.shown).toContain("stop reminders");
    expect(due.controls.length).toBeGreaterThan(0);

    // The same moment brings it once, also after a restart.
    await later(8);
    await ada.dm("help");
    await ada.next({ shows: "What I can do" });
    expect(
      app.slack.messages(ada.dmChannel).filter(({ text }) => text.includes("weekly check-in")),
    ).toHaveLength(1);

    await ada.dm("stop reminders");
    await ada.next({ shows: "No more check-ins" });
    await later(16);
    await ada.dm("help");
    await ada.next({ shows: "What I can do" });
    expect(
      app.slack.messages(ada.dmChannel).filter(({ text }) => text.includes("weekly check-in")),
    ).toHaveLength(1);
  });

  it("are set by a form, and shown on the Home", async () => {
    await ada.openHome();
    const home = await ada.next({ kind: "home", shows: "Your plan for Data Analyst" });
    await ada.click(home, "Weekly Check-ins");
    const form = await ada.next({ kind: "modal-update", shows: "Europe/Berlin" });
    expect((await ada.submit(form, { Day: "Friday", Time: "17:00" })).kind).toBe("closed");
    await ada.next({ shows: "every Friday at 17:00" });
    await ada.next({ kind: "home", shows: "Friday at 17:00" });
    await later(8);
    await ada.next({ shows: "weekly check-in" });
  });

  it("end with everything else when the person is forgotten", async () => {
    await ada.dm("remind me on Monday at 9");
    await ada.next({ shows: "every Monday" });
    await ada.dm("forget me");
    await ada.click(await ada.next({ shows: "Delete everything" }), /Yes/i);
    await ada.next({ shows: "Everything about you is deleted" });
    await later(8);
    await ada.dm("help");
    await ada.next({ shows: "What I can do" });
    expect(app.slack.messages(ada.dmChannel).some(({ text }) => text.includes("weekly check-in"))).toBe(
      false,
    );
  });
});
