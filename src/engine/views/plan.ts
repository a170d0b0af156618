import { effectiveSkills } from "../../domain/advice/held.ts";
import { plan as makePlan } from "../../domain/advice/plan.ts";
import { type Plan, type PlanSkill, skipKind } from "../../domain/advice/plan-types.ts";
import { planProgress } from "../../domain/advice/progress.ts";
import type { Role } from "../../domain/taxonomy.ts";
import {
  heading,
  list,
  note,
  OPTIONS_MAX,
  paragraph,
  plain,
  type Spans,
  strong,
  type Tick,
} from "../reply.ts";
import type { PlanSettings } from "../state.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";
import { HOURS_ASSUMED, planSettings } from "./plan-settings.ts";
import { roleInHand } from "./role-in-hand.ts";

/** Makes the plan for a role the person's plan, and shows it.
 * @param start ISO date; today when it is not said, for a plan that is new
 */
export function showPlan(turn: Turn, named: Role | undefined, start?: string): void {
  const role = roleInHand(turn, named, "plan.no-role");
  if (role === null) return;
  keepPlan(turn, role.id, start);
  const made = planOf(turn);
  if (made === null) return;
  turn.add(heading(turn.text("plan.title", { role: role.name })));
  turn.say("plan.summary", { hours: made.hoursPerWeek, start: made.start, weeks: made.weeks, end: made.end });
  if (turn.profile.hoursPerWeek === null && made.hoursPerWeek === HOURS_ASSUMED)
    turn.note("plan.assumed", { hours: HOURS_ASSUMED });
  for (const line of made.notes) turn.add(note(plain(line)));
  for (const phase of made.phases) showPhase(turn, phase);
  const held = made.skipped.filter((entry) => ["held", "ticked"].includes(skipKind(entry.why)));
  if (held.length > 0) turn.note("plan.skipped", { names: held.map((entry) => entry.name).join(", ") });
  turn.add(paragraph(strong(turn.text("plan.first", { step: made.firstStep }))));
  const [next] = made.phases.flatMap((phase) => phase.skills);
  if (next !== undefined) turn.note("plan.tick", { example: next.name });
  turn.own().offerTicks(ticksOf(turn));
  turn.menu([
    ...(next ? [menu(turn, `done ${next.name}`, "menu.done", { skill: next.name })] : []),
    menu(turn, `gaps ${role.name}`, "menu.gaps", { role: role.name }),
    menu(turn, "export", "menu.export"),
    menu(turn, "recommend", "menu.recommend"),
  ]);
}

function showPhase(turn: Turn, phase: Plan["phases"][number]): void {
  turn.add(
    heading(
      turn.text("plan.phase", {
        name: turn.text(`phase.${phase.name}`),
        weeks: phase.weeks,
        start: phase.start,
        end: phase.end,
      }),
    ),
  );
  turn.add(paragraph(plain(phase.focus)));
  if (phase.skills.length > 0) turn.add(list(phase.skills.map((skill) => skillLine(turn, skill))));
  turn.add(
    paragraph(strong(`${turn.text("plan.project")}: ${phase.project.title}. `), plain(phase.project.brief)),
  );
  turn.add(note(plain(`${turn.text("plan.done-when")}: ${phase.doneWhen.join("; ")}`)));
}

function skillLine(turn: Turn, skill: Plan["phases"][number]["skills"][number]): Spans {
  const [resource] = skill.resources;
  const deepen = skill.status === "deepen" ? `, ${turn.text("plan.deepen")}` : "";
  return [
    strong(skill.name),
    plain(`, ${skill.hours} h${deepen}`),
    ...(resource === undefined
      ? []
      : [plain(`, ${turn.text("plan.from")} `), { text: resource.title, href: resource.url }]),
  ];
}

/** "plan 10 hours": other hours for the plan in hand. */
export function changePlan(turn: Turn, named: Role | undefined, words: string): void {
  const reading = turn.content.understanding.read(`${words} hours a week`, { expecting: "hours" });
  const hours = reading.hoursPerWeek?.value;
  if (hours === undefined || hours < 0.5 || hours > 80) {
    turn.say("retry.hours.2");
    return;
  }
  turn.learn({ hoursPerWeek: hours });
  if (turn.state.plan !== undefined) turn.state.plan = { ...turn.state.plan, hoursPerWeek: hours };
  showPlan(turn, named);
}

function keepPlan(turn: Turn, role: string, newStart: string | undefined): void {
  const { hoursPerWeek, start, by, done } = planSettings(turn, role);
  turn.state.plan = {
    role,
    hoursPerWeek,
    start: newStart ?? start,
    by: by ?? null,
    done: [...(done ?? turn.state.plan?.done ?? [])],
  };
}

/** The person's plan as it stands, ticks counted; null when there is none or its role is gone. */
export function planOf(turn: Turn): Plan | null {
  const kept = turn.state.plan;
  if (kept === undefined || turn.content.knowledge.roleById.get(kept.role)?.status !== "current") return null;
  return makePlan(turn.content.knowledge, turn.profile, kept.role, planSettings(turn, kept.role));
}

/** The plan without its ticks: what progress is measured against. */
function wholePlan(turn: Turn): Plan | null {
  const kept = turn.state.plan;
  if (kept === undefined || turn.content.knowledge.roleById.get(kept.role)?.status !== "current") return null;
  const ticked = new Set(kept.done);
  const skills = Object.fromEntries(Object.entries(turn.profile.skills).filter(([id]) => !ticked.has(id)));
  const { done: _, ...settings } = planSettings(turn, kept.role);
  return makePlan(turn.content.knowledge, { ...turn.profile, skills }, kept.role, settings);
}

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
    text: turn.text("progress.text", { percent, weeks: weeksLeft, hours: whole.hoursPerWeek }),
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
    if ([...named].some((id) => held.has(id))) turn.say("done.already");
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

/** So many of the last ticks are shown beside the open steps, to be taken back. */
const TICKS_BACK = 5;

/** The steps of the whole plan, those still open first, then the last ticked. */
function ticksOf(turn: Turn): Tick[] {
  const done = turn.state.plan?.done ?? [];
  const ticks = (wholePlan(turn)?.phases ?? [])
    .flatMap((phase) => phase.skills)
    .map((skill) => ({
      skill: skill.id,
      name: skill.name,
      done: done.includes(skill.id),
      text: turn.text("plan.hours", { hours: skill.hours }),
    }));
  const back = done.slice(-TICKS_BACK).flatMap((id) => ticks.filter((tick) => tick.skill === id));
  const open = ticks.filter((tick) => !tick.done);
  return [...open.slice(0, OPTIONS_MAX - back.length), ...back];
}
