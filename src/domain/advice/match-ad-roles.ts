import { type Knowledge, refSkills, roleRefs } from "../knowledge.ts";
import type { CurrentRole } from "../taxonomy.ts";
import type { TitleMention } from "../understanding/reading.ts";
import { TIER_WEIGHT } from "./gaps.ts";
import type { Need } from "./match-ad-cues.ts";

export interface AdReason {
  readonly kind: "title" | "skill";
  readonly text: string;
  /** The ad's words. */
  readonly quote: string;
  readonly points: number;
}

export interface AdRole {
  readonly id: string;
  readonly name: string;
  /** 0..100: the sum of the reasons' points. */
  readonly score: number;
  readonly reasons: readonly AdReason[];
}

export interface AskedSkill {
  readonly id: string;
  readonly name: string;
  readonly need: Need;
  readonly quote: string;
}

/** A title at the head of an ad nearly settles what it is; elsewhere it may be a colleague's. */
const TITLE_FIRST = 45;
const TITLE_LATER = 15;
/** The title stands among the first words, in characters. */
const HEAD = 200;
const SKILL_POINTS = 55;
const NEED_WEIGHT: Readonly<Record<Need, number>> = { required: 1, nice: 0.5 };
const ROLES_SHOWN = 5;

/** The roles that an ad is nearest to, best first; roles for which nothing speaks are left out. */
export function closestRoles(
  knowledge: Knowledge,
  skills: readonly AskedSkill[],
  titles: readonly TitleMention[],
  text: string,
): AdRole[] {
  const asked = skills.map((skill) => ({
    skill,
    weight: NEED_WEIGHT[skill.need] * distinctive(knowledge, skill.id),
  }));
  const total = asked.reduce((sum, entry) => sum + entry.weight, 0);
  const score = (role: CurrentRole): AdRole => {
    const tiers = new Map(
      roleRefs(role).flatMap(({ tier, ref }) => refSkills(ref).map((id) => [id, tier] as const)),
    );
    const spoken = asked.flatMap(({ skill, weight }): AdReason[] => {
      const tier = tiers.get(skill.id);
      if (tier === undefined) return [];
      const points = (SKILL_POINTS * weight * TIER_WEIGHT[tier]) / TIER_WEIGHT.essential / total;
      return [
        { kind: "skill", text: `${skill.name} is ${tier} here`, quote: skill.quote, points: tenth(points) },
      ];
    });
    const reasons = [...titleReason(role, titles, text), ...spoken.sort((a, b) => b.points - a.points)];
    const sum = reasons.reduce((points, reason) => points + reason.points, 0);
    return { id: role.id, name: role.name, score: Math.min(100, tenth(sum)), reasons };
  };
  return knowledge.currentRoles
    .map(score)
    .filter((role) => role.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, ROLES_SHOWN);
}

/** What few roles ask for says more. */
function distinctive(knowledge: Knowledge, id: string): number {
  const asking = knowledge.currentRoles.filter((role) =>
    roleRefs(role).some(({ ref }) => refSkills(ref).includes(id)),
  ).length;
  return Math.log((knowledge.currentRoles.length + 1) / (asking + 1)) + 0.2;
}

function titleReason(role: CurrentRole, titles: readonly TitleMention[], text: string): AdReason[] {
  const first = titles.filter((title) => title.id === role.id).sort((a, b) => a.start - b.start)[0];
  if (first === undefined) return [];
  const earlier = titles.some((title) => title.start < first.start);
  const points = first.start < HEAD && !earlier ? TITLE_FIRST : TITLE_LATER;
  const quote = text.slice(first.start, first.end);
  return [{ kind: "title", text: `The ad names the title ${role.name}`, quote, points }];
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10;
}
