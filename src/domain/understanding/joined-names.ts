import { isCommon } from "./common-words.ts";
import type { Name, Names } from "./names.ts";
import type { Vocabulary } from "./phrase-trie.ts";

const PART_MIN = 2;
const NAMED_MIN = 3;
const COMPOUND_MIN = 7;
const JOINED_MAX = 30;

/** "machinelearning" for "machine learning": two words of a name written as one. */
export function joinedName(word: string, names: Names, vocabulary: Vocabulary): Name | undefined {
  if (word.length > JOINED_MAX) return undefined;
  for (const at of names.wordFilter.cuts(word, "both")) {
    if (at < PART_MIN || at > word.length - PART_MIN) continue;
    const first = vocabulary.idOf(word.slice(0, at));
    const second = first === 0 ? 0 : vocabulary.idOf(word.slice(at));
    if (second === 0) continue;
    const whole = names.trie.value(names.trie.exact([first, second]));
    if (whole !== undefined) return whole;
  }
  return undefined;
}

/** "oraclejdk" for Oracle: a plain name that is written together with an ordinary word. */
export function nameInside(word: string, names: Names, vocabulary: Vocabulary): Name | undefined {
  if (word.length > JOINED_MAX || word.length < COMPOUND_MIN) return undefined;
  for (const at of names.singleFilter.cuts(word, "one")) {
    if (at < NAMED_MIN || at > word.length - NAMED_MIN) continue;
    const left = word.slice(0, at);
    const right = word.slice(at);
    const name = besideWord(left, right, names, vocabulary) ?? besideWord(right, left, names, vocabulary);
    if (name !== undefined) return name;
  }
  return undefined;
}

function besideWord(named: string, other: string, names: Names, vocabulary: Vocabulary): Name | undefined {
  const name = names.single.get(named);
  if (name === undefined || name.cautious || name.skill === "") return undefined;
  return vocabulary.idOf(other) !== 0 || isCommon(other) ? name : undefined;
}

const GLUED = ["js", "php", "net", "ui", "app", "api", "sdk", "lib", "db"];
const GLUED_MIN = 4;

/** "mysql8" without its number, ".csv" without its dot, "expressjs" without "js". */
export function withoutVersion(word: string): string | null {
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
