import { describe, expect, it } from "vitest";
import { findCycles } from "../../../src/content/cycles.ts";
import { createFinder } from "../../../src/domain/find.ts";
import { refSkills, roleRefs } from "../../../src/domain/knowledge.ts";
import { normalise } from "../../../src/domain/tokens.ts";
import { FAULTS, realKnowledge } from "./real.ts";

const CURRENT = [
  ...["data-analyst", "bi-developer", "data-scientist", "data-engineer", "machine-learning-engineer"],
  ...["deep-learning-engineer", "research-scientist", "mlops-engineer", "ai-infrastructure-engineer"],
  ...["computer-vision-engineer", "nlp-engineer", "reinforcement-learning-engineer", "robotics-engineer"],
  ...["ai-engineer", "generative-ai-engineer", "ai-agent-engineer", "prompt-engineer"],
  ...["generative-ai-architect", "ai-training-data-specialist", "ai-product-manager", "ai-business-analyst"],
  ...["ai-solutions-architect", "ai-product-marketing-manager", "ai-ethics-officer", "ai-safety-engineer"],
  ...["ai-compliance-officer", "ai-engineering-manager", "ai-solutions-manager", "cto-ai"],
  ...["ai-content-specialist", "ai-technical-writer"],
];
const SOON = [
  ...["ai-auditor", "ai-product-operations-manager", "ai-solutions-engineer", "ai-customer-success-manager"],
];
const LATER = [
  ...["ai-workflow-orchestrator", "synthetic-data-engineer", "ai-interaction-designer"],
  ...["ai-ethics-researcher", "autonomous-system-supervisor"],
];
const plural = (title: string) => title.replace(/\w$/, "$&s");
const sorted = (ids: Iterable<string>) => [...ids].sort();

it("has no fault", () => {
  expect(FAULTS).toEqual([]);
});

