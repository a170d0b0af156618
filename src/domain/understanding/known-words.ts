import { formAt } from "../tokens.ts";
import { isCommon } from "./common-words.ts";
import { startsFigure } from "./figures.ts";
import { isAsking } from "./question-words.ts";
import { stem } from "./stem.ts";
import { FIRST_PERSON, turnsToOthers } from "./whose-words.ts";
import { hashOf } from "./word-filter.ts";

/** What a word is, as bits: asked of every word of a text, and worked out once. */
export const KIND = {
  /** In no name and no everyday word. */
  odd: 1,
  /** A number may start with it. */
  figure: 2,
  /** "I", "my". */
  firstPerson: 4,
  /** The text may turn to somebody else. */
  others: 8,
  /** A question may begin with it. */
  asks: 16,
} as const;

export interface Word {
  /** As it stands in a text, in small letters; empty when the word is not kept. */
  readonly written: string;
  readonly form: string;
  /** What forms of the same word begin with. */
  readonly stem: string;
  /** In the vocabulary; 0 when unknown. */
  readonly number: number;
  /** Bits of KIND. */
  readonly kinds: number;
  /** Of the form, for a WordFilter. */
  readonly hash: number;
}

/** Words kept: with as many it starts afresh. */
const MOST = 1 << 13;
const MASK = 2 * MOST - 1;
/** Makes a capital small and leaves every other sign that stands in a word as it is. */
const SMALL = 32;
const BEYOND_ASCII = 128;

/**
 * The words that people write come again and again: those that are known are found by their letters, without a
 * string being made. Words that are not known may be anybody's own and are not kept.
 */
export class KnownWords {
  private readonly kept: Word[] = [];
  /** Open addressing: one more than the place of a word among those kept, 0 where there is none. */
  private slots: Uint16Array | undefined;
  private readonly numberOf: (form: string) => number;

  constructor(numberOf: (form: string) => number) {
    this.numberOf = numberOf;
  }

  /** The word at [start, end) of a text. */
  at(text: string, start: number, end: number): Word {
    let hash = end - start;
    let signs = 0;
    for (let i = start; i < end; i++) {
      const sign = text.charCodeAt(i);
      signs |= sign;
      hash = Math.imul(hash ^ (sign | SMALL), 0x01000193);
    }
    if (signs >= BEYOND_ASCII) return this.word(formAt(text, start, end), "");
    this.slots ??= new Uint16Array(MASK + 1);
    for (let slot = (hash ^ (hash >>> 15)) & MASK; ; slot = (slot + 1) & MASK) {
      const known = this.kept[(this.slots[slot] ?? 0) - 1];
      if (known === undefined) return this.made(text, start, end, slot);
      if (isWritten(known.written, text, start, end)) return known;
    }
  }

  /** For when there are new words in the vocabulary. */
  forget(): void {
    this.kept.length = 0;
    this.slots?.fill(0);
  }

  private made(text: string, start: number, end: number, slot: number): Word {
    const form = formAt(text, start, end);
    const word = this.word(form, "");
    if ((word.kinds & KIND.odd) !== 0) return word;
    if (this.kept.length >= MOST) {
      this.forget();
      return word;
    }
    const known = this.word(copyOf(form), copyOf(text.slice(start, end).toLowerCase()));
    this.kept.push(known);
    if (this.slots !== undefined) this.slots[slot] = this.kept.length;
    return known;
  }

  private word(form: string, written: string): Word {
    const number = this.numberOf(form);
    let kinds = number === 0 && !isCommon(form) ? KIND.odd : 0;
    if (startsFigure(form)) kinds |= KIND.figure;
    if (FIRST_PERSON.has(form)) kinds |= KIND.firstPerson;
    if (turnsToOthers(form)) kinds |= KIND.others;
    if (isAsking(form)) kinds |= KIND.asks;
    return { written, form, stem: stem(form), number, kinds, hash: hashOf(form) };
  }
}

function isWritten(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let i = 0; i < written.length; i++)
    if ((text.charCodeAt(start + i) | SMALL) !== written.charCodeAt(i)) return false;
  return true;
}

/** A part of a text would keep all of it in memory. */
function copyOf(word: string): string {
  return word.split("").join("");
}
