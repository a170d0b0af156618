import { roleName } from "../cards.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import { plan } from "./plan.ts";
import { isToday } from "./today.ts";

export interface NearerRole {
  readonly id: string;
  readonly name: string;
  /** Of its whole plan, for this person. */
  readonly hours: number;
}

/** More than this share of the hours is no shorter way. */
const CLEARLY_LESS = 0.85;
/** The calendar does not matter for hours. */
const ANY_TIME = { hoursPerWeek: 1, start: "2000-01-01", by: null };

/** Of the candidates the one with the shortest plan, where that is clearly shorter than the role's own. */
export function nearerRole(
  knowledge: Knowledge,
  profile: Profile,
  roleId: string,
  candidates: readonly string[],
): NearerRole | null {
  const hoursOf = (id: string) =>
    plan(knowledge, profile, id, ANY_TIME).phases.reduce((sum, phase) => sum + phase.hours, 0);
  const limit = hoursOf(roleId) * CLEARLY_LESS;
  const [best] = [...new Set(candidates)]
    .filter((id) => id !== roleId && knowledge.roleById.get(id)?.status === "current")
    // What somebody does already is no way to anywhere.
    .filter((id) => !isToday(profile, id))
    .map((id) => ({ id, name: roleName(knowledge, id), hours: hoursOf(id) }))
    .filter(({ hours }) => hours <= limit)
    .sort((a, b) => a.hours - b.hours || (a.id < b.id ? -1 : 1));
  return best ?? null;
}
