import { describe, expect, it } from "vitest";
import { nearerRole } from "../../../src/domain/advice/nearer.ts";
import { plan } from "../../../src/domain/advice/plan.ts";
import { dateInWords } from "../../../src/domain/advice/sentences.ts";
import { knowledge, nurse } from "./knowledge.ts";

const all = knowledge.currentRoles.map((role) => role.id);
const options = { hoursPerWeek: 1, start: "2026-12-01" };
const hoursOf = (id: string) =>
  plan(knowledge, nurse, id, options).phases.reduce((sum, phase) => sum + phase.hours, 0);

describe("nearer role", () => {
  it("is the shortest way of those offered", () => {
    const near = nearerRole(knowledge, nurse, "machine-learning-engineer", all);
    expect(near?.hours).toBe(Math.min(...all.map(hoursOf)));
    expect(near?.hours).toBeLessThan(hoursOf("machine-learning-engineer"));
  });

  it("is none where no way is clearly shorter, nor the role itself", () => {
    const shortest = [...all].sort((a, b) => hoursOf(a) - hoursOf(b))[0] ?? "";
    expect(nearerRole(knowledge, nurse, shortest, all)).toBeNull();
    expect(nearerRole(knowledge, nurse, shortest, [shortest])).toBeNull();
  });
});

describe("a plan of many years", () => {
  it("names the hours that would end it in two", () => {
    const made = plan(knowledge, nurse, "data-analyst", { ...options, by: null });
    expect(made.weeks).toBeGreaterThan(104);
    expect(made.timeNotes.join(" ")).toContain(`about ${made.fittingHours} hours a week`);
    const quicker = { ...options, hoursPerWeek: made.fittingHours ?? 0, by: null };
    expect(plan(knowledge, nurse, "data-analyst", quicker).weeks).toBeLessThanOrEqual(107);
  });

  it("offers two years where the wished date would take more than a full-time course", () => {
    const made = plan(knowledge, nurse, "machine-learning-engineer", { ...options, by: "2027-02-01" });
    expect(made.fittingHours).toBeLessThan(40);
    expect(made.timeNotes.join(" ")).toContain("it would be two years");
  });
});

describe("dates", () => {
  it("are written as people write them", () => {
    expect(dateInWords("2027-03-09")).toBe("9 March 2027");
  });
});
