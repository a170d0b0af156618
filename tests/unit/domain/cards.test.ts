import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../../src/content/load-content.ts";
import {
  compareRoles,
  roleCard,
  roleSkillItems,
  rolesUsing,
  salaryCard,
  skillCard,
} from "../../../src/domain/cards.ts";
import type { CurrentRole, Role } from "../../../src/domain/taxonomy.ts";
import { BASE } from "../content/files.ts";

const knowledge = loadKnowledge({ root: BASE });
function role(id: string): Role {
  const found = knowledge.roleById.get(id);
  if (found === undefined) throw new Error(id);
  return found;
}
const [carver, seller, dreamer] = [role("carver"), role("seller"), role("dreamer")];

describe("a role's skills", () => {
  it("say which of them are choices", () => {
    const { essential } = roleSkillItems(knowledge, carver);
    expect(essential.map((item) => item.name)).toEqual([
      ...["Carving", "Sharpening", "Gluing", "Measuring", "Listening", "Painting", "Mixing colours"],
    ]);
    expect(essential.find((item) => item.id === "carving")).toEqual({ id: "carving", name: "Carving" });
    expect(essential.find((item) => item.id === "painting")).toEqual({
      id: "painting",
      name: "Painting",
      oneOf: { as: "a finish", others: ["mixing-colours"] },
    });
  });
});

describe("a role's card", () => {
  it("holds everything about a role of today", () => {
    expect(roleCard(knowledge, carver)).toMatchObject({
      id: "carver",
      name: "Carver",
      category: "core-technical",
      status: "current",
      ladder: [{ years: "0-2" }, { years: "2-5" }, { years: "5+" }],
      salary: { band: "core-technical", currency: "USD", entry: [1000, 2000], openTop: false, note: null },
      demand: { horizon: "steady" },
      neighbours: [
        { id: "seller", name: "Seller" },
        { id: "dreamer", name: "Dreamer" },
      ],
      handoffs: { receives: [{ from: "seller" }], gives: [{ to: "seller" }] },
    });
  });

  it("has the same keys for a role to come, with nothing made up", () => {
    const now = roleCard(knowledge, carver);
    const card = roleCard(knowledge, dreamer);
    const contract = ["ladder", "salary", "demand", "neighbours", "handoffs", "path", "projects", "sources"];
    for (const key of contract) {
      expect(now).toHaveProperty(key);
      expect(card).toHaveProperty(key);
    }
    expect(card).toMatchObject({ ladder: [], salary: null, neighbours: [], path: [], projects: [] });
    expect(card).toMatchObject({ status: "speculative", demand: { horizon: "speculative" } });
  });

  it("throws when the market has no figures for the band, which the loader rules out", () => {
    const market = { ...knowledge.market, salaries: { ...knowledge.market.salaries, bands: [] } };
    expect(() => salaryCard({ ...knowledge, market }, carver as CurrentRole)).toThrow(/core-technical/);
  });
});

describe("a skill's card", () => {
  it("says which roles need it, those that need it most first", () => {
    expect(skillCard(knowledge, "carving")).toMatchObject({
      id: "carving",
      domain: "making",
      implies: ["sharpening"],
      prerequisites: ["sharpening"],
      hours: [5, 20],
      roles: [
        { id: "carver", tier: "essential" },
        { id: "dreamer", tier: "essential" },
        { id: "seller", tier: "important" },
      ],
    });
  });

  it("counts a choice as a use", () => {
    expect(rolesUsing(knowledge, "mixing-colours").map(({ id }) => id)).toEqual(["carver", "seller"]);
  });

  it("is nothing for a skill that is not there", () => {
    expect(() => skillCard(knowledge, "juggling")).toThrow(/juggling/);
  });
});

describe("two roles side by side", () => {
  const result = compareRoles(knowledge, carver, seller);

  it("names what they share, with the tier in each", () => {
    expect(result.shared.find(({ id }) => id === "carving")).toEqual({
      id: "carving",
      name: "Carving",
      a: "essential",
      b: "important",
    });
    expect(result.onlyA).toEqual([]);
    expect(result.onlyB).toEqual([]);
  });

  it("names what only one of them asks for", () => {
    const only = compareRoles(knowledge, carver, dreamer).onlyA.map(({ id }) => id);
    expect(only).toContain("sharpening");
    expect(only).not.toContain("carving");
  });

  it("is the same from the other side", () => {
    const back = compareRoles(knowledge, dreamer, carver);
    const there = compareRoles(knowledge, carver, dreamer);
    expect(back.onlyB).toEqual(there.onlyA);
    expect(back.shared.map(({ id }) => id).sort()).toEqual(there.shared.map(({ id }) => id).sort());
    expect(back.difference).toBe(there.difference);
    expect(back.difference).toMatch(/Nobody has met/);
  });

  it("has no figures for a role to come", () => {
    expect(compareRoles(knowledge, carver, dreamer).b).toMatchObject({ salary: null, demand: null });
  });
});
