import { type Knowledge, refSkills, type SkillInDomain } from "../knowledge.ts";
import type { Role, SkillRef, Tier } from "../taxonomy.ts";
import { askedBy, phasesNamed } from "./role-words.ts";
import { middle } from "./standing.ts";

export interface Target {
  readonly ref: SkillRef;
  readonly tier: Tier;
}

export interface Targets {
  /** What a plan for the role is about. */
  readonly now: readonly Target[];
  /** What it leaves for the first years in the job. */
  readonly later: readonly Target[];
}

/** Share of a role's important skills that a plan takes in beside those that it cannot do without. */
const IMPORTANT_SHARE = 0.2;
/** An important skill that alone takes more than this share of the essentials' hours would turn the plan around. */
const TOO_BROAD = 1 / 3;

/**
 * Essentials all; of the important ones those that the role's path names, those that essentials build on and a
 * few more, first libraries of a language that is learned, then what tells the role from others; useful ones later.
 * Important people skills wait too, since they grow in the projects, and so does what would pull in more
 * preparation than it is worth. The same for everybody, so that knowing more never makes a plan longer.
 */
export function planTargets(knowledge: Knowledge, role: Role): Targets {
  const essential = role.skills.essential.map((ref): Target => ({ ref, tier: "essential" }));
  const chosen = new Set(valuable(knowledge, role));
  const important = role.skills.important.map((ref): Target => ({ ref, tier: "important" }));
  const useful = role.skills.useful.map((ref): Target => ({ ref, tier: "useful" }));
  return {
    now: [...essential, ...important.filter(({ ref }) => chosen.has(ref))],
    later: [...important.filter(({ ref }) => !chosen.has(ref)), ...useful],
  };
}

function valuable(knowledge: Knowledge, role: Role): SkillRef[] {
  const named = phasesNamed(knowledge, role, role.skills.important.flatMap(refSkills));
  const essential = role.skills.essential.flatMap(refSkills);
  const core = withPrerequisites(knowledge, [...essential, ...named.keys()]);
  const counts = askedBy(knowledge);
  const value = (skill: SkillInDomain): number => {
    const asked = counts.get(skill.id) ?? 1;
    if (core.has(skill.id)) return 3;
    const language = skill.implies.some((id) => core.has(id) && isLanguage(knowledge, id));
    return (skill.kind === "library" && language ? 1 : 0) + 1 / Math.sqrt(asked);
  };
  const base = withPrerequisites(knowledge, essential);
  const limit = TOO_BROAD * essentialHours(knowledge, role);
  const worthIt = (skill: SkillInDomain) =>
    skill.kind !== "people" &&
    // An industry is learned by working in it.
    skill.domain !== "industry-knowledge" &&
    (base.has(skill.id) || middle(skill) <= limit) &&
    preparation(knowledge, skill, core) <= middle(skill);
  const ranked = role.skills.important.flatMap((ref) => {
    const skills = refSkills(ref).flatMap((id) => knowledge.skillById.get(id) ?? []);
    const worthy = skills.filter(worthIt);
    return worthy.length === 0 ? [] : [{ ref, value: Math.max(...worthy.map(value)) }];
  });
  const needed = ranked.filter((entry) => entry.value >= 3);
  const quota = Math.ceil(role.skills.important.length * IMPORTANT_SHARE);
  const others = ranked.filter((entry) => entry.value < 3).sort((a, b) => b.value - a.value);
  return [...needed, ...others.slice(0, quota)].map((entry) => entry.ref);
}

/** Of alternatives the first counts. */
function essentialHours(knowledge: Knowledge, role: Role): number {
  return role.skills.essential.reduce((sum, ref) => {
    const skill = knowledge.skillById.get(refSkills(ref)[0] ?? "");
    return sum + (skill === undefined ? 0 : middle(skill));
  }, 0);
}

function isLanguage(knowledge: Knowledge, id: string): boolean {
  return knowledge.skillById.get(id)?.kind === "language";
}

/** Hours that a skill's prerequisites add to what is planned anyway. */
function preparation(knowledge: Knowledge, skill: SkillInDomain, core: ReadonlySet<string>): number {
  const extra = [...withPrerequisites(knowledge, [skill.id])].filter(
    (id) => id !== skill.id && !core.has(id),
  );
  return extra.reduce((sum, id) => {
    const before = knowledge.skillById.get(id);
    return sum + (before === undefined ? 0 : middle(before) / 2);
  }, 0);
}

function withPrerequisites(knowledge: Knowledge, ids: readonly string[]): Set<string> {
  const found = new Set(ids);
  for (const id of found) {
    for (const before of knowledge.skillById.get(id)?.prerequisites ?? []) found.add(before);
  }
  return found;
}
