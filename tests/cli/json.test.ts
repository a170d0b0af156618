import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Services } from "../../adapters/terminal/cli.ts";
import type { Diagnostic } from "../../src/content/diagnostics.ts";
import { roleCard, skillCard } from "../../src/domain/cards.ts";
import { CategorySchema, FACT_GROUPS, type Role, TIERS } from "../../src/domain/taxonomy.ts";
import { json, KNOWLEDGE, run } from "./run.ts";

/** What scripts may rely on; more keys may come. */
const Id = z.string().regex(/^[a-z0-9-]+$/);
const Texts = z.array(z.string());
const Tier = z.enum(TIERS);
const SkillItems = z.array(z.object({ id: Id, name: z.string() }));
const Range = z.tuple([z.number(), z.number()]);
const RoleItem = z.object({
  id: Id,
  name: z.string(),
  category: CategorySchema,
  status: z.enum(["current", "emerging", "speculative"]),
});
const RoleContract = z.object({
  id: Id,
  name: z.string(),
  aliases: Texts,
  category: CategorySchema,
  mission: z.string(),
  work: Texts.min(3),
  skills: z.object({ essential: SkillItems, important: SkillItems, useful: SkillItems }),
  ladder: z.array(z.object({ title: z.string(), years: z.string(), focus: Texts })),
  salary: z
    .object({
      band: z.string(),
      currency: z.string(),
      year: z.number(),
      entry: Range,
      mid: Range,
      senior: Range,
      principal: Range,
    })
    .nullable(),
  demand: z.object({ horizon: z.string(), note: z.string() }),
  neighbours: z.array(z.object({ id: Id, name: z.string(), shared: z.string(), differs: z.string() })),
  handoffs: z.object({
    receives: z.array(z.object({ from: Id, what: z.string() })),
    gives: z.array(z.object({ to: Id, what: z.string() })),
  }),
  path: z.array(z.object({ phase: z.string(), focus: z.string() })),
  projects: z.array(z.object({ phase: z.string(), title: z.string(), brief: z.string(), done: Texts })),
  sources: z.record(z.string(), Texts),
});
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const SkillContract = z.object({
  id: Id,
  name: z.string(),
  kind: z.string(),
  aliases: Texts,
  implies: z.array(Id),
  prerequisites: z.array(Id),
  hours: Range,
  resources: z.array(z.object({ title: z.string(), url: z.string(), type: z.string(), cost: z.string() })),
  roles: z.array(z.object({ id: Id, tier: Tier })),
});

describe("roles --json", () => {
  it("is an array of every role", async () => {
    const roles = z.array(RoleItem).parse(await json("roles"));
    expect(roles.map((role) => role.id)).toEqual(KNOWLEDGE.roles.map((role) => role.id));
    expect(Object.keys(roles[0] ?? {})).toEqual(["id", "name", "category", "status"]);
  });

  it.each(CategorySchema.options)("keeps to the category %s", async (category) => {
    const roles = z.array(RoleItem).parse(await json("roles", "--category", category));
    expect(roles.length).toBeGreaterThan(0);
    expect(new Set(roles.map((role) => role.category))).toEqual(new Set([category]));
  });
});

describe("role --json", () => {
  it("prints the card and nothing else", async () => {
    for (const id of ["mlops-engineer", "cto-ai", "ai-auditor"]) {
      expect(await json("role", id)).toEqual(plain(roleCard(KNOWLEDGE, KNOWLEDGE.roleById.get(id) as Role)));
    }
  });

  it.each(KNOWLEDGE.roles.map((role) => [role.id, role] as const))(
    "holds to its contract for %s",
    (_id, role) => {
      expect(RoleContract.safeParse(plain(roleCard(KNOWLEDGE, role))).error).toBeUndefined();
    },
  );

  it.each([
    [["mlops"], "mlops-engineer"],
    [["MLOps", "Engineers"], "mlops-engineer"],
    [["senior data scientist"], "data-scientist"],
    [["--json", "ai", "pm"], "ai-product-manager"],
  ])("%j finds %s", async (words, id) => {
    expect(await json("role", ...words)).toMatchObject({ id });
  });

  it("gives the tiers of the taxonomy", async () => {
    const { skills } = RoleContract.parse(await json("role", "data-analyst"));
    expect(skills.essential.map(({ id }) => id)).toContain("sql");
  });
});

