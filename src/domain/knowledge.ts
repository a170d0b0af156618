import type { Market, Practice, Priorities, Sources, Success, Tracks } from "./reference.ts";
import type { CurrentRole, Interest, OutlookRole, Role, Skill, SkillRef, Tier } from "./taxonomy.ts";
import { TIERS } from "./taxonomy.ts";

export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

export type SkillInDomain = Skill & { readonly domain: string };

/** Everything that the advisor knows, as plain data: what the loader makes and the cache stores. */
export interface KnowledgeData {
  readonly domains: readonly Domain[];
  readonly skills: readonly SkillInDomain[];
  readonly interests: readonly Interest[];
  readonly roles: readonly Role[];
  readonly market: Market;
  readonly tracks: Tracks;
  readonly priorities: Priorities;
  readonly practice: Practice;
  readonly success: Success;
  readonly sources: Sources;
}

/** The same with look-ups by id. Built once at start and never changed. */
export interface Knowledge extends KnowledgeData {
  readonly skillById: ReadonlyMap<string, SkillInDomain>;
  readonly roleById: ReadonlyMap<string, Role>;
  readonly interestById: ReadonlyMap<string, Interest>;
  /** Roles of today, in the order of the taxonomy. */
  readonly currentRoles: readonly CurrentRole[];
  readonly outlookRoles: readonly OutlookRole[];
}

export function createKnowledge(data: KnowledgeData): Knowledge {
  return {
    ...data,
    skillById: new Map(data.skills.map((skill) => [skill.id, skill])),
    roleById: new Map(data.roles.map((role) => [role.id, role])),
    interestById: new Map(data.interests.map((interest) => [interest.id, interest])),
    currentRoles: data.roles.filter((role) => role.status === "current"),
    outlookRoles: data.roles.filter((role) => role.status !== "current"),
  };
}

/** The skills of a reference: one, or the alternatives of which one is enough. */
export function refSkills(ref: SkillRef): readonly string[] {
  return typeof ref === "string" ? [ref] : ref.any;
}

/** Every skill reference of a role with its tier, in the order of the file. */
export function roleRefs(role: Role): Array<{ tier: Tier; ref: SkillRef }> {
  return TIERS.flatMap((tier) => role.skills[tier].map((ref) => ({ tier, ref })));
}
