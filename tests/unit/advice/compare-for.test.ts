import { describe, expect, it } from "vitest";
import { compareFor } from "../../../src/domain/advice/compare-for.ts";
import { roleRefs } from "../../../src/domain/knowledge.ts";
import { backendDeveloper, knowledge, person } from "./knowledge.ts";

describe("compareFor", () => {
  const result = compareFor(knowledge, backendDeveloper, "mlops-engineer", "data-engineer");

  it("sorts what both ask for into shared and only one", () => {
    const both = [...result.shared, ...result.onlyA];
    const mlops = knowledge.roleById.get("mlops-engineer");
    expect(both.length).toBe(mlops === undefined ? 0 : roleRefs(mlops).length);
    expect(result.shared.map((skill) => skill.id)).toContain("python");
    expect(result.shared.find((skill) => skill.id === "python")).toMatchObject({
      state: "have",
      quote: "I use python",
    });
    expect(result.onlyA.every((skill) => skill.a !== null && skill.b === null)).toBe(true);
    expect(result.onlyB.every((skill) => skill.a === null && skill.b !== null)).toBe(true);
  });

  it("gives hours and weeks to each, and fewer from one to the other", () => {
    for (const side of [result.a, result.b]) {
      expect(side.effort.weeks ?? 0).toBeGreaterThanOrEqual(side.effort.hours / 10);
      expect(side.fromOther.hours).toBeLessThanOrEqual(side.effort.hours);
    }
    expect(result.difference).toContain("MLOps");
    expect(result.a.salary?.currency).toBe("USD");
  });

  it("leaves weeks out when hours a week are not known", () => {
    const unknown = person({ skills: backendDeveloper.skills });
    expect(compareFor(knowledge, unknown, "mlops-engineer", "data-engineer").a.effort.weeks).toBeNull();
    expect(
      compareFor(knowledge, unknown, "mlops-engineer", "data-engineer", 5).a.effort.weeks,
    ).not.toBeNull();
  });

  it("is the same from the other side", () => {
    const turned = compareFor(knowledge, backendDeveloper, "data-engineer", "mlops-engineer");
    expect(turned.a).toEqual(result.b);
    expect(turned.b).toEqual(result.a);
    expect(turned.difference).not.toBeNull();
  });

  it("holds interests for and against each role", () => {
    const interests = {
      coding: { stance: "likes", quote: "I love coding" },
      "on-call": { stance: "avoids", quote: "no on-call" },
    } as const;
    const { a } = compareFor(knowledge, person({ interests }), "mlops-engineer", "data-analyst");
    expect(a.interests.against.map((word) => word.quote)).toEqual(["no on-call"]);
    expect(a.interests.speaksFor.map((word) => word.id)).toEqual(["coding"]);
  });
});
