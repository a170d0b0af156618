import { describe, expect, it } from "vitest";
import { profileOf } from "../../../src/engine/state.ts";
import { createFaultyStore } from "./faulty-store.ts";
import { journey } from "./journey.ts";
import type { Running } from "./running.ts";

const start = journey();

/** Somebody with skills and a plan. */
async function withPlan({ desk }: Running, user = "U1"): Promise<void> {
  let count = 0;
  for (const text of ["add Python, basic SQL, Excel", "plan for data analyst", "plan 10 hours"])
    await desk.deliver(
      {
        key: `slack:T1:${user}`,
        workspace: "slack:T1",
        turnId: `setup:${++count}`,
        event: { kind: "text", text },
      },
      async () => {},
    );
}

describe("the Home", () => {
  it("tells a newcomer what this is and begins the interview", async () => {
    const { slack } = await start();
    const ada = slack.person("U1");
    await ada.openHome();
    const home = await ada.next({ kind: "home", shows: "Your career in AI" });
    expect(home.buttons).toEqual(["Find My Role", "See All Roles"]);
    await ada.click(home, "Find My Role");
    await ada.next({ kind: "message", shows: "Where are you today?" });
    const after = await ada.next({ kind: "home", shows: "I have answered in Messages" });
    expect(after.shown).toContain("Your interview is under way");
    expect(JSON.stringify(after.blocks)).toContain("slack://app?team=T1&id=A1&tab=messages");
  });

  it("shows skills with their level, roles, the plan and how far it has come", async () => {
    const running = await start();
    const { slack } = running;
    await withPlan(running);
    const ada = slack.person("U1");
    await ada.openHome();
    const home = await ada.next({ kind: "home" });
    for (const text of ["Python", "SQL (basic)", "Your plan for Data Analyst", "Done so far", "Hours a week"])
      expect(home.shown).toContain(text);
    expect(home.buttons).toEqual(
      expect.arrayContaining(["Show Plan", "Plan Settings", "Weekly Check-ins", "Edit Skills"]),
    );
  });

  it("ticks a step and takes the tick back, in place and without a message", async () => {
    const running = await start();
    const { slack, desk } = running;
    await withPlan(running);
    const ada = slack.person("U1");
    await ada.openHome();
    const home = await ada.next({ kind: "home" });
    const boxes = home.controls.find(({ type }) => type === "checkboxes");
    const [step] = boxes?.choices ?? [];
    await ada.select(home, boxes?.blockId ?? "", [step?.label ?? ""]);
    await slack.until(() => slack.callsOf("views.publish").length >= 2, "the Home again");
    expect((await desk.state("slack:T1:U1")).plan?.done).toEqual([step?.value]);
    const ticked = await ada.next({ kind: "home" });
    const again = ticked.controls.find(
      ({ type, choices }) => type === "checkboxes" && choices.some(({ value }) => value === step?.value),
    );
    await ada.select(ticked, again?.blockId ?? "", []);
    await slack.until(() => slack.callsOf("views.publish").length >= 3, "the Home once more");
    await slack.quiet();
    expect((await desk.state("slack:T1:U1")).plan?.done).toEqual([]);
    expect(slack.messages(ada.dmChannel)).toEqual([]);
  });

  it("follows what is said elsewhere, once it has been opened", async () => {
    const { slack } = await start();
    const ada = slack.person("U1");
    await ada.dm("add Python");
    await ada.next({ shows: "Added" });
    await slack.quiet();
    expect(slack.callsOf("views.publish")).toEqual([]);
    await ada.openHome();
    await ada.next({ kind: "home", shows: "Python" });
    await ada.dm("add Docker");
    await ada.next({ kind: "home", shows: "Docker" });
  });
});

