import type { Knowledge } from "../knowledge.ts";
import type { Level, Profile } from "../profile.ts";

/** A skill that counts as held, and the words that say so. */
export interface HeldSkill {
  /** null: not said. */
  readonly level: Level | null;
  readonly quote: string;
  /** The claimed skill that brings this one along; null: claimed itself. */
  readonly impliedBy: string | null;
}

/** Surest first: a skill reached from two claims is told by the surer one. */
const SURENESS: ReadonlyArray<Level | null> = ["advanced", "working", null, "basic"];

/**
 * The skills that a person has, by id: their own claims first, then what those imply.
 * What somebody lacks or wants is never held and nothing is implied through it: they know better.
 * The order of the claims does not matter.
 */
export function effectiveSkills(
  knowledge: Pick<Knowledge, "skillById">,
  profile: Pick<Profile, "skills">,
): Map<string, HeldSkill> {
  const held = new Map<string, HeldSkill>();
  const claimed = new Set(Object.keys(profile.skills));
  const own = ownSkills(knowledge, profile);
  for (const [id, skill] of own) held.set(id, skill);
  for (const [base, { level, quote }] of own) {
    const implied = { level: level === "advanced" ? "working" : level, quote, impliedBy: base } as const;
    const queue = [base];
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      for (const next of knowledge.skillById.get(id)?.implies ?? []) {
        if (claimed.has(next) || held.has(next) || !knowledge.skillById.has(next)) continue;
        held.set(next, implied);
        queue.push(next);
      }
    }
  }
  return held;
}

/** Whether any skill counts as held. */
export const holdsSkills = (
  { skillById }: Pick<Knowledge, "skillById">,
  { skills }: Pick<Profile, "skills">,
): boolean => Object.entries(skills).some(([id, { stance }]) => stance === "has" && skillById.has(id));

function ownSkills(
  knowledge: Pick<Knowledge, "skillById">,
  profile: Pick<Profile, "skills">,
): Array<[string, HeldSkill]> {
  return Object.entries(profile.skills)
    .filter(([id, claim]) => claim.stance === "has" && knowledge.skillById.has(id))
    .map(([id, { level, quote }]): [string, HeldSkill] => [id, { level, quote, impliedBy: null }])
    .sort(
      ([a, left], [b, right]) =>
        SURENESS.indexOf(left.level) - SURENESS.indexOf(right.level) || (a < b ? -1 : 1),
    );
}
