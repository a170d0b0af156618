import { type Knowledge, refSkills, type SkillInDomain } from "../knowledge.ts";
import type { Level, Profile } from "../profile.ts";
import type { SkillRef } from "../taxonomy.ts";
import { effectiveSkills, type HeldSkill } from "./held.ts";

/** Where a person stands with one skill. */
export interface Standing {
  readonly state: "have" | "partly" | "missing";
  readonly id: string;
  readonly level: Level | null;
  /** The person's words for the skill, or for the one that carries over. */
  readonly quote: string;
  readonly impliedBy: string | null;
  /** The held skill that carries over to this one; null: held itself, or nothing carries over. */
  readonly via: string | null;
}

export interface Standings {
  readonly held: ReadonlyMap<string, HeldSkill>;
  of(id: string): Standing;
  /** The best of the alternatives; the first of equals. */
  ofRef(ref: SkillRef): Standing;
}

/** Kinds of which one product does the job of another. */
const PRODUCTS = new Set([
  "language",
  "library",
  "framework",
  "tool",
  "platform",
  "service",
  "database",
  "model",
]);
const ORDER = ["have", "partly", "missing"] as const;

/** Have: held at working level or above, or at a level not said. Partly: the basics, or a close relative of it. */
export function createStandings(knowledge: Knowledge, profile: Profile): Standings {
  const held = effectiveSkills(knowledge, profile);
  const relatives = relativesOf(knowledge);
  const of = (id: string): Standing => {
    const own = held.get(id);
    if (own !== undefined) {
      const state = own.level === "basic" ? "partly" : "have";
      return { state, id, level: own.level, quote: own.quote, impliedBy: own.impliedBy, via: null };
    }
    const via = (relatives.get(id) ?? []).find((other) => isSure(held.get(other)));
    const quote = via === undefined ? "" : (held.get(via)?.quote ?? "");
    const state = via === undefined ? "missing" : "partly";
    return { state, id, level: null, quote, impliedBy: null, via: via ?? null };
  };
  const ofRef = (ref: SkillRef): Standing => {
    const [first, ...others] = refSkills(ref).map(of);
    if (first === undefined) throw new Error("a reference names no skill");
    return others.reduce((best, next) => (rank(next) < rank(best) ? next : best), first);
  };
  return { held, of, ofRef };
}

/** Own basics say more than a relative. */
function rank(standing: Standing): number {
  return ORDER.indexOf(standing.state) + (standing.via === null ? 0 : 0.5);
}

function isSure(skill: HeldSkill | undefined): boolean {
  return skill !== undefined && skill.level !== "basic";
}

const cache = new WeakMap<Knowledge, ReadonlyMap<string, readonly string[]>>();

/**
 * The close relatives of every skill, nearest first: what roles accept in its place, then what does the same
 * kind of job in the same field and is named as related, then the whole that it is a part of.
 */
export function relativesOf(knowledge: Knowledge): ReadonlyMap<string, readonly string[]> {
  const known = cache.get(knowledge);
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>(knowledge.skills.map((skill) => [skill.id, new Set<string>()]));
  const join = (a: SkillInDomain, b: SkillInDomain) => {
    if (a.id !== b.id && !buildsOn(a, b) && !buildsOn(b, a)) found.get(a.id)?.add(b.id);
  };
  const skills = (ids: readonly string[]) => ids.flatMap((id) => knowledge.skillById.get(id) ?? []);
  for (const role of knowledge.roles) {
    for (const ref of [...role.skills.essential, ...role.skills.important, ...role.skills.useful]) {
      if (typeof ref === "string") continue;
      const members = skills(ref.any).filter((skill) => PRODUCTS.has(skill.kind));
      for (const a of members) for (const b of members) join(a, b);
    }
  }
  for (const skill of knowledge.skills) {
    for (const other of skills(skill.related)) {
      if (!alike(skill, other)) continue;
      join(skill, other);
      if (PRODUCTS.has(skill.kind)) join(other, skill);
    }
  }
  for (const skill of knowledge.skills) {
    for (const whole of skills([...skill.implies, ...skill.prerequisites])) {
      if (isPartOf(skill, whole)) found.get(skill.id)?.add(whole.id);
    }
  }
  const relatives = new Map([...found].map(([id, others]) => [id, [...others]]));
  cache.set(knowledge, relatives);
  return relatives;
}

/** Two of a kind in one field: each names the other, or they are products that bring the same thing along. */
function alike(a: SkillInDomain, b: SkillInDomain): boolean {
  if (a.domain !== b.domain || a.kind !== b.kind || a.kind === "people") return false;
  const mutual = b.related.includes(a.id);
  return mutual || (PRODUCTS.has(a.kind) && a.implies.some((id) => b.implies.includes(id)));
}

/** What comes after the other is more than it: Docker does not stand in for Kubernetes. */
function buildsOn(a: SkillInDomain, b: SkillInDomain): boolean {
  return a.prerequisites.includes(b.id);
}

/** Largest share of the whole's hours that a part may take: joins are a part of SQL, pandas is not one of Python. */
const PART_SHARE = 0.3;

/** A small skill that builds on a large one of its own field is a chapter of it; a product of its own is not. */
export function isPartOf(part: SkillInDomain, whole: SkillInDomain): boolean {
  return (
    part.id !== whole.id &&
    part.domain === whole.domain &&
    (part.implies.includes(whole.id) || (buildsOn(part, whole) && !PRODUCTS.has(part.kind))) &&
    middle(part) <= PART_SHARE * middle(whole)
  );
}

/** Hours half-way between the least and the most. */
export function middle(skill: SkillInDomain): number {
  return (skill.hours[0] + skill.hours[1]) / 2;
}
