import type { Turn } from "../turn.ts";

/** Hours a week to plan with until a person has said theirs. */
export const HOURS_ASSUMED = 6;

/** What a plan for a role is made with: what the person said last, and the start and ticks of the plan they have. */
export function planSettings(turn: Turn, role: string) {
  const kept = turn.state.plan?.role === role ? turn.state.plan : undefined;
  const { hoursPerWeek, by } = turn.profile;
  const wish = by ?? kept?.by;
  return {
    hoursPerWeek: hoursPerWeek ?? kept?.hoursPerWeek ?? HOURS_ASSUMED,
    start: kept?.start ?? turn.today,
    ...(wish !== null && wish !== undefined && { by: wish }),
    ...(kept && { done: kept.done }),
  };
}
