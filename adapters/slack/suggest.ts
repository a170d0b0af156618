import { normalise } from "../../src/domain/tokens.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { ACTIONS, type ActionName, option } from "./controls.ts";
import { OPTION_VALUE_MAX, SELECT_OPTIONS_MAX } from "./limits.ts";

interface Entry {
  readonly id: string;
  readonly name: string;
  /** Name and aliases as they are compared. */
  readonly keys: readonly string[];
}

/** Names found while somebody types; prepared once, answered from memory. */
export type Suggester = (name: ActionName, query: string) => { options: ReturnType<typeof option>[] };

export function createSuggester({ knowledge, finder }: Content): Suggester {
  const entry = ({ id, name, aliases }: { id: string; name: string; aliases: readonly string[] }): Entry => ({
    id,
    name,
    keys: [name, ...aliases].map(normalise),
  });
  const usable = ({ id }: Entry) => id.length <= OPTION_VALUE_MAX;
  const roles = knowledge.currentRoles.map(entry).filter(usable);
  const skills = knowledge.skills.map(entry).filter(usable);
  return (name, query) => {
    const entries = name === ACTIONS.findRole ? roles : skills;
    const found = search(entries, normalise(query));
    const near = found.length > 0 || query.trim().length < 4 ? found : nearest(name, query);
    return { options: near.slice(0, SELECT_OPTIONS_MAX).map(({ id, name }) => option(id, name)) };
  };

  function nearest(name: ActionName, query: string): readonly { id: string; name: string }[] {
    const found = name === ACTIONS.findRole ? finder.role(query) : finder.skill(query);
    if (found.kind === "found") return [found.item];
    return found.near().filter(({ id }) => name !== ACTIONS.findRole || roles.some((role) => role.id === id));
  }
}

/** Names that begin so first, then other names for it, then what has a word that begins so, then what holds it anywhere. */
function search(entries: readonly Entry[], query: string): Entry[] {
  if (query === "") return entries.slice(0, SELECT_OPTIONS_MAX);
  const ranked = entries.flatMap((entry) => {
    const rank = Math.min(...entry.keys.map((key, place) => rankOf(key, query, place === 0)));
    return rank === Number.POSITIVE_INFINITY ? [] : [{ entry, rank }];
  });
  return ranked
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.entry.name.length - b.entry.name.length ||
        (a.entry.name < b.entry.name ? -1 : 1),
    )
    .map(({ entry }) => entry);
}

/** @param own its name, not one of its other names */
function rankOf(key: string, query: string, own: boolean): number {
  const behind = own ? 0 : 1;
  if (key === query) return behind;
  if (key.startsWith(query)) return 2 + behind;
  if (key.includes(` ${query}`)) return 4 + behind;
  return key.includes(query) ? 6 + behind : Number.POSITIVE_INFINITY;
}
