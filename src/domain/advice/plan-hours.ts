import type { Knowledge, SkillInDomain } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import type { Audience } from "../reference.ts";
import type { Merged } from "./plan-merge.ts";
import type { PlanTier } from "./plan-types.ts";
import type { Standings } from "./standing.ts";

/** Where between the least and the most hours a person of a track is put. */
const PACE: Readonly<Record<Audience, number>> = {
  "tech-professional": 0.2,
  "new-graduate": 0.5,
  "career-changer": 0.75,
};
const PACE_UNKNOWN = 0.5;

/** Share of the hours to working level. */
const DEEPEN = 0.4;
/** What the plan holds only as a prerequisite: enough to build on. */
const ENOUGH_TO_BUILD_ON = 0.5;
/** A prerequisite of such prerequisites: enough to follow. */
const ENOUGH_TO_FOLLOW = 0.25;
/** What a skill that is learned inside another one adds to it. */
const INSIDE = 0.25;
/** People skills grow in projects and at work; the plan pays for reading, feedback and deliberate practice. */
const PEOPLE = 0.3;

/** From this many hours for one skill, the parts of it that are planned by themselves are taken off. */
const BROAD = 60;
/** What is left of a broad skill at the least. */
const BROAD_REST = 1 / 3;

/**
 * Up to here hours count in full; above, subjects learned together share projects, tools and reading,
 * and a first job asks for fewer of them at full depth.
 */
const FULL = 300;
const BEYOND = 0.35;

export interface Effort {
  readonly hours: ReadonlyMap<string, number>;
  /** Hours that the skills would take one by one. */
  readonly alone: number;
}

/** Hours for each planned skill, whole and at least one. */
export function effortFor(
  knowledge: Knowledge,
  profile: Profile,
  track: Audience | null,
  standings: Standings,
  picked: ReadonlyMap<string, PlanTier>,
  merged: Merged,
): Effort {
  const pace = profile.audience === null || track === null ? PACE_UNKNOWN : PACE[track];
  const skills = [...picked.keys()].flatMap((id) => knowledge.skillById.get(id) ?? []);
  const raw = new Map(
    skills.map((skill) => [
      skill.id,
      rawHours(skill, pace, depthFor(skill, skills, picked), standings.of(skill.id).state === "partly"),
    ]),
  );
  const whole = new Map<string, number>();
  for (const skill of skills) {
    if (merged.inside.has(skill.id)) continue;
    const parts = skills.filter((part) => merged.inside.get(part.id) === skill.id);
    const added = parts.reduce((sum, part) => sum + INSIDE * (raw.get(part.id) ?? 0), 0);
    whole.set(skill.id, lessParts(skill, skills, raw) + added);
  }
  const alone = [...whole.values()].reduce((sum, hours) => sum + hours, 0);
  const scale = alone <= FULL ? 1 : (FULL + (alone - FULL) * BEYOND) / alone;
  const hours = new Map([...whole].map(([id, value]) => [id, Math.max(1, Math.round(value * scale))]));
  return { hours, alone };
}

function rawHours(skill: SkillInDomain, pace: number, depth: number, partly: boolean): number {
  const [least, most] = skill.hours;
  const full = least + (most - least) * pace;
  return full * depth * (skill.kind === "people" ? PEOPLE : 1) * (partly ? DEEPEN : 1);
}

/** How far towards working level. Useful skills are in a plan only for what builds on them. */
function depthFor(
  skill: SkillInDomain,
  skills: readonly SkillInDomain[],
  picked: ReadonlyMap<string, PlanTier>,
): number {
  const wanted = (id: string) => ["essential", "important"].includes(picked.get(id) ?? "");
  if (wanted(skill.id)) return 1;
  const direct = skills.some((other) => wanted(other.id) && other.prerequisites.includes(skill.id));
  return direct ? ENOUGH_TO_BUILD_ON : ENOUGH_TO_FOLLOW;
}

/** A broad practice is largely the sum of its parts; half of what is planned of them comes off the whole. */
function lessParts(
  skill: SkillInDomain,
  skills: readonly SkillInDomain[],
  raw: ReadonlyMap<string, number>,
): number {
  const own = raw.get(skill.id) ?? 0;
  if (own < BROAD || skill.kind === "language") return own;
  const parts = skills.filter(
    (part) =>
      part.id !== skill.id &&
      part.domain === skill.domain &&
      [...part.implies, ...part.prerequisites, ...part.related, ...skill.related].some(
        (id) => id === skill.id || id === part.id,
      ),
  );
  const shared = parts.reduce((sum, part) => sum + (raw.get(part.id) ?? 0) / 2, 0);
  return Math.max(own * BROAD_REST, own - shared);
}
