import type { Plan, PlanSkill } from "./plan-types.ts";
import { weeksFor } from "./schedule.ts";

export interface PlanProgress {
  /** 0..1 of the plan's hours; 1 only when nothing is left. */
  readonly share: number;
  readonly doneHours: number;
  readonly totalHours: number;
  /** At the plan's hours a week, rounded up to half weeks; 0 when nothing is left. */
  readonly weeksLeft: number;
  /** The first skill that is not ticked; null when only projects are left, or nothing. */
  readonly next: PlanSkill | null;
}

/** How far a plan has come. A phase's project counts as done with the skills of its phase, or by the phase's name. */
export function planProgress(plan: Plan, doneIds: readonly string[]): PlanProgress {
  const done = new Set(doneIds);
  const totalHours = plan.phases.reduce((sum, phase) => sum + phase.hours, 0);
  const doneHours = plan.phases.reduce((sum, phase) => {
    const ticked = phase.skills.filter((skill) => done.has(skill.id));
    const learned = ticked.reduce((hours, skill) => hours + skill.hours, 0);
    const whole = phase.skills.length > 0 && ticked.length === phase.skills.length;
    return sum + learned + (whole || done.has(phase.name) ? phase.projectHours : 0);
  }, 0);
  const left = totalHours - doneHours;
  return {
    share: totalHours === 0 ? 1 : doneHours / totalHours,
    doneHours,
    totalHours,
    weeksLeft: left === 0 ? 0 : weeksFor(left, plan.hoursPerWeek),
    next: plan.phases.flatMap((phase) => phase.skills).find((skill) => !done.has(skill.id)) ?? null,
  };
}
