import { type Knowledge, refSkills, type SkillInDomain } from "../knowledge.ts";
import type { CurrentRole, SkillRef, Tier } from "../taxonomy.ts";
import { middle } from "./standing.ts";

/**
 * The fields of skills that are a kind of work, by interest. Kinds that no field stands for, such as presenting
 * or leading people, are told by a role's kinds of work alone.
 */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  coding: ["programming-languages"],
  maths: ["mathematics", "statistics"],
  modelling: ["machine-learning", "deep-learning"],
  "data-systems": ["data-engineering", "data-warehousing", "databases"],
  operations: ["devops-infrastructure", "mlops"],
  language: ["nlp"],
  vision: ["computer-vision"],
  hardware: ["robotics"],
  "learning-agents": ["reinforcement-learning"],
};
/** Questions to data move none of it: whoever avoids pipelines may well ask. */
const QUESTIONS = new Set(["sql", "sql-joins", "sql-window-functions", "subqueries", "sql-tools"]);
/** An important skill is asked for less often than an essential one. */
const TIER_PART: Readonly<Record<Tier, number>> = { essential: 1, important: 0.5, useful: 0 };
/** What is of another field but cannot be learned without the kind of work counts in part. */
const BUILDS_ON = 0.5;

/** How much of what a role asks for is of one kind of work. */
export interface KindOfSkills {
  /** Part of the hours that it takes to learn what the role asks for, 0..1. */
  readonly share: number;
  /** Skills of the kind that the role lists itself, essential ones first, those that take longest first. */
  readonly listed: ReadonlyArray<{ readonly id: string; readonly tier: Tier }>;
  /** Skills of the kind that are only learned on the way to what is listed; what they build on comes last. */
  readonly below: readonly string[];
}

const cache = new WeakMap<Knowledge, Map<string, ReadonlyArray<KindOfSkills | null>>>();

/** By role of today, in their order; null: nothing of the kind. */
export function kindOfSkills(knowledge: Knowledge, interest: string): ReadonlyArray<KindOfSkills | null> {
  const tables = cache.get(knowledge) ?? new Map<string, ReadonlyArray<KindOfSkills | null>>();
  cache.set(knowledge, tables);
  const known = tables.get(interest);
  if (known !== undefined) return known;
  const isMeasured = FIELDS[interest] !== undefined;
  const table = knowledge.currentRoles.map((role) =>
    isMeasured ? measured(knowledge, role, (skill) => isOfKind(skill, interest)) : null,
  );
  tables.set(interest, table);
  return table;
}

/** Whether a skill is of a kind of work. */
export function isOfKind({ id, domain }: Pick<SkillInDomain, "id" | "domain">, interest: string): boolean {
  return (FIELDS[interest]?.includes(domain) ?? false) && !QUESTIONS.has(id);
}

function measured(
  knowledge: Knowledge,
  role: CurrentRole,
  ofKind: (skill: SkillInDomain) => boolean,
): KindOfSkills | null {
  const asked = askedFor(knowledge, role, ofKind);
  let all = 0;
  let kind = 0;
  for (const [skill, part] of asked) {
    const hours = middle(skill) * part;
    all += hours;
    if (ofKind(skill)) kind += hours;
    else if (skillsOf(knowledge, skill.prerequisites).some(ofKind)) kind += hours * BUILDS_ON;
  }
  if (kind === 0) return null;
  const listed = (["essential", "important"] as const).flatMap((tier) =>
    role.skills[tier]
      .map((ref) => easiest(knowledge, ref, ofKind))
      .filter(ofKind)
      .sort((a, b) => middle(b) - middle(a))
      .map(({ id }) => ({ id, tier })),
  );
  const named = new Set(listed.map(({ id }) => id));
  const unnamed = [...asked.keys()].filter((skill) => ofKind(skill) && !named.has(skill.id));
  const isBase = ({ id }: SkillInDomain) => unnamed.some((other) => other.prerequisites.includes(id));
  const below = unnamed.sort((a, b) => Number(isBase(a)) - Number(isBase(b)) || middle(b) - middle(a));
  return { share: kind / all, listed, below: below.map(({ id }) => id) };
}

/** Every skill that a role asks for or that comes before one, with how far it counts; of alternatives one. */
function askedFor(
  knowledge: Knowledge,
  role: CurrentRole,
  ofKind: (skill: SkillInDomain) => boolean,
): Map<SkillInDomain, number> {
  const asked = new Map<SkillInDomain, number>();
  for (const tier of ["essential", "important"] as const) {
    for (const ref of role.skills[tier]) {
      const skill = easiest(knowledge, ref, ofKind);
      // Preparation counts for essentials alone: what is important can be taken as far as one likes.
      const needed = tier === "essential" ? [skill, ...before(knowledge, skill)] : [skill];
      for (const one of needed) asked.set(one, Math.max(asked.get(one) ?? 0, TIER_PART[tier]));
    }
  }
  return asked;
}

/** Of alternatives the one that keeps clear of the kind, as somebody who avoids it would choose. */
function easiest(
  knowledge: Knowledge,
  ref: SkillRef,
  ofKind: (skill: SkillInDomain) => boolean,
): SkillInDomain {
  const skills = skillsOf(knowledge, refSkills(ref));
  const burden = (skill: SkillInDomain) =>
    [skill, ...before(knowledge, skill)].filter(ofKind).reduce((sum, one) => sum + middle(one), 0);
  const [first, ...others] = skills;
  if (first === undefined) throw new Error("a reference names no skill");
  return others.reduce((best, next) => (burden(next) < burden(best) ? next : best), first);
}

function before(knowledge: Knowledge, skill: SkillInDomain): SkillInDomain[] {
  const found = new Set<string>();
  const queue = [...skill.prerequisites];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...(knowledge.skillById.get(id)?.prerequisites ?? []));
  }
  return skillsOf(knowledge, [...found]);
}

const skillsOf = ({ skillById }: Knowledge, ids: readonly string[]): SkillInDomain[] =>
  ids.flatMap((id) => skillById.get(id) ?? []);