describe("skill --json", () => {
  it("prints the card and nothing else", async () => {
    for (const id of ["python", "cpp", "communication"]) {
      expect(await json("skill", id)).toEqual(plain(skillCard(KNOWLEDGE, id)));
    }
  });

  it("holds to its contract for every skill", () => {
    const broken = KNOWLEDGE.skills.filter(
      ({ id }) => !SkillContract.safeParse(plain(skillCard(KNOWLEDGE, id))).success,
    );
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    [["k8s"], "kubernetes"],
    [["power", "bl"], "power-bi"],
    [["C++"], "cpp"],
  ])("%j finds %s", async (words, id) => {
    expect(await json("skill", ...words)).toMatchObject({ id });
  });
});

describe("compare --json", () => {
  const pair = { a: { id: "data-scientist" }, b: { id: "machine-learning-engineer" } };

  it.each([
    [["data-scientist", "machine-learning-engineer"]],
    [["Data Scientist", "ML engineer"]],
    [["data scientist and ml engineer"]],
    [["data", "scientist", "vs", "ml", "engineer"]],
    [["data", "scientist", "vs.", "machine", "learning", "engineer"]],
    [["data", "scientist", "ml", "engineer"]],
    [["data", "scientist", "with", "an", "ml", "engineer"]],
    [["Data Scientists", "or", "MLEs"]],
  ])("reads two names in %j", async (words) => {
    expect(await json("compare", ...words)).toMatchObject(pair);
  });

  it('takes an "and" that belongs to a name', async () => {
    const result = await json("compare", "robotics and autonomous systems engineers and data engineer");
    expect(result).toMatchObject({ a: { id: "robotics-engineer" }, b: { id: "data-engineer" } });
  });

  it("says what is shared and what is not", async () => {
    const item = z.object({ id: Id, name: z.string(), tier: Tier });
    const Comparison = z.object({
      shared: z.array(z.object({ id: Id, name: z.string(), a: Tier, b: Tier })).min(1),
      onlyA: z.array(item).min(1),
      onlyB: z.array(item).min(1),
      difference: z.string().nullable(),
    });
    const result = Comparison.parse(await json("compare", "data analyst", "data scientist"));
    const shared = new Set(result.shared.map(({ id }) => id));
    expect([...result.onlyA, ...result.onlyB].filter(({ id }) => shared.has(id))).toEqual([]);
  });
});

describe("market, coverage and check --json", () => {
  it("market has the salary bands, the horizons and the outlook", async () => {
    const Market = z.object({
      salaries: z.object({ bands: z.array(z.object({ id: Id, entry: Range, principal: Range })).length(5) }),
      horizons: z.array(z.object({ id: Id, roles: z.array(Id) })).min(3),
      outlook: z.array(z.object({ expected: z.string(), roles: z.array(Id) })).length(2),
    });
    expect(Market.safeParse(await json("market")).error).toBeUndefined();
  });

  it("coverage has roles by facts and skills by facts", async () => {
    const Standing = z.enum(["sourced", "editorial", "missing"]);
    const Coverage = z.object({
      roles: z.array(z.object({ id: Id, facts: z.record(z.enum(FACT_GROUPS), Standing) })),
      skills: z.array(z.object({ id: Id, facts: z.record(z.string(), Standing) })),
    });
    const { roles, skills } = Coverage.parse(await json("coverage"));
    expect([roles.length, skills.length]).toEqual([KNOWLEDGE.roles.length, KNOWLEDGE.skills.length]);
  });

  it("check says that the content is sound", async () => {
    expect(await json("check")).toEqual({ ok: true, ms: expect.any(Number), faults: [] });
  });

  it("check gives every fault and exit code 1 when it is not", async () => {
    const fault: Diagnostic = {
      code: "unknown-skill",
      file: "taxonomy/roles/x.yaml",
      line: 3,
      column: 5,
      message: "There is no skill.",
      repair: "Define it.",
    };
    const services: Partial<Services> = { check: async () => ({ ok: false, faults: [fault] }) };
    const asJson = await run(["check", "--json"], {}, services);
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.out)).toMatchObject({ ok: false, faults: [fault] });
    const asText = await run(["check"], {}, services);
    expect(asText.code).toBe(1);
    expect(asText.out).toContain("taxonomy/roles/x.yaml:3:5  unknown-skill  There is no skill.");
    expect(asText.out).toContain("repair: Define it.");
  });
});
