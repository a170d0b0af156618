import type { Knowledge } from "../knowledge.ts";
import { wordsOf } from "../tokens.ts";
import { PhraseTrie, type Vocabulary } from "./phrase-trie.ts";
import { WordFilter } from "./word-filter.ts";

/** A phrase that names a skill, one or more roles, or both. */
export interface Name {
  /** Empty: no skill. */
  skill: string;
  /** Counts only where the words around it say that the skill is meant. */
  cautious: boolean;
  /** Spellings with capitals; they tell the tool "Spark" from a spark. */
  spellings: readonly string[];
  roles: readonly string[];
}

export interface Names {
  readonly trie: PhraseTrie<Name>;
  /** Words that are a whole name, for spelling two words as one and for mending misspellings. */
  readonly single: ReadonlyMap<string, Name>;
  /** Of the names of one word. */
  readonly singleFilter: WordFilter;
  /** Of the words of all names. */
  readonly wordFilter: WordFilter;
  /** Every word that occurs in a name; their numbers in the vocabulary are 1, 2, 3 and so on. */
  readonly words: readonly string[];
  /** Every name of two words and more, in numbers of words. */
  readonly phrases: Phrases;
}

/** Lists of numbers, one behind the other. */
export interface Phrases {
  readonly ids: Int32Array;
  /** Where each one starts; the last one is where they end. */
  readonly starts: Int32Array;
}

/** Names of a skill, on the average. */
const NAMES_EACH = 14;

/** The names of every skill and role. The taxonomy's own check keeps one name from meaning two skills. */
export function indexNames(knowledge: Knowledge, vocabulary: Vocabulary): Names {
  const trie = new PhraseTrie<Name>(NAMES_EACH * knowledge.skills.length);
  const single = new Map<string, Name>();
  const singleFilter = new WordFilter();
  const wordFilter = new WordFilter();
  const ids: number[] = [];
  const starts: number[] = [0];

  const add = (written: string): Name | undefined => {
    const forms = wordsOf(written);
    const numbers = forms.map((form) => vocabulary.add(form));
    const name = trie.add(numbers, () => {
      if (numbers.length > 1) {
        for (const number of numbers) ids.push(number);
        starts.push(ids.length);
      }
      return newName();
    });
    const [first] = forms;
    if (name === undefined || first === undefined) return undefined;
    if (forms.length === 1 && !single.has(first)) {
      single.set(first, name);
      singleFilter.add(first);
    }
    return name;
  };

  for (const skill of knowledge.skills) {
    const cautious = skill.cautious.map((word) => word.toLowerCase());
    for (const written of [skill.name, ...skill.aliases]) {
      const name = add(written);
      if (name === undefined || (name.skill !== "" && name.skill !== skill.id)) continue;
      name.skill = skill.id;
      if (written.length === 1 || cautious.includes(written.toLowerCase())) name.cautious = true;
      if (hasCapital(written)) name.spellings = [...name.spellings, written];
    }
    for (const written of skill.cautious) {
      const name = add(written);
      if (name?.skill === skill.id && hasCapital(written)) name.spellings = [...name.spellings, written];
    }
  }
  for (const role of knowledge.roles) {
    for (const written of [role.name, ...role.aliases]) {
      const name = add(written);
      if (name !== undefined && !name.roles.includes(role.id)) name.roles = [...name.roles, role.id];
    }
  }
  const words = vocabulary.all();
  for (const word of words) wordFilter.add(word);
  const phrases = { ids: new Int32Array(ids), starts: new Int32Array(starts) };
  return { trie, single, singleFilter, wordFilter, words, phrases };
}

const NONE: readonly string[] = [];

function newName(): Name {
  return { skill: "", cautious: false, spellings: NONE, roles: NONE };
}

function hasCapital(written: string): boolean {
  return written !== written.toLowerCase();
}
