import { isCommon } from "./common-words.ts";

const COMMON_PART = 4;
const INFLECTION = /(?:ed|er|or|ing|ly|ness|ful|less|ment|able|ive|ish|al|ity)$/;
const DOUBLED = /([a-z])\1$/;

/**
 * The everyday word that this one is an inflection of: "bake" for "baking", "knit" for "knitting". Empty: of none.
 * What is left without the ending is what other inflections begin with ("bak").
 */
export function stemOfCommon(word: string): string {
  const stem = word.replace(INFLECTION, "");
  if (stem === word || stem.length < 2) return "";
  const single = stem.replace(DOUBLED, "$1");
  return isCommon(stem) || isCommon(`${stem}e`) || isCommon(single) ? single : "";
}

/** "underwater": two everyday words written as one. */
export function isCommonCompound(word: string): boolean {
  for (let at = COMMON_PART; at <= word.length - COMMON_PART; at++)
    if (isCommon(word.slice(0, at)) && isCommon(word.slice(at))) return true;
  return false;
}

const STEM_MIN = 5;
const ENDING_MAX = 3;

/** "automatises" is no slip of "automates". */
export function isOtherEnding(form: string, meant: string): boolean {
  const stem = Math.max(STEM_MIN, Math.max(form.length, meant.length) - ENDING_MAX);
  return form.startsWith(meant.slice(0, stem));
}
