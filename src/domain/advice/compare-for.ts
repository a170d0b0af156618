import { roleName, type SalaryCard, salaryCard, skillName } from "../cards.ts";
import { type Knowledge, refSkills, roleRefs } from "../knowledge.ts";
import type { InterestStance, Profile } from "../profile.ts";
import type { Role, SkillRef, Tier } from "../taxonomy.ts";
import { plan } from "./plan.ts";
import { weeksFor } from "./schedule.ts";
import { createStandings, type Standing, type Standings } from "./standing.ts";

/** A skill of one role or of both, as this person stands with it. */
export interface ComparedSkill {
  readonly id: string;
  /** The skill, or the words for alternatives of which one is enough. */
  readonly name: string;
  /** Its tier in each role; null where the role does not ask for it. */
  readonly a: Tier | null;
  readonly b: Tier | null;
  readonly state: Standing["state"];
  readonly quote: string;
}

export interface Effort {
  readonly hours: number;
  /** null: hours a week are not known. */
  readonly weeks: number | null;
}

export interface ComparedRole {
  readonly id: string;
  readonly name: string;
  readonly mission: string;
  readonly essentials: { readonly have: number; readonly partly: number; readonly of: number };
  /** From where the person stands. */
  readonly effort: Effort;
  /** Once they have what the other role's plan teaches. */
  readonly fromOther: Effort;
  readonly salary: SalaryCard | null;
  readonly interests: {
    readonly speaksFor: readonly InterestWord[];
    readonly against: readonly InterestWord[];
  };
}

export interface InterestWord {
  readonly id: string;
  readonly name: string;
  readonly stance: InterestStance;
  readonly quote: string;
}

export interface ComparisonFor {
  readonly a: ComparedRole;
  readonly b: ComparedRole;
  readonly shared: readonly ComparedSkill[];
  readonly onlyA: readonly ComparedSkill[];
  readonly onlyB: readonly ComparedSkill[];
  /** What sets them apart, in words; null when the taxonomy does not say. */
  readonly difference: string | null;
}

/** The calendar does not matter for hours and weeks. */
const ANY_DAY = "2000-01-01";
const ANY_PACE = 1;

/** Two roles side by side for one person. @throws Error when there is no such role. */
export function compareFor(
  knowledge: Knowledge,
  profile: Profile,
  aId: string,
  bId: string,
  hoursPerWeek: number | null = profile.hoursPerWeek,
): ComparisonFor {
  const [a, b] = [find(knowledge, aId), find(knowledge, bId)];
  const standings = createStandings(knowledge, profile);
  const skills = comparedSkills(knowledge, standings, a, b);
  const side = (role: Role, other: Role): ComparedRole => ({
    id: role.id,
    name: roleName(knowledge, role.id),
    mission: role.mission,
    essentials: essentials(role, standings),
    effort: effort(knowledge, profile, role, hoursPerWeek, []),
    fromOther: effort(knowledge, profile, role, hoursPerWeek, taught(knowledge, profile, other)),
    salary: role.status === "current" ? salaryCard(knowledge, role) : null,
    interests: interests(knowledge, profile, role),
  });
  return {
    a: side(a, b),
    b: side(b, a),
    shared: skills.filter((skill) => skill.a !== null && skill.b !== null),
    onlyA: skills.filter((skill) => skill.b === null),
    onlyB: skills.filter((skill) => skill.a === null),
    difference: differs(a, b) ?? differs(b, a),
  };
}

function find(knowledge: Knowledge, id: string): Role {
  const role = knowledge.roleById.get(id);
  if (role === undefined) throw new Error(`no role "${id}"`);
  return role;
}

/** References meet when they have a skill in common: "AWS or Azure" is shared with "AWS". */
function comparedSkills(knowledge: Knowledge, standings: Standings, a: Role, b: Role): ComparedSkill[] {
  const ofB = roleRefs(b);
  const met = new Set<SkillRef>();
  const fromA = roleRefs(a).map(({ ref, tier }) => {
    const twins = ofB.filter((other) => overlap(ref, other.ref));
    for (const twin of twins) met.add(twin.ref);
    return compared(knowledge, standings, ref, tier, twins[0]?.tier ?? null);
  });
  const rest = ofB.filter(({ ref }) => !met.has(ref));
  return [...fromA, ...rest.map(({ ref, tier }) => compared(knowledge, standings, ref, null, tier))];
}

function overlap(one: SkillRef, other: SkillRef): boolean {
  return refSkills(one).some((id) => refSkills(other).includes(id));
}

function compared(
  knowledge: Knowledge,
  standings: Standings,
  ref: SkillRef,
  a: Tier | null,
  b: Tier | null,
): ComparedSkill {
  const { id, state, quote } = standings.ofRef(ref);
  const name = typeof ref !== "string" && state === "missing" ? ref.as : skillName(knowledge, id);
  return { id, name, a, b, state, quote };
}

function essentials(role: Role, standings: Standings): ComparedRole["essentials"] {
  const states = role.skills.essential.map((ref) => standings.ofRef(ref).state);
  const count = (state: Standing["state"]) => states.filter((entry) => entry === state).length;
  return { have: count("have"), partly: count("partly"), of: states.length };
}

function effort(
  knowledge: Knowledge,
  profile: Profile,
  role: Role,
  hoursPerWeek: number | null,
  done: readonly string[],
): Effort {
  const options = { hoursPerWeek: ANY_PACE, start: ANY_DAY, by: null, done };
  const phases = plan(knowledge, profile, role.id, options).phases.map((phase) => phase.hours);
  const hours = phases.reduce((sum, value) => sum + value, 0);
  const weeks =
    hoursPerWeek === null ? null : phases.reduce((sum, value) => sum + weeksFor(value, hoursPerWeek), 0);
  return { hours, weeks };
}

/** The skills that the plan for a role teaches. */
function taught(knowledge: Knowledge, profile: Profile, role: Role): string[] {
  const options = { hoursPerWeek: ANY_PACE, start: ANY_DAY, by: null };
  return plan(knowledge, profile, role.id, options).phases.flatMap((phase) =>
    phase.skills.map((skill) => skill.id),
  );
}

function interests(knowledge: Knowledge, profile: Profile, role: Role): ComparedRole["interests"] {
  const fit = role.status === "current" ? role.fit : {};
  const words = Object.entries(profile.interests).flatMap(([id, { stance, quote }]): InterestWord[] =>
    fit[id] === undefined ? [] : [{ id, name: knowledge.interestById.get(id)?.name ?? id, stance, quote }],
  );
  return {
    speaksFor: words.filter((word) => word.stance !== "avoids"),
    against: words.filter((word) => word.stance === "avoids"),
  };
}

function differs(role: Role, other: Role): string | null {
  if (role.status !== "current") return null;
  return role.neighbours.find((entry) => entry.role === other.id)?.differs ?? null;
}
