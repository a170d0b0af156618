import { isSpokenFor } from "./acronyms.ts";
import { type Candidate, isSure, likeliest } from "./candidates.ts";
import type { Document } from "./document.ts";
import { joinedName, nameInside, withoutVersion } from "./joined-names.ts";
import { KIND } from "./known-words.ts";
import { areLikely, areSwapped } from "./letters.ts";
import { mendItems } from "./mend-items.ts";
import { editsFor, type NearNames, phraseCandidates } from "./mend-phrases.ts";
import type { Name, Names } from "./names.ts";
import { NearPhrases } from "./near-phrases.ts";
import { NearWords } from "./near-words.ts";
import { isCommonCompound, stemOfCommon } from "./ordinary-words.ts";
import type { Vocabulary } from "./phrase-trie.ts";
import { spellingsAt } from "./spellings.ts";
import { standsLikeName } from "./stands.ts";

export interface Mended {
  /** Places of words that nothing was found for: to look for suggestions for. */
  readonly unsure: readonly number[];
  /** Names that are written as one word which is none by itself, by place. */
  readonly joined: ReadonlyMap<number, Name>;
}

export interface Mender {
  /**
   * Puts the words that were meant in the place of misspelt ones.
   * @param asked the text answers the question for skills: what stands in it is likely a name
   */
  mend(document: Document, asked: boolean): Mended;
  /** Skills that a word might mean, nearest first. */
  near(word: string): readonly string[];
}

const PLAIN = /^[a-z]+$/;
/** Words that are mended by themselves, in answers and in running text. */
const ASKED_MIN = 4;
const PROSE_MIN = 5;
const PROSE_TWO_EDITS = 8;
const MAX_NEAR = 3;
/** Unknown words looked up in one text: a text of many is not English, or not prose. */
const MAX_LOOKUPS = 200;
const NONE_JOINED: ReadonlyMap<number, Name> = new Map();
const NOTHING: Mended = { unsure: [], joined: NONE_JOINED };

/** "altering" and "listing" are words of their own; inside a longer name ("machine lerning") they are mended. */
const ENGLISH_ENDING = /(?:ing|ed|ly|ful|ment|ness)$/;