describe("the project's taxonomy", () => {
  const knowledge = realKnowledge();
  const finder = createFinder(knowledge);

  it("knows the 31 roles of today and the 9 to come", () => {
    expect(sorted(knowledge.currentRoles.map((role) => role.id))).toEqual(sorted(CURRENT));
    expect(sorted(knowledge.outlookRoles.map((role) => role.id))).toEqual(sorted([...SOON, ...LATER]));
  });

  it("expects each role to come when the source does", () => {
    const when = (expected: string) =>
      knowledge.outlookRoles.filter((role) => role.expected === expected).map((role) => role.id);
    expect(sorted(when("2-3 years"))).toEqual(sorted(SOON));
    expect(sorted(when("5 years"))).toEqual(sorted(LATER));
  });

  it("knows the breadth of the field", () => {
    expect(knowledge.skills.length).toBeGreaterThanOrEqual(450);
  });

  it("gives no name to two skills, nor to two roles", () => {
    for (const entries of [knowledge.skills, knowledge.roles]) {
      const owners = new Map<string, Set<string>>();
      for (const { id, name, aliases } of entries) {
        for (const text of [name, ...aliases]) {
          const key = normalise(text);
          owners.set(key, (owners.get(key) ?? new Set()).add(id));
        }
      }
      expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([]);
    }
  });

  it("finds every skill by its id, its name and every alias", () => {
    const strays = knowledge.skills.flatMap(({ id, name, aliases }) =>
      [id, name, ...aliases].filter((text) => {
        const result = finder.skill(text);
        return result.kind !== "found" || result.item.id !== id;
      }),
    );
    expect(strays).toEqual([]);
  });

  it("finds every role by its id, its name and every title, whatever the grade", () => {
    const strays = knowledge.roles.flatMap(({ id, name, aliases }) =>
      [id, name, ...aliases, `Senior ${name}`, `${name} II`, plural(name)].filter((text) => {
        const result = finder.role(text);
        return result.kind !== "found" || result.item.id !== id;
      }),
    );
    expect(strays).toEqual([]);
  });

  it("has an order of learning, and no skill that includes itself by way of others", () => {
    const edges = (key: "prerequisites" | "implies") =>
      new Map(knowledge.skills.map((skill) => [skill.id, skill[key]]));
    expect(findCycles(edges("prerequisites"))).toEqual([]);
    expect(findCycles(edges("implies"))).toEqual([]);
  });

  it("has something safe to learn every essential skill from", () => {
    const essential = new Set(knowledge.roles.flatMap((role) => role.skills.essential.flatMap(refSkills)));
    const lacking = [...essential].filter(
      (id) => !knowledge.skillById.get(id)?.resources.some(({ url }) => new URL(url).protocol === "https:"),
    );
    expect(lacking).toEqual([]);
  });

  it("has something to learn from without paying for every skill that a role names and lists resources", () => {
    const named = new Set(
      knowledge.roles.flatMap((role) => roleRefs(role).flatMap(({ ref }) => refSkills(ref))),
    );
    const paid = knowledge.skills.filter(
      ({ id, resources }) =>
        named.has(id) && resources.length > 0 && resources.every(({ cost }) => cost === "paid"),
    );
    expect(paid.map((skill) => skill.id)).toEqual([]);
  });

  it("has the salary table of the source", () => {
    const k = (least: number, most: number) => [least * 1000, most * 1000];
    const { currency, year, bands } = knowledge.market.salaries;
    expect([currency, year]).toEqual(["USD", 2025]);
    const rows = bands.map(({ id, entry, mid, senior, principal, openTop }) => [
      ...[id, entry, mid, senior, principal, openTop],
    ]);
    expect(rows).toEqual([
      ["core-technical", k(95, 140), k(140, 190), k(190, 280), k(280, 400), false],
      ["specialised-ai", k(110, 160), k(160, 220), k(220, 320), k(320, 450), false],
      ["business", k(90, 130), k(130, 180), k(180, 250), k(250, 400), false],
      ["leadership", k(150, 200), k(200, 300), k(300, 450), k(450, 800), true],
      ["emerging", k(100, 150), k(150, 210), k(210, 300), k(300, 500), false],
    ]);
  });

  it("has the demand lists of the source, and every role agrees with them", () => {
    const lists = {
      high: ["data-scientist", "machine-learning-engineer", "data-engineer", "ai-ethics-officer"],
      growing: ["mlops-engineer", "ai-solutions-architect", "nlp-engineer", "computer-vision-engineer"],
      emerging: [
        ...["ai-compliance-officer", "ai-infrastructure-engineer", "ai-training-data-specialist"],
        "ai-content-specialist",
      ],
    };
    for (const [horizon, ids] of Object.entries(lists)) {
      const entry = knowledge.market.horizons.find(({ id }) => id === horizon);
      expect(entry?.roles.slice(0, ids.length), horizon).toEqual(ids);
      for (const id of ids) expect(knowledge.roleById.get(id), id).toMatchObject({ demand: { horizon } });
    }
  });

  it("counts the same five skills as universal as the sources", () => {
    expect(knowledge.priorities.universal.map(({ skill }) => skill)).toEqual([
      ...["python", "statistics", "communication", "problem-solving", "continuous-learning"],
    ]);
    expect(knowledge.priorities.universalShare).toBe(95);
  });

  it("gives every role of today a ladder, a path of four phases and a project for each", () => {
    const phases = ["foundation", "core", "specialisation", "job-ready"];
    for (const role of knowledge.currentRoles) {
      expect(role.ladder.length, role.id).toBeGreaterThanOrEqual(3);
      expect(role.path.map((step) => step.phase)).toEqual(phases);
      expect(role.projects.map((project) => project.phase)).toEqual(phases);
    }
  });

  it("has no long dash in anything that it says", () => {
    const said = JSON.stringify([knowledge.skills, knowledge.roles, knowledge.market, knowledge.practice]);
    expect([...said.matchAll(/.{0,40}[—–].{0,20}/g)].map((match) => match[0])).toEqual([]);
  });
});
