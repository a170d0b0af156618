import { describe, expect, it } from "vitest";
import { loadTaxonomy } from "../../../src/content/load-taxonomy.ts";
import { coverage } from "../../../src/domain/coverage.ts";
import { createKnowledge } from "../../../src/domain/knowledge.ts";
import { type Change, changed, TAXONOMY } from "../content/files.ts";
import { realKnowledge } from "./real.ts";

function covered(changes: readonly Change[] = []) {
  const result = loadTaxonomy(changed(TAXONOMY, changes));
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return coverage(createKnowledge(result.data));
}
const factsOf = (entries: ReadonlyArray<{ id: string; facts: object }>, id: string) =>
  entries.find((entry) => entry.id === id)?.facts;

describe("coverage", () => {
  it("calls a fact sourced as soon as one source document stands behind it", () => {
    const { roles } = covered([
      { file: "roles/carver.yaml", from: "mission: [editorial]", to: "mission: [S1, editorial]" },
    ]);
    expect(factsOf(roles, "carver")).toMatchObject({ mission: "sourced", work: "editorial" });
  });

  it("calls what a role to come does not have missing", () => {
    expect(factsOf(covered().roles, "dreamer")).toMatchObject({ mission: "editorial", salary: "missing" });
  });

  it("says of a skill whether it is defined, named, taught and used", () => {
    const { skills } = covered([
      { file: "skills/making.yaml", from: "aliases: [smoothing]\n", to: "aliases: []\n" },
    ]);
    expect(factsOf(skills, "sanding")).toEqual({
      definition: "editorial",
      aliases: "missing",
      resources: "editorial",
      role: "sourced",
    });
  });

  it("has no fact of a role of today missing in the project's own taxonomy", () => {
    const { roles } = coverage(realKnowledge());
    const gaps = roles.filter(
      ({ status, facts }) => status === "current" && Object.values(facts).includes("missing"),
    );
    expect(gaps).toEqual([]);
  });
});
