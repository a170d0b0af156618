import type { Recommendation } from "../domain/advice/recommend.ts";
import type { Profile } from "../domain/profile.ts";

/** The judgement that flows and views call on, prepared once at start. */
export interface Advisor {
  recommend(profile: Profile): Recommendation;
  /** The next skill or interest to ask about, or null when the answer would change nothing. */
  nextProbe(
    profile: Profile,
    asked: readonly string[],
  ): { readonly kind: "skill" | "interest"; readonly id: string } | null;
}
