const ENDINGS: ReadonlyArray<readonly [string, number]> = [
  ["ations", 5],
  ["ation", 5],
  ["izing", 4],
  ["yzing", 3],
  ["ments", 5],
  ["ising", 4],
  ["ment", 5],
  ["ings", 3],
  ["ions", 5],
  ["yses", 3],
  ["ysis", 3],
  ["yzed", 3],
  ["yze", 3],
  ["izes", 4],
  ["ing", 3],
  ["ion", 5],
  ["ers", 4],
  ["ize", 4],
  ["ed", 3],
  ["es", 4],
  ["er", 5],
  ["e", 3],
  ["y", 4],
];

/** By the last letter, so that most words are done with one look. */
const BY_LAST = new Map<number, Array<readonly [string, number]>>();
for (const pair of ENDINGS) {
  const last = pair[0].charCodeAt(pair[0].length - 1);
  BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), pair]);
}

/** Light: analyse, analysing and analysis meet, build and building, run and running. */
export function stem(form: string): string {
  if (form.length < 4) return form;
  const endings = BY_LAST.get(form.charCodeAt(form.length - 1));
  if (endings === undefined) return form;
  for (const [ending, least] of endings) {
    if (!form.endsWith(ending)) continue;
    const rest = form.length - ending.length;
    if (rest < least) continue;
    let base = form.slice(0, rest);
    if (ending.startsWith("y") && ending.length > 2) return base;
    const last = base.charCodeAt(rest - 1);
    if (rest > 3 && last === base.charCodeAt(rest - 2) && last !== 108 && last !== 115)
      base = base.slice(0, -1);
    return base;
  }
  return form;
}
