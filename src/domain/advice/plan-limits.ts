import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import { isOfKind } from "./avoided-skills.ts";
import type { PlanPhase, PlanSkill } from "./plan-types.ts";
import { aboutHours, inWords } from "./sentences.ts";

/** Less than this is not worth a word. */
const LEAST_HOURS = 10;
const NAMES_SHOWN = 4;

/** What of a plan is work that the person avoids, a note for each kind, in their words. */
export function limitNotes(
  knowledge: Knowledge,
  { interests }: Profile,
  phases: readonly PlanPhase[],
): string[] {
  const planned = phases.flatMap((phase) => phase.skills);
  return Object.entries(interests)
    .filter(([, { stance }]) => stance === "avoids")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, { quote }]) => {
      const skills = planned.filter((skill) => takes(knowledge, skill, id));
      const hours = skills.reduce((sum, skill) => sum + skill.hours, 0);
      if (hours < LEAST_HOURS) return [];
      const kind = knowledge.interestById.get(id)?.name ?? id;
      const names = inWords(
        [...skills].sort((a, b) => b.hours - a.hours).map(({ name }) => name),
        NAMES_SHOWN,
      );
      const words = quote === "" ? "." : `: "${quote}".`;
      return [`About ${aboutHours(hours)} of the hours take ${kind} (${names}), which you avoid${words}`];
    });
}

/** Of the kind itself, or learned with its help: no machine learning without a line of Python. */
function takes({ skillById }: Knowledge, { id }: PlanSkill, interest: string): boolean {
  const skill = skillById.get(id);
  if (skill === undefined) return false;
  const needed = skill.prerequisites.flatMap((before) => skillById.get(before) ?? []);
  return [skill, ...needed].some((one) => isOfKind(one, interest));
}
