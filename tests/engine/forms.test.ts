import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/engine/commands.ts";
import { OPTION_ID_MAX, type Reply, replyText, sharedPart } from "../../src/engine/reply.ts";
import { newState, profileOf, type SessionState } from "../../src/engine/state.ts";
import { transition } from "../../src/engine/transition.ts";
import type { TurnEvent, TurnResult } from "../../src/engine/turn.ts";
import { realContent } from "../support/conversation.ts";

const NOW = "2026-12-01T09:00:00.000Z";

function talk(state: SessionState, ...events: Array<TurnEvent | string>): TurnResult {
  let result: TurnResult = { state, reply: { blocks: [] }, effects: [] };
  for (const event of events) {
    const turn = typeof event === "string" ? ({ kind: "text", text: event } as const) : event;
    result = transition(realContent(), result.state, turn, { now: NOW, posts: true, zone: "Europe/Berlin" });
  }
  return result;
}

const aboutOf = (reply: Reply) => reply.prompt?.about;

describe("clicks", () => {
  it("answer the question that they were made on", () => {
    const { state, reply } = talk(newState(), "start", {
      kind: "choice",
      ids: ["student"],
      about: "audience",
    });
    expect(profileOf(state).audience).toBe("student");
    expect(aboutOf(reply)).toBe("draws");
  });

  it("change nothing when the question has gone by, and show where things stand", () => {
    const now = talk(newState(), "start", "student");
    const late = talk(now.state, { kind: "choice", ids: ["leader"], about: "audience" });
    expect(late.state.profile).toEqual(now.state.profile);
    expect(replyText(late.reply)).toContain("gone by");
    expect(aboutOf(late.reply)).toBe("draws");
  });

  it("on an old menu do what the menu said, also within the interview and before a confirmation", () => {
    const inside = talk(newState(), "start", { kind: "choice", ids: ["role Data Scientist"], about: "menu" });
    expect(replyText(inside.reply)).toContain("Data Scientist");
    expect(inside.state.at).toBe("audience");
    const asked = talk(newState(), "add Python", "forget me", {
      kind: "choice",
      ids: ["roles"],
      about: "menu",
    });
    expect(asked.state.confirming).toBeUndefined();
    expect(Object.keys(profileOf(asked.state).skills)).toEqual(["python"]);
  });

  it("on an old yes do not delete anybody", () => {
    const gone = talk(newState(), "add Python", "forget me", "no", {
      kind: "choice",
      ids: ["yes"],
      about: "forget",
    });
    expect(gone.effects).toEqual([]);
    expect(profileOf(gone.state).skills).toHaveProperty("python");
  });

  it("are offered with ids that every platform can give back", () => {
    const { reply } = talk(
      newState(),
      "I know Python, SQL and statistics",
      "skip",
      "skip",
      "plan data scientist",
    );
    const ids = reply.prompt?.kind === "choice" ? reply.prompt.options.map((option) => option.id) : [];
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(OPTION_ID_MAX);
  });
});

