import { type Knowledge, refSkills, roleRefs } from "./knowledge.ts";
import { FACT_GROUPS } from "./taxonomy.ts";

/** How a fact stands: from the source documents, completed from common knowledge, or not there. */
export type Standing = "sourced" | "editorial" | "missing";

export interface Coverage {
  readonly roles: ReadonlyArray<{ id: string; status: string; facts: Record<string, Standing> }>;
  readonly skills: ReadonlyArray<{ id: string; facts: Record<string, Standing> }>;
}

/** Roles x facts and skills x facts: what rests on a source, what is editorial, what is missing. */
export function coverage(knowledge: Knowledge): Coverage {
  const used = new Set(
    knowledge.roles.flatMap((role) => roleRefs(role).flatMap(({ ref }) => refSkills(ref))),
  );
  return {
    roles: knowledge.roles.map((role) => {
      const sources: Readonly<Record<string, readonly string[]>> = role.sources;
      const facts = FACT_GROUPS.map((group) => [group, standing(sources[group])] as const);
      return { id: role.id, status: role.status, facts: Object.fromEntries(facts) };
    }),
    skills: knowledge.skills.map((skill) => ({
      id: skill.id,
      facts: {
        definition: standing(skill.sources),
        aliases: skill.aliases.length > 0 ? "sourced" : "missing",
        resources: skill.resources.length > 0 ? "editorial" : "missing",
        role: used.has(skill.id) ? "sourced" : "missing",
      },
    })),
  };
}

function standing(sources: readonly string[] | undefined): Standing {
  if (sources === undefined || sources.length === 0) return "missing";
  return sources.every((source) => source === "editorial") ? "editorial" : "sourced";
}
