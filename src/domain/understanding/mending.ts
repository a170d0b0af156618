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

/** Unknown words looked up in one text: a text of many is not English, or not prose. */
const MAX_LOOKUPS = 200;

export function createMender(names: Names, vocabulary: Vocabulary): Mender {
  let speller: Speller | undefined;

  function mended(word: string): string | null {
    const bare = withoutVersion(word);
    if (bare !== null && names.single.has(bare)) return bare;
    if (word.length < SPELLING_MIN || !/^[a-z]+$/.test(word) || COMMON_WORDS.has(word)) return null;
    speller ??= createSpeller(names.words);
    return speller.mend(word);
  }

  return {
    mend({ tokens, words }) {
      const seen = new Map<string, string | null>();
      for (let i = 0; i < words.length; i++) {
        if (words[i] !== 0) continue;
        const form = tokens[i]?.form ?? "";
        if (form.length < 4) continue;
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

/** "mysql8" and "angular2" without their number, "express.js" as "expressjs" without "js". */
function withoutVersion(word: string): string | null {
  let end = word.length;
  while (end > 0 && isDigit(word.charCodeAt(end - 1))) end -= 1;
  if (end < word.length) return end >= 3 ? word.slice(0, end) : null;
  return word.endsWith("js") && word.length > 5 ? word.slice(0, -2) : null;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
