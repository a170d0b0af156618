import type { Knowledge } from "../knowledge.ts";
import type { Fit, Reason } from "./reason.ts";
import type { SkillPart } from "./skill-evidence.ts";

/**
 * Fields that all of computing and every office share. Skills of these fields speak for a role but never make
 * a strong fit on their own: what is particular to AI and data work must be there too.
 */
const SHARED_FIELDS: ReadonlySet<string> = new Set([
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
const STRONG_SKILLS = 4;
const STRONG_POINTS = 6;
/** The whole sum, with fields and interests for and against. */
const STRONG_TOTAL = 10;
/** One skill that is clearly asked for, or one kind of work that is liked. */
const POSSIBLE_TOTAL = 1.5;

/** How well one role fits, by what was said for it. */
export function fitOf(
  knowledge: Knowledge,
  total: number,
  parts: readonly SkillPart[],
  damping: number,
  reasons: readonly Reason[],
): Fit {
  if (total < POSSIBLE_TOTAL) return "none";
  const particular = parts.filter(
    ({ id, entry, held }) =>
      held !== null &&
      held.impliedBy === null &&
      entry.bearing === "named" &&
      entry.tier !== "useful" &&
      !SHARED_FIELDS.has(knowledge.skillById.get(id)?.domain ?? ""),
  );
  const points = particular.reduce((sum, part) => sum + part.points / damping, 0);
  const against = reasons.some(({ kind, points: worth }) => kind === "avoids" && worth < -5);
  const strong = particular.length >= STRONG_SKILLS && points >= STRONG_POINTS && total >= STRONG_TOTAL;
  return strong && !against ? "strong" : "possible";
}
