import { describe, expect, it } from "vitest";
import { type Reply, replyText } from "../../src/engine/reply.ts";
import { newState, profileOf, type SessionState } from "../../src/engine/state.ts";
import { transition } from "../../src/engine/transition.ts";
import { realContent } from "../support/conversation.ts";

function person() {
  let state: SessionState = newState();
  let now = Date.parse("2026-12-01T09:00:00.000Z");
  const say = (text: string): Reply => {
    now += 30_000;
    const turn = transition(
      realContent(),
      state,
      { kind: "text", text },
      { now: new Date(now).toISOString() },
    );
    state = turn.state;
    return turn.reply;
  };
  return { say, state: () => state };
}

const { knowledge } = realContent();
/** What a phone shows without much scrolling. */
const ONE_LOOK = 2_400;

describe("an answer fits one look, and the rest is there for the asking", () => {
  it("role cards", () => {
    for (const role of knowledge.roles) {
      const { say } = person();
      const card = replyText(say(`role ${role.name}`));
      expect(card.length, role.name).toBeLessThan(ONE_LOOK);
      const details = replyText(say("more"));
      for (const tier of ["essential", "important", "useful"] as const)
        for (const ref of role.skills[tier]) {
          const name = typeof ref === "string" ? knowledge.skillById.get(ref)?.name : ref.as;
          expect(details).toContain(name);
        }
    }
  });

  it("comparisons of neighbours, by the button too", () => {
    for (const role of knowledge.currentRoles) {
      const next = knowledge.roleById.get(role.neighbours[0]?.role ?? "");
      const { say } = person();
      const text = replyText(say(`compare ${role.name} and ${next?.name}`));
      expect(text.split("\n")[0]).toBe(`${role.name} and ${next?.name} for you`);
      expect(text.length, role.name).toBeLessThan(ONE_LOOK);
    }
  });

  it("gaps and comparisons give everything after more", () => {
    const { say } = person();
    say("add Python, SQL");
    const brief = replyText(say("gaps for data scientist"));
    expect(brief).not.toContain("Naive");
    const all = replyText(say("more"));
    expect(all.length).toBeGreaterThan(brief.length);
    expect(all).toContain("Important");
    say("compare data analyst and data scientist");
    expect(replyText(say("the whole comparison"))).toContain("From Data Analyst on to Data Scientist");
  });

  it("plans show the phase at hand; the whole plan shows all of them", () => {
    const { say } = person();
    const brief = replyText(say("plan for data analyst"));
    expect(brief.length).toBeLessThan(ONE_LOOK);
    const whole = replyText(say("more"));
    for (const phase of ["1 Foundation", "2 Core", "3 Specialisation", "4 Job-ready"])
      expect(whole).toContain(phase);
    expect(whole).toContain("Done when");
  });

  it("more without anything before it is not understood, and says what is", () => {
    const { say } = person();
    expect(say("more").prompt).toBeDefined();
  });
});

describe("what people ask for is what they get", () => {
  it("pay is answered with figures, their year and their place", () => {
    const { say, state } = person();
    const text = replyText(say("how much does a mlops engineer earn in germany"));
    expect(text).toContain("entry $95k-140k");
    expect(text).toContain("United States, 2025");
    expect(text).toContain("Europe");
    // A question about a place says nothing about the person.
    expect(state().profile?.region ?? null).toBeNull();
    expect(replyText(say("how much should I pay a ml engineer"))).toContain("Pay: Machine Learning Engineer");
  });

  it("somebody who hires is not asked what draws them", () => {
    const { say } = person();
    const reply = say("I'm hiring");
    expect(replyText(reply)).toContain("you need people rather than a role");
    expect(reply.prompt?.kind === "choice" && reply.prompt.options[0]?.id).toBe("team");
    expect(replyText(say("I need to hire for a chatbot that answers customer questions"))).toContain(
      "AI Engineer",
    );
  });

  it("years beside a list of skills count, those of another trade do not", () => {
    const one = person();
    expect(replyText(one.say("sql, excel, tableau, 6 years of experience"))).toContain(
      "6 years of experience",
    );
    const other = person();
    other.say("I'm a nurse with 10 years of experience, and I know Excel and SQL");
    expect(profileOf(other.state()).years).toBeNull();
  });

  it("the examples that are given are understood", () => {
    const { say } = person();
    expect(replyText(say("triage latency spiked"))).toContain("Owner: Machine Learning Engineer");
    expect(replyText(say("team for a chatbot, 3 people"))).toContain("1. AI Engineer");
    expect(replyText(say("data analyst salary"))).toContain("Pay: Data Analyst");
    expect(replyText(say("triage the coffee machine broke"))).toContain("new to me");
  });

  it("hiring among the skills of a manager does not make them somebody who hires", () => {
    const { say, state } = person();
    say("start");
    say("5");
    say("15, 16");
    say("coding");
    say("people management 8 years, hiring, budgeting");
    expect(profileOf(state()).audience).toBe("leader");
  });

  it("a change in one breath is told back", () => {
    const { say } = person();
    say("I'm hiring");
    expect(replyText(say("change hours to 10"))).toContain("Changed: 10 hours a week.");
    expect(replyText(say("start"))).toContain("You told me that you are hiring");
  });

  it("a skill that is held is not called ticked", () => {
    const { say } = person();
    say("add Docker");
    say("plan for mlops engineer");
    expect(replyText(say("done docker"))).toContain("You told me that you have that one");
  });

  it("a plan of many years offers more hours and a nearer role", () => {
    const { say } = person();
    say("I'm a nurse, I know Excel, 1 hour a week");
    say("cancel");
    const reply = say("plan for machine learning engineer");
    expect(replyText(reply)).toContain("Nearer to where you stand:");
    const offered = reply.prompt?.kind === "choice" ? reply.prompt.options.map(({ id }) => id) : [];
    const quicker = offered.find((id) => /\d+ hours$/.test(id)) ?? "";
    expect(replyText(say(quicker))).toMatch(/^Your plan for Machine Learning Engineer\nAt \d+ hours a week/);
  });

  it("names with an and in them are compared", () => {
    const { say } = person();
    const text = replyText(say("compare robotics and autonomous systems engineer and data analyst"));
    expect(text).toContain("Robotics and Autonomous Systems Engineer and Data Analyst for you");
  });

  it("'first' is only a place where a place is meant", () => {
    const { say } = person();
    say("I know Python, SQL and Excel, I love analysing data, in tech");
    say("recommend");
    say("cancel");
    say("plan for data analyst");
    expect(replyText(say("what should I learn first"))).toContain("First step:");
  });

  it("rudeness is met kindly, and a wish to be left alone is granted", () => {
    const { say, state } = person();
    say("start");
    expect(replyText(say("you suck"))).toContain("Sorry");
    say("fuck off");
    expect(state().at).toBeUndefined();
  });

  it("that is all ends the check of skills; nothing in mind ends the question for a place", () => {
    const { say, state } = person();
    say("I work in tech and know Python, SQL and Docker, 5 years of experience, 5 hours a week");
    say("1, 2");
    say("none");
    say("that is all");
    expect(state().answers?.["skills-check"]).toBeDefined();
    say("no date");
    say("no");
    expect(state().answers?.settings).toBeDefined();
  });

  it("practice lets people try first", () => {
    const { say } = person();
    const question = replyText(say("practice"));
    expect(question).not.toContain("What it tests");
    expect(replyText(say("more"))).toContain("What it tests");
  });
});
