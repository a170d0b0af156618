import type { Profile } from "../profile.ts";
import type { Reason } from "./reason.ts";
import type { Weights } from "./weights.ts";

/** So far behind the best other role is a job that somebody looks to leave. */
const BEHIND = 1;

/** Whether a role is a job of the person's. */
export const isToday = ({ titles }: Profile, id: string): boolean => titles[id]?.stance === "holds";

/** Whether somebody said that they look for other work than they do today. */
export const wantsChange = ({ audience, titles }: Profile): boolean =>
  audience === "career-changer" || Object.values(titles).some(({ stance }) => stance === "wants");

/** Who looks for a change is not sent back to the job that they have: another role comes first where any fits. */
export function addToday(
  weights: Weights,
  profile: Profile,
  totals: Float64Array,
  add: (role: number, reason: Reason) => void,
): void {
  if (!wantsChange(profile)) return;
  const places = new Set(
    Object.keys(profile.titles).flatMap((id) => (isToday(profile, id) ? (weights.places.get(id) ?? []) : [])),
  );
  let best = 0;
  for (const [place, total] of totals.entries()) if (!places.has(place)) best = Math.max(best, total);
  if (best === 0) return;
  for (const place of places) {
    const points = best - BEHIND - (totals[place] ?? 0);
    const id = weights.roles[place]?.id ?? "";
    const quote = profile.titles[id]?.quote ?? "";
    const text = "You do this today and look for a change";
    if (points < 0) add(place, { kind: "title", text, quote, points });
  }
}
