import type { Knowledge } from "./knowledge.ts";
import { refSkills, roleRefs } from "./knowledge.ts";
import type { Band } from "./reference.ts";
import type { CurrentRole, Role, SkillRef, Tier } from "./taxonomy.ts";
import { TIERS } from "./taxonomy.ts";

/** Plain views of the taxonomy for programs: what `--json` prints and what cards are drawn from. */

export interface SkillItem {
  readonly id: string;
  readonly name: string;
  /** Present when one of several is enough: what they are together, and the other choices. */
  readonly oneOf?: { readonly as: string; readonly others: readonly string[] };
}

export interface SalaryCard {
  readonly band: string;
  readonly currency: string;
  readonly year: number;
  readonly region: string;
  /** US dollars a year: [least, most]. */
  readonly entry: readonly [number, number];
  readonly mid: readonly [number, number];
  readonly senior: readonly [number, number];
  readonly principal: readonly [number, number];
  /** The top of the last range is open. */
  readonly openTop: boolean;
  readonly note: string | null;
}

export function roleItem(role: Role) {
  return { id: role.id, name: role.name, category: role.category, status: role.status };
}

export function roleSkillItems(knowledge: Knowledge, role: Role): Record<Tier, SkillItem[]> {
  const items = (tier: Tier) => role.skills[tier].flatMap((ref) => skillItems(knowledge, ref));
  return { essential: items("essential"), important: items("important"), useful: items("useful") };
}

function skillItems(knowledge: Knowledge, ref: SkillRef): SkillItem[] {
  const ids = refSkills(ref);
  return ids.map((id) => {
    const name = skillName(knowledge, id);
    if (typeof ref === "string") return { id, name };
    return { id, name, oneOf: { as: ref.as, others: ids.filter((other) => other !== id) } };
  });
}

/** "a cloud platform (AWS or Azure)"; only "Tableau or Power BI" where that names them already. */
export function groupText(as: string, names: readonly string[]): string {
  const said = names.every((name) => as.includes(name.split(" ").at(-1) ?? name));
  return said ? as : `${as} (${names.join(" or ")})`;
}

/** What is no longer in the taxonomy is still somebody's: its id is read as words. */
const wordsOfId = (id: string): string => id.replaceAll("-", " ");

export function skillName(knowledge: Knowledge, id: string): string {
  return knowledge.skillById.get(id)?.name ?? wordsOfId(id);
}

export function roleName(knowledge: Knowledge, id: string): string {
  return knowledge.roleById.get(id)?.name ?? wordsOfId(id);
}

export function salaryBand(knowledge: Knowledge, role: CurrentRole): Band {
  const band = knowledge.market.salaries.bands.find((entry) => entry.id === role.salary.band);
  if (band === undefined) throw new Error(`market.yaml has no band "${role.salary.band}"`);
  return band;
}

export function salaryCard(knowledge: Knowledge, role: CurrentRole): SalaryCard {
  const { currency, year, region } = knowledge.market.salaries;
  const { entry, mid, senior, principal, openTop, id } = salaryBand(knowledge, role);
  return {
    band: id,
    currency,
    year,
    region,
    entry,
    mid,
    senior,
    principal,
    openTop,
    note: role.salary.note ?? null,
  };
}

/** The whole card of a role. An outlook role has no ladder, salary, hand-offs, path or projects yet. */
export function roleCard(knowledge: Knowledge, role: Role) {
  const base = {
    ...roleItem(role),
    aliases: role.aliases,
    mission: role.mission,
    work: role.work,
    skills: roleSkillItems(knowledge, role),
  };
  if (role.status !== "current") {
    const empty = {
      ladder: [],
      salary: null,
      neighbours: [],
      handoffs: { receives: [], gives: [] },
      path: [],
      projects: [],
    };
    return {
      ...base,
      ...empty,
      demand: { horizon: role.status, note: `Expected in ${role.expected}` },
      growsFrom: role.growsFrom,
      sources: role.sources,
    };
  }
  return {
    ...base,
    ladder: role.ladder,
    salary: salaryCard(knowledge, role),
    demand: role.demand,
    priority: role.priority,
    neighbours: role.neighbours.map((entry) => ({
      id: entry.role,
      name: roleName(knowledge, entry.role),
      shared: entry.shared,
      differs: entry.differs,
    })),
    handoffs: role.handoffs,
    success: role.success,
    fit: role.fit,
    path: role.path,
    projects: role.projects,
    sources: role.sources,
  };
}

export function skillCard(knowledge: Knowledge, id: string) {
  const skill = knowledge.skillById.get(id);
  if (skill === undefined) throw new Error(`no skill "${id}"`);
  const { name, kind, about, domain, aliases, implies, prerequisites, related, hours, resources, sources } =
    skill;
  return {
    id,
    name,
    kind,
    domain,
    about,
    aliases,
    implies,
    prerequisites,
    related,
    hours,
    resources,
    roles: rolesUsing(knowledge, id),
    sources,
  };
}

export interface RoleUsing {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
}

/** Roles that name a skill, those that need it most first. */
export function rolesUsing(knowledge: Knowledge, id: string): readonly RoleUsing[] {
  const known = users.get(knowledge) ?? findUsers(knowledge);
  users.set(knowledge, known);
  return known.get(id) ?? [];
}

const users = new WeakMap<Knowledge, ReadonlyMap<string, readonly RoleUsing[]>>();

function findUsers(knowledge: Knowledge): ReadonlyMap<string, readonly RoleUsing[]> {
  const bySkill = new Map<string, RoleUsing[]>();
  for (const wanted of TIERS) {
    for (const role of knowledge.roles) {
      for (const { tier, ref } of roleRefs(role)) {
        if (tier !== wanted) continue;
        for (const skill of new Set(refSkills(ref)))
          bySkill.set(skill, [...(bySkill.get(skill) ?? []), { id: role.id, name: role.name, tier }]);
      }
    }
  }
  return bySkill;
}

/** Two roles side by side, by what they ask for. */
export function compareRoles(knowledge: Knowledge, a: Role, b: Role) {
  const tiers = (role: Role) =>
    new Map(roleRefs(role).flatMap(({ tier, ref }) => refSkills(ref).map((id) => [id, tier] as const)));
  const [ofA, ofB] = [tiers(a), tiers(b)];
  const item = (id: string, tier: Tier) => ({ id, name: skillName(knowledge, id), tier });
  const only = (mine: Map<string, Tier>, theirs: Map<string, Tier>) =>
    [...mine].filter(([id]) => !theirs.has(id)).map(([id, tier]) => item(id, tier));
  const shared = [...ofA].flatMap(([id, tier]) => {
    const other = ofB.get(id);
    return other === undefined ? [] : [{ id, name: skillName(knowledge, id), a: tier, b: other }];
  });
  const side = (role: Role) => ({
    ...roleItem(role),
    mission: role.mission,
    salary: role.status === "current" ? salaryCard(knowledge, role) : null,
    demand: role.status === "current" ? role.demand : null,
  });
  const neighbour = a.status === "current" ? a.neighbours.find((entry) => entry.role === b.id) : undefined;
  const reverse = b.status === "current" ? b.neighbours.find((entry) => entry.role === a.id) : undefined;
  return {
    a: side(a),
    b: side(b),
    shared,
    onlyA: only(ofA, ofB),
    onlyB: only(ofB, ofA),
    difference: neighbour?.differs ?? reverse?.differs ?? null,
  };
}
