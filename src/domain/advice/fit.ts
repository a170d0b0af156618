import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import type { CurrentRole } from "../taxonomy.ts";
import type { Fit, Reason } from "./reason.ts";
import type { SkillPart } from "./skill-evidence.ts";

/**
 * Fields that all of computing and every office share. Skills of these fields speak for a role but never make
 * a strong fit on their own: what is particular to AI and data work must be there too.
 */
export const SHARED_FIELDS: ReadonlySet<string> = new Set([
  "programming-languages",
  "web-development",
  "software-engineering",
  "databases",
  "cloud",
  "devops-infrastructure",
  "security-privacy",
  "leadership",
  "people-skills",
]);

/**
 * Named essential or important skills of AI and data work that a strong fit takes, and what they are worth together:
 * four at 1.5 each, which is what a skill says that this role asks for 3.5 times as much as the average one.
 */
export const STRONG_SKILLS = 4;
export const STRONG_POINTS = 6;
/** The whole sum, with fields and interests for and against. */
const STRONG_TOTAL = 10;
/** Part of a role's essentials that a strong fit takes: with less, most of the role is still unknown. */
const STRONG_SHARE = 0.25;
/** Roles no further apart than this many points may change places tomorrow. */
export const STRONG_MARGIN = 4;
/** One skill that is clearly asked for. */
export const POSSIBLE_TOTAL = 1.5;
/** Kinds of work, each at least a good part of the role, that make it possible without any skill for it. */
const POSSIBLE_KINDS = 2;
const GOOD_PART = 2;

export interface Evidence {
  readonly total: number;
  readonly parts: readonly SkillPart[];
  readonly damping: number;
  /** What was said beside skills. */
  readonly others: readonly Reason[];
}

/** How well one role fits, by what was said for it. */
export function fitOf(
  knowledge: Knowledge,
  profile: Profile,
  role: CurrentRole,
  { total, parts, damping, others }: Evidence,
): Fit {
  if (total < POSSIBLE_TOTAL || !isPossible(profile, role, parts, others)) return "none";
  const particular = parts.filter(
    ({ id, entry, held }) =>
      held !== null &&
      held.impliedBy === null &&
      entry.bearing === "named" &&
      entry.tier !== "useful" &&
      !SHARED_FIELDS.has(knowledge.skillById.get(id)?.domain ?? ""),
  );
  const points = particular.reduce((sum, part) => sum + part.points / damping, 0);
  const against = others.some(({ kind, points: worth }) => kind === "avoids" && worth < -5);
  const strong = particular.length >= STRONG_SKILLS && points >= STRONG_POINTS && total >= STRONG_TOTAL;
  return strong && !against && essentialShare(role, parts) >= STRONG_SHARE ? "strong" : "possible";
}

/** Part of the essentials that is held, 0..1; alternatives count once. */
function essentialShare(role: CurrentRole, parts: readonly SkillPart[]): number {
  const held = parts.filter(
    ({ held, entry }) => held !== null && entry.bearing === "named" && entry.tier === "essential",
  );
  return new Set(held.map(({ entry }) => entry.slot)).size / role.skills.essential.length;
}

/** It takes a skill that the role builds on, a title, or more than one thing in it that draws the person. */
function isPossible(
  profile: Profile,
  role: CurrentRole,
  parts: readonly SkillPart[],
  others: readonly Reason[],
): boolean {
  if (parts.some(({ held, entry }) => held !== null && entry.tier !== "useful")) return true;
  if (others.some(({ kind }) => kind === "title" || kind === "wish")) return true;
  let kinds = 0;
  for (const [id, { stance }] of Object.entries(profile.interests)) {
    if (stance !== "avoids" && (role.fit[id] ?? 0) >= GOOD_PART) kinds++;
  }
  return kinds >= POSSIBLE_KINDS;
}

/**
 * The fits in the order of the ranking. Where one role stands closely before another, its own fit is the most that
 * can be said of both: a strong one behind a possible one would contradict the order.
 */
export function inStep(ranked: ReadonlyArray<{ readonly fit: Fit; readonly total: number }>): Fit[] {
  let possible = Number.POSITIVE_INFINITY;
  return ranked.map(({ fit, total }) => {
    const shown = fit === "strong" && possible - total <= STRONG_MARGIN ? "possible" : fit;
    if (shown === "possible") possible = total;
    return shown;
  });
}
