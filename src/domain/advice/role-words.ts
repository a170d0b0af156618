import type { Knowledge, SkillInDomain } from "../knowledge.ts";
import { refSkills } from "../knowledge.ts";
import { PHASES, type Phase, type Role, type SkillRef } from "../taxonomy.ts";
import { normalise } from "../tokens.ts";

/** The phase in whose description a role's own path names each skill; the first one that does. */
export function phasesNamed(
  knowledge: Knowledge,
  role: Role,
  ids: readonly string[],
): ReadonlyMap<string, Phase> {
  const named = new Map<string, Phase>();
  if (role.status !== "current") return named;
  const texts = PHASES.map((phase) => ({
    phase,
    text: ` ${normalise(role.path.find((step) => step.phase === phase)?.focus ?? "")} `,
  }));
  const skills = ids.flatMap((id) => knowledge.skillById.get(id) ?? []);
  const all = skills.flatMap((skill) => names(skill).map((name) => ({ id: skill.id, name })));
  // Longest first, and what is found is taken out: "neural networks" names no computer network.
  for (const { id, name } of all.sort((a, b) => b.name.length - a.name.length)) {
    for (const entry of texts) {
      if (!entry.text.includes(` ${name} `)) continue;
      entry.text = entry.text.replaceAll(` ${name} `, " | ");
      const known = named.get(id);
      if (known === undefined || PHASES.indexOf(entry.phase) < PHASES.indexOf(known)) {
        named.set(id, entry.phase);
      }
    }
  }
  return named;
}

const namesOf = new WeakMap<SkillInDomain, readonly string[]>();

function names(skill: SkillInDomain): readonly string[] {
  const known = namesOf.get(skill) ?? foldedNames(skill);
  namesOf.set(skill, known);
  return known;
}

/** Names by which running text may mean the skill; everyday words are left out unless it is their only name. */
function foldedNames(skill: SkillInDomain): string[] {
  const doubtful = new Set(skill.cautious.map(normalise));
  return [skill.name, ...skill.aliases]
    .map(normalise)
    .filter((name, index) => name.length > 1 && (index === 0 || !doubtful.has(name)));
}

const counted = new WeakMap<Knowledge, ReadonlyMap<string, number>>();

/** How many roles ask for each skill. */
export function askedBy(knowledge: Knowledge): ReadonlyMap<string, number> {
  const known = counted.get(knowledge) ?? countAsking(knowledge);
  counted.set(knowledge, known);
  return known;
}

function countAsking(knowledge: Knowledge): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (ref: SkillRef) => {
    for (const id of refSkills(ref)) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const role of knowledge.currentRoles) {
    for (const ref of [...role.skills.essential, ...role.skills.important]) add(ref);
  }
  return counts;
}
