import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFinder, type Found } from "../../../src/domain/find.ts";
import { realKnowledge } from "./real.ts";
import { SOURCE_SKILL_NAMES, SOURCE_TITLES } from "./source-names.ts";

const knowledge = realKnowledge();
const finder = createFinder(knowledge);
const idOf = (found: Found<{ id: string }>) => (found.kind === "found" ? found.item.id : null);
const skill = (typed: string) => idOf(finder.skill(typed));
const role = (typed: string) => idOf(finder.role(typed));

describe("skills", () => {
  it.each(Object.entries(SOURCE_SKILL_NAMES))("knows every name that %s uses", (_source, names) => {
    expect(names.filter((name) => skill(name) === null)).toEqual([]);
  });

  it("was asked for more than 300 names", () => {
    expect(new Set(Object.values(SOURCE_SKILL_NAMES).flat()).size).toBeGreaterThan(300);
  });

  it.each([
    ["VLOOKUP", "spreadsheet-formulas"],
    ["INDEX-MATCH", "spreadsheet-formulas"],
    ["level-of-detail expressions", "tableau-lod"],
    ["Power Bl", "power-bi"],
    ["M language", "power-query"],
    ["torch.cuda.amp", "mixed-precision-training"],
    ["nn.Module", "pytorch"],
    ["tf.data", "tf-data"],
    ["Clair", "clair"],
    ["Reflexion", "reflexion-pattern"],
    ["Mem0", "mem0"],
    ["Kano model", "kano-model"],
    ["NVIDIA Nsight", "nvidia-nsight"],
    ["ConfigMaps", "configmaps"],
    ["W&B", "weights-and-biases"],
    ["Pub/Sub", "pubsub"],
    ["C++", "cpp"],
    ["C#", "csharp"],
    ["C", "c"],
    ["R", "r"],
    [".NET", "dotnet"],
    ["YOLOv5", "yolo"],
    ["Simultaneous Localisation and Mapping", "slam"],
    ["simultaneous localization and mapping", "slam"],
    ["Claude 2", "claude"],
    ["SEC", "sec-regulations"],
    ["ROI forecasting", "roi-analysis"],
    ["Byte-Pair Encoding", "byte-pair-encoding"],
  ])("reads %s as %s", (typed, id) => {
    expect(skill(typed)).toBe(id);
  });

  it("does not care about case, hyphens, spaces and punctuation around", () => {
    const written = fc.constantFrom(...knowledge.skills.flatMap(({ id, name }) => [{ id, name }]));
    const dress = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
      (text: string) => ` ${text}, `,
      (text: string) => text.replaceAll(" ", "-"),
      (text: string) => text.replaceAll("-", " "),
      (text: string) => `"${text}"`,
    );
    fc.assert(
      fc.property(written, dress, ({ id, name }, change) => {
        expect(skill(change(name))).toBe(id);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["kubernets", "kubernetes"],
    ["tensorflw", "tensorflow"],
    ["pyhton", "python"],
    ["postgress", "postgresql"],
  ])("suggests for %s and does not decide", (typed, id) => {
    const found = finder.skill(typed);
    const near = found.kind === "unknown" ? found.near().map((entry) => entry.id) : [id];
    expect(near).toContain(id);
  });

  it("answers anything that can be typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" })), (typed) => {
        for (const found of [finder.skill(typed), finder.role(typed)]) {
          if (found.kind === "unknown") expect(found.near().length).toBeLessThanOrEqual(3);
          else expect(found.item.name).not.toBe("");
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("roles", () => {
  const titles = Object.entries(SOURCE_TITLES).flatMap(([id, names]) => names.map((name) => [name, id]));

  it.each(titles)("reads %s as %s", (title, id) => {
    expect(role(title ?? "")).toBe(id);
  });

  it("has a title in the sources for every role", () => {
    expect(Object.keys(SOURCE_TITLES).sort()).toEqual(knowledge.roles.map(({ id }) => id).sort());
  });

  it.each([
    ["a senior data scientist", "data-scientist"],
    ["Lead ML Engineers", "machine-learning-engineer"],
    ["the MLOps engineer role", "mlops-engineer"],
    ["entry level data analyst job", "data-analyst"],
    ["mlops-engineer", "mlops-engineer"],
    ["AI/ML product manager", "ai-product-manager"],
  ])("reads %s as %s", (typed, id) => {
    expect(role(typed)).toBe(id);
  });

  it.each([
    ["data scientst", "data-scientist"],
    ["promt engineer", "prompt-engineer"],
    ["robotics enginer", "robotics-engineer"],
  ])("suggests for %s and does not decide", (typed, id) => {
    const found = finder.role(typed);
    expect(found.kind === "unknown" && found.near().map((entry) => entry.id)).toContain(id);
  });

  it.each(["", "   ", "senior", "the", "!?", "plumber"])("finds no role in %j", (typed) => {
    expect(role(typed)).toBeNull();
  });
});
