import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaps } from "../../../src/domain/advice/gaps.ts";
import { refSkills } from "../../../src/domain/knowledge.ts";
import { emptyProfile } from "../../../src/domain/profile.ts";
import { TIERS } from "../../../src/domain/taxonomy.ts";
import { backendDeveloper, having, knowledge, nurse, person } from "./knowledge.ts";

const role = (id: string) => {
  const found = knowledge.currentRoles.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const essentials = (id: string) => role(id).skills.essential.flatMap(refSkills);

describe("gaps", () => {
  it("counts what is held by tier and quotes the person", () => {
    const result = gaps(knowledge, nurse, "data-analyst");
    expect(result.tiers.essential.have.map((item) => item.id)).toContain("excel");
    expect(result.tiers.essential.have.find((item) => item.id === "excel")?.quote).toBe("I use excel");
    expect(result.tiers.essential.have.find((item) => item.id === "spreadsheet-formulas")).toMatchObject({
      impliedBy: "excel",
      note: "Comes with Microsoft Excel.",
    });
    expect(result.summary).toBe(`You already have 2 of 14 essentials, and part of 1 more.`);
  });

  it("is null with a reason, never nought, when nothing is known or nothing matches", () => {
    const empty = gaps(knowledge, emptyProfile(), "data-analyst");
    expect(empty.readiness).toBeNull();
    expect(empty.reason).toContain("not named a skill");
    expect(empty.ladder.map((rung) => rung.readiness)).toEqual(empty.ladder.map(() => null));
    const stranger = gaps(knowledge, person({ skills: having("reinforcement-learning") }), "data-analyst");
    expect(stranger.readiness).toBeNull();
    expect(stranger.reason).toContain("Data Analyst");
  });

  it("never counts a skill that the person lacks or wants", () => {
    const skills = {
      sql: { stance: "lacks", level: null, quote: "I don't know SQL" },
      excel: { stance: "has", level: "working", quote: "Excel" },
      tableau: { stance: "wants", level: null, quote: "want Tableau" },
    } as const;
    const { tiers } = gaps(knowledge, person({ skills }), "data-analyst");
    const missing = tiers.essential.missing.flatMap(
      (item) => item.members?.map((one) => one.id) ?? [item.id],
    );
    expect(missing).toEqual(expect.arrayContaining(["sql", "tableau"]));
  });

  it("says which relative carries over", () => {
    const looker = gaps(knowledge, person({ skills: having("looker:working") }), "data-analyst");
    const item = looker.tiers.essential.partly.find((entry) => entry.as === "Tableau or Power BI");
    expect(item?.note).toBe("You know Looker, which carries over.");
    expect(item?.quote).toBe("I use looker");
  });

  it("takes basics for a part", () => {
    const { tiers } = gaps(knowledge, person({ skills: having("sql:basic") }), "data-analyst");
    expect(tiers.essential.partly.find((item) => item.id === "sql")?.note).toBe("You have the basics.");
  });

  it("treats alternatives as one thing: any of them is enough", () => {
    const group = role("data-analyst").skills.essential.find((ref) => typeof ref !== "string");
    const held = gaps(knowledge, person({ skills: having("power-bi") }), "data-analyst");
    expect(held.tiers.essential.have).toContainEqual(
      expect.objectContaining({ id: "power-bi", quote: "I use power-bi", as: "Tableau or Power BI" }),
    );
    const none = gaps(knowledge, nurse, "data-analyst").tiers.essential.missing.find((item) => item.as);
    expect(none).toMatchObject({ name: "Tableau or Power BI" });
    expect(none?.members?.map((member) => member.id)).toEqual(group === undefined ? [] : refSkills(group));
  });

  it("rises up to 1 with everything held at advanced level, and never falls with one skill more", () => {
    const everything = knowledge.currentRoles.flatMap((entry) =>
      TIERS.flatMap((tier) => entry.skills[tier].flatMap(refSkills)),
    );
    for (const { id } of knowledge.currentRoles) {
      const all = having(...everything.map((skill) => `${skill}:advanced`));
      expect(gaps(knowledge, person({ skills: all, years: 20 }), id).readiness).toBe(1);
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...knowledge.currentRoles.map((entry) => entry.id)),
        fc.array(fc.constantFrom(...everything), { maxLength: 20 }),
        fc.constantFrom(...everything),
        (id, some, more) => {
          const before = gaps(knowledge, person({ skills: having(...some) }), id).readiness ?? 0;
          const after = gaps(knowledge, person({ skills: having(...some, more) }), id).readiness ?? 0;
          expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
      { numRuns: 80 },
    );
  });

  it("puts everything asked in exactly one place", () => {
    for (const entry of knowledge.roles) {
      const result = gaps(knowledge, backendDeveloper, entry.id);
      for (const tier of TIERS) {
        const { have, partly, missing, of } = result.counts[tier];
        expect(have + partly + missing).toBe(of);
        expect(of).toBe(entry.skills[tier].length);
      }
    }
  });
});

describe("readiness for the ladder", () => {
  it("falls from rung to rung and says what is missing", () => {
    for (const entry of knowledge.currentRoles) {
      const shares = gaps(knowledge, backendDeveloper, entry.id).ladder.map((rung) => rung.readiness ?? 0);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
    }
    const [first, , last] = gaps(knowledge, backendDeveloper, "mlops-engineer").ladder;
    expect(first?.lacking.join(" ")).toContain("Essentials to learn: MLOps");
    expect(last?.lacking.join(" ")).toMatch(/advanced level/);
  });

  it("is complete on the first rung with the essentials at working level and no years", () => {
    const skills = having(...essentials("data-analyst").map((id) => `${id}:working`));
    const [first, second] = gaps(knowledge, person({ skills, years: 0 }), "data-analyst").ladder;
    expect(first?.lacking).toEqual([]);
    expect(second?.lacking.join(" ")).toContain("Experience: usually 2 years or more; you named 0.");
    expect(second?.readiness ?? 1).toBeLessThan(first?.readiness ?? 0);
  });

  it("tells years that are not known from years that are not there", () => {
    const [, second] = gaps(knowledge, nurse, "data-analyst").ladder;
    expect(second?.lacking.join(" ")).toContain("you have not said");
  });
});
