import { effectiveSkills } from "../../domain/advice/held.ts";
import type { PlanSkill } from "../../domain/advice/plan-types.ts";
import { planProgress } from "../../domain/advice/progress.ts";
import { heading } from "../reply.ts";
import type { PlanSettings } from "../state.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";
import { ticksOf, wholePlan } from "./plan-kept.ts";
import { spell } from "./times.ts";

export function showProgress(turn: Turn): void {
  const whole = wholePlan(turn);
  if (whole === null) {
    turn.say("progress.none");
    turn.menu([menu(turn, "start", "menu.start"), menu(turn, "roles", "menu.browse")]);
    return;
  }
  const { share, weeksLeft, next } = planProgress(whole, turn.state.plan?.done ?? []);
  const percent = Math.round(share * 100);
  turn.add(heading(turn.text("progress.title", { role: whole.role.name })), {
    kind: "progress",
    label: turn.text("progress.label"),
    share,
    text: turn.text("progress.text", { percent, time: spell(turn, weeksLeft), hours: whole.hoursPerWeek }),
  });
  if (next === null) turn.say("progress.finished");
  else turn.say("progress.next", { step: next.name });
  turn.own().offerTicks(ticksOf(turn));
  turn.menu([
    ...(next === null ? [] : [menu(turn, `done ${next.name}`, "menu.done", { skill: next.name })]),
    menu(turn, `plan ${whole.role.name}`, "menu.plan", { role: whole.role.name }),
    menu(turn, "export", "menu.export"),
  ]);
}

/** Ticks what a text names; a ticked skill counts everywhere. */
export function tick(turn: Turn, text: string): void {
  const whole = wholePlan(turn);
  const kept = turn.state.plan;
  if (whole === null || kept === undefined) {
    turn.say("progress.none");
    return;
  }
  const open = whole.phases.flatMap((phase) => phase.skills).filter((skill) => !kept.done.includes(skill.id));
  const named = new Set(turn.read(text, "skills").skills.map((mention) => mention.id));
  const ticked = open.filter((skill) => named.has(skill.id));
  if (ticked.length === 0) {
    const held = effectiveSkills(turn.content.knowledge, turn.profile);
    if ([...named].some((id) => kept.done.includes(id))) turn.say("done.already");
    else if ([...named].some((id) => held.has(id))) turn.say("done.held");
    else
      turn.say("done.unknown", {
        names: open
          .slice(0, 5)
          .map((skill) => skill.name)
          .join(", "),
      });
    return;
  }
  markDone(turn, kept, ticked);
}

function markDone(turn: Turn, kept: PlanSettings, ticked: readonly PlanSkill[]): void {
  turn.state.plan = { ...kept, done: [...kept.done, ...ticked.map((skill) => skill.id)] };
  const claim = { stance: "has", level: "working", quote: turn.text("done.quote") } as const;
  turn.learn({
    skills: { ...turn.profile.skills, ...Object.fromEntries(ticked.map((skill) => [skill.id, claim])) },
  });
  turn.say("done.ticked", { names: ticked.map((skill) => skill.name).join(", ") });
  showProgress(turn);
}

/** A step of the plan ticked, or its tick taken back, by a widget. */
export function tickSkill(turn: Turn, id: string, done: boolean): void {
  const kept = turn.state.plan;
  const skill = wholePlan(turn)
    ?.phases.flatMap((phase) => phase.skills)
    .find((entry) => entry.id === id);
  if (kept === undefined || skill === undefined) turn.say("progress.none");
  else if (kept.done.includes(id) === done) showProgress(turn);
  else if (done) markDone(turn, kept, [skill]);
  else takeTickBack(turn, kept, skill);
}

function takeTickBack(turn: Turn, kept: PlanSettings, skill: PlanSkill): void {
  turn.state.plan = { ...kept, done: kept.done.filter((id) => id !== skill.id) };
  const { [skill.id]: claim, ...others } = turn.profile.skills;
  if (claim?.quote === turn.text("done.quote")) turn.learn({ skills: others });
  turn.say("done.unticked", { name: skill.name });
  showProgress(turn);
}
