import { type Knowledge, refSkills, roleRefs, type SkillInDomain } from "../knowledge.ts";
import type { CurrentRole, Tier } from "../taxonomy.ts";
import { fieldLifts } from "./fields.ts";
import { relativesOf } from "./standing.ts";
import { TIER_SHARE } from "./tier-share.ts";

/**
 * What speaks for a role, worked out once from the taxonomy alone. Nothing here is fitted to people or jobs.
 *
 * Every skill has a share of every role's list: by its own name, as a close relative of what is listed, or as
 * a part of it (random forests where supervised learning is asked for). It weighs ln(1 + r), r being that share
 * over the average role's: asked by this role only says most, asked by all says little. Parts are counted in
 * the average too, so that a role which spells its methods out does not own them.
 */

/** 0: an entry weighs the same in every list; 1: half in a list twice as long. Between: long lists gain and lose by it. */
const LENGTH_SHARE = 0.7;
/** A close relative carries over about a third: MySQL for PostgreSQL. */
const RELATIVE = 0.3;
/** Who knows a part has most of what is asked for in general words. */
const PART = 0.7;
/** Steps from a skill down to what it builds on; further down everything builds on everything. */
const PART_DEPTH = 3;

export type Bearing = "named" | "relative" | "part";

/** What one skill says for one role. */
export interface SkillEntry {
  readonly role: number;
  readonly points: number;
  readonly bearing: Bearing;
  /** Place in the lists that it fills; alternatives, relatives and parts share one. */
  readonly slot: number;
  readonly tier: Tier;
  /** The listed skill that is meant; the skill itself where it is named. */
  readonly listed: string;
}

export interface InterestEntry {
  readonly role: number;
  readonly points: number;
  /** 1 some, 2 much, 3 most of the work. */
  readonly much: number;
}

export interface Weights {
  readonly roles: readonly CurrentRole[];
  /** By role id: its place among the roles. */
  readonly places: ReadonlyMap<string, number>;
  /** By role: its kinds of work and how much of it they are. */
  readonly kinds: ReadonlyArray<ReadonlyArray<readonly [string, number]>>;
  readonly fieldNames: ReadonlyMap<string, string>;
  readonly slots: number;
  readonly bySkill: ReadonlyMap<string, readonly SkillEntry[]>;
  readonly byInterest: ReadonlyMap<string, readonly InterestEntry[]>;
  /** By field: what one skill of it says for each role. */
  readonly byField: ReadonlyMap<string, Float64Array>;
  /** By role: the skills that can be asked about, essential and important ones. */
  readonly askable: ReadonlyArray<readonly string[]>;
}

const cache = new WeakMap<Knowledge, Weights>();

/** The tables of one taxonomy, made at first need and kept as long as it. */
export function weightsOf(knowledge: Knowledge): Weights {
  const known = cache.get(knowledge);
  if (known !== undefined) return known;
  const roles = knowledge.currentRoles;
  const { shares, slots } = namedShares(roles);
  const named = new Map([...shares].map(([id, list]) => [id, [...list]]));
  for (const [listed, relatives] of relativesOf(knowledge)) {
    for (const id of relatives) carry(shares, id, named.get(listed), "relative", RELATIVE);
  }
  for (const skill of knowledge.skills) {
    for (const whole of wholesOf(knowledge, skill)) carry(shares, skill.id, named.get(whole), "part", PART);
  }
  const weights: Weights = {
    roles,
    places: new Map(roles.map(({ id }, place) => [id, place])),
    kinds: roles.map(({ fit }) => Object.entries(fit)),
    fieldNames: new Map(knowledge.domains.map(({ id, name }) => [id, name])),
    slots,
    bySkill: weighed(shares, roles.length),
    byInterest: interestEntries(roles),
    byField: fieldLifts(knowledge),
    askable: roles.map(({ skills }) => [...skills.essential, ...skills.important].flatMap(refSkills)),
  };
  cache.set(knowledge, weights);
  return weights;
}

/** An entry whose points are still the skill's share of the list. */
type Shares = Map<string, SkillEntry[]>;

function namedShares(roles: readonly CurrentRole[]): { shares: Shares; slots: number } {
  const lists = roles.map(roleRefs);
  const totals = lists.map((list) => list.reduce((sum, { tier }) => sum + TIER_SHARE[tier], 0));
  const usual = totals.reduce((sum, total) => sum + total, 0) / Math.max(totals.length, 1);
  const shares: Shares = new Map();
  let slot = 0;
  for (const [role, list] of lists.entries()) {
    const length = ((totals[role] ?? usual) / usual) ** LENGTH_SHARE;
    for (const { tier, ref } of list) {
      for (const id of refSkills(ref)) {
        put(shares, id, {
          role,
          points: TIER_SHARE[tier] / length,
          bearing: "named",
          slot,
          tier,
          listed: id,
        });
      }
      slot++;
    }
  }
  return { shares, slots: slot };
}

