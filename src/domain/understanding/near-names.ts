import type { Knowledge } from "../knowledge.ts";
import { wordsOf } from "../tokens.ts";
import { areSwapped } from "./letters.ts";
import type { Name, Names } from "./names.ts";
import { NearWords } from "./near-words.ts";
import type { Vocabulary } from "./phrase-trie.ts";

/** Longest name, in letters and spaces, that is mended as a whole. */
export const NAME_MAX = 60;
const ONE_EDIT = 10;

/** Most names are so already, and there are tens of thousands of them. */
const PLAIN = /^[a-z0-9+#]+(?: [a-z0-9+#]+)*$/;

/** How a name is compared as a whole: small letters, and one space for whatever stands between words. */
export function spelling(text: string): string {
  const small = text.toLowerCase();
  return PLAIN.test(small) ? small : small.replace(/[^\p{L}\p{N}+#]+/gu, " ").trim();
}

export interface NearName {
  readonly name: Name;
  /** Its spelling. */
  readonly meant: string;
  readonly distance: number;
}

/** The names of all skills as they are written: says which one a text is a slip of. */
export class NearNames {
  private readonly near: NearWords;
  private readonly spellings: readonly string[];
  private readonly nameOf: (spelled: string) => Name | undefined;

  constructor(knowledge: Knowledge, names: Names, vocabulary: Vocabulary) {
    this.spellings = knowledge.skills.flatMap((skill) => [skill.name, ...skill.aliases].map(spelling));
    this.near = new NearWords(this.spellings, NAME_MAX);
    this.nameOf = (spelled) =>
      names.trie.value(names.trie.exact(wordsOf(spelled).map((form) => vocabulary.idOf(form))));
  }

  /** The likeliest; null when names of different skills are as likely. */
  likeliest(typed: string, edits: number): NearName | null {
    let best: NearName | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const { at, distance } of this.near.near(typed, edits)) {
      const meant = this.spellings[at] ?? "";
      const cost = costOf(typed, meant, distance);
      if (cost > least) continue;
      const name = this.nameOf(meant);
      if (name === undefined || name.skill === "") continue;
      if (cost === least) {
        if (best?.name.skill !== name.skill) best = null;
        continue;
      }
      best = { name, meant, distance };
      least = cost;
    }
    return best;
  }
}

/** Letters that are lost or swapped are the commonest of slips, and a wrong first letter the rarest. */
function costOf(typed: string, meant: string, distance: number): number {
  const lost = Math.max(0, meant.length - typed.length);
  const swapped = areSwapped(typed, meant) ? 1 : 0;
  const initial = meant.charCodeAt(0) !== typed.charCodeAt(0) ? 1 : 0;
  return ONE_EDIT * distance - 2 * (lost + swapped) + initial;
}
