import type { Knowledge } from "../knowledge.ts";
import { HoursSchema } from "../profile.ts";
import type { Audience } from "../reference.ts";
import type { Effort } from "./plan-hours.ts";
import { trackEntry } from "./plan-tracks.ts";
import type { PlanPhase, PlanSkill } from "./plan-types.ts";
import { hoursNeeded } from "./schedule.ts";
import { counted } from "./sentences.ts";

const MOST_HOURS = HoursSchema.maxValue ?? 80;
/** From this many weeks on, a plan says what a quicker pace would change. */
const LONG = 104;
/** More than this beside anything else is a full-time course. */
const FULL_TIME = 40;
const TRACK_ADVICE = 2;

export interface NoteFacts {
  readonly phases: readonly PlanPhase[];
  readonly hoursPerWeek: number;
  readonly start: string;
  readonly end: string;
  readonly weeks: number;
  readonly by: string | null;
  readonly effort: Effort;
  readonly track: Audience | null;
  readonly personSpoke: boolean;
  readonly outlook: boolean;
}

/** What a mentor would add below the plan. */
export function planNotes(knowledge: Knowledge, facts: NoteFacts): string[] {
  const skills = facts.phases.flatMap((phase) => phase.skills);
  return [
    ...wishNotes(facts),
    ...paceNotes(facts),
    ...nothingLeft(skills),
    ...depthNote(facts, skills),
    ...(facts.personSpoke
      ? []
      : ["You have named no skill yet, so the plan starts from zero. Each one you name shortens it."]),
    ...(facts.outlook
      ? ["This role is expected rather than common today, so the plan follows its likely work."]
      : []),
    ...(trackEntry(knowledge, facts.track)?.advice.slice(0, TRACK_ADVICE) ?? []),
    "The hours are estimates and guidance, not a verdict. Move on as soon as a phase's signs are true.",
  ];
}

function wishNotes({ by, phases, start, end }: NoteFacts): string[] {
  if (by === null) return [];
  if (end <= by) return [`This ends by ${by}, as you wished.`];
  const hours = phases.map((phase) => phase.hours);
  const needed = hoursNeeded(hours, start, by, MOST_HOURS);
  const reached = phases.filter((phase) => phase.end <= by).at(-1);
  const pace =
    needed === null
      ? `No week is long enough to end by ${by}.`
      : `To end by ${by} it would take ${counted(needed, "hour")} a week${needed > FULL_TIME ? ", which is more than a full-time course" : ""}.`;
  return [
    `At this pace the plan ends on ${end}, not by ${by}.`,
    pace,
    reached === undefined
      ? `By ${by} you would be in the middle of the first phase (${phases[0]?.name}).`
      : `By ${by} you would have finished the phase ${reached.name}.`,
  ];
}

function paceNotes({ by, weeks, phases, start, hoursPerWeek }: NoteFacts): string[] {
  if (by !== null || weeks <= LONG) return [];
  const hours = phases.map((phase) => phase.hours);
  const total = hours.reduce((sum, value) => sum + value, 0);
  const needed = Math.ceil((total / LONG) * 2) / 2;
  const years = Math.round((weeks / 52) * 2) / 2;
  return needed > hoursPerWeek && start !== ""
    ? [
        `At ${counted(hoursPerWeek, "hour")} a week this takes about ${counted(years, "year")}. With about ${counted(needed, "hour")} it would be two years.`,
      ]
    : [];
}

function nothingLeft(skills: readonly PlanSkill[]): string[] {
  return skills.length > 0
    ? []
    : [
        "You already have what this plan would teach. What is left is to show it: one good project and practice.",
      ];
}

/** Says so where the plan aims lower than working level in everything. */
function depthNote({ effort }: NoteFacts, skills: readonly PlanSkill[]): string[] {
  const planned = skills.reduce((sum, skill) => sum + skill.hours, 0);
  if (effort.alone < planned * 1.25) return [];
  return [
    `Learned one by one, these skills would take about ${Math.round(effort.alone / 10) * 10} hours. The plan counts on what they share, and on a first job to deepen them.`,
  ];
}
