import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ContentError, sortDiagnostics } from "../../../src/content/diagnostics.ts";
import { checkTaxonomy, loadKnowledge } from "../../../src/content/load-content.ts";
import { loadTaxonomy } from "../../../src/content/load-taxonomy.ts";
import { createFinder } from "../../../src/domain/find.ts";
import { BASE, type Change, changed, codes, file, TAXONOMY } from "./files.ts";
import { TAXONOMY_FAULTS } from "./taxonomy-faults.ts";

const OVERLAY = resolve(BASE, "../overlay");
const faultsAfter = (changes: readonly Change[]) => {
  const result = loadTaxonomy(changed(TAXONOMY, changes));
  return result.ok ? [] : result.faults;
};

describe("a faulty taxonomy", () => {
  const changes: readonly Change[] = [
    { file: "tracks.yaml", remove: true },
    {
      file: "skills/talking.yaml",
      from: "name: Selling\n    kind: method",
      to: "name: Selling\n    kind: magic",
    },
    { file: "skills/making.yaml", from: "aliases: [rulers]", to: "aliases: [rulers, wood glue]" },
    { file: "roles/carver.yaml", from: "priority: medium", to: "priority: urgent" },
    { file: "roles/carver.yaml", from: "hands: 3", to: "hands: 9" },
    { file: "roles/seller.yaml", from: "mission: Does", to: "mission: @does" },
    { file: "roles/dreamer.yaml", from: "[carver, seller]", to: "[carver, seler]" },
    { file: "market.yaml", from: "skills: [carving]", to: "skills: [carvin]" },
  ];
  it("reports every fault of every file at once, in the order of files and lines", () => {
    const faults = faultsAfter(changes);
    expect(faults.map((fault) => [fault.file, fault.code])).toEqual([
      ["taxonomy/market.yaml", "unknown-skill"],
      ["taxonomy/roles/carver.yaml", "wrong-value"],
      ["taxonomy/roles/carver.yaml", "wrong-value"],
      ["taxonomy/roles/dreamer.yaml", "unknown-role"],
      ["taxonomy/roles/seller.yaml", "yaml-syntax"],
      ["taxonomy/skills/making.yaml", "duplicate-alias"],
      ["taxonomy/skills/talking.yaml", "wrong-value"],
      ["taxonomy/tracks.yaml", "missing-file"],
    ]);
    expect(faults).toEqual(sortDiagnostics([...faults].reverse()));
  });

  it("blames a fault on its own file only: nobody who refers to a faulty file is at fault", () => {
    const broken: readonly Change[][] = [
      [{ file: "skills/making.yaml", from: "aliases: [rulers]", to: "alias: [rulers]" }],
      [{ file: "skills/making.yaml", from: "aliases: [rulers]", to: "aliases: [rulers" }],
      [{ file: "roles/carver.yaml", from: "mission: Does", to: "mission: @does" }],
      [{ file: "interests.yaml", from: "draw: Meeting people", to: "draws: Meeting people" }],
      [{ file: "market.yaml", from: "year: 2025", to: "year: soon" }],
    ];
    for (const change of broken) {
      const faults = faultsAfter(change);
      expect(faults.length).toBeGreaterThan(0);
      expect(new Set(faults.map((fault) => fault.file))).toEqual(new Set([`taxonomy/${change[0]?.file}`]));
    }
  });

  it("finds two faults that need the whole taxonomy in one run", () => {
    const faults = faultsAfter([
      { file: "roles/carver.yaml", from: "useful: [selling, sanding]", to: "useful: [selling, sandin]" },
      { file: "skills/making.yaml", from: "related: [gluing]", to: "related: [carving]" },
      { file: "sources.yaml", remove: true },
    ]);
    expect(codes(faults)).toEqual(["unknown-skill", "self-reference", "missing-file"]);
  });

  it.each(TAXONOMY_FAULTS)("never loads: $code, $what", ({ changes: change }) => {
    expect(loadTaxonomy(changed(TAXONOMY, change)).ok).toBe(false);
  });

  it("throws with every fault when it is to be used", () => {
    const load = () => loadKnowledge({ root: join(BASE, "taxonomy") });
    expect(load).toThrow(ContentError);
    try {
      load();
    } catch (error) {
      expect(error).toMatchObject({ code: "CONTENT_INVALID" });
      const { faults, message } = error as ContentError;
      expect(faults.map((fault) => fault.file)).toContain("taxonomy/interests.yaml");
      expect(codes(faults)).toEqual(faults.map(() => "missing-file"));
      for (const fault of faults) expect(message).toContain(fault.repair);
    }
  });
});

describe("an overlay", () => {
  const own = loadKnowledge({ root: BASE });
  const both = loadKnowledge({ root: BASE, overlay: OVERLAY });

  it("adds roles and skills", () => {
    expect(own.roleById.has("apprentice")).toBe(false);
    expect(both.roleById.get("apprentice")?.name).toBe("Apprentice");
    expect(both.skillById.get("turning")?.domain).toBe("making");
  });

  it("replaces roles and skills of the same id", () => {
    expect(both.roleById.get("dreamer")?.name).toBe("Designer");
    expect(both.skillById.get("gluing")?.name).toBe("Bone gluing");
    expect(both.roles.filter((role) => role.id === "dreamer")).toHaveLength(1);
    expect(both.skills.filter((skill) => skill.id === "gluing")).toHaveLength(1);
  });

  it("keeps everything else", () => {
    expect(both.roles).toHaveLength(own.roles.length + 1);
    expect(both.skills).toHaveLength(own.skills.length + 1);
    expect(both.skillById.get("carving")).toEqual(own.skillById.get("carving"));
    expect(both.domains).toHaveLength(own.domains.length);
  });

  it("gives up the names of what it replaced", () => {
    const finder = createFinder(both);
    expect(finder.skill("bone glue")).toMatchObject({ item: { id: "gluing" } });
    expect(finder.skill("wood glue").kind).toBe("unknown");
    expect(finder.role("shape finder")).toMatchObject({ item: { id: "dreamer" } });
  });

  it("may replace a file that occurs once", () => {
    const sources = "sources:\n  - { id: S1, title: Their own book, holds: What they know. }\n";
    const result = loadTaxonomy(TAXONOMY, [file("sources.yaml", sources)]);
    expect(result.ok && result.data.sources.sources.map((source) => source.id)).toEqual(["S1"]);
  });

  it("may hold conversations only", () => {
    expect(checkTaxonomy({ root: BASE, overlay: resolve(BASE, "../..") }).ok).toBe(false);
    expect(checkTaxonomy({ root: BASE, overlay: resolve(BASE, "../words-only") }).ok).toBe(true);
  });

  it("is held against the project, and its faults name its own files", () => {
    const text = TAXONOMY.find((entry) => entry.path === "roles/carver.yaml")?.text ?? "";
    const overlay = [
      { path: "roles/carver.yaml", text: text.replace("sanding]", "sandin]"), shown: "/theirs/carver.yaml" },
    ];
    const result = loadTaxonomy(TAXONOMY, overlay);
    expect(result.ok ? [] : result.faults).toMatchObject([
      { code: "unknown-skill", file: "/theirs/carver.yaml" },
    ]);
  });

  it("may not define an entry twice itself", () => {
    const skills = TAXONOMY.find((entry) => entry.path === "skills/talking.yaml")?.text ?? "";
    const twice = skills.replace("id: selling", "id: listening");
    const result = loadTaxonomy(TAXONOMY, [file("skills/talking.yaml", twice)]);
    expect(codes(result.ok ? [] : result.faults)).toContain("duplicate-id");
  });
});
