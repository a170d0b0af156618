import { skillName } from "../cards.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import { PHASES, type Phase, type Resource } from "../taxonomy.ts";
import { type Choice, chooseSkills } from "./plan-choice.ts";
import { type Effort, effortFor } from "./plan-hours.ts";
import { limitNotes } from "./plan-limits.ts";
import { type Merged, mergeSkills } from "./plan-merge.ts";
import { planNotes } from "./plan-notes.ts";
import { phasesFor } from "./plan-phases.ts";
import { phaseWork, projectHours } from "./plan-projects.ts";
import { belowWhy, finishedSkills, readTicks } from "./plan-ticks.ts";
import { trackOf } from "./plan-tracks.ts";
import { type Plan, type PlanOptions, type PlanPhase, type PlanSkill, WHY } from "./plan-types.ts";
import { schedule } from "./schedule.ts";
import { counted } from "./sentences.ts";
import { createStandings, type Standing, type Standings } from "./standing.ts";

export type { Plan, PlanOptions, PlanPhase, PlanSkill } from "./plan-types.ts";
export { skipKind } from "./plan-types.ts";

const RESOURCES_SHOWN = 2;
const COSTS = ["free", "freemium", "paid"] as const;

/**
 * A phased learning plan from where a person stands to a role. Ticked skills are taken out of the plan as it
 * stood without them, so that a tick never moves or lengthens the rest.
 * @throws Error when there is no such role.
 */
export function plan(knowledge: Knowledge, profile: Profile, roleId: string, options: PlanOptions): Plan {
  const role = knowledge.roleById.get(roleId);
  if (role === undefined) throw new Error(`no role "${roleId}"`);
  const ticks = readTicks(knowledge, profile, options.done ?? []);
  const standings = createStandings(knowledge, ticks.before);
  const choice = chooseSkills(knowledge, ticks.before, role, standings);
  const merged = mergeSkills(knowledge, choice.picked);
  const track = trackOf(profile.audience);
  const effort = effortFor(knowledge, profile, track, standings, choice.picked, merged);
  const order = phasesFor(knowledge, role, choice.picked, merged.needs, effort.hours);
  const finished = finishedSkills(knowledge, ticks, choice);
  const drafts = PHASES.map((name) => {
    const ids = (order.get(name) ?? []).filter((id) => !finished.has(id));
    const skills = ids.map((id) => planSkill(knowledge, standings, choice, effort, id));
    const learning = skills.reduce((sum, skill) => sum + skill.hours, 0);
    const project = projectHours(knowledge, role, track, name, learning);
    return { name, skills, projectHours: project, hours: learning + project };
  }).filter(isWorthIt);

  const { hoursPerWeek, start } = options;
  const stretches = schedule(
    drafts.map((draft) => draft.hours),
    hoursPerWeek,
    start,
  );
  const phases = drafts.map((draft, index): PlanPhase => {
    const stretch = stretches[index];
    if (stretch === undefined) throw new Error("a phase has no dates");
    const { focus, project, done } = phaseWork(knowledge, role, draft.name);
    const { name, skills, hours } = draft;
    return {
      name,
      ...stretch,
      hours,
      focus,
      skills,
      project,
      projectHours: draft.projectHours,
      doneWhen: done,
    };
  });
  const end = phases.at(-1)?.end ?? start;
  const weeks = phases.reduce((sum, phase) => sum + phase.weeks, 0);
  const by = options.by === undefined ? profile.by : options.by;
  const facts = { phases, hoursPerWeek, start, end, weeks, by, effort, track };
  const notes = planNotes(knowledge, {
    ...facts,
    personSpoke: standings.held.size > 0,
    outlook: role.status !== "current",
  });
  const limits = limitNotes(knowledge, profile, phases);
  return {
    role: { id: role.id, name: role.name },
    hoursPerWeek,
    start,
    end,
    weeks,
    phases,
    skipped: skippedSkills(knowledge, choice, merged, finished),
    timeNotes: notes.time,
    limitNotes: limits,
    notes: [...notes.time, ...limits, ...notes.others],
    fittingHours: notes.fittingHours,
    firstStep: firstStep(phases, hoursPerWeek),
    fits: by === null ? null : end <= by,
  };
}

/** A phase without skills falls away; the last one stays, for what is held has to be shown. */
function isWorthIt(draft: { readonly name: Phase; readonly skills: readonly PlanSkill[] }): boolean {
  return draft.skills.length > 0 || draft.name === "job-ready";
}

function planSkill(
  knowledge: Knowledge,
  standings: Standings,
  choice: Choice,
  effort: Effort,
  id: string,
): PlanSkill {
  return {
    id,
    name: skillName(knowledge, id),
    hours: effort.hours.get(id) ?? 1,
    tier: choice.picked.get(id) ?? "prerequisite",
    status: standings.of(id).state === "partly" ? "deepen" : "new",
    resources: resourcesFor(knowledge.skillById.get(id)?.resources ?? []),
  };
}

/** Free ones first, otherwise in the order of the catalogue. */
function resourcesFor(resources: readonly Resource[]): PlanSkill["resources"] {
  return [...resources]
    .sort((a, b) => COSTS.indexOf(a.cost) - COSTS.indexOf(b.cost))
    .slice(0, RESOURCES_SHOWN)
    .map(({ title, url, type, cost, hours }) => ({ title, url, type, cost, hours }));
}

/** Each skill once, with the first reason that holds. */
function skippedSkills(
  knowledge: Knowledge,
  choice: Choice,
  merged: Merged,
  finished: ReadonlyMap<string, string>,
): Plan["skipped"] {
  const why = new Map<string, string>(finished);
  const add = (id: string, reason: string) => {
    if (!why.has(id)) why.set(id, reason);
  };
  for (const standing of choice.met) add(standing.id, heldWhy(knowledge, standing));
  for (const [id, holder] of choice.below) add(id, belowWhy(knowledge, holder));
  for (const [id, host] of merged.inside) {
    const name = skillName(knowledge, host);
    add(id, finished.has(host) ? `${WHY.ticked} with ${name}` : `${WHY.inside} ${name}.`);
  }
  for (const { id, tier } of choice.later) add(id, `${WHY.later}: ${tier}, but not needed to start.`);
  return [...why].map(([id, reason]) => ({ id, name: skillName(knowledge, id), why: reason }));
}

function heldWhy(knowledge: Knowledge, { impliedBy, quote }: Standing): string {
  const words = quote === "" ? "." : `: "${quote}"`;
  return impliedBy === null
    ? `${WHY.held}${words}`
    : `${WHY.held} with ${skillName(knowledge, impliedBy)}${words}`;
}

function firstStep(phases: readonly PlanPhase[], hoursPerWeek: number): string {
  const [phase] = phases;
  const [skill] = phase?.skills ?? [];
  if (phase === undefined || skill === undefined) {
    return `Start the project "${phase?.project.title ?? "portfolio"}": write down in three lines what it shall show.`;
  }
  const [resource] = skill.resources;
  const hours = counted(Math.min(skill.hours, hoursPerWeek), "hour");
  return resource === undefined
    ? `Start with ${skill.name}: give it ${hours} this week.`
    : `Start with ${skill.name}: open "${resource.title}" (${resource.url}) and give it ${hours} this week.`;
}
