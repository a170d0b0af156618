import type { Profile } from "../profile.ts";
import type { Fit } from "./reason.ts";
import type { Weights } from "./weights.ts";

/** What to ask next when not enough is known. */
export interface Settle {
  readonly kind: "skill" | "interest" | "skills" | "draws";
  /** Of the skill or interest; null for the open questions. */
  readonly id: string | null;
}

interface Standing {
  readonly fit: Fit;
  /** Places of the roles, best first, and their scores. */
  readonly order: readonly number[];
  readonly scores: readonly number[];
  /** Skills that are held already, also by what others bring along. */
  readonly held: ReadonlyMap<string, unknown>;
}

/** Lead in score from which the first role is clear. */
const CLEAR_LEAD = 6;

/** The one thing that would tell the two leading roles apart, or the open question that was not answered. */
export function settleOf(
  weights: Weights,
  profile: Profile,
  { fit, order, scores, held }: Standing,
): Settle | null {
  if (!Object.values(profile.skills).some(({ stance }) => stance === "has"))
    return { kind: "skills", id: null };
  const [first = 0, second = 0] = order;
  const lead = (scores[0] ?? 0) - (scores[1] ?? 0);
  if (fit === "strong" && lead >= CLEAR_LEAD) return null;
  if (Object.keys(profile.interests).length === 0) return { kind: "draws", id: null };
  return separating(weights, profile, held, first, second);
}

function separating(
  weights: Weights,
  profile: Profile,
  held: ReadonlyMap<string, unknown>,
  first: number,
  second: number,
): Settle | null {
  let best: Settle | null = null;
  let most = 0;
  const consider = (
    kind: "skill" | "interest",
    id: string,
    entries: ReadonlyArray<{ role: number; points: number }>,
  ) => {
    let apart = 0;
    for (const { role, points } of entries) {
      if (role === first) apart += points;
      else if (role === second) apart -= points;
    }
    if (Math.abs(apart) <= most) return;
    most = Math.abs(apart);
    best = { kind, id };
  };
  for (const [id, entries] of weights.byInterest) {
    if (!Object.hasOwn(profile.interests, id)) consider("interest", id, entries);
  }
  for (const id of weights.askable[first] ?? []) askSkill(id);
  for (const id of weights.askable[second] ?? []) askSkill(id);
  return best;

  function askSkill(id: string): void {
    if (!Object.hasOwn(profile.skills, id) && !held.has(id))
      consider("skill", id, weights.bySkill.get(id) ?? []);
  }
}
