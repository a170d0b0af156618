import { describe, expect, it } from "vitest";
import { type Reply, replyText } from "../../src/engine/reply.ts";
import { newState, profileOf, type SessionState } from "../../src/engine/state.ts";
import { transition } from "../../src/engine/transition.ts";
import { realContent } from "../support/conversation.ts";

/** Somebody who has said these things already. */
function person(...before: string[]) {
  let state: SessionState = newState();
  let now = Date.parse("2026-12-01T09:00:00.000Z");
  const say = (text: string): Reply => {
    now += 30_000;
    const place = { now: new Date(now).toISOString() };
    const turn = transition(realContent(), state, { kind: "text", text }, place);
    state = turn.state;
    return turn.reply;
  };
  for (const text of before) say(text);
  return {
    say: (text: string) => replyText(say(text)),
    options: (text: string) => {
      const { prompt } = say(text);
      return prompt?.kind === "choice" ? prompt.options.map(({ id }) => id) : [];
    },
    state: () => state,
    set: (parts: Partial<SessionState>) => {
      state = { ...state, ...parts };
    },
    profile: () => profileOf(state),
  };
}

const ANALYST = [
  "I am a data analyst, I know Excel and SQL well, I love finding answers in data, 5 hours a week",
  "cancel",
  "recommend",
];

/** At a probe about a skill or a kind of work. */
function atProbe(subject: string) {
  const one = person("I'm a data analyst with 4 years of experience, I know Excel and Python");
  one.set({ at: `probe:${subject}` });
  return one;
}

describe("a question after advice is no fact about the writer", () => {
  it.each([
    "java instead of python ok?",
    "R or Python?",
    "how much should one save in Germany",
    "candidate has 3 years of pandas and sklearn, what role?",
    "ok and what about Docker in healthcare?",
  ])("%s", (text) => {
    const one = person(...ANALYST);
    const before = one.state().profile;
    expect(one.say(text)).not.toContain("Noted");
    expect(one.state().profile).toEqual(before);
  });

  it("nor from somebody who hires", () => {
    const one = person("I'm hiring");
    const before = one.state().profile;
    one.say("candidate has 3 years of pandas and sklearn, what role?");
    expect(one.state().profile).toEqual(before);
  });

  it("but what is told beside a question counts", () => {
    const one = person(...ANALYST);
    one.say("I know Docker, does that help?");
    expect(one.profile().skills.docker?.stance).toBe("has");
  });

  it("nor is one that is asked at a probe", () => {
    const one = atProbe("statistics");
    one.say("is it like SQL?");
    expect(one.profile().skills.sql).toBeUndefined();
    expect(one.state().at).toBe("probe:statistics");
  });
});

describe("who somebody is can change on the way", () => {
  it.each([["draws"], ["draws", "avoids"], ["draws", "avoids", "skills"]])(
    "who wants to hire gets out of the interview",
    (...answered) => {
      const replies: Readonly<Record<string, string>> = {
        draws: "15, 16",
        avoids: "none",
        skills: "budgets",
      };
      const one = person("start", "5", ...answered.slice(1).map((step) => replies[step] ?? ""));
      expect(one.say("I want to hire, not change job")).toContain("you need people rather than a role");
      expect(one.state().at).toBeUndefined();
      expect(one.profile().audience).toBe("hiring");
    },
  );

  it.each(["I love hiring people and leading them", "I don't want to hire people", "no hiring"])(
    "who leads stays in it: %s",
    (text) => {
      const one = person("start", "5", "15, 16");
      one.say(text);
      expect(one.profile().audience).toBe("leader");
      expect(one.state().at).toBeDefined();
    },
  );
});

describe("what somebody cannot do is never counted", () => {
  it("a lack is heard at the questions about interests, a taste is not taken for one", () => {
    const one = person("I know Python and maths, I work in tech");
    expect(one.state().at).toBe("draws");
    expect(one.say("I don't know Python")).toContain("no Python");
    expect(one.profile().skills.python?.stance).toBe("lacks");
    one.say("1, 2");
    one.say("no maths");
    expect(Object.values(one.profile().skills).filter(({ stance }) => stance === "lacks")).toHaveLength(1);
  });

  it("a skill that was removed does not come back through another", () => {
    const one = person("add Python, Airflow");
    expect(one.say("remove Python")).toContain("Removed: Python");
    expect(one.say("skills")).not.toMatch(/Counted with them:.*Python/);
    one.say("add Python");
    expect(one.profile().skills.python?.stance).toBe("has");
  });

  it("a skill that another brings along can be removed", () => {
    const one = person("add Airflow");
    expect(one.say("skills")).toMatch(/Counted with them:.*Python/);
    expect(one.say("remove Python")).toContain("Removed: Python");
    expect(one.say("skills")).not.toMatch(/Counted with them:.*Python/);
  });
});

