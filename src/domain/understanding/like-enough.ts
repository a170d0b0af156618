import { editDistance } from "./edit-distance.ts";
import { areLikely } from "./letters.ts";
import type { NearName } from "./near-names.ts";
import { isCommonCompound, isOtherEnding, stemOfCommon } from "./ordinary-words.ts";

/** Whether what was typed is like enough to the nearest name to have been meant as it. */

/** A name of one word is not mended when it is shorter, nor by two edits when it is shorter than the second. */
const WORD_MIN = 4;
const WORD_TWO_EDITS = 9;
/** Two edits leave nothing of a shorter word inside a name. */
const PART_TWO_EDITS = 4;
/** A lost space is the only slip that makes another number of words. */
const JOINED_MIN = 7;
/** Letters of a word as it stands that may have been meant to be another, one of them lost or swapped, or wrong. */
const PLAIN_LOST = 3;
const PLAIN_WRONG = 5;

/** @param odd whether a word of it is none as it stands */
export function isLikeEnough(typed: string, { meant, distance }: NearName, odd: boolean): boolean {
  // A number says what it says.
  if (digitsOf(typed) !== digitsOf(meant)) return false;
  const words = typed.split(" ");
  const others = meant.split(" ");
  if (words.length !== others.length) return distance === 1 && typed.length >= JOINED_MIN;
  if (words.length === 1) return isLikeWord(typed, meant, distance);
  return words.every((word, at) => isLikePart(word, others[at] ?? "", odd));
}

const digitsOf = (text: string): string => text.replace(/\D+/g, "");

/** "constructor" is no slip of "construction", nor "forking" of "farming". */
function isLikeWord(typed: string, meant: string, distance: number): boolean {
  if (typed.length < WORD_MIN || !meant.startsWith(stemOfCommon(typed))) return false;
  const initial = typed.charCodeAt(0) !== meant.charCodeAt(0);
  if (distance > 1 && (typed.length < WORD_TWO_EDITS || initial || isOtherEnding(typed, meant))) return false;
  if (isCommonCompound(typed) && (initial || distance > 1)) return false;
  return typed.length > WORD_MIN || areLikely(typed, meant, distance);
}

function isLikePart(word: string, other: string, odd: boolean): boolean {
  if (word === other) return true;
  if (odd) return other.length >= PART_TWO_EDITS || editDistance(word, other, 1) <= 1;
  if (areLikely(word, other, 1)) return word.length >= PLAIN_LOST;
  return word.length >= PLAIN_WRONG && word.charCodeAt(0) === other.charCodeAt(0);
}
