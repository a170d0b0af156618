import { skillName } from "../cards.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import { type Choice, groundOf } from "./plan-choice.ts";
import { WHY } from "./plan-types.ts";
import { createStandings } from "./standing.ts";

export interface Ticks {
  readonly ids: ReadonlySet<string>;
  /** The person without what was ticked, whether or not the ticks have reached the profile. */
  readonly before: Profile;
  /** The person with it. */
  readonly after: Profile;
}

export function readTicks(knowledge: Knowledge, profile: Profile, done: readonly string[]): Ticks {
  const ids = new Set(done.filter((id) => knowledge.skillById.has(id)));
  const rest = Object.fromEntries(Object.entries(profile.skills).filter(([id]) => !ids.has(id)));
  const claims = [...ids].map((id) => [id, { stance: "has", level: "working", quote: "" }] as const);
  return {
    ids,
    before: { ...profile, skills: rest },
    after: { ...profile, skills: { ...rest, ...Object.fromEntries(claims) } },
  };
}

/** What the ticks take out of a plan, with the reason: the skills, what they bring along and what they build on. */
export function finishedSkills(
  knowledge: Knowledge,
  ticks: Ticks,
  choice: Choice,
): ReadonlyMap<string, string> {
  const finished = new Map<string, string>([...ticks.ids].map((id) => [id, WHY.ticked]));
  if (ticks.ids.size === 0) return finished;
  const now = createStandings(knowledge, ticks.after);
  const ground = groundOf(knowledge, now);
  for (const [id, tier] of choice.picked) {
    if (finished.has(id)) continue;
    const { state, impliedBy } = now.of(id);
    const holder = ground.get(id);
    if (state === "have") finished.set(id, `${WHY.ticked} with ${skillName(knowledge, impliedBy ?? id)}`);
    else if (tier === "prerequisite" && holder !== undefined) finished.set(id, belowWhy(knowledge, holder));
  }
  return finished;
}

export function belowWhy(knowledge: Knowledge, holder: string): string {
  return `${WHY.below}: ${skillName(knowledge, holder)} builds on it.`;
}
