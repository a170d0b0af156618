import type { Knowledge, SkillInDomain } from "./knowledge.ts";
import { createSuggester, type Named } from "./suggest.ts";
import type { Role } from "./taxonomy.ts";
import { normalise } from "./tokens.ts";

export type Found<T> =
  | { readonly kind: "found"; readonly item: T }
  /** Searching for near names takes milliseconds, so it is done only when asked for. */
  | { readonly kind: "unknown"; near(): readonly T[] };

export interface Finder {
  role(typed: string): Found<Role>;
  skill(typed: string): Found<SkillInDomain>;
}

/** Words that grade a title and do not change which role it is. */
const GRADES = new Set(
  "a an the junior senior sr jr lead principal staff chief entry level graduate trainee intern associate mid i ii iii iv role job position".split(
    " ",
  ),
);

/** Names to entries of the taxonomy: exact after folding, otherwise suggestions only. */
export function createFinder(knowledge: Knowledge): Finder {
  let role: Finder["role"] | undefined;
  let skill: Finder["skill"] | undefined;
  // The names of all skills are many: they are gone through only when a skill is looked for.
  return {
    role: (typed) => {
      role ??= byName(knowledge.roles, withoutGrade);
      return role(typed);
    },
    skill: (typed) => {
      skill ??= byName(knowledge.skills);
      return skill(typed);
    },
  };
}

function withoutGrade(key: string): string {
  return key
    .split(" ")
    .filter((word) => !GRADES.has(word))
    .join(" ");
}

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

function byName<T extends Entry>(entries: readonly T[], loosen: (key: string) => string = (key) => key) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byKey = new Map<string, T>();
  const add = (name: string, entry: T) => {
    const key = normalise(name);
    if (!byKey.has(key)) byKey.set(key, entry);
  };
  for (const entry of entries) for (const name of [entry.name, ...entry.aliases]) add(name, entry);
  // An id read as words must not take a name from the entry that people mean by it.
  for (const entry of entries) add(entry.id, entry);
  for (const [key, entry] of [...byKey]) if (!byKey.has(loosen(key))) byKey.set(loosen(key), entry);
  const suggest = createSuggester(
    entries.map((entry): Named & { entry: T } => ({
      id: entry.id,
      names: [entry.name, ...entry.aliases],
      entry,
    })),
  );
  return (typed: string): Found<T> => {
    const key = normalise(typed);
    const item = byId.get(typed) ?? byKey.get(key) ?? byKey.get(loosen(key));
    return item === undefined
      ? { kind: "unknown", near: () => suggest(typed).map((hit) => hit.entry) }
      : { kind: "found", item };
  };
}