describe("probes are answered in people's words", () => {
  it.each([
    ["yes I teach it every day", "yes"],
    ["yes, we use it with Python", "yes"],
    ["no but I deal with customers a lot", "no"],
    ["no but I would love to learn it", "want"],
    ["yes of course", "yes"],
    ["of course", "yes"],
    ["absolutely not", "no"],
    ["hardly", "some"],
    ["in school, long ago", "some"],
    ["yes, a little at university", "some"],
    ["not really", "no"],
    ["never", "no"],
  ])("a skill: %s", (text, answer) => {
    const one = atProbe("statistics");
    expect(one.say(text)).not.toContain("I do not know that skill");
    expect(one.state().answers?.["probe:statistics"]).toBe(answer);
    expect(one.profile().audience).toBe("ai-professional");
  });

  it.each([
    ["I would not mind", "neutral"],
    ["I wouldn't mind it", "neutral"],
    ["of course", "like"],
    ["not really", "avoid"],
  ])("a kind of work: %s", (text, answer) => {
    const one = atProbe("stakeholders");
    one.say(text);
    expect(one.state().answers?.["probe:stakeholders"]).toBe(answer);
  });

  it("and what else is said counts too", () => {
    const one = atProbe("statistics");
    one.say("no but I deal with customers a lot");
    expect(one.profile().interests.stakeholders?.stance).toBe("does");
  });

  it.each(["why do you ask this?", "what is that?", "why?"])("%s", (text) => {
    const one = atProbe("statistics");
    const reply = one.say(text);
    expect(reply).toContain("Statistics: ");
    expect(reply).toContain("this answer moves the ranking");
    expect(one.state().at).toBe("probe:statistics");
  });

  it("a question says what its answer is for", () => {
    const one = person("start", "2", "1, 2", "none", "skip");
    expect(one.state().at).toBe("years");
    expect(one.say("why?")).toContain("also in studies or side projects");
  });

  it("a doubt deletes nothing", () => {
    for (const text of ["not sure", "of course not"]) {
      const one = person(...ANALYST, "forget me");
      expect(one.say(text)).toContain("Nothing was deleted");
      expect(one.profile().skills.sql).toBeDefined();
    }
  });
});

describe("a number that could be an option's place", () => {
  it("is told back as what it was taken for", () => {
    const one = person("start", "2", "1, 2", "none", "skip");
    expect(one.say("3")).toContain("Noted: 3 years of experience.");
    expect(one.say("2")).toContain("Noted: 2 hours a week.");
    expect(one.profile().hoursPerWeek).toBe(2);
  });

  it("is not, where no option has that place", () => {
    const one = person("start", "2", "1, 2", "none", "skip");
    expect(one.say("0")).not.toContain("Noted");
    expect(one.say("8")).not.toContain("Noted");
  });
});

describe("people who hire", () => {
  it("are offered what goes on from a team, not advice for themselves", () => {
    const one = person(...ANALYST);
    const offered = one.options("team for a chatbot, 3 people");
    expect(offered.slice(0, 3)).toEqual(["role AI Engineer", "role Data Engineer", "AI Engineer salary"]);
    expect(offered).not.toContain("recommend");
    expect(offered.some((id) => id.startsWith("plan "))).toBe(false);
  });

  it("can pick a plan where none fits, for as many people as they said", () => {
    const one = person("I'm hiring");
    const offered = one.options("team for fraud detection, 2 people");
    expect(offered).toContain("team for chatbot, 2 people");
    const reply = one.say(String(offered.indexOf("team for chatbot, 2 people") + 1));
    expect(reply).toContain("2. ");
    expect(reply).not.toContain("3. ");
  });

  it("are told when the plan names fewer than they want", () => {
    const one = person("I'm hiring");
    expect(one.say("team for a chatbot, 8 people")).toContain("names 3 people to hire first");
    expect(one.say("team for a chatbot, 3 people")).not.toContain("to hire first.");
  });
});

const AD = "match We look for an MLOps engineer: Python, Docker, Kubernetes and monitoring, 3 years";

