import { plan as makePlan } from "../../domain/advice/plan.ts";
import type { Plan } from "../../domain/advice/plan-types.ts";
import { OPTIONS_MAX, type Tick } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { planSettings } from "./plan-settings.ts";
import { hoursText } from "./times.ts";

/** The person's plan as it stands, ticks counted; null when there is none or its role is gone. */
export function planOf(turn: Turn): Plan | null {
  const kept = turn.state.plan;
  if (kept === undefined || turn.content.knowledge.roleById.get(kept.role)?.status !== "current") return null;
  return makePlan(turn.content.knowledge, turn.profile, kept.role, planSettings(turn, kept.role));
}

/** The plan without its ticks: what progress is measured against. */
export function wholePlan(turn: Turn): Plan | null {
  const kept = turn.state.plan;
  if (kept === undefined || turn.content.knowledge.roleById.get(kept.role)?.status !== "current") return null;
  const ticked = new Set(kept.done);
  const skills = Object.fromEntries(Object.entries(turn.profile.skills).filter(([id]) => !ticked.has(id)));
  const { done: _, ...settings } = planSettings(turn, kept.role);
  return makePlan(turn.content.knowledge, { ...turn.profile, skills }, kept.role, settings);
}

/** So many of the last ticks are shown beside the open steps, to be taken back. */
const TICKS_BACK = 5;

/** The steps of the whole plan, those still open first, then the last ticked. */
export function ticksOf(turn: Turn): Tick[] {
  const done = turn.state.plan?.done ?? [];
  const ticks = (wholePlan(turn)?.phases ?? [])
    .flatMap((phase) => phase.skills)
    .map((skill) => ({
      skill: skill.id,
      name: skill.name,
      done: done.includes(skill.id),
      text: hoursText(turn, skill.hours),
    }));
  const back = done.slice(-TICKS_BACK).flatMap((id) => ticks.filter((tick) => tick.skill === id));
  const open = ticks.filter((tick) => !tick.done);
  return [...open.slice(0, OPTIONS_MAX - back.length), ...back];
}
