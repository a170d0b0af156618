import { planCalendar } from "../../domain/advice/export-calendar.ts";
import { planMarkdown } from "../../domain/advice/export-markdown.ts";
import type { Turn } from "../turn.ts";
import { offer } from "./menu.ts";
import { planOf } from "./plan-kept.ts";

/** Everything kept about the person as JSON, and the plan as Markdown and iCalendar. */
export function showExport(turn: Turn): void {
  const plan = planOf(turn);
  const { plan: settings, answers } = turn.state;
  const kept = {
    exported: turn.now,
    profile: turn.profile,
    answers: answers ?? {},
    plan: settings ?? null,
  };
  turn.say("export.done", { plan: plan === null ? "" : turn.text("export.plan") });
  turn.attach({
    name: "rolewise-data.json",
    mime: "application/json",
    text: `${JSON.stringify(kept, null, 2)}\n`,
  });
  if (plan !== null) {
    turn.attach({
      name: `rolewise-plan-${plan.role.id}.md`,
      mime: "text/markdown",
      text: planMarkdown(plan),
    });
    turn.attach({
      name: `rolewise-plan-${plan.role.id}.ics`,
      mime: "text/calendar",
      text: planCalendar(plan, { now: turn.now }),
    });
  }
  offer(turn);
}
