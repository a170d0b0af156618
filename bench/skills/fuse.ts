import Fuse from "fuse.js";
import { normalise } from "../../src/domain/tokens.ts";
import type { Written } from "./inputs.ts";

/** Longest name that the exact pass looks for, in words. */
const WORDS_MAX = 5;

/**
 * The peer at its best: exact names by a hash map first, and fuse.js only for the parts of the answer
 * in which no exact name is.
 */
export function createFuseFinder(names: readonly Written[]): (text: string) => Set<string> {
  const exact = new Map(names.map((name) => [normalise(name.text), name.id]));
  const fuse = new Fuse(names, { keys: ["text"], threshold: 0.4 });
  return (text) => {
    const found = new Set<string>();
    for (const part of text.split(/[,.;\n]|\band\b/)) {
      if (part.trim() === "") continue;
      const ids = exactIn(part, exact);
      for (const id of ids) found.add(id);
      const near = ids.length > 0 ? undefined : fuse.search(part.trim(), { limit: 1 })[0];
      if (near !== undefined) found.add(near.item.id);
    }
    return found;
  };
}

function exactIn(part: string, exact: ReadonlyMap<string, string>): string[] {
  const words = normalise(part).split(" ");
  const ids: string[] = [];
  for (let at = 0; at < words.length; ) {
    let taken = 1;
    for (let length = Math.min(WORDS_MAX, words.length - at); length > 0; length--) {
      const id = exact.get(words.slice(at, at + length).join(" "));
      if (id === undefined) continue;
      ids.push(id);
      taken = length;
      break;
    }
    at += taken;
  }
  return ids;
}
