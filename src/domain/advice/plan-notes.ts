import type { Knowledge } from "../knowledge.ts";
import { HoursSchema } from "../profile.ts";
import type { Audience } from "../reference.ts";
import type { Effort } from "./plan-hours.ts";
import { trackEntry } from "./plan-tracks.ts";
import type { PlanPhase, PlanSkill } from "./plan-types.ts";
import { hoursNeeded } from "./schedule.ts";
import { counted, dateInWords } from "./sentences.ts";

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

export interface PlanNotes {
  /** Whether the plan ends in time, and which pace would do. */
  readonly time: readonly string[];
  readonly others: readonly string[];
  /** Hours a week that would end it by the wished date, or in two years when it runs for longer; null: it does, or none would. */
  readonly fittingHours: number | null;
}

/** What a mentor would add below the plan. */
export function planNotes(knowledge: Knowledge, facts: NoteFacts): PlanNotes {
  const skills = facts.phases.flatMap((phase) => phase.skills);
  const { notes: time, hours: fittingHours } =
    facts.by === null ? paceNotes(facts) : wishNotes(facts, facts.by);
  return {
    time,
    fittingHours,
    others: [
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
    ],
  };
}

interface TimeNotes {
  readonly notes: readonly string[];
  readonly hours: number | null;
}

function wishNotes(facts: NoteFacts, by: string): TimeNotes {
  const { phases, start, end } = facts;
  const wish = dateInWords(by);
  if (end <= by) return { notes: [`This ends by ${wish}, as you wished.`], hours: null };
  const hours = phases.map((phase) => phase.hours);
  const needed = hoursNeeded(hours, start, by, MOST_HOURS);
  const reached = phases.filter((phase) => phase.end <= by).at(-1);
  const pace =
    needed === null
      ? `You wished for ${wish}, and no week is long enough for that.`
      : `You wished for ${wish}: that would take ${counted(needed, "hour")} a week${needed > FULL_TIME ? ", which is more than a full-time course" : ""}.`;
  const notes = [
    pace,
    reached === undefined
      ? `By then you would be in the middle of the first phase (${phases[0]?.name}).`
      : `By then you would have finished the phase ${reached.name}.`,
  ];
  // A date that only a full-time course would meet: what two years take is the better offer.
  if (needed !== null && needed <= FULL_TIME) return { notes, hours: needed };
  const slower = paceNotes(facts);
  return { notes: [...notes, ...slower.notes], hours: slower.hours };
}

function paceNotes({ weeks, phases, hoursPerWeek }: NoteFacts): TimeNotes {
  if (weeks <= LONG) return { notes: [], hours: null };
  const total = phases.reduce((sum, phase) => sum + phase.hours, 0);
  const needed = Math.ceil((total / LONG) * 2) / 2;
  const years = Math.round((weeks / 52) * 2) / 2;
  if (needed <= hoursPerWeek || years <= LONG / 52) return { notes: [], hours: null };
  const note = `With about ${counted(needed, "hour")} a week it would be two years instead of ${years}.`;
  return { notes: [note], hours: needed };
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