describe("after a job ad", () => {
  it.each([
    "would they take me?",
    "should I apply?",
    "do I have a chance",
    "what am I missing for this job?",
    "am I qualified?",
  ])("%s", (text) => {
    const one = person(...ANALYST, "plan for data analyst", AD);
    const reply = one.say(text);
    expect(reply).toMatch(/^You and MLOps Engineer/);
    expect(reply).toContain("Missing: ");
  });

  it("nothing of the ad is kept", () => {
    const one = person(...ANALYST, AD, "would they take me?");
    expect(JSON.stringify(one.state())).not.toContain("We look for");
    expect(one.profile().skills.kubernetes).toBeUndefined();
  });
});

describe("progress in people's words", () => {
  const withPlan = () => person(...ANALYST, "plan for data analyst");

  it.each([
    ["I also did the pivot tables", ["pivot-tables"]],
    ["I did pivot tables and finished Tableau", ["pivot-tables", "tableau"]],
    ["I went through the pivot tables yesterday", ["pivot-tables"]],
    ["I have learned Tableau", ["tableau"]],
    ["I finished Tableau but not statistics", ["tableau"]],
  ])("%s", (text, done) => {
    const one = withPlan();
    expect(one.say(text)).toContain("Ticked: ");
    expect(new Set(one.state().plan?.done)).toEqual(new Set(done));
  });

  it.each([
    ["I finished SQLBolt", "sql"],
    ["I went through Purdue OWL", "report-writing"],
  ])("what a step is learned from stands for it: %s", (text, step) => {
    const one = person("add Excel", "plan for data analyst");
    one.say(text);
    expect(one.state().plan?.done).toEqual([step]);
  });

  it("what was done beside the plan is noted, and what is not in it is no tick", () => {
    const one = withPlan();
    expect(one.say("I did pivot tables and Docker")).toContain("Noted: Docker");
    expect(one.say("I learned Terraform")).toContain("Noted: Terraform");
    expect(one.state().plan?.done).toEqual(["pivot-tables"]);
  });

  it("who has no plan tells what they know", () => {
    const one = person(...ANALYST);
    expect(one.say("I also learned Docker")).toContain("Noted: Docker");
  });

  it.each([
    ["I'm behind schedule, what now?", "plan 3 hours"],
    ["I only managed 2 hours this week", "plan 2 hours"],
    ["I fell behind", "plan 3 hours"],
  ])("%s", (text, way) => {
    const one = withPlan();
    const offered = one.options(text);
    expect(offered[0]).toBe(way);
    expect(one.say("1")).toContain(`At ${way.split(" ")[1]} hours a week`);
  });
});

describe("coming back", () => {
  it("a greeting is met by what is known", () => {
    const introduction = "I help you find out which";
    expect(person().say("hi")).toContain(introduction);
    const planner = person(...ANALYST, "plan for data analyst").say("hi");
    expect(planner).not.toContain(introduction);
    expect(planner).toContain("Your plan for Data Analyst is waiting");
    const left = person("start", "2", "cancel");
    expect(left.say("hi")).not.toContain(introduction);
    expect(left.options("hi")[0]).toBe("start");
  });

  it("where to start is the first step after advice, and an interview before it", () => {
    expect(person(...ANALYST).say("where do I start?")).toContain("First step: ");
    const one = person();
    one.say("where do I start?");
    expect(one.state().at).toBe("audience");
  });

  it.each(["compare 1 and 3", "compare first and third", "compare number 1 and number 3"])("%s", (text) => {
    const one = person(...ANALYST);
    const names = (one.state().shown ?? []).map((id) => realContent().knowledge.roleById.get(id)?.name);
    expect(one.say(text)).toContain(`${names[0]} and ${names[2]} for you`);
  });

  it("a number of hours is no place", () => {
    const one = person(...ANALYST);
    expect(one.say("plan for data analyst with 2 hours a week")).toContain("At 2 hours a week");
  });
});

describe("the check of skills", () => {
  const probed = ["start", "4", "3", "none", "none", "3", "5", "none", "skip"];

  it("does not come after the probes for skills that they brought", () => {
    const one = person(...probed);
    for (const subject of ["sql", "statistics"]) {
      one.set({ at: `probe:${subject}` });
      expect(one.say("yes")).not.toContain("Is it right?");
    }
    expect(one.profile().skills.sql?.stance).toBe("has");
  });

  it("comes again when the skills are changed", () => {
    const one = person(...probed, "1", "1", "1", "1", "1");
    one.say("change skills");
    one.say("Excel and SQL");
    expect(one.state().at).toBe("skills-check");
  });
});
