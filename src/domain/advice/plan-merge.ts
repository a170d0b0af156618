import type { Knowledge, SkillInDomain } from "../knowledge.ts";
import { type Needs, reaches } from "./order.ts";
import type { PlanTier } from "./plan-types.ts";
import { isPartOf, middle } from "./standing.ts";

export interface Merged {
  /** Skills that are learned inside another one, with that other one. */
  readonly inside: ReadonlyMap<string, string>;
  /** What comes before what, among the skills that stay. */
  readonly needs: Needs;
}

/**
 * Folds skills that are learned along with another planned one into it, so that no hour is planned twice:
 * 1. what a skill implies and takes no longer than the skill (orchestration inside Kubernetes);
 * 2. a small chapter of a large skill of its field (joins inside SQL);
 * 3. programming as such inside the first language, and a people skill inside the one that builds on it,
 *    when the role does not list them itself.
 * Nothing is folded where that would make two skills wait for each other.
 */
export function mergeSkills(knowledge: Knowledge, picked: ReadonlyMap<string, PlanTier>): Merged {
  const skills = [...picked.keys()].flatMap((id) => knowledge.skillById.get(id) ?? []);
  const inside = new Map<string, string>();
  let needs = neededBy(skills, inside);
  for (const [part, host] of candidates(skills, picked)) {
    if (inside.has(part.id) || inside.has(host.id) || [...inside.values()].includes(part.id)) continue;
    const tried = new Map([...inside, [part.id, host.id]]);
    const after = neededBy(skills, tried);
    if (reaches(after, host.id, host.id)) continue;
    inside.set(part.id, host.id);
    needs = after;
  }
  return { inside, needs: withGeneralFirst(skills, inside, needs) };
}

function candidates(
  skills: readonly SkillInDomain[],
  picked: ReadonlyMap<string, PlanTier>,
): Array<[part: SkillInDomain, host: SkillInDomain]> {
  const pairs = skills.flatMap((host) =>
    skills.filter((part) => part !== host).map((part): [SkillInDomain, SkillInDomain] => [part, host]),
  );
  const implied = pairs.filter(
    ([part, host]) => host.implies.includes(part.id) && middle(part) <= middle(host),
  );
  const chapters = pairs.filter(([part, host]) => isPartOf(part, host));
  const general = pairs.filter(
    ([part, host]) =>
      picked.get(part.id) === "prerequisite" &&
      (host.kind === "language" || (host.kind === "people" && part.kind === "people")) &&
      host.domain === part.domain &&
      host.prerequisites.includes(part.id),
  );
  return [...general, ...implied, ...chapters];
}

/** What each remaining skill needs, with folded skills replaced by their hosts, which take over their needs. */
function neededBy(
  skills: readonly SkillInDomain[],
  inside: ReadonlyMap<string, string>,
): Map<string, Set<string>> {
  const planned = new Set(skills.map((skill) => skill.id));
  const needs = new Map<string, Set<string>>();
  for (const skill of skills) {
    const place = inside.get(skill.id) ?? skill.id;
    const own = needs.get(place) ?? new Set<string>();
    for (const before of skill.prerequisites) {
      const other = inside.get(before) ?? before;
      if (planned.has(before) && other !== place) own.add(other);
    }
    needs.set(place, own);
  }
  return needs;
}

/** A tool comes after the larger subject that it brings along, so that scikit-learn follows machine learning. */
function withGeneralFirst(
  skills: readonly SkillInDomain[],
  inside: ReadonlyMap<string, string>,
  needs: Map<string, Set<string>>,
): Needs {
  for (const skill of skills) {
    for (const general of skill.implies) {
      const [after, before] = [inside.get(skill.id) ?? skill.id, inside.get(general) ?? general];
      if (after === before || !needs.has(before) || reaches(needs, before, after)) continue;
      needs.get(after)?.add(before);
    }
  }
  return needs;
}
