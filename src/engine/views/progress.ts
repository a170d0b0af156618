import { effectiveSkills } from "../../domain/advice/held.ts";
import type { Plan, PlanSkill } from "../../domain/advice/plan-types.ts";
import { planProgress } from "../../domain/advice/progress.ts";
import { emptyProfile } from "../../domain/profile.ts";
import { normalise } from "../../domain/tokens.ts";
import { profileFromReading } from "../../domain/understanding/profile-from-reading.ts";
import { factList } from "../facts.ts";
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
    menu(turn, `plan ${whole.role.name}`, "menu.plan", { role: whole.role.name }),
    menu(turn, "export", "menu.export"),
    // Last, so that a 1 typed for something else ticks nothing.
    ...(next === null ? [] : [menu(turn, `done ${next.name}`, "menu.done", { skill: next.name })]),
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
  const open = openSteps(whole, kept);
  const named = namedDone(turn, text);
  const ticked = stepsNamed(turn, open, text);
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
  noteOthers(turn, text, new Set([...ticked.map(({ id }) => id), ...kept.done]));
  markDone(turn, kept, ticked);
}

const openSteps = (whole: Plan, kept: PlanSettings): PlanSkill[] =>
  whole.phases.flatMap((phase) => phase.skills).filter((skill) => !kept.done.includes(skill.id));

/** Whether a text names an open step of the plan, or what it is learned from. */
export function namesStep(turn: Turn, text: string): boolean {
  const whole = wholePlan(turn);
  const kept = turn.state.plan;
  return whole !== null && kept !== undefined && stepsNamed(turn, openSteps(whole, kept), text).length > 0;
}

function stepsNamed(turn: Turn, open: readonly PlanSkill[], text: string): PlanSkill[] {
  const said = ` ${normalise(text)} `;
  const titles = titlesIn(said, open);
  const left = titles.reduce((words, { title }) => words.replace(title, " "), said);
  const named = namedDone(turn, titles.length > 0 ? left : text);
  return open.filter(({ id }) => named.has(id) || titles.some(({ skill }) => skill.id === id));
}

interface TitleOfStep {
  readonly skill: PlanSkill;
  readonly title: string;
}

/** What steps are learned from, by its whole title; "SQLBolt" of "SQLBolt: joins" where only one step is learned from it. */
function titlesIn(said: string, open: readonly PlanSkill[]): TitleOfStep[] {
  const named = (titleOf: (title: string) => string) =>
    open.flatMap((skill): TitleOfStep[] => {
      const title = ` ${normalise(titleOf(skill.resources[0]?.title ?? ""))} `;
      return title.length > TITLE_LEAST && said.includes(title) ? [{ skill, title }] : [];
    });
  const whole = named((title) => title);
  if (whole.length > 0) return whole;
  const parts = named((title) => title.split(":")[0] ?? "");
  return parts.length === 1 ? parts : [];
}

const TITLE_LEAST = 6;

/** "Done Tableau but not SQL" is no tick of SQL. */
function namedDone(turn: Turn, text: string): Set<string> {
  const { skills } = turn.read(text, "skills");
  return new Set(skills.filter(({ stance }) => stance !== "lacks").map(({ id }) => id));
}

/** What was done beside the plan is held from now on. */
function noteOthers(turn: Turn, text: string, inPlan: ReadonlySet<string>): void {
  const { knowledge, words } = turn.content;
  const { skills } = profileFromReading(turn.read(text, "skills"), text);
  const held = effectiveSkills(knowledge, turn.profile);
  const others = Object.entries(skills).filter(
    ([id, { stance }]) => stance === "has" && !inPlan.has(id) && !held.has(id),
  );
  if (others.length === 0) return;
  const fresh = Object.fromEntries(others);
  turn.learn({ skills: { ...turn.profile.skills, ...fresh } });
  turn.note("interview.taken", {
    facts: factList(knowledge, words, { ...emptyProfile(), skills: fresh }).join(", "),
  });
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
