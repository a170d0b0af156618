import type { Knowledge } from "../knowledge.ts";
import { TIERS } from "../taxonomy.ts";
import type { Reason } from "./reason.ts";
import type { SkillPart } from "./skill-evidence.ts";
import { middle } from "./standing.ts";

/** Fewer hours than this, and a skill is a small tool, however few roles ask for it. */
const SMALL = 30;

interface OwnSkill {
  readonly part: SkillPart;
  readonly reason: Reason;
}

/**
 * What speaks for a role in the order in which a person would tell it: a job or a goal, then what they can do
 * and what draws them, essential before important before useful, then all the rest. Points are for ranking:
 * a small tool that only one role names has many, and says little.
 */
export function tellingReasons(
  knowledge: Knowledge,
  own: readonly OwnSkill[],
  fields: readonly Reason[],
  others: readonly Reason[],
): Reason[] {
  const skills = own
    .filter(({ reason }) => reason.points > 0)
    .sort((a, b) => rankOf(a) - rankOf(b) || weight(knowledge, b) - weight(knowledge, a))
    .map(({ reason }) => reason);
  const rest = others.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
  const titles = rest.filter(({ kind }) => kind === "title" || kind === "wish");
  const draws = rest.filter(({ kind }) => kind === "interest");
  const remaining = rest.filter((reason) => !titles.includes(reason) && !draws.includes(reason));
  return [
    ...titles,
    ...skills.slice(0, 1),
    ...draws.slice(0, 1),
    ...skills.slice(1),
    ...draws.slice(1),
    ...fields,
    ...remaining,
  ];
}

/** By tier; what was said before what comes along with it, and wishes last. */
function rankOf({ part }: OwnSkill): number {
  const bearing = { named: 0, part: 1, relative: 1 }[part.entry.bearing];
  const said = part.held === null ? 2 : part.held.impliedBy === null ? 0 : 1;
  return (
    10 * Math.max(said - 1, 0) + 3 * TIERS.indexOf(part.entry.tier) + Math.max(bearing, Math.min(said, 1))
  );
}

function weight({ skillById }: Knowledge, { part, reason }: OwnSkill): number {
  const skill = skillById.get(part.id);
  const hours = skill === undefined ? SMALL : middle(skill);
  return reason.points * Math.min(hours / SMALL, 1) ** 2;
}
