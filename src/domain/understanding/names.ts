import type { Knowledge } from "../knowledge.ts";
import { wordsOf } from "../tokens.ts";
import { PhraseTrie, type Vocabulary } from "./phrase-trie.ts";

/** A phrase that names a skill, one or more roles, or both. */
export interface Name {
  /** Empty: no skill. */
  skill: string;
  /** Counts only where the words around it say that the skill is meant. */
  cautious: boolean;
  /** Spellings with capitals; they tell the tool "Spark" from a spark. */
  spellings: string[];
  roles: string[];
}

export interface Names {
  readonly trie: PhraseTrie<Name>;
  /** Words that are a whole name, for spelling two words as one and for mending misspellings. */
  readonly single: ReadonlyMap<string, Name>;
  /** Every word that occurs in a name. */
  readonly words: readonly string[];
}

/** The names of every skill and role. The taxonomy's own check keeps one name from meaning two skills. */
export function indexNames(knowledge: Knowledge, vocabulary: Vocabulary): Names {
  const trie = new PhraseTrie<Name>();
  const single = new Map<string, Name>();

  const add = (written: string): Name | undefined => {
    const forms = wordsOf(written);
    const name = trie.add(
      forms.map((form) => vocabulary.add(form)),
      newName,
    );
    const [first] = forms;
    if (name === undefined || first === undefined) return undefined;
    if (forms.length === 1) single.set(first, name);
    return name;
  };

  for (const skill of knowledge.skills) {
    const cautious = new Set(skill.cautious.map((word) => word.toLowerCase()));
    for (const written of [skill.name, ...skill.aliases]) {
      const name = add(written);
      if (name === undefined || (name.skill !== "" && name.skill !== skill.id)) continue;
      name.skill = skill.id;
      if (cautious.has(written.toLowerCase()) || written.length === 1) name.cautious = true;
      if (/\p{Lu}/u.test(written)) name.spellings.push(written);
    }
    for (const written of skill.cautious) {
      const name = add(written);
      if (name?.skill === skill.id && /\p{Lu}/u.test(written)) name.spellings.push(written);
    }
  }
  for (const role of knowledge.roles) {
    for (const written of [role.name, ...role.aliases]) {
      const name = add(written);
      if (name !== undefined && !name.roles.includes(role.id)) name.roles.push(role.id);
    }
  }
  return { trie, single, words: [...vocabulary.words()] };
}

function newName(): Name {
  return { skill: "", cautious: false, spellings: [], roles: [] };
}
