import { describe, expect, it } from "vitest";
import { plan } from "../../../src/domain/advice/plan.ts";
import { planProgress } from "../../../src/domain/advice/progress.ts";
import { knowledge, nurse } from "./knowledge.ts";

const made = plan(knowledge, nurse, "data-analyst", { hoursPerWeek: 6, start: "2026-12-01" });
const all = made.phases.flatMap((phase) => phase.skills.map((skill) => skill.id));

describe("planProgress", () => {
  it("starts at nothing with the first skill next", () => {
    const progress = planProgress(made, []);
    expect(progress).toMatchObject({ share: 0, doneHours: 0 });
    expect(progress.next?.id).toBe(all[0]);
    expect(Math.abs(progress.weeksLeft - made.weeks)).toBeLessThanOrEqual(made.phases.length / 2);
  });

  it("grows with every tick and passes over what is ticked", () => {
    const shares = all.map((_, index) => planProgress(made, all.slice(0, index + 1)).share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(planProgress(made, all.slice(0, 2)).next?.id).toBe(all[2]);
  });

  it("leaves the last project when every skill is ticked, and nothing after it", () => {
    const skills = planProgress(made, all);
    expect(skills.next).toBeNull();
    expect(skills.weeksLeft).toBe(made.phases.at(-1)?.weeks);
    expect(planProgress(made, [...all, "job-ready"])).toMatchObject({ share: 1, weeksLeft: 0, next: null });
  });

  it("takes no notice of ids that the plan does not hold", () => {
    expect(planProgress(made, ["kubernetes"]).share).toBe(0);
  });
});
