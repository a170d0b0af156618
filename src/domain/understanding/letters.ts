const LENGTH_BIT = 27;
const LONGEST = 31;
const LETTERS = (1 << LENGTH_BIT) - 1;

/** The letters and digits of a word as a set of bits, and its length above them. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 32);
  return (bits & LETTERS) | (Math.min(word.length, LONGEST) << LENGTH_BIT);
}

/** Whether the letters alone allow so few edits: one more or less changes one letter of the set, any other at most two. */
export function areNear(a: number, b: number, edits: number): boolean {
  const longer = (a >>> LENGTH_BIT) - (b >>> LENGTH_BIT);
  const between = longer < 0 ? -longer : longer;
  return between <= edits && countBits((a ^ b) & LETTERS) <= 2 * edits - between;
}

/** Whether one word is the other with letters swapped, of words that are near. */
export function areSwapped(form: string, meant: string): boolean {
  return form.length === meant.length && lettersOf(form) === lettersOf(meant);
}

/** Whether letters are only swapped, or one is lost: any other letter could have come in the place of the right one. */
export function areLikely(form: string, meant: string, distance: number): boolean {
  return (distance === 1 && meant.length > form.length) || areSwapped(form, meant);
}

function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
