import { roleName, skillName } from "../cards.ts";
import { type Knowledge, refSkills } from "../knowledge.ts";
import type { Level, Profile } from "../profile.ts";
import type { Role, SkillRef, Tier } from "../taxonomy.ts";
import { TIERS } from "../taxonomy.ts";
import { type LadderFit, ladderFit } from "./gaps-ladder.ts";
import { createStandings, type Standing } from "./standing.ts";

/** One thing that a role asks for, as this person stands with it. */
export interface GapItem {
  /** The skill that counts; of alternatives that are all missing, the first. */
  readonly id: string;
  /** The skill's name; of alternatives that are all missing, the words for them together. */
  readonly name: string;
  readonly quote: string;
  readonly impliedBy: string | null;
  readonly level: Level | null;
  /** Present when one of several is enough: what they are together, and all of them. */
  readonly as?: string;
  readonly members?: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  /** Why it counts, or counts in part, in words. */
  readonly note?: string;
}

export interface TierGaps {
  readonly have: readonly GapItem[];
  readonly partly: readonly GapItem[];
  readonly missing: readonly GapItem[];
}

export interface TierCount {
  readonly have: number;
  readonly partly: number;
  readonly missing: number;
  readonly of: number;
}

export interface Gaps {
  readonly role: { readonly id: string; readonly name: string };
  /** 0..1; null when too little is known to say. */
  readonly readiness: number | null;
  /** Why there is no readiness; null when there is. */
  readonly reason: string | null;
  /** "You already have 6 of 14 essentials." */
  readonly summary: string;
  readonly counts: Readonly<Record<Tier, TierCount>>;
  readonly tiers: Readonly<Record<Tier, TierGaps>>;
  /** Lowest rung first; empty for a role that has no ladder yet. */
  readonly ladder: readonly LadderFit[];
}

/**
 * What a skill weighs by its tier. An essential outweighs two important ones and then some,
 * since a gap there ends an application; nothing useful does.
 */
export const TIER_WEIGHT: Readonly<Record<Tier, number>> = { essential: 5, important: 2, useful: 1 };

/** What a person has, partly has and lacks of a role. @throws Error when there is no such role. */
export function gaps(knowledge: Knowledge, profile: Profile, roleId: string): Gaps {
  const role = knowledge.roleById.get(roleId);
  if (role === undefined) throw new Error(`no role "${roleId}"`);
  const standings = createStandings(knowledge, profile);
  const refs = TIERS.flatMap((tier) =>
    role.skills[tier].map((ref) => ({ tier, ref, standing: standings.ofRef(ref) })),
  );
  const pick = (tier: Tier, state: Standing["state"]) =>
    refs
      .filter((entry) => entry.tier === tier && entry.standing.state === state)
      .map((entry) => gapItem(knowledge, entry.ref, entry.standing));
  const byTier = (tier: Tier): TierGaps => ({
    have: pick(tier, "have"),
    partly: pick(tier, "partly"),
    missing: pick(tier, "missing"),
  });
  const tiers = {
    essential: byTier("essential"),
    important: byTier("important"),
    useful: byTier("useful"),
  };
  const counts = {
    essential: count(tiers.essential),
    important: count(tiers.important),
    useful: count(tiers.useful),
  };
  const reason = silence(standings.held.size, counts, role);
  return {
    role: { id: role.id, name: roleName(knowledge, role.id) },
    readiness: reason === null ? readiness(counts) : null,
    reason,
    summary: summarise(counts),
    counts,
    tiers,
    ladder: role.status === "current" ? ladderFit(role, tiers, profile, reason === null) : [],
  };
}

function gapItem(knowledge: Knowledge, ref: SkillRef, standing: Standing): GapItem {
  const { id, quote, impliedBy, level } = standing;
  const base = { id, name: skillName(knowledge, id), quote, impliedBy, level };
  const note = noteFor(knowledge, standing);
  const noted = note === null ? base : { ...base, note };
  if (typeof ref === "string") return noted;
  const members = refSkills(ref).map((member) => ({ id: member, name: skillName(knowledge, member) }));
  const group = { ...noted, as: ref.as, members };
  return standing.state === "missing" ? { ...group, name: ref.as } : group;
}

function noteFor(knowledge: Knowledge, { state, impliedBy, via }: Standing): string | null {
  if (via !== null) return `You know ${skillName(knowledge, via)}, which carries over.`;
  if (state === "partly") return "You have the basics.";
  return impliedBy === null ? null : `Comes with ${skillName(knowledge, impliedBy)}.`;
}

function count({ have, partly, missing }: TierGaps): TierCount {
  return {
    have: have.length,
    partly: partly.length,
    missing: missing.length,
    of: have.length + partly.length + missing.length,
  };
}

function readiness(counts: Readonly<Record<Tier, TierCount>>): number {
  const sum = (value: (entry: TierCount) => number) =>
    TIERS.reduce((total, tier) => total + TIER_WEIGHT[tier] * value(counts[tier]), 0);
  return sum(({ have, partly }) => have + partly / 2) / sum((entry) => entry.of);
}

/** Nothing named, or nothing that this role asks for, is no evidence of nought: people forget what they know. */
function silence(held: number, counts: Readonly<Record<Tier, TierCount>>, role: Role): string | null {
  if (held === 0) return "You have not named a skill yet. Name three that you use, and this fills up.";
  const touched = TIERS.some((tier) => counts[tier].have + counts[tier].partly > 0);
  if (touched) return null;
  return `Nothing you named is on the list for ${role.name}, which says little yet. Look through the essentials: which of them have you used?`;
}

function summarise({ essential }: Readonly<Record<Tier, TierCount>>): string {
  const partly = essential.partly > 0 ? `, and part of ${essential.partly} more` : "";
  if (essential.have === 0 && essential.partly === 0) {
    return `There are ${essential.of} essentials, and none is matched yet.`;
  }
  if (essential.have === 0) return `You have part of ${essential.partly} of ${essential.of} essentials.`;
  return `You already have ${essential.have} of ${essential.of} essentials${partly}.`;
}