function carry(
  shares: Shares,
  id: string,
  from: readonly SkillEntry[] | undefined,
  bearing: Bearing,
  part: number,
): void {
  for (const entry of from ?? []) {
    put(shares, id, { ...entry, points: entry.points * part, bearing });
  }
}

/** A skill speaks for a role once: in the way that says most. */
function put(shares: Shares, id: string, entry: SkillEntry): void {
  const list = shares.get(id);
  if (list === undefined) {
    shares.set(id, [entry]);
    return;
  }
  const at = list.findIndex(({ role }) => role === entry.role);
  if (at < 0) list.push(entry);
  else if (entry.points > (list[at]?.points ?? 0)) list[at] = entry;
}

/** What a skill belongs to: all that it implies or builds on in its own field. */
function wholesOf({ skillById }: Knowledge, own: SkillInDomain): ReadonlySet<string> {
  const wholes = new Set<string>();
  let level = [own];
  for (let depth = 0; depth < PART_DEPTH && level.length > 0; depth++) {
    const next: SkillInDomain[] = [];
    for (const { implies, prerequisites } of level) {
      for (const ids of [implies, prerequisites]) {
        for (const id of ids) {
          const below = skillById.get(id);
          if (below === undefined || below.domain !== own.domain || below === own || wholes.has(id)) continue;
          wholes.add(id);
          next.push(below);
        }
      }
    }
    level = next;
  }
  return wholes;
}

function weighed(shares: Shares, roles: number): Map<string, SkillEntry[]> {
  const weighted = new Map(
    [...shares].map(([id, list]) => {
      const average = list.reduce((sum, { points }) => sum + points, 0) / roles;
      return [id, list.map((entry) => ({ ...entry, points: Math.log1p(entry.points / average) }))];
    }),
  );
  const least = leastOfEssentials(weighted, roles);
  for (const list of weighted.values()) {
    for (const entry of list) {
      if (entry.tier === "useful") entry.points = Math.min(entry.points, least[entry.role] ?? 0);
    }
  }
  for (const list of weighted.values()) {
    for (const entry of list) entry.points = Math.min(entry.points, mostOf(weighted, entry));
  }
  return weighted;
}

/**
 * What stands in for a listed skill never says more than that skill does, and a relative no more than its part of
 * that: hardly any role lists what only carries over, so by its share alone it would look rarer than it is.
 */
function mostOf(
  weighted: ReadonlyMap<string, readonly SkillEntry[]>,
  { bearing, listed, role, points }: SkillEntry,
): number {
  if (bearing === "named") return points;
  const own = weighted.get(listed)?.find((entry) => entry.role === role)?.points ?? 0;
  return bearing === "relative" ? own * RELATIVE : own;
}

/** By role: what the least telling of its essentials says. No useful skill says more, however rare it is. */
function leastOfEssentials(
  weighted: ReadonlyMap<string, readonly SkillEntry[]>,
  roles: number,
): Float64Array {
  const least = new Float64Array(roles).fill(Number.POSITIVE_INFINITY);
  for (const list of weighted.values()) {
    for (const { role, points, tier, bearing } of list) {
      if (tier !== "essential" || bearing !== "named") continue;
      least[role] = Math.min(least[role] ?? points, points);
    }
  }
  return least;
}

/** How rare a kind of work is must not make up for how little of it there is: by grade. */
const GRADE_WORTH = [0, 0.4, 0.75, 1] as const;

/** The same measure for kinds of work: a role's share of it over the average role's. */
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
      const says = Math.log1p(share / (average.get(id) ?? share));
      const entry = { role, much, points: says * (GRADE_WORTH[much] ?? 0) };
      entries.set(id, [...(entries.get(id) ?? []), entry]);
    }
  }
  return entries;
}

const HORIZONS = ["high", "growing", "emerging", "steady"] as const;

/** Best first. Demand says nothing about a person: it decides only between roles that fit equally well. */
export function placesByTotal(weights: Weights, totals: Float64Array): number[] {
  const total = (place: number) => totals[place] ?? 0;
  const horizon = (place: number) => HORIZONS.indexOf(weights.roles[place]?.demand.horizon ?? "steady");
  return [...totals.keys()].sort((a, b) => total(b) - total(a) || horizon(a) - horizon(b) || a - b);
}
