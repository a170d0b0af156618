import { describe, expect, it } from "vitest";
import { plan } from "../../../src/domain/advice/plan.ts";
import { createRecommender } from "../../../src/domain/advice/recommend.ts";
import { knowledge, person } from "./people.ts";

const { recommend } = createRecommender(knowledge);
const options = { hoursPerWeek: 6, start: "2026-12-01" };
const lawyer = ["gdpr", "privacy-law", "legal-research", "ai-ethics", "documentation"];

describe("what somebody avoids", () => {
  const without = recommend(person({ skills: lawyer }));
  const said = recommend(person({ skills: lawyer, interests: { coding: "avoids" } }));
  const place = ({ roles }: typeof said, id: string) => roles.findIndex((role) => role.id === id);
  const against = (id: string, result = said) =>
    result.roles.find((role) => role.id === id)?.reasons.filter(({ points }) => points < 0) ?? [];

  it("speaks against a role whose essentials build on it, in the person's words", () => {
    expect(against("ai-ethics-officer")).toContainEqual(
      expect.objectContaining({
        kind: "avoids",
        text: "What is essential here builds on Python, and you avoid day-to-day programming",
        quote: "said coding",
      }),
    );
    expect(against("ai-ethics-officer", without)).toEqual([]);
  });

  it("says which essential it is where the role lists one", () => {
    expect(against("ai-training-data-specialist").map(({ text }) => text)).toContain(
      "Python is essential here, and you avoid day-to-day programming",
    );
  });

  it("leaves a role alone that takes none of it, which so comes before the others", () => {
    expect(against("ai-compliance-officer")).toEqual([]);
    expect(place(said, "ai-compliance-officer")).toBeLessThan(place(said, "ai-ethics-officer"));
  });

  it("weighs in proportion: mathematics more on research than on work with models in use", () => {
    const { roles } = recommend(person({ skills: ["python"], interests: { maths: "avoids" } }));
    const cost = (id: string) =>
      roles
        .find((role) => role.id === id)
        ?.reasons.filter(({ kind }) => kind === "avoids")
        .reduce((sum, { points }) => sum + points, 0) ?? 0;
    expect(cost("research-scientist")).toBeLessThan(cost("mlops-engineer"));
    expect(cost("mlops-engineer")).toBeLessThan(0);
    expect(cost("ai-content-specialist")).toBe(0);
  });

  it("is not held against a role where only what is behind the person builds on it", () => {
    const skills = [...lawyer, "python", "programming"];
    const knows = recommend(person({ skills, interests: { coding: "avoids" } }));
    expect(against("ai-ethics-officer", knows)).toEqual([]);
  });

  it("is named in a plan that holds hours of it, and only there", () => {
    const profile = person({ skills: lawyer, interests: { coding: "avoids" } });
    const [note = "", ...others] = plan(knowledge, profile, "ai-ethics-officer", options).limitNotes;
    expect(others).toEqual([]);
    expect(note).toMatch(
      /^About \d+ of the hours take day-to-day programming \(.*Python.*\), which you avoid/,
    );
    expect(note).toContain('"said coding"');
    expect(plan(knowledge, profile, "ai-compliance-officer", options).limitNotes).toEqual([]);
    expect(plan(knowledge, person({ skills: lawyer }), "ai-ethics-officer", options).limitNotes).toEqual([]);
  });
});

describe("a denied skill", () => {
  it("counts against the role that is called after it", () => {
    const skills = ["pytorch", "cnn", "gradient-descent"];
    const before = recommend(person({ skills })).roles;
    const { roles } = recommend(person({ skills: [...skills, "deep-learning:lacks"] }));
    expect(before[0]?.id).toBe("deep-learning-engineer");
    expect(roles[0]?.id).not.toBe("deep-learning-engineer");
    const reasons = roles.find(({ id }) => id === "deep-learning-engineer")?.reasons ?? [];
    expect(reasons.filter(({ points }) => points < 0)).toEqual([
      expect.objectContaining({
        quote: "said deep-learning",
        text: expect.stringContaining("Deep Learning"),
      }),
    ]);
  });
});

describe("the job of today", () => {
  const skills = ["excel", "tableau", "sql", "data-visualization"];
  const titles = { "data-analyst": "holds" } as const;

  it("comes first for somebody who looks for no change", () => {
    expect(recommend(person({ skills, titles })).roles[0]?.id).toBe("data-analyst");
  });

  it.each([
    ["a career changer", person({ skills, titles, rest: { audience: "career-changer" } })],
    ["who wishes for another", person({ skills, titles: { ...titles, "ai-business-analyst": "wants" } })],
  ])("is never the first for %s, and says why", (_, profile) => {
    const { roles } = recommend(profile);
    expect(roles[0]?.id).not.toBe("data-analyst");
    const job = roles.find(({ id }) => id === "data-analyst");
    expect(job?.reasons.map(({ text }) => text)).toContain("You do this today and look for a change");
  });
});

describe("order and label", () => {
  it("never put a strong fit closely behind a possible one", () => {
    const people = knowledge.currentRoles.flatMap((role) =>
      knowledge.currentRoles.slice(0, 12).map((other) => {
        const half = (ids: readonly unknown[]) => ids.filter((id) => typeof id === "string").slice(0, 7);
        return person({
          skills: [...half(role.skills.essential), ...half(other.skills.essential)] as string[],
        });
      }),
    );
    let strong = 0;
    for (const { roles } of people.map(recommend)) {
      for (const [at, { fit, score }] of roles.slice(0, 3).entries()) {
        if (fit !== "strong") continue;
        strong++;
        const before = roles.slice(0, at).filter((role) => role.fit === "possible");
        for (const role of before) expect(role.score - score).toBeGreaterThan(3);
      }
    }
    expect(strong).toBeGreaterThan(50);
  });
});

describe("reasons as they are told", () => {
  it("begin with what the role cannot do without, not with a small tool that few ask for", () => {
    const skills = ["latex", "python", "statistics", "calculus", "linear-algebra", "git"];
    const scientist = recommend(person({ skills })).roles.find(({ id }) => id === "research-scientist");
    const told = (scientist?.telling ?? []).slice(0, 3).map(({ text }) => text);
    expect(told).not.toEqual([]);
    for (const text of told) {
      expect(text).toContain("is essential here");
      expect(text).not.toMatch(/LaTeX|Git/);
    }
  });

  it("are all that speaks for a role", () => {
    const profile = person({ skills: ["python", "sql:wants", "excel"], interests: { analysis: "likes" } });
    for (const { reasons, telling } of recommend(profile).roles) {
      const speaks = reasons.filter(({ points }) => points > 0);
      expect(new Set(telling)).toEqual(new Set(speaks));
      expect(telling).toHaveLength(speaks.length);
    }
  });

  it("put a job first and what draws a person second", () => {
    const profile = person({
      skills: ["sql", "excel"],
      titles: { "data-analyst": "holds" },
      interests: { analysis: "likes" },
    });
    const [role] = recommend(profile).roles;
    expect(role?.telling.slice(0, 3).map(({ kind }) => kind)).toEqual(["title", "skill", "interest"]);
  });
});
