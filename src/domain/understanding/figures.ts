/** Numbers as words. */
const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  half: 0.5,
  couple: 2,
  few: 3,
  several: 4,
};
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(Object.entries(WORDS));
const LONGEST = 9;

/** Whether a number may start with this word: asked once for every word of a text. */
export function startsFigure(form: string): boolean {
  const code = form.charCodeAt(0);
  if (code >= 48 && code <= 57) return true;
  return form.length <= LONGEST && NUMBER_WORDS.has(form);
}
