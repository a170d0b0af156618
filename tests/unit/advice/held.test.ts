import { describe, expect, it } from "vitest";
import { effectiveSkills } from "../../../src/domain/advice/held.ts";
import type { SkillInDomain } from "../../../src/domain/knowledge.ts";
import { emptyProfile, type Profile } from "../../../src/domain/profile.ts";

function skill(id: string, implies: string[] = []): [string, SkillInDomain] {
  return [
    id,
    {
      id,
      name: id,
      kind: "tool",
      about: "A skill for testing.",
      aliases: [],
      cautious: [],
      implies,
      prerequisites: [],
      related: [],
      hours: [10, 20],
      resources: [],
      sources: ["editorial"],
      domain: "testing",
    },
  ];
}

const knowledge = {
  skillById: new Map([
    skill("pandas", ["python", "dataframes"]),
    skill("django", ["python"]),
    skill("python", ["programming"]),
    skill("programming"),
    skill("dataframes"),
  ]),
};

const profile = (skills: Profile["skills"]): Profile => ({ ...emptyProfile(), skills });
const has = (level: "basic" | "working" | "advanced" | null, quote: string) =>
  ({ stance: "has", level, quote }) as const;

describe("effectiveSkills", () => {
  it("is empty when nothing was said", () => {
    expect(effectiveSkills(knowledge, emptyProfile()).size).toBe(0);
  });

  it("closes over what a claim implies and quotes the claim", () => {
    const held = effectiveSkills(knowledge, profile({ pandas: has("working", "pandas daily") }));
    expect(held.get("pandas")).toEqual({ level: "working", quote: "pandas daily", impliedBy: null });
    expect(held.get("programming")).toEqual({ level: "working", quote: "pandas daily", impliedBy: "pandas" });
    expect([...held.keys()].sort()).toEqual(["dataframes", "pandas", "programming", "python"]);
  });

  it.each([
    ["advanced", "working"],
    ["working", "working"],
    ["basic", "basic"],
    [null, null],
  ] as const)("a claim at level %s implies level %s", (level, implied) => {
    const held = effectiveSkills(knowledge, profile({ django: has(level, "django") }));
    expect(held.get("python")?.level).toBe(implied);
  });

  it("never overrides what the person said about the implied skill", () => {
    const held = effectiveSkills(
      knowledge,
      profile({ pandas: has("advanced", "pandas"), python: has("basic", "a little Python") }),
    );
    expect(held.get("python")).toEqual({ level: "basic", quote: "a little Python", impliedBy: null });
  });

  it.each(["lacks", "wants"] as const)(
    "never implies a skill that the person %s, nor anything through it",
    (stance) => {
      const held = effectiveSkills(
        knowledge,
        profile({ django: has("working", "django"), python: { stance, level: null, quote: "Python" } }),
      );
      expect([...held.keys()]).toEqual(["django"]);
    },
  );

  it.each(["lacks", "wants"] as const)("credits nothing for a skill that the person %s", (stance) => {
    const held = effectiveSkills(knowledge, profile({ pandas: { stance, level: null, quote: "pandas" } }));
    expect(held.size).toBe(0);
  });

  it("tells an implied skill by the surer of two claims, whatever their order", () => {
    const claims = { django: has("basic", "toy django"), pandas: has("advanced", "pandas daily") };
    const turned = { pandas: claims.pandas, django: claims.django };
    for (const skills of [claims, turned]) {
      expect(effectiveSkills(knowledge, profile(skills)).get("python")?.quote).toBe("pandas daily");
    }
  });

  it("passes over a claim for a skill that the taxonomy no longer has", () => {
    expect(effectiveSkills(knowledge, profile({ cobol: has("working", "COBOL") })).size).toBe(0);
  });
});
