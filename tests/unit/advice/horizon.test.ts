import { describe, expect, it } from "vitest";
import { horizonRole } from "../../../src/domain/advice/horizon.ts";
import { nearerRole } from "../../../src/domain/advice/nearer.ts";
import { plan } from "../../../src/domain/advice/plan.ts";
import { aboutHours } from "../../../src/domain/advice/sentences.ts";
import { having, knowledge, nurse, person } from "./knowledge.ts";

const options = { hoursPerWeek: 10, start: "2026-12-01" };

describe("a role on the horizon", () => {
  const designer = person({ skills: having("user-experience", "user-research", "prototyping", "usability") });

  it("is the one to come that somebody is closer to than to a role of today", () => {
    expect(horizonRole(knowledge, designer, "ai-business-analyst")?.id).toBe("ai-interaction-designer");
  });

  it("is the one that somebody names", () => {
    const quote = "chatbot designer";
    const named = person({ titles: { "ai-interaction-designer": { stance: "wants", quote } } });
    expect(horizonRole(knowledge, named, "data-analyst")?.id).toBe("ai-interaction-designer");
  });

  it("is none for somebody who is closer to a role of today, or of whom nothing is known", () => {
    expect(horizonRole(knowledge, person({}), "data-analyst")).toBeNull();
    const analyst = person({ skills: having("excel", "sql", "tableau", "power-bi") });
    expect(horizonRole(knowledge, analyst, "data-analyst")).toBeNull();
  });
});

describe("the nearer role", () => {
  it("is never a job that somebody has", () => {
    const goal = "machine-learning-engineer";
    const near = nearerRole(knowledge, nurse, goal, ["data-analyst"]);
    expect(near?.id).toBe("data-analyst");
    const titles = { "data-analyst": { stance: "holds", quote: "data analyst" } } as const;
    expect(nearerRole(knowledge, { ...nurse, titles }, goal, ["data-analyst"])).toBeNull();
  });
});

describe("a second language", () => {
  it.each([
    ["with the first one held", person({ skills: having("python", "sql") })],
    ["with the first one in the plan", person({})],
  ])("waits for the last phase of learning, and so does what builds on it, %s", (_, profile) => {
    const { phases } = plan(knowledge, profile, "data-engineer", options);
    const phaseOf = (id: string) => phases.find(({ skills }) => skills.some((one) => one.id === id))?.name;
    expect(phaseOf("java") ?? phaseOf("scala")).toBe("specialisation");
    expect(phaseOf("hadoop")).toBe("specialisation");
  });
});

describe("hours in words", () => {
  it.each([
    [3, 3],
    [20, 20],
    [56, 55],
    [67, 65],
    [104, 105],
  ])("tell %i as %i", (hours, told) => {
    expect(aboutHours(hours)).toBe(told);
  });
});

describe("a plan of little more than two years", () => {
  it("does not offer two years instead of two", () => {
    const whole = plan(knowledge, nurse, "data-analyst", { hoursPerWeek: 10, start: "2026-12-01" });
    const hours = whole.phases.reduce((sum, phase) => sum + phase.hours, 0);
    const made = plan(knowledge, nurse, "data-analyst", { ...options, hoursPerWeek: hours / 106 });
    expect(made.weeks).toBeGreaterThan(104);
    expect(made.weeks).toBeLessThan(116);
    expect(made.timeNotes).toEqual([]);
    expect(made.fittingHours).toBeNull();
  });
});
