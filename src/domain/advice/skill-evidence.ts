import type { Knowledge } from "../knowledge.ts";
import type { Level, Profile } from "../profile.ts";
import type { Tier } from "../taxonomy.ts";
import { effectiveSkills, type HeldSkill } from "./held.ts";
import type { Reason } from "./reason.ts";
import type { SkillEntry, Weights } from "./weights.ts";

/** What a level is worth beside one that was not said. */
const LEVEL_WORTH: Record<Level, number> = { basic: 0.6, working: 1, advanced: 1.2 };
/** A skill that comes with another was not named by the person. */
const IMPLIED = 0.5;
/** A further member of a group of which one is enough. */
const FURTHER = 0.15;
/** Wanting to learn is a wish, not a skill. */
const WANTED = 0.12;

/** One skill's part in a role's total, before words are found for it. */
export interface SkillPart {
  readonly id: string;
  readonly entry: SkillEntry;
  readonly held: HeldSkill | null;
  readonly quote: string;
  readonly points: number;
}

export interface SkillEvidence {
  readonly held: ReadonlyMap<string, HeldSkill>;
  /** By role, in the order of the weights. */
  readonly parts: ReadonlyArray<readonly SkillPart[]>;
  readonly totals: Float64Array;
  /** Best points in each place of each list. */
  readonly filled: Float64Array;
}

/** Everything that a person's skills say, role by role. */
export function skillEvidence(knowledge: Knowledge, weights: Weights, profile: Profile): SkillEvidence {
  const held = effectiveSkills(knowledge, profile);
  const parts: SkillPart[][] = weights.roles.map(() => []);
  const totals = new Float64Array(weights.roles.length);
  const filled = new Float64Array(weights.slots);
  const add = (id: string, entry: SkillEntry, skill: HeldSkill | null, quote: string, worth: number) => {
    const points = gain(filled, entry, worth);
    if (entry.slot >= 0) filled[entry.slot] = Math.max(filled[entry.slot] ?? 0, entry.points * worth);
    totals[entry.role] = (totals[entry.role] ?? 0) + points;
    parts[entry.role]?.push({ id, entry, held: skill, quote, points });
  };
  for (const [id, skill] of held) {
    const worth = worthOf(skill);
    for (const entry of weights.bySkill.get(id) ?? []) add(id, entry, skill, skill.quote, worth);
  }
  for (const [id, claim] of Object.entries(profile.skills)) {
    if (claim.stance !== "wants") continue;
    for (const entry of weights.bySkill.get(id) ?? []) {
      if (entry.bearing === "named") add(id, entry, null, claim.quote, WANTED);
    }
  }
  return { held, parts, totals, filled };
}

/** What an entry adds to what its place holds already. */
export function gain(filled: Float64Array, entry: SkillEntry, worth: number): number {
  const points = entry.points * worth;
  if (entry.slot < 0) return points;
  const best = filled[entry.slot] ?? 0;
  return best === 0 ? points : Math.max(points - best, 0) + Math.min(points, best) * FURTHER;
}

function worthOf(skill: HeldSkill): number {
  const level = skill.level === null ? 1 : LEVEL_WORTH[skill.level];
  return skill.impliedBy === null ? level : level * IMPLIED;
}

const TIER_WORDS: Record<Tier, string> = {
  essential: "essential",
  important: "important",
  useful: "useful",
};

/** The words for one part. */
export function skillReason(knowledge: Knowledge, part: SkillPart, points: number): Reason {
  const { entry, held, quote } = part;
  const name = skillName(knowledge, part.id);
  const tier = entry.tier === null ? "" : TIER_WORDS[entry.tier];
  if (held === null)
    return { kind: "wish", text: `${name}, which you want to learn, is ${tier} here`, quote, points };
  if (entry.bearing === "relative") {
    const text = `${name} carries over to ${skillName(knowledge, entry.via ?? "")}, which is ${tier} here`;
    return { kind: "implied", text, quote, points };
  }
  if (entry.bearing === "field") {
    return { kind: "implied", text: `${name} belongs to a field that this role works in`, quote, points };
  }
  if (held.impliedBy === null) return { kind: "skill", text: `${name} is ${tier} here`, quote, points };
  const text = `${name} comes with ${skillName(knowledge, held.impliedBy)} and is ${tier} here`;
  return { kind: "implied", text, quote, points };
}

function skillName(knowledge: Knowledge, id: string): string {
  return knowledge.skillById.get(id)?.name ?? id;
}