export function createMender(names: Names, vocabulary: Vocabulary): Mender {
  let tables: NearNames | undefined;
  const tablesOf = (): NearNames => {
    tables ??= {
      words: new NearWords(names.words),
      phrases: new NearPhrases(names.phrases, names.words),
      form: (word) => names.words[word - 1] ?? "",
    };
    return tables;
  };

  return {
    mend(document, asked) {
      const odd = oddWords(document);
      if (asked) mendItems(document, odd ?? new Uint8Array(document.words.length), names, tablesOf, isSame);
      return odd === null ? NOTHING : mendOdd(document, odd, asked);
    },
    near(word) {
      const near = tablesOf()
        .words.near(word, 2)
        .map(({ at, distance }) => ({ distance, word: names.words[at] ?? "" }))
        .filter((one) => one.word.charCodeAt(0) === word.charCodeAt(0))
        .sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
        .slice(0, MAX_NEAR);
      const ids = near.map((one) => names.single.get(one.word)?.skill ?? "");
      return [...new Set(ids)].filter((id) => id !== "");
    },
  };

  function mendOdd(document: Document, odd: Uint8Array, asked: boolean): Mended {
    const { tokens, words } = document;
    const unsure: number[] = [];
    let joined: Map<number, Name> | undefined;
    const looked = words.length > MAX_LOOKUPS ? new Set<string>() : null;
    for (let i = 0; i < words.length; i++) {
      if (odd[i] === 0) continue;
      const form = tokens[i]?.form ?? "";
      if (looked !== null && !looked.has(form) && looked.size >= MAX_LOOKUPS) break;
      looked?.add(form);
      const found = meantAt(document, odd, i, form, asked);
      if (found === null) {
        if (isPlain(form) && !ENGLISH_ENDING.test(form)) unsure.push(i);
      } else if ("skill" in found) {
        joined ??= new Map();
        joined.set(i, found);
        odd[i] = 0;
      } else {
        words.set(found.words, found.from);
        odd.fill(0, found.from, found.from + found.words.length);
      }
    }
    return { unsure, joined: joined ?? NONE_JOINED };
  }

  function meantAt(document: Document, odd: Uint8Array, at: number, form: string, asked: boolean) {
    const bare = withoutVersion(form);
    if (bare !== null && names.single.has(bare)) return asWord(at, vocabulary.idOf(bare));
    const plain = isPlain(form);
    const whole = plain ? joinedName(form, names, vocabulary) : undefined;
    if (whole !== undefined) return whole;
    const candidates = phraseCandidates(document, odd, at, asked, tablesOf());
    if (!candidates.some(isSure))
      candidates.push(...wordCandidates(document, at, form, asked && standsLikeName(document, at, at + 1)));
    const best = likeliest(candidates, isSame);
    const isFar = best === null || (best.words.length === 1 && best.distance === 2);
    const inside = plain && isFar ? nameInside(form, names, vocabulary) : undefined;
    if (inside !== undefined) return inside;
    if (best !== null || !plain) return best;
    const part = partOfName(form);
    return part === 0 ? null : asWord(at, part);
  }

  /** Names of one word that the one here may be a slip of. */
  function wordCandidates(document: Document, at: number, form: string, named: boolean): Candidate[] {
    const found: Candidate[] = [];
    if (named ? form.length < ASKED_MIN : !isPlain(form) || ENGLISH_ENDING.test(form)) return found;
    const stem = stemOfCommon(form);
    const compound = isCommonCompound(form);
    let strangers = Number.POSITIVE_INFINITY;
    const spellings = named ? spellingsAt(document, at) : [form];
    for (const spelling of spellings) {
      const most = named ? editsFor(spelling.length + 1) : spelling.length < PROSE_TWO_EDITS ? 1 : 2;
      if (most === 0) continue;
      for (const { at: place, distance } of tablesOf().words.near(spelling, most)) {
        const meant = names.words[place] ?? "";
        const initial = meant.charCodeAt(0) !== spelling.charCodeAt(0);
        // A plural is a letter longer than the form it is compared by.
        const length = Math.max(meant.length + spellings.length - 1, spelling.length - 1);
        const isName = names.single.has(meant) && editsFor(meant.length) > 0 && distance <= editsFor(length);
        if (named ? !isName : initial) continue;
        if (initial && (compound || spelling.length < PROSE_MIN)) continue;
        // "constructor" is no slip of "construction", nor "baking" of "banking".
        if (!meant.startsWith(stem) || (distance > 1 && (compound || stem !== ""))) continue;
        if (isSpokenFor(spelling, meant) && !areLikely(spelling, meant, distance)) continue;
        if (!isName) strangers = Math.min(strangers, distance);
        else {
          const likely = named ? areLikely(spelling, meant, distance) : areSwapped(spelling, meant);
          found.push({ from: at, words: [place + 1], distance, slips: 1, initial, likely });
        }
      }
    }
    // In running text a word that is no name by itself may just as well have been meant.
    return found.filter(({ distance }) => distance < strangers);
  }

  /** A word that only stands inside names: "lineer or logistic regression". 0: none */
  function partOfName(form: string): number {
    const stem = stemOfCommon(form);
    let best = 0;
    let least = 3;
    for (const { at, distance } of tablesOf().words.near(form, form.length < PROSE_TWO_EDITS ? 1 : 2)) {
      const meant = names.words[at] ?? "";
      if (meant.charCodeAt(0) !== form.charCodeAt(0)) continue;
      if (distance === 2 && (meant.length < PROSE_TWO_EDITS || stem !== "" || isCommonCompound(form)))
        continue;
      if (!meant.startsWith(stem)) continue;
      if (distance < least) {
        best = at + 1;
        least = distance;
      } else if (distance === least) best = 0;
    }
    return names.single.has(names.words[best - 1] ?? "") ? 0 : best;
  }

  function isSame(a: Candidate, b: Candidate): boolean {
    const left = names.trie.value(names.trie.exact(a.words));
    const right = names.trie.value(names.trie.exact(b.words));
    if (left === undefined || right === undefined) return false;
    return left.skill === right.skill && (left.skill !== "" || left.roles.join() === right.roles.join());
  }
}

function asWord(from: number, word: number): Candidate {
  return { from, words: [word], distance: 0, slips: 0, initial: false, likely: false };
}

/** 1 for every word that is in no name and no everyday word; null when there is none. */
function oddWords({ kinds, tokens }: Document): Uint8Array | null {
  if ((kinds & KIND.odd) === 0) return null;
  const odd = new Uint8Array(tokens.length);
  for (let i = 0; i < odd.length; i++) if (((tokens[i]?.word.kinds ?? 0) & KIND.odd) !== 0) odd[i] = 1;
  return odd;
}

function isPlain(form: string): boolean {
  return form.length >= PROSE_MIN && PLAIN.test(form);
}
