import type { Phase, Resource, Tier } from "../taxonomy.ts";

export interface PlanOptions {
  /** 0.5 to 80. */
  readonly hoursPerWeek: number;
  /** ISO date of the first day. */
  readonly start: string;
  /** ISO date of the wish; the profile's when absent. */
  readonly by?: string | null;
  /** Skill ids that were ticked off. */
  readonly done?: readonly string[];
}

export type PlanTier = Tier | "prerequisite";

export interface PlanSkill {
  readonly id: string;
  readonly name: string;
  readonly hours: number;
  readonly tier: PlanTier;
  readonly status: "new" | "deepen";
  readonly resources: ReadonlyArray<Pick<Resource, "title" | "url" | "type" | "cost" | "hours">>;
}

export interface PlanPhase {
  readonly name: Phase;
  /** First and last day; the next phase starts on the day after. */
  readonly start: string;
  readonly end: string;
  readonly weeks: number;
  /** Skills and project together. */
  readonly hours: number;
  readonly focus: string;
  readonly skills: readonly PlanSkill[];
  readonly project: { readonly title: string; readonly brief: string };
  /** In the last phase, interview practice is in it. */
  readonly projectHours: number;
  readonly doneWhen: readonly string[];
}

export interface Plan {
  readonly role: { readonly id: string; readonly name: string };
  readonly hoursPerWeek: number;
  readonly start: string;
  readonly end: string;
  readonly weeks: number;
  readonly phases: readonly PlanPhase[];
  readonly skipped: ReadonlyArray<{ readonly id: string; readonly name: string; readonly why: string }>;
  readonly notes: readonly string[];
  /** Those of the notes that say whether it ends in time, and at which pace it would. */
  readonly timeNotes: readonly string[];
  /** Those that say how much of it is of a kind that the person avoids. */
  readonly limitNotes: readonly string[];
  /** Hours a week that would end it by the wished date, or in two years when it runs for longer; null: it does, or none would. */
  readonly fittingHours: number | null;
  readonly firstStep: string;
  /** Whether the plan ends by the wished date; null: no date was wished for. */
  readonly fits: boolean | null;
}

/**
 * How the reasons for leaving a skill out begin: ticked, held, something that a held skill builds on,
 * learned inside another skill, or left for later.
 */
export const WHY = {
  ticked: "ticked",
  held: "You have it",
  below: "Behind you",
  inside: "Part of",
  later: "Later",
} as const;
export type SkipKind = keyof typeof WHY;

/** Sorts a skipped skill by its reason, for those who show the groups apart. */
export function skipKind(why: string): SkipKind {
  const kinds: SkipKind[] = ["ticked", "held", "below", "inside"];
  return kinds.find((kind) => why.startsWith(WHY[kind])) ?? "later";
}
