import { type Knowledge, refSkills } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import type { CurrentRole } from "../taxonomy.ts";
import { SHARED_FIELDS, STRONG_MARGIN, STRONG_POINTS, STRONG_SKILLS } from "./fit.ts";
import { effectiveSkills } from "./held.ts";
import type { Reason } from "./reason.ts";
import type { Weights } from "./weights.ts";

/** Part of a role's essentials, held, from which it is put before others that may suit as well. */
const LIFTED_SHARE = 0.45;

/** For a role speaks, beside its skills, that much of what is particular to it is there: so strong fits come first. */
export function addParticular(
  knowledge: Knowledge,
  weights: Weights,
  profile: Profile,
  add: (role: number, reason: Reason) => void,
): void {
  const counts = new Float64Array(weights.roles.length);
  const points = new Float64Array(weights.roles.length);
  for (const [id, { stance }] of Object.entries(profile.skills)) {
    if (stance !== "has" || SHARED_FIELDS.has(knowledge.skillById.get(id)?.domain ?? "")) continue;
    for (const entry of weights.bySkill.get(id) ?? []) {
      if (entry.bearing !== "named" || entry.tier === "useful") continue;
      counts[entry.role] = (counts[entry.role] ?? 0) + 1;
      points[entry.role] = (points[entry.role] ?? 0) + entry.points;
    }
  }
  const found = [...weights.roles.entries()].filter(
    ([place]) => (counts[place] ?? 0) >= STRONG_SKILLS && (points[place] ?? 0) >= STRONG_POINTS,
  );
  if (found.length === 0) return;
  const held = effectiveSkills(knowledge, profile);
  for (const [place, role] of found) {
    if (essentialShare(role, held) < LIFTED_SHARE) continue;
    const text = `You know ${counts[place]} things that are particular to this work`;
    add(place, { kind: "skill", text, quote: "", points: STRONG_MARGIN });
  }
}

function essentialShare({ skills }: CurrentRole, held: ReadonlyMap<string, unknown>): number {
  const met = skills.essential.filter((ref) => refSkills(ref).some((id) => held.has(id)));
  return met.length / skills.essential.length;
}
