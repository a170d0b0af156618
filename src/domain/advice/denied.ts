import { type Knowledge, refSkills } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import type { CurrentRole } from "../taxonomy.ts";
import { normalise } from "../tokens.ts";
import type { Reason } from "./reason.ts";
import type { Weights } from "./weights.ts";

/** Who has never done what a role is called after has most of it before them. */
const DENIED_NAME = -7;

/** Against a role speaks an essential that gives it its name, where the person said that they cannot do it. */
export function addDenied(
  knowledge: Knowledge,
  { places }: Weights,
  { skills }: Profile,
  add: (role: number, reason: Reason) => void,
): void {
  const denied = Object.entries(skills).filter(([, { stance }]) => stance === "lacks");
  if (denied.length === 0) return;
  const naming = namingRoles(knowledge);
  for (const [id, { quote }] of denied) {
    const name = knowledge.skillById.get(id)?.name ?? id;
    for (const role of naming.get(id) ?? []) {
      const place = places.get(role.id);
      const text = `${name}, which gives this role its name, is not among what you have done`;
      if (place !== undefined) add(place, { kind: "skill", text, quote, points: DENIED_NAME });
    }
  }
}

const cache = new WeakMap<Knowledge, ReadonlyMap<string, readonly CurrentRole[]>>();

/** By skill: the roles that are called after it and cannot do without it. */
function namingRoles(knowledge: Knowledge): ReadonlyMap<string, readonly CurrentRole[]> {
  const known = cache.get(knowledge);
  if (known !== undefined) return known;
  const naming = new Map<string, CurrentRole[]>();
  for (const role of knowledge.currentRoles) {
    const title = ` ${normalise(role.name)} `;
    for (const id of role.skills.essential.flatMap(refSkills)) {
      const skill = knowledge.skillById.get(id);
      if (skill === undefined) continue;
      const isNamed = [skill.name, ...skill.aliases].some((name) => title.startsWith(` ${normalise(name)} `));
      if (isNamed) naming.set(id, [...(naming.get(id) ?? []), role]);
    }
  }
  cache.set(knowledge, naming);
  return naming;
}
