import { COMMON_WORDS } from "./common-words.ts";
import type { Document } from "./document.ts";
import type { Name, Names } from "./names.ts";
import type { Vocabulary } from "./phrase-trie.ts";
import { createSpeller, editDistance, SPELLING_MIN, type Speller } from "./spelling.ts";

export interface Mender {
  /** Puts the words that were meant in the place of misspelt ones. @returns words to look for suggestions for */
  mend(document: Document): readonly number[];
  /** Skills that a word might mean, nearest first. */
  near(word: string): readonly string[];
}

const PLAIN = /^[a-z]+$/;
const LOOKUP_MIN = 3;
const PART_MIN = 2;
const NAMED_MIN = 3;
const COMPOUND_MIN = 7;
const JOINED_MAX = 30;
/** Unknown words looked up in one text: a text of many is not English, or not prose. */
const MAX_LOOKUPS = 200;

/** "altering" and "listing" are words of their own; inside a longer name ("machine lerning") they are mended. */
const ENGLISH_ENDING = /(?:ing|ed|ly|ful|ment|ness)$/;

export function createMender(names: Names, vocabulary: Vocabulary): Mender {
  let speller: Speller | undefined;

  function mended(word: string): string | null {
    const bare = withoutVersion(word);
    if (bare !== null && names.single.has(bare)) return bare;
    if (!isWordToMend(word)) return null;
    if (learnJoined(word)) return word;
    speller ??= createSpeller(names.words);
    const meant = speller.mend(word);
    if (meant !== null && isMadeOfWords(word) && editDistance(word, meant, 1) > 1) return null;
    return meant !== null && ENGLISH_ENDING.test(word) && names.single.has(meant) ? null : meant;
  }

  /**
   * "machinelearning" for "machine learning", "oraclejdk" for Oracle and something more: two words written as one.
   * From then on it is a name like the others.
   */
  function learnJoined(word: string): boolean {
    if (word.length > JOINED_MAX) return false;
    let part: Name | undefined;
    for (let at = PART_MIN; at <= word.length - PART_MIN; at++) {
      const left = word.slice(0, at);
      const right = word.slice(at);
      const first = vocabulary.idOf(left);
      const second = vocabulary.idOf(right);
      const whole = first * second === 0 ? undefined : names.trie.value(names.trie.exact([first, second]));
      if (whole !== undefined) return learn(word, whole);
      part ??= namedPart(left, right, second) ?? namedPart(right, left, first);
    }
    return part !== undefined && learn(word, part);
  }

  /** A plain name that is written together with an ordinary word. */
  function namedPart(named: string, other: string, otherId: number): Name | undefined {
    if (named.length < NAMED_MIN || other.length < NAMED_MIN || named.length + other.length < COMPOUND_MIN)
      return undefined;
    const name = names.single.get(named);
    if (name === undefined || name.cautious || name.skill === "") return undefined;
    return otherId !== 0 || COMMON_WORDS.has(other) ? name : undefined;
  }

  function learn(word: string, name: Name): boolean {
    names.trie.add([vocabulary.add(word)], () => name);
    return true;
  }

  return {
    mend({ tokens, words }) {
      const seen = new Map<string, string | null>();
      const unsure: number[] = [];
      for (let i = 0; i < words.length; i++) {
        if (words[i] !== 0) continue;
        const form = tokens[i]?.form ?? "";
        if (form.length < LOOKUP_MIN) continue;
        let meant = seen.get(form);
        if (meant === undefined) {
          if (seen.size >= MAX_LOOKUPS) break;
          meant = mended(form);
          seen.set(form, meant);
          if (meant === null && isWordToMend(form) && !ENGLISH_ENDING.test(form)) unsure.push(i);
        }
        if (meant !== null) words[i] = vocabulary.idOf(meant);
      }
      return unsure;
    },
    near(word) {
      speller ??= createSpeller(names.words);
      const ids = speller.near(word).map((near) => names.single.get(near)?.skill ?? "");
      return [...new Set(ids)].filter((id) => id !== "");
    },
  };
}

function isWordToMend(word: string): boolean {
  return word.length >= SPELLING_MIN && PLAIN.test(word) && !COMMON_WORDS.has(word);
}

const COMMON_PART = 4;
const INFLECTION = /(?:ed|er|or|ing|ly|ness|ful|less|ment|able|ive|ish|al|ity)$/;

/** "underwater", "careful": two everyday words or one with an ending are no misspelling. */
function isMadeOfWords(word: string): boolean {
  const base = word.replace(INFLECTION, "");
  if (base !== word && (COMMON_WORDS.has(base) || COMMON_WORDS.has(`${base}e`))) return true;
  for (let at = COMMON_PART; at <= word.length - COMMON_PART; at++)
    if (COMMON_WORDS.has(word.slice(0, at)) && COMMON_WORDS.has(word.slice(at))) return true;
  return false;
}

const GLUED = ["js", "php", "net", "ui", "app", "api", "sdk", "lib", "db"];
const GLUED_MIN = 4;

/** "mysql8" without its number, ".csv" without its dot, "expressjs" without "js". */
function withoutVersion(word: string): string | null {
  if (word.startsWith(".")) return word.slice(1);
  let end = word.length;
  while (end > 0 && isDigit(word.charCodeAt(end - 1))) end -= 1;
  if (end < word.length) return end >= 3 ? word.slice(0, end) : null;
  for (const part of GLUED) {
    if (word.endsWith(part) && word.length - part.length >= GLUED_MIN) return word.slice(0, -part.length);
  }
  return null;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