describe("forms", () => {
  it("take skills on and off the list, and know no strangers", () => {
    const { state, reply } = talk(newState(), "add Docker", {
      kind: "skills",
      add: ["python", "no-such-skill"],
      remove: ["docker"],
    });
    expect(Object.keys(profileOf(state).skills)).toEqual(["python"]);
    expect(replyText(reply)).toContain("Python");
  });

  it("go back to a running interview", () => {
    const { reply } = talk(newState(), "start", { kind: "skills", add: ["python"], remove: [] });
    expect(aboutOf(reply)).toBe("audience");
  });

  it("set up a plan with hours, start and wish date", () => {
    const { state, reply } = talk(newState(), {
      kind: "plan",
      role: "data-scientist",
      hoursPerWeek: 8,
      start: "2027-01-04",
      by: "2028-01-01",
    });
    expect(state.plan).toMatchObject({
      role: "data-scientist",
      hoursPerWeek: 8,
      start: "2027-01-04",
      by: "2028-01-01",
    });
    expect(reply.personal).toBe(true);
    expect(reply.ticks?.length).toBeGreaterThan(5);
    const later = talk(state, { kind: "plan", by: null, hoursPerWeek: 0 });
    expect(later.state.plan).toMatchObject({ by: null, hoursPerWeek: 8, start: "2027-01-04" });
  });

  it("tick a step of the plan, and take the tick back", () => {
    const made = talk(newState(), "plan data scientist");
    const [first] = made.reply.ticks ?? [];
    const skill = first?.skill ?? "";
    const ticked = talk(made.state, { kind: "tick", skill, done: true });
    expect(ticked.state.plan?.done).toEqual([skill]);
    expect(profileOf(ticked.state).skills).toHaveProperty(skill);
    expect(ticked.reply.ticks?.find((tick) => tick.skill === skill)?.done).toBe(true);
    const back = talk(ticked.state, { kind: "tick", skill, done: false });
    expect(back.state.plan?.done).toEqual([]);
    expect(profileOf(back.state).skills).not.toHaveProperty(skill);
    expect(talk(back.state, { kind: "tick", skill: "no-such-skill", done: true }).state.plan?.done).toEqual(
      [],
    );
  });

  it("match a job ad and keep nothing of it", () => {
    const { state, reply } = talk(newState(), {
      kind: "job-ad",
      text: "MLOps Engineer in Secretville\nYou know Kubernetes, Terraform and Python.",
    });
    expect(replyText(reply)).toContain("MLOps Engineer");
    expect(JSON.stringify(state)).not.toContain("Secretville");
  });
});

describe("commands", () => {
  const values: Record<string, string> = {
    role: "MLOps Engineer",
    first: "Data Scientist",
    second: "Data Analyst",
    hours: "6",
    add: "Python",
    remove: "SQL",
    done: "Docker",
    category: "research",
    ad: "A job",
  };

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    "/career %s asks for what it says, with and without its options",
    (_, command) => {
      const { intents, words } = realContent();
      const filled = Object.fromEntries(command.options.map(({ name }) => [name, values[name]]));
      const alone = Object.fromEntries(
        command.options.filter((option) => option.required).map(({ name }) => [name, values[name]]),
      );
      expect(intents.match(command.text(alone), false)?.id).toBe(command.intent);
      for (const { name } of command.options) {
        const one = intents.match(command.text({ ...alone, [name]: filled[name] }), false);
        const wanted = { add: "add-skill", remove: "remove-skill", done: "done" }[name] ?? command.intent;
        expect(one?.id, name).toBe(wanted);
        expect(words.text(`command.${command.name}.${name}`).length).toBeLessThanOrEqual(100);
      }
      expect(words.text(`command.${command.name}`).length).toBeLessThanOrEqual(100);
    },
  );

  it.each([
    COMMANDS.find(({ name }) => name === "plan")?.text({ role: "Data Analyst", hours: "7" }) ?? "",
    "plan data analyst 7 hours",
    "plan for data analyst, 7 hours a week",
    "plan for a data analyst with seven hours a week",
  ])("plan with a role and hours: %s", (text) => {
    const { state } = talk(newState(), text);
    expect(state.plan).toMatchObject({ role: "data-analyst", hoursPerWeek: 7 });
  });

  it("plan with other hours for the role at hand", () => {
    for (const text of ["plan 6h", "plan 6 hours", "plan with 6 hours a week", "plan six hours"]) {
      const { state } = talk(newState(), "plan data analyst", text);
      expect(state.plan, text).toMatchObject({ role: "data-analyst", hoursPerWeek: 6 });
    }
  });
});

describe("what others may see", () => {
  it("is the result alone: neither the recap before it nor the question after it", () => {
    const inside = talk(newState(), "start", "career changer, know SQL").state;
    const week = { now: "2026-12-08T09:00:00.000Z" };
    const { reply } = transition(realContent(), inside, { kind: "text", text: "what is docker?" }, week);
    expect(replyText(reply)).toContain("SQL");
    expect(replyText(reply)).toContain("in the middle of your interview");
    const shared = sharedPart(reply);
    const text = replyText(shared as Reply);
    expect(text.startsWith("Docker")).toBe(true);
    expect(text).not.toContain("your interview");
    expect(shared).not.toHaveProperty("prompt");
  });

  it("is nothing of an answer that is no result", () => {
    expect(sharedPart(talk(newState(), "start").reply)).toBeNull();
    expect(sharedPart(talk(newState(), "add Python", "skills").reply)).toBeNull();
  });
});
