import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import { nextQuestion } from "./probes.ts";
import type { Fit } from "./reason.ts";
import type { Weights } from "./weights.ts";

/** What to ask next when not enough is known. */
export interface Settle {
  readonly kind: "skill" | "interest" | "skills" | "draws";
  /** Of the skill or interest; null for the open questions. */
  readonly id: string | null;
}

/** Lead in score from which the first role is clear. */
const CLEAR_LEAD = 6;

/** The open question that was not answered, or the one that a probe would ask; null when the first role is clear. */
export function settleOf(
  knowledge: Knowledge,
  weights: Weights,
  profile: Profile,
  [first, second]: ReadonlyArray<{ readonly fit: Fit; readonly score: number }>,
): Settle | null {
  if (!Object.values(profile.skills).some(({ stance }) => stance === "has"))
    return { kind: "skills", id: null };
  const lead = (first?.score ?? 0) - (second?.score ?? 0);
  if (first?.fit === "strong" && lead >= CLEAR_LEAD) return null;
  if (Object.keys(profile.interests).length === 0) return { kind: "draws", id: null };
  return nextQuestion(knowledge, weights, profile, new Set());
}
