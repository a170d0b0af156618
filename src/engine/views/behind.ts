import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";
import { showProgress } from "./progress.ts";

const HOURS_LEAST = 1;

/** Less was done than planned: where the plan stands, and the same plan at a slower pace. */
export function showBehind(turn: Turn, words: string | undefined): void {
  const kept = turn.state.plan;
  if (kept === undefined) {
    showProgress(turn);
    return;
  }
  turn.say("behind");
  showProgress(turn);
  const hours = hoursSaid(turn, words) ?? Math.max(HOURS_LEAST, Math.round(kept.hoursPerWeek / 2));
  turn.note("behind.hours", { hours });
  const role = turn.content.knowledge.roleById.get(kept.role)?.name ?? kept.role;
  turn.menu([
    menu(turn, `plan ${hours} hours`, "menu.plan-hours", { hours: String(hours) }),
    menu(turn, `plan ${role}`, "menu.plan", { role }),
    menu(turn, "progress", "menu.progress"),
  ]);
}

function hoursSaid(turn: Turn, words: string | undefined): number | undefined {
  if (words === undefined) return undefined;
  const { hoursPerWeek } = turn.content.understanding.read(`${words} hours a week`, { expecting: "hours" });
  return hoursPerWeek?.value;
}
