import { type Knowledge, refSkills, roleRefs } from "../knowledge.ts";
import type { CurrentRole } from "../taxonomy.ts";
import { TIER_SHARE } from "./tier-share.ts";

/** A skill says this much through the field that it belongs to, beside what it says by itself. */
const FIELD = 0.4;
/** Added to shares, so that a field that hardly any role names says no more than others. */
const SMOOTH = 0.1;

/**
 * By field: ln of a role's share of it over the average role's, where that is above zero. Somebody whose skills
 * lie in a role's fields is at home there; what else they know is nothing to hold against them.
 */
export function fieldLifts(knowledge: Knowledge): Map<string, Float64Array> {
  const roles = knowledge.currentRoles;
  const shares = roles.map((role) => fieldShares(knowledge, role));
  const fields = [...new Set(knowledge.skills.map(({ domain }) => domain))];
  return new Map(
    fields.map((field) => {
      const own = shares.map((share) => share.get(field) ?? 0);
      const average = own.reduce((sum, share) => sum + share, 0) / Math.max(own.length, 1);
      const lift = (share: number) => Math.max(FIELD * Math.log((share + SMOOTH) / (average + SMOOTH)), 0);
      return [field, Float64Array.from(own, lift)];
    }),
  );
}

/** How a role's list is spread over fields; qualities of character are asked for everywhere and left out. */
function fieldShares(knowledge: Knowledge, role: CurrentRole): Map<string, number> {
  const shares = new Map<string, number>();
  let total = 0;
  for (const { tier, ref } of roleRefs(role)) {
    const skill = knowledge.skillById.get(refSkills(ref)[0] ?? "");
    if (skill === undefined || skill.kind === "people") continue;
    total += TIER_SHARE[tier];
    shares.set(skill.domain, (shares.get(skill.domain) ?? 0) + TIER_SHARE[tier]);
  }
  for (const [field, sum] of shares) shares.set(field, sum / total);
  return shares;
}
