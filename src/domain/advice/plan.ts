import { skillName } from "../cards.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import { PHASES, type Phase, type Resource, type Role } from "../taxonomy.ts";
import { type Choice, chooseSkills } from "./plan-choice.ts";
import { type Effort, effortFor } from "./plan-hours.ts";
import { type Merged, mergeSkills } from "./plan-merge.ts";
import { planNotes } from "./plan-notes.ts";
import { phasesFor } from "./plan-phases.ts";
import { phaseWork, projectHours } from "./plan-projects.ts";
import { trackOf } from "./plan-tracks.ts";
import { type Plan, type PlanOptions, type PlanPhase, type PlanSkill, WHY } from "./plan-types.ts";
import { schedule } from "./schedule.ts";
import { counted } from "./sentences.ts";
import { createStandings, type Standing, type Standings } from "./standing.ts";

export type { Plan, PlanOptions, PlanPhase, PlanSkill } from "./plan-types.ts";
export { skipKind } from "./plan-types.ts";

const RESOURCES_SHOWN = 2;
const COSTS = ["free", "freemium", "paid"] as const;

/** A phased learning plan from where a person stands to a role. @throws Error when there is no such role. */
export function plan(knowledge: Knowledge, profile: Profile, roleId: string, options: PlanOptions): Plan {
  const role = knowledge.roleById.get(roleId);
  if (role === undefined) throw new Error(`no role "${roleId}"`);
  const ticked = new Set((options.done ?? []).filter((id) => knowledge.skillById.has(id)));
  const standings = createStandings(knowledge, profile, ticked);
  const choice = chooseSkills(knowledge, profile, role, standings);
  const merged = mergeSkills(knowledge, choice.picked);
  const track = trackOf(profile.audience);
  const effort = effortFor(knowledge, profile, track, standings, choice.picked, merged);
  const order = phasesFor(knowledge, role, choice.picked, merged.needs, effort.hours);
  const drafts = PHASES.map((name) => draftPhase(name, order.get(name) ?? [])).filter(isWorthIt);

  function draftPhase(name: Phase, ids: readonly string[]) {
    const skills = ids.map((id) => planSkill(knowledge, standings, choice, effort, id));
    const learning = skills.reduce((sum, skill) => sum + skill.hours, 0);
    const project = projectHours(knowledge, role as Role, track, name, learning);
    return { name, skills, projectHours: project, hours: learning + project };
  }

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
  return {
    role: { id: role.id, name: role.name },
    hoursPerWeek,
    start,
    end,
    weeks,
    phases,
    skipped: skippedSkills(knowledge, choice, merged, ticked),
    notes,
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

function skippedSkills(
  knowledge: Knowledge,
  choice: Choice,
  merged: Merged,
  ticked: ReadonlySet<string>,
): Plan["skipped"] {
  const skip = (id: string, why: string) => ({ id, name: skillName(knowledge, id), why });
  const met = choice.met.filter((standing) => !ticked.has(standing.id));
  return [
    ...[...ticked].map((id) => skip(id, WHY.ticked)),
    ...met.map((standing) => skip(standing.id, heldWhy(knowledge, standing, ticked))),
    ...[...choice.below].map(([id, holder]) =>
      skip(id, `${WHY.below}: ${skillName(knowledge, holder)} builds on it.`),
    ),
    ...[...merged.inside].map(([id, host]) => skip(id, `${WHY.inside} ${skillName(knowledge, host)}.`)),
    ...choice.later.map(({ id, tier }) => skip(id, `${WHY.later}: ${tier}, but not needed to start.`)),
  ];
}

function heldWhy(knowledge: Knowledge, standing: Standing, ticked: ReadonlySet<string>): string {
  const { impliedBy, quote } = standing;
  if (impliedBy !== null && ticked.has(impliedBy)) {
    return `${WHY.ticked} with ${skillName(knowledge, impliedBy)}`;
  }
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
