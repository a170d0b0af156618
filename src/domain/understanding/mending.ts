import { COMMON_WORDS } from "./common-words.ts";
import type { Document } from "./document.ts";
import type { Names } from "./names.ts";
import type { Vocabulary } from "./phrase-trie.ts";
import type { Suggestion } from "./reading.ts";
import { createSpeller, SPELLING_MIN, type Speller } from "./spelling.ts";

export interface Mender {
  /** Puts the words that were meant in the place of misspelt ones; what is not sure comes back as suggestions. */
  mend(document: Document): Suggestion[];
}

const LOOKUP_MIN = 3;
/** Unknown words looked up in one text: a text of many is not English, or not prose. */
const MAX_LOOKUPS = 200;

/** "altering" and "listing" are words of their own; inside a longer name ("machine lerning") they are mended. */
const ENGLISH_ENDING = /(?:ing|ed|ly|er|ate|ion|able|ful|ment|ness)$/;

export function createMender(names: Names, vocabulary: Vocabulary): Mender {
  let speller: Speller | undefined;

  function mended(word: string): string | null {
    const bare = withoutVersion(word);
    if (bare !== null && names.single.has(bare)) return bare;
    if (word.length < SPELLING_MIN || !/^[a-z]+$/.test(word) || COMMON_WORDS.has(word)) return null;
    speller ??= createSpeller(names.words);
    const meant = speller.mend(word);
    return meant !== null && ENGLISH_ENDING.test(word) && names.single.has(meant) ? null : meant;
  }

  return {
    mend({ tokens, words }) {
      const seen = new Map<string, string | null>();
      for (let i = 0; i < words.length; i++) {
        if (words[i] !== 0) continue;
        const form = tokens[i]?.form ?? "";
        if (form.length < LOOKUP_MIN) continue;
        let meant = seen.get(form);
        if (meant === undefined) {
          if (seen.size >= MAX_LOOKUPS) break;
          meant = mended(form);
          seen.set(form, meant);
        }
        if (meant !== null) words[i] = vocabulary.idOf(meant);
      }
      return [];
    },
  };
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
