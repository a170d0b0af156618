import type { Content } from "../../src/engine/conversation.ts";
import { oneLine } from "./escape.ts";
import { CHOICE_MAX, CHOICES_MAX } from "./limits.ts";
import type { NamedChoice } from "./wire.ts";

/** What is offered while a name is typed; from memory, in well under a millisecond. */
export interface Suggester {
  suggest(kind: "role" | "skill", typed: string): readonly NamedChoice[];
}

interface Entry {
  readonly name: string;
  readonly choice: NamedChoice;
  /** Folded: the name, then other names. */
  readonly keys: readonly string[];
}

export function createSuggester({ knowledge, finder }: Content): Suggester {
  const uses = new Map<string, number>();
  for (const role of knowledge.currentRoles)
    for (const ref of Object.values(role.skills).flat())
      for (const id of typeof ref === "string" ? [ref] : ref.any) uses.set(id, (uses.get(id) ?? 0) + 1);
  const byUse = [...knowledge.skills].sort((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0));
  const entries = {
    role: [...knowledge.currentRoles, ...knowledge.outlookRoles].map(entry),
    skill: byUse.map(entry),
  };
  return {
    suggest(kind, typed) {
      const wanted = fold(typed);
      if (wanted === "") return entries[kind].slice(0, CHOICES_MAX).map(({ choice }) => choice);
      const ranked = [0, 1, 2, 3].flatMap((rank) =>
        entries[kind].filter((one) => rankOf(one, wanted) === rank),
      );
      if (ranked.length > 0) return ranked.slice(0, CHOICES_MAX).map(({ choice }) => choice);
      const found = finder[kind](typed);
      const near = found.kind === "found" ? [found.item] : found.near();
      return near.slice(0, CHOICES_MAX).map(({ name }) => choiceOf(name));
    },
  };
}

const entry = ({ name, aliases }: { name: string; aliases: readonly string[] }): Entry => ({
  name,
  choice: choiceOf(name),
  keys: [name, ...aliases].map(fold),
});

const choiceOf = (name: string): NamedChoice => ({
  name: name.slice(0, CHOICE_MAX),
  value: name.slice(0, CHOICE_MAX),
});

const fold = (text: string): string => oneLine(text).toLowerCase();

/** 0: the name begins so; 1: a word of it; 2: another name or a word of it; 3: it stands inside; null: nowhere. */
function rankOf({ keys }: Entry, wanted: string): number | null {
  const [name = "", ...others] = keys;
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  if (others.some((key) => key.startsWith(wanted) || key.includes(` ${wanted}`))) return 2;
  return keys.some((key) => key.includes(wanted)) ? 3 : null;
}
