import type { Knowledge, SkillInDomain } from "../knowledge.ts";
import { refSkills, roleRefs } from "../knowledge.ts";
import type { CurrentRole, Tier } from "../taxonomy.ts";
import { relativesOf } from "./standing.ts";

/**
 * What speaks for a role, worked out once from the taxonomy alone. Nothing here is fitted to people or jobs.
 *
 * A skill weighs ln(1 + r), r being how much larger its share of this role's list is than its share of the
 * average role's list: asked by this role only says most, asked by all says little. Shares are taken of a
 * list's length, so that a long list is not favoured; and only in part, so that it is not punished either.
 */

/** What a tier says of everyday work: essentials are used daily, useful ones now and then. */
const TIER_SHARE: Record<Tier, number> = { essential: 3, important: 2, useful: 1 };
/** Between 0 (every entry counts the same in all roles) and 1 (a list twice as long halves each entry). */
const LENGTH_SHARE = 0.5;
/** A close relative carries over about a third: MySQL for PostgreSQL. */
const RELATIVE = 0.35;
/** A skill that no list names still speaks for the roles that live in its field. */
const FIELD = 0.25;
/** Part of the field's weight below which nothing is said. */
const FIELD_LEAST = 0.1;

export type Bearing = "named" | "relative" | "field";

/** What one skill says for one role. */
export interface SkillEntry {
  readonly role: number;
  readonly points: number;
  readonly bearing: Bearing;
  /** Place in the role's list that it fills; alternatives share one. -1: none. */
  readonly slot: number;
  readonly tier: Tier | null;
  /** The listed skill that a relative stands in for. */
  readonly via: string | null;
}

export interface InterestEntry {
  readonly role: number;
  readonly points: number;
  /** 1 some, 2 much, 3 most of the work. */
  readonly much: number;
}

export interface Weights {
  readonly roles: readonly CurrentRole[];
  readonly slots: number;
  readonly bySkill: ReadonlyMap<string, readonly SkillEntry[]>;
  readonly byInterest: ReadonlyMap<string, readonly InterestEntry[]>;
  /** By role: the skills that can be asked about, essential and important ones. */
  readonly essentials: ReadonlyArray<readonly string[]>;
}

const cache = new WeakMap<Knowledge, Weights>();

/** The tables of one taxonomy, made at first need and kept as long as it. */
export function weightsOf(knowledge: Knowledge): Weights {
  const known = cache.get(knowledge);
  if (known !== undefined) return known;
  const roles = knowledge.currentRoles;
  const { entries, slots } = namedEntries(roles);
  addRelatives(knowledge, entries);
  addFields(knowledge, entries);
  const essentials = roles.map(({ skills }) => [...skills.essential, ...skills.important].flatMap(refSkills));
  const weights = { roles, slots, bySkill: entries, byInterest: interestEntries(roles), essentials };
  cache.set(knowledge, weights);
  return weights;
}

function namedEntries(roles: readonly CurrentRole[]) {
  const lists = roles.map((role) => {
    const refs = roleRefs(role);
    const total = refs.reduce((sum, { tier }) => sum + TIER_SHARE[tier], 0);
    return { refs, total };
  });
  const usual = mean(lists.map(({ total }) => total));
  const shares = lists.map(({ refs, total }) => {
    const length = (total / usual) ** LENGTH_SHARE;
    return refs.map(({ tier, ref }) => ({ tier, ids: refSkills(ref), share: TIER_SHARE[tier] / length }));
  });
  const average = new Map<string, number>();
  for (const { ids, share } of shares.flat()) {
    for (const id of ids) average.set(id, (average.get(id) ?? 0) + share / roles.length);
  }
  const entries = new Map<string, SkillEntry[]>();
  let slot = 0;
  for (const [role, list] of shares.entries()) {
    for (const { tier, ids, share } of list) {
      for (const id of ids) {
        const points = Math.log1p(share / (average.get(id) ?? share));
        push(entries, id, { role, points, bearing: "named", slot, tier, via: null });
      }
      slot++;
    }
  }
  return { entries, slots: slot };
}

/** A relative speaks for the place that it could fill, where its own name fills none. */
function addRelatives(knowledge: Knowledge, entries: Map<string, SkillEntry[]>): void {
  const named = new Map([...entries].map(([id, list]) => [id, [...list]]));
  for (const [listed, relatives] of relativesFrom(knowledge)) {
    for (const entry of named.get(listed) ?? []) {
      for (const id of relatives) {
        const own = entries.get(id) ?? [];
        const better = own.find((other) => other.role === entry.role);
        const points = entry.points * RELATIVE;
        if (better !== undefined && better.points >= points) continue;
        const rest = own.filter((other) => other !== better);
        entries.set(id, [...rest, { ...entry, points, bearing: "relative", via: listed }]);
      }
    }
  }
}

/** By listed skill: the skills that carry over to it. */
function relativesFrom(knowledge: Knowledge): ReadonlyMap<string, readonly string[]> {
  return relativesOf(knowledge);
}

/** What the fields of the listed skills say for skills that no list names. */
function addFields(knowledge: Knowledge, entries: Map<string, SkillEntry[]>): void {
  const roles = knowledge.currentRoles;
  const shares = roles.map((role) => fieldShares(knowledge, role));
  const average = new Map<string, number>();
  for (const share of shares) {
    for (const [field, part] of share) average.set(field, (average.get(field) ?? 0) + part / roles.length);
  }
  const points = (field: string, role: number): number => {
    const ratio = (shares[role]?.get(field) ?? 0) / (average.get(field) ?? 1);
    return FIELD * Math.log1p(ratio);
  };
  for (const skill of knowledge.skills) {
    const own = entries.get(skill.id) ?? [];
    const spoken = new Set(own.map(({ role }) => role));
    const field = roles.flatMap((_, role): SkillEntry[] => {
      const worth = spoken.has(role) ? 0 : points(skill.domain, role);
      if (worth < FIELD_LEAST) return [];
      return [{ role, points: worth, bearing: "field", slot: -1, tier: null, via: null }];
    });
    if (own.length + field.length > 0) entries.set(skill.id, [...own, ...field]);
  }
}

function fieldShares(knowledge: Knowledge, role: CurrentRole): Map<string, number> {
  const shares = new Map<string, number>();
  let total = 0;
  for (const { tier, ref } of roleRefs(role)) {
    const skill: SkillInDomain | undefined = knowledge.skillById.get(refSkills(ref)[0] ?? "");
    if (skill === undefined) continue;
    total += TIER_SHARE[tier];
    shares.set(skill.domain, (shares.get(skill.domain) ?? 0) + TIER_SHARE[tier]);
  }
  for (const [field, sum] of shares) shares.set(field, sum / total);
  return shares;
}

function interestEntries(roles: readonly CurrentRole[]): Map<string, InterestEntry[]> {
  const totals = roles.map((role) => Object.values(role.fit).reduce((sum, much) => sum + much, 0));
  const average = new Map<string, number>();
  for (const [role, { fit }] of roles.entries()) {
    for (const [id, much] of Object.entries(fit)) {
      average.set(id, (average.get(id) ?? 0) + much / (totals[role] ?? 1) / roles.length);
    }
  }
  const entries = new Map<string, InterestEntry[]>();
  for (const [role, { fit }] of roles.entries()) {
    for (const [id, much] of Object.entries(fit)) {
      const share = much / (totals[role] ?? 1);
      push(entries, id, { role, much, points: Math.log1p(share / (average.get(id) ?? share)) });
    }
  }
  return entries;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1);
}
