import type { Content } from "../../src/engine/conversation.ts";
import { oneLine } from "./escape.ts";
import { CHOICE_MAX, CHOICES_MAX } from "./limits.ts";
import type { NamedChoice } from "./wire.ts";

/** What is offered while a name is typed: from memory, in well under a millisecond, for it is asked at every key. */
export interface Suggester {
  suggest(kind: "role" | "skill", typed: string): readonly NamedChoice[];
}

interface Entry {
  readonly choice: NamedChoice;
  /** All names, folded, each at the start of a line; the first is its own. */
  readonly names: string;
  /** Where the own name ends in them. */
  readonly end: number;
}

const SHORTEST = 3;

/** What is tried when nothing holds all of it: its words from the longest on, then less and less of its beginning. */
function* lesser(wanted: string): Iterable<string> {
  const words = wanted.split(" ").filter((word) => word.length >= SHORTEST && word !== wanted);
  yield* words.sort((a, b) => b.length - a.length);
  for (let most = wanted.length - 1; most >= SHORTEST; most--) yield wanted.slice(0, most);
}

export function createSuggester({ knowledge }: Content): Suggester {
  const uses = new Map<string, number>();
  for (const role of knowledge.currentRoles)
    for (const ref of Object.values(role.skills).flat())
      for (const id of typeof ref === "string" ? [ref] : ref.any) uses.set(id, (uses.get(id) ?? 0) + 1);
  const byUse = [...knowledge.skills].sort((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0));
  const roles = [...knowledge.currentRoles, ...knowledge.outlookRoles].map(entryOf);
  const skills = byUse.map(entryOf);
  return {
    suggest(kind, typed) {
      const entries = kind === "role" ? roles : skills;
      const wanted = fold(typed).slice(0, CHOICE_MAX);
      for (const part of [wanted, ...lesser(wanted)]) {
        const found = matching(entries, part);
        if (found.length > 0) return found;
      }
      return [];
    },
  };
}

function entryOf({ name, aliases }: { name: string; aliases: readonly string[] }): Entry {
  const own = `\n${fold(name)}`;
  return {
    choice: choiceOf(name),
    names: [own, ...aliases.map((alias) => `\n${fold(alias)}`)].join(""),
    end: own.length,
  };
}

const choiceOf = (name: string): NamedChoice => ({
  name: name.slice(0, CHOICE_MAX),
  value: name.slice(0, CHOICE_MAX),
});

const fold = (text: string): string => oneLine(text).toLowerCase();

/** Names that begin so, then those with a word that does, then other names, then anything that holds it. */
function matching(entries: readonly Entry[], wanted: string): NamedChoice[] {
  if (wanted === "") return entries.slice(0, CHOICES_MAX).map(({ choice }) => choice);
  const ranked: NamedChoice[][] = [[], [], [], []];
  for (const entry of entries)
    if (entry.names.includes(wanted)) ranked[rankOf(entry, wanted)]?.push(entry.choice);
  return ranked.flat().slice(0, CHOICES_MAX);
}

function rankOf({ names, end }: Entry, wanted: string): 0 | 1 | 2 | 3 {
  if (names.startsWith(wanted, 1)) return 0;
  const word = names.indexOf(` ${wanted}`);
  if (word >= 0 && word < end) return 1;
  return word >= 0 || names.includes(`\n${wanted}`) ? 2 : 3;
}
