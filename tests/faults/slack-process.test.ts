import { afterEach, describe, expect, it, vi } from "vitest";
import { type App, checkFaults, expectFaults, startApp, stopApps } from "../support/slack/app.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: App;
afterEach(async () => {
  checkFaults();
  await stopApps();
});

const CROWD = 24;

describe("a process that is killed", () => {
  it("between saving and sending: the kept reply is sent after the restart, once", async () => {
    app = await startApp();
    const { slack } = app;
    const ada = slack.person("U1");
    await ada.dm("start");
    await ada.next();
    slack.fail("chat.postMessage", { hang: true });
    const sent = await ada.dm("working in tech");
    await slack.until(() => slack.callsOf("chat.postMessage").length === 2, "the second reply");
    await app.program.kill();
    await app.restart();
    expect(await sent.acknowledged()).toBe(true);
    await ada.next({ shows: "draws you" });
    await ada.dm("repeat");
    await ada.next({ shows: "draws you" });
    await slack.quiet();
    expect(slack.messages(ada.dmChannel)).toHaveLength(3);
  });

  it("between sending and marking it sent: told at most twice, and done once", async () => {
    app = await startApp();
    const { slack } = app;
    const ada = slack.person("U1");
    // The message arrives and its answer is lost: the app cannot know.
    slack.fail("chat.postMessage", { lost: true });
    const sent = await ada.dm("add python");
    await ada.next({ shows: "Python" });
    await app.program.kill();
    await app.restart();
    expect(await sent.acknowledged()).toBe(true);
    await ada.dm("skills");
    const skills = await ada.next({ shows: "Your skills" });
    expect(skills.text.match(/Python/g)?.length).toBeLessThanOrEqual(2);
    const added = slack.messages(ada.dmChannel).filter(({ text }) => text.startsWith("Added"));
    expect([1, 2]).toContain(added.length);
  });

  it("after a result was shown: it can still be shared, by its button and by command", async () => {
    app = await startApp();
    const { slack } = app;
    slack.channel("C1");
    const ada = slack.person("U1");
    await ada.slash("/career", "role data analyst", { channel: "C1" });
    const role = await ada.next({ kind: "ephemeral" });
    await slack.quiet();
    await app.program.kill();
    await app.restart();
    await ada.click(role, "Share in Channel");
    await slack.next("C1", { kind: "message", shows: "shared this from Rolewise" });
    await ada.slash("/career", "share", { channel: "C1" });
    await slack.next("C1", { kind: "message", shows: "shared this from Rolewise" });
  });

  it("under load, three times: nobody's message is lost", async () => {
    app = await startApp();
    const { slack } = app;
    const crowd = Array.from({ length: CROWD }, (_, index) => slack.person(`U${index}`));
    for (const skill of ["Python", "Docker", "Terraform"]) {
      for (const person of crowd) void person.dm(`add ${skill}`);
      await slack.until(() => slack.messages("DU0").length > 0, "the first replies");
      await app.program.kill();
      await app.restart();
    }
    await slack.quiet();
    for (const person of crowd) {
      await person.dm("skills");
      const { text } = await person.next({ shows: "Your skills" });
      for (const skill of ["Python", "Docker", "Terraform"]) expect(text).toContain(skill);
    }
    expectFaults(app, ({ code }) => code === "late_ack");
  });
});

describe.each(["socket", "http"] as const)("SIGTERM by %s", (transport) => {
  it("under load: finishes what is in hand, ends in time, and nobody goes without an answer", async () => {
    app = await startApp({ transport, slack: { retryAfter: [0, 2_000, 4_000, 8_000] } });
    const { slack } = app;
    const crowd = Array.from({ length: CROWD }, (_, index) => slack.person(`U${index}`));
    const sent = crowd.map((person) => person.dm("role data analyst"));
    await slack.until(() => slack.callsOf("chat.postMessage").length > 2, "the first replies");
    const { code, ms } = await app.program.terminate();
    expect({ code, inTime: ms < 10_000 }).toEqual({ code: 0, inTime: true });
    await app.restart();
    for (const one of sent) expect(await (await one).acknowledged()).toBe(true);
    for (const person of crowd) {
      await person.next({ shows: "Data Analyst" });
      expect(slack.messages(person.dmChannel)).toHaveLength(1);
    }
  });

  it("sends the answer to what was acknowledged already", async () => {
    app = await startApp({ transport, slack: { retryAfter: [] } });
    const { slack } = app;
    const ada = slack.person("U1");
    slack.fail("chat.postMessage", { status: 429, retryAfter: 4 });
    const sent = await ada.dm("role data analyst");
    expect(await sent.acknowledged()).toBe(true);
    expect(slack.messages(ada.dmChannel)).toEqual([]);
    const { code, ms } = await app.program.terminate();
    expect({ code, inTime: ms < 10_000 }).toEqual({ code: 0, inTime: true });
    expect(slack.messages(ada.dmChannel)).toHaveLength(1);
  });

  it("while Slack hangs: ends in time all the same", async () => {
    app = await startApp({ transport, slack: { retryAfter: [] } });
    const { slack } = app;
    slack.fail("chat.postMessage", { hang: true }, 9);
    await slack.person("U1").dm("hello");
    await slack.until(() => slack.callsOf("chat.postMessage").length === 1, "a reply");
    const { code, ms } = await app.program.terminate();
    expect(ms).toBeLessThan(10_000);
    expect(code).not.toBeNull();
  });

  it("at rest: ends at once with 0", async () => {
    app = await startApp({ transport });
    const { code, ms } = await app.program.terminate();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5_000);
  });
});
