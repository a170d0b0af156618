/** Letters that no English word begins with or has in it: what is written so is an acronym or a made-up name. */
const ODD_LETTERS =
  /aa|ii|uu|q(?!u)|^([a-z])\1|[aeiou]{4}|[bcdfghjkmpqtvwxz]{3}|^[rlmn][bcdfghjklmnpqrstvwxz]|^[^aeiouy]*$/;

/** Whether a name is letters rather than a word: "iiot", "hipaa". */
export function isAcronym(name: string): boolean {
  return ODD_LETTERS.test(name);
}

/** A word that can be spoken is no slip of an acronym ("idiot" of IIoT) unless a letter is only lost or swapped. */
export function isSpokenFor(form: string, meant: string): boolean {
  return isAcronym(meant) && !isAcronym(form);
}
