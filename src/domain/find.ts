import type { Knowledge, SkillInDomain } from "./knowledge.ts";
import { createSuggester, type Named } from "./suggest.ts";
import type { Role } from "./taxonomy.ts";
import { normalise } from "./tokens.ts";
import { rolesOfTitle } from "./understanding/found-titles.ts";
import { Vocabulary } from "./understanding/phrase-trie.ts";
import { indexTitles } from "./understanding/title-index.ts";

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
      role ??= byTitle(knowledge, byName(knowledge.roles, ROLES));
      return role(typed);
    },
    skill: (typed) => {
      skill ??= byName(knowledge.skills, SKILLS);
      return skill(typed);
    },
  };
}

/** What no role lists word for word is read as a title: "Engineer II, Machine Learning". */
function byTitle(knowledge: Knowledge, find: Finder["role"]): Finder["role"] {
  let read: ((typed: string) => Role | undefined) | undefined;
  return (typed) => {
    const listed = find(typed);
    if (listed.kind === "found") return listed;
    read ??= titleReader(knowledge);
    const item = read(typed);
    return item === undefined ? listed : { kind: "found", item };
  };
}

function titleReader(knowledge: Knowledge): (typed: string) => Role | undefined {
  const vocabulary = new Vocabulary();
  const index = indexTitles(knowledge, vocabulary);
  return (typed) => {
    const [id, ...more] = rolesOfTitle(typed, vocabulary, index);
    return id === undefined || more.length > 0 ? undefined : knowledge.roleById.get(id);
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

interface Naming {
  readonly loosen: (key: string) => string;
  /** Whether one near name is enough; otherwise many names that are somewhat near count as well. */
  readonly oneNameIsEnough: boolean;
}

const SKILLS: Naming = { loosen: (key) => key, oneNameIsEnough: false };
/** Roles have many names that end alike ("engineer"): their number says nothing. */
const ROLES: Naming = { loosen: withoutGrade, oneNameIsEnough: true };

function byName<T extends Entry>(entries: readonly T[], { loosen, oneNameIsEnough }: Naming) {
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
  const near = nearest(entries, oneNameIsEnough);
  return (typed: string): Found<T> => {
    const key = normalise(typed);
    const item = byId.get(typed) ?? byKey.get(key) ?? byKey.get(loosen(key));
    return item === undefined ? { kind: "unknown", near: () => near(typed) } : { kind: "found", item };
  };
}

/** Shown of what is near. */
const NEAR = 3;
/** Names looked at for them: several may be of one entry. */
const NEAR_NAMES = 60;

function nearest<T extends Entry>(entries: readonly T[], oneNameIsEnough: boolean): (typed: string) => T[] {
  const named = entries.flatMap((entry): Array<Named & { entry: T }> => {
    const names = [entry.name, ...entry.aliases];
    const groups = oneNameIsEnough ? names.map((name) => [name]) : [names];
    return groups.map((group) => ({ id: entry.id, names: group, entry }));
  });
  const suggest = createSuggester(named);
  const limit = oneNameIsEnough ? NEAR_NAMES : NEAR;
  return (typed) => [...new Set(suggest(typed, limit).map((hit) => hit.entry))].slice(0, NEAR);
}
