import { skillName } from "../domain/cards.ts";
import { DateSchema, HoursSchema } from "../domain/profile.ts";
import { askAgain } from "./interview.ts";
import { skillFacts, withoutSkills } from "./skill-list.ts";
import type { Turn, TurnEvent } from "./turn.ts";
import { showCheckIn, takeCheckIns } from "./views/check-ins.ts";
import { showMatch } from "./views/match.ts";
import { offer } from "./views/menu.ts";
import { showPlan } from "./views/plan.ts";
import { tickSkill } from "./views/progress.ts";

export type FormEvent = Exclude<TurnEvent, { readonly kind: "text" | "choice" }>;

/** What came as a filled-in form or a tick: no words to understand, but ids that may be out of date. */
export function fill(turn: Turn, event: FormEvent): void {
  turn.drop("confirming");
  switch (event.kind) {
    case "job-ad":
      showMatch(turn, event.text);
      break;
    case "skills":
      takeSkills(turn, event.add, event.remove);
      break;
    case "plan":
      takePlan(turn, event);
      break;
    case "tick":
      tickSkill(turn, event.skill, event.done);
      break;
    case "check-ins":
      takeCheckIns(turn, event.time);
      break;
    case "check-in":
      showCheckIn(turn);
      return;
  }
  if (turn.state.at === undefined || turn.hasPrompt) return;
  turn.note("interview.continue");
  askAgain(turn);
}

function takeSkills(turn: Turn, add: readonly string[], remove: readonly string[]): void {
  const { skillById } = turn.content.knowledge;
  const gone = new Set(remove);
  const removed = Object.keys(turn.profile.skills).filter((id) => gone.has(id));
  const before = withoutSkills(turn, removed, (id) => skillName(turn.content.knowledge, id));
  const added = Object.fromEntries(
    add
      .filter((id) => skillById.has(id) && before[id]?.stance !== "has" && !gone.has(id))
      .map((id) => [id, { stance: "has", level: null, quote: turn.text("skills.form-quote") } as const]),
  );
  if (removed.length > 0 || Object.keys(added).length > 0) turn.learn({ skills: { ...before, ...added } });
  if (removed.length > 0)
    turn.note("skills.removed", {
      names: removed.map((id) => skillName(turn.content.knowledge, id)).join(", "),
    });
  if (Object.keys(added).length > 0)
    turn.say("skills.added", { facts: skillFacts(turn, added).join(", ") }).note("skills.counts");
  else if (removed.length === 0) turn.say("skills.same");
  if (turn.state.at === undefined) offer(turn);
}

function takePlan(turn: Turn, { role, hoursPerWeek, start, by }: Extract<FormEvent, { kind: "plan" }>): void {
  const named = role === undefined ? undefined : turn.content.knowledge.roleById.get(role);
  if (HoursSchema.safeParse(hoursPerWeek).success && hoursPerWeek !== undefined) turn.learn({ hoursPerWeek });
  if (by === null) turn.learn({ by: null });
  else if (DateSchema.safeParse(by).success && by !== undefined) turn.learn({ by });
  const kept = turn.state.plan;
  if (kept !== undefined && by === null) turn.state.plan = { ...kept, by: null };
  showPlan(turn, named, DateSchema.safeParse(start).success ? start : undefined);
}
