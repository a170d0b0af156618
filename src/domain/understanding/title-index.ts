import type { Knowledge } from "../knowledge.ts";
import { wordsOf } from "../tokens.ts";
import type { Vocabulary } from "./phrase-trie.ts";
import { expand, isEmpty, isGrade, isLink, isNoun, keyOf, keysFor, TITLE_WORDS } from "./title-words.ts";

/** What a word is in a title, as bits. */
export const PART = { noun: 1, field: 2, grade: 4, link: 8 } as const;

/** The titles of all roles by their words, whatever the order. */
export interface TitleIndex {
  /** Bits of PART, by number of the word in the vocabulary. */
  readonly parts: Uint8Array;
  readonly forms: readonly string[];
  /** The roles that a noun and the words around it name; empty when they name none. */
  find(noun: string, around: readonly string[]): readonly string[];
}

const NONE: readonly string[] = [];

export function indexTitles(knowledge: Knowledge, vocabulary: Vocabulary): TitleIndex {
  const byKey = rolesByKey(knowledge);
  const fields = new Set([...byKey.keys()].flatMap((key) => key.split(" ")));
  for (const form of [...fields, ...TITLE_WORDS]) vocabulary.add(form);
  const forms = ["", ...vocabulary.all()];
  const bits = (form: string): number => {
    if (form === "") return 0;
    if (isLink(form)) return PART.link;
    const noun = isNoun(form) ? PART.noun : 0;
    const isField = isEmpty(form) || expand(form).every((word) => fields.has(word));
    const field = noun === 0 && isField ? PART.field : 0;
    return noun | field | (isGrade(form) ? PART.grade : 0);
  };
  return {
    parts: Uint8Array.from(forms, bits),
    forms,
    find: (noun, around) => {
      for (const key of keysFor(noun, around)) {
        const roles = byKey.get(key);
        if (roles !== undefined) return roles;
      }
      return NONE;
    },
  };
}

/** A key of a role's own name comes before one of an alias of another. */
function rolesByKey(knowledge: Knowledge): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, readonly string[]>();
  const add = (title: string, id: string) => {
    const key = keyOf(wordsOf(title));
    if (key.includes(" ") && !byKey.has(key)) byKey.set(key, [id]);
  };
  for (const role of knowledge.roles) add(role.name, role.id);
  for (const role of knowledge.roles) for (const alias of role.aliases) add(alias, role.id);
  return byKey;
}