describe("forms", () => {
  it("edit the skills", async () => {
    const running = await start();
    const { slack, desk } = running;
    await withPlan(running);
    const ada = slack.person("U1");
    await ada.openHome();
    await ada.click(await ada.next({ kind: "home" }), "Edit Skills");
    const form = await ada.next({ kind: "modal-update", shows: "Add skills" });
    const found = await ada.suggest("find-skill", "kuber");
    expect(found.map(({ label }) => label)).toContain("Kubernetes");
    await ada.submit(form, { add: ["Kubernetes"], "remove:0": ["Microsoft Excel"] });
    await ada.next({ kind: "message", shows: "Kubernetes" });
    const { skills } = profileOf(await desk.state("slack:T1:U1"));
    expect(skills.kubernetes?.stance).toBe("has");
    expect(Object.keys(skills)).not.toContain("microsoft-excel");
  });

  it("change the plan, and name what is wrong where it is", async () => {
    const running = await start();
    const { slack, desk } = running;
    await withPlan(running);
    const ada = slack.person("U1");
    await ada.openHome();
    await ada.click(await ada.next({ kind: "home" }), "Plan Settings");
    const form = await ada.next({ kind: "modal-update", shows: "Hours a week" });
    const roles = await ada.suggest("find-role", "mlops");
    expect(roles.map(({ label }) => label)).toContain("MLOps Engineer");
    const wrong = await ada.submit(form, { start: "2027-01-10", by: "2027-01-01" });
    expect(wrong.errors).toEqual({ by: "The finish must come after the start." });
    const done = await ada.submit(form, {
      role: ["MLOps Engineer"],
      hours: "12",
      start: "2027-01-10",
      by: "2028-06-01",
    });
    expect(done.kind).toBe("closed");
    await ada.next({ kind: "message", shows: "Your plan for MLOps Engineer" });
    expect((await desk.state("slack:T1:U1")).plan).toMatchObject({
      role: "mlops-engineer",
      hoursPerWeek: 12,
      start: "2027-01-10",
      by: "2028-06-01",
    });
  });

  it("set weekly check-ins in the person's own time zone, and end them", async () => {
    const running = await start();
    const { slack, desk } = running;
    await withPlan(running);
    const ada = slack.person("U1", { tz: "Asia/Tokyo" });
    await ada.openHome();
    await ada.click(await ada.next({ kind: "home" }), "Weekly Check-ins");
    const form = await ada.next({ kind: "modal-update", shows: "Your time zone: Asia/Tokyo" });
    await ada.submit(form, { day: ["Friday"], hour: ["17:00"] });
    await ada.next({ kind: "message", shows: "every Friday at 17:00 (Asia/Tokyo)" });
    expect((await desk.state("slack:T1:U1")).checkIns).toEqual({ weekday: 5, hour: 17, zone: "Asia/Tokyo" });
    await ada.click(await ada.next({ kind: "home", shows: "Check-ins: Friday" }), "Weekly Check-ins");
    await ada.submit(await ada.next({ kind: "modal-update" }), { day: ["No check-ins"] });
    await ada.next({ kind: "message", shows: "No more check-ins" });
    expect((await desk.state("slack:T1:U1")).checkIns).toBeUndefined();
  });

  it("choose the channel to share in", async () => {
    const { slack } = await start();
    slack.channel("C1");
    const ada = slack.person("U1");
    await ada.dm("role data engineer");
    await ada.click(await ada.next({ shows: "Data Engineer" }), "Share in a Channel");
    const form = await ada.next({ kind: "modal-update", shows: "Everybody in this channel" });
    await ada.submit(form, { channel: ["C1"] });
    await slack.next("C1", { kind: "message", shows: "Data Engineer" });
    await ada.next({ kind: "message", shows: "Shared." });
  });

  it("that come too late to be opened break nothing", async () => {
    const { slack } = await start();
    const ada = slack.person("U1");
    await ada.dm("role data engineer");
    const card = await ada.next({ shows: "Data Engineer" });
    slack.fail("views.open", { error: "expired_trigger_id" });
    await ada.click(card, "Share in a Channel");
    await slack.until(() => slack.callsOf("views.open").length === 1, "the form");
    await ada.dm("help");
    await ada.next({ shows: "What I can do" });
  });

  it("and the Home say so when the store cannot be reached", async () => {
    const sessions = createFaultyStore();
    const running = await start({ sessions });
    const { slack } = running;
    await withPlan(running);
    const ada = slack.person("U1");
    await ada.openHome();
    const home = await ada.next({ kind: "home" });
    sessions.down = true;
    await ada.click(home, "Plan Settings");
    await ada.next({ kind: "modal-update", shows: "I cannot reach my memory" });
    await ada.openHome();
    await ada.next({ kind: "home", shows: "I cannot reach my memory" });
    sessions.down = false;
    await ada.openHome();
    await ada.next({ kind: "home", shows: "Your plan for Data Analyst" });
  });
});

describe("ticks in a message", () => {
  it("change the message in place", async () => {
    const running = await start();
    const { slack, desk } = running;
    await withPlan(running);
    const ada = slack.person("U1");
    await ada.dm("progress");
    const shown = await ada.next({ shows: "Tick what is done" });
    const boxes = shown.controls.find(({ type }) => type === "checkboxes");
    const [step] = boxes?.choices ?? [];
    await ada.select(shown, boxes?.blockId ?? "", [step?.label ?? ""]);
    const changed = await ada.next({ kind: "update", shows: "Done so far" });
    expect((await desk.state("slack:T1:U1")).plan?.done).toEqual([step?.value]);
    const after = changed.controls.find(({ type }) => type === "checkboxes");
    expect(JSON.stringify(after?.element.initial_options)).toContain(step?.value);
    expect(slack.messages(ada.dmChannel)).toHaveLength(1);
  });
});
