import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import type { OutlookRole, Role } from "../taxonomy.ts";
import { createStandings, type Standings } from "./standing.ts";

/** Essentials held, at the least, before a role to come is worth a word. */
const LEAST_HELD = 2;
const LEAST_SHARE = 0.4;

/** The role to come that a person is closer to than to a role of today, by title or by essentials held; null: none. */
export function horizonRole(knowledge: Knowledge, profile: Profile, todayId: string): OutlookRole | null {
  const titled = knowledge.outlookRoles.find(({ id }) => Object.hasOwn(profile.titles, id));
  if (titled !== undefined) return titled;
  const today = knowledge.roleById.get(todayId);
  if (today === undefined) return null;
  const standings = createStandings(knowledge, profile);
  const share = (role: Role) => heldOf(standings, role) / role.skills.essential.length;
  const limit = Math.max(share(today), LEAST_SHARE);
  const [best] = knowledge.outlookRoles
    .filter((role) => heldOf(standings, role) >= LEAST_HELD && share(role) > limit)
    .sort((a, b) => share(b) - share(a) || (a.id < b.id ? -1 : 1));
  return best ?? null;
}

function heldOf(standings: Standings, { skills }: Role): number {
  return skills.essential.filter((ref) => standings.ofRef(ref).state === "have").length;
}
