import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type App, checkFaults, startApp, stopApps } from "../support/slack/app.ts";
import { answerIn, interview, SKILLS, type Talk } from "../support/slack/interview.ts";

describe.each(["socket", "http"] as const)("from the first hello to a plan, by %s", (transport) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp({ transport });
  }, 90_000);
  afterEach(checkFaults);
  afterAll(stopApps);

  it("in direct messages", async () => {
    const { slack } = app;
    const ada = slack.person("UADA", { tz: "Europe/Berlin" });
    const hello = await ada.dm("hello");
    const talk: Talk = { person: ada, say: (text) => ada.dm(text, { thread: hello }), kinds: ["message"] };
    const greeting = await answerIn(talk, "I am Rolewise");
    expect(greeting.threadTs).toBe(hello.ts);
    await ada.click(greeting, "Find my role");
    const roles = await interview(talk, await answerIn(talk, "Where are you today?"));
    expect(roles.shown).toMatch(/MLOps Engineer/);
    expect(roles.shown).toContain("6 years of Java and Python");

    await talk.say("plan for MLOps engineer");
    const plan = await answerIn(talk, "Your plan for MLOps Engineer");
    expect(plan.text).toMatch(/At 10 hours a week it takes about \d+ months/);
    expect(plan.threadTs).toBe(hello.ts);
    await slack.quiet();
    // A question that was answered shows the answer; its buttons are gone.
    const [first] = slack
      .messages(ada.dmChannel)
      .filter(({ blocks }) => /Where are you/.test(JSON.stringify(blocks)));
    expect(JSON.stringify(first?.blocks)).toContain("You chose: Working in tech");
    expect(JSON.stringify(first?.blocks)).not.toContain('"button"');
  });

  it("by mention in a channel: for this person alone, in the mention's thread", async () => {
    const { slack } = app;
    slack.channel("C1", { name: "careers" });
    const grace = slack.person("UGRACE");
    const mention = await grace.mention("C1", "start");
    const talk: Talk = {
      person: grace,
      say: (text) => grace.say("C1", text, { thread: mention }),
      kinds: ["ephemeral", "update"],
    };
    const first = await answerIn(talk, "Where are you today?");
    expect(first).toMatchObject({ user: "UGRACE", threadTs: mention.ts });
    const roles = await interview(talk, first);
    await talk.say("plan for data engineer, 6 hours a week");
    const plan = await answerIn(talk, "Your plan for Data Engineer");
    for (const sight of [roles, plan]) expect(sight).toMatchObject({ user: "UGRACE", threadTs: mention.ts });
    await slack.quiet();
    // What everybody sees tells nothing about the person but that they are answered.
    const open = slack.messages("C1");
    expect(open).toHaveLength(1);
    expect(open[0]?.text).toContain("only you can see");
    expect(JSON.stringify(open)).not.toMatch(/Docker|Data Engineer/);
  });

  it("by slash command", async () => {
    const { slack } = app;
    slack.channel("C2", { name: "general" });
    const joan = slack.person("UJOAN");
    const talk: Talk = {
      person: joan,
      say: (text) => joan.slash("/career", text, { channel: "C2" }),
      kinds: ["ephemeral", "update"],
    };
    await talk.say("");
    const menu = await answerIn(talk, "I am Rolewise");
    expect(menu.user).toBe("UJOAN");
    await talk.say("start");
    await interview(talk, await answerIn(talk, "Where are you today?"));
    await talk.say("plan 6 hours");
    await answerIn(talk, /Your plan for .*\n.*6 hours a week/);
    expect(slack.messages("C2")).toEqual([]);
  });

  it("takes answers in any order and keeps two people apart", async () => {
    const { slack } = app;
    const [eve, bob] = [slack.person("UEVE"), slack.person("UBOB")];
    await Promise.all([
      eve.dm(`I am a developer. ${SKILLS}`),
      bob.dm("I am a nurse and want to change career"),
    ]);
    const [toEve, toBob] = [await eve.next(), await bob.next()];
    expect(toEve.shown).not.toBe(toBob.shown);
    await Promise.all([eve.dm("skills"), bob.dm("skills")]);
    expect((await eve.next({ shows: "Your skills" })).shown).toContain("Kubernetes");
    expect((await bob.next()).shown).not.toContain("Kubernetes");
  });
});
