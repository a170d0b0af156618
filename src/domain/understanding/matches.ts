import { YEAR_UNITS } from "./amounts.ts";
import { type Document, GAP, isFigure } from "./document.ts";
import type { Name, Names } from "./names.ts";

/** A name in the text, in words: [from, to). */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly name: Name;
  /** Whether the skill may be counted; cautious names wait for their surroundings. */
  accepted: boolean;
}

/** Words that, standing before another, never spell a name together with it ("no SQL", "my SQL"). */
const NEVER_JOINED = new Set(
  "no not a an in on or and my the of to for is with as at by i we it so be do go up non your our".split(" "),
);
const PAIR_MIN = 5;

/**
 * Every name of the text, the longest at each place, left to right and without overlap.
 * @param joined names that stand in one word which is none by itself
 */
export function findMatches(document: Document, names: Names, joined: ReadonlyMap<number, Name>): Match[] {
  const { words, tokens } = document;
  const matches: Match[] = [];
  let i = 0;
  while (i < words.length) {
    const node = words[i] === 0 ? 0 : nameAt(document, names, i);
    const whole = words[i] === 0 ? joined.get(i) : undefined;
    const length = whole === undefined ? names.trie.length(node) : 1;
    const pair = length < 2 && whole === undefined ? splitName(document, names, i) : undefined;
    const name = whole ?? pair ?? names.trie.value(node);
    if (name === undefined || isDenial(document, i, length)) {
      i += 1;
      continue;
    }
    const to = i + (pair === undefined ? length : 2);
    matches.push({ from: i, to, name, accepted: !name.cautious });
    i = to;
  }
  return tokens.length === 0 ? [] : matches;
}

/** The longest name; "Python 3 years" is Python, for three years. */
function nameAt(document: Document, names: Names, i: number): number {
  const { words, gaps } = document;
  const node = names.trie.longest(words, gaps, i, GAP.break);
  const last = i + names.trie.length(node) - 1;
  return last > i && countsYears(document, last) ? names.trie.exact(words.subarray(i, last)) : node;
}

function countsYears(document: Document, at: number): boolean {
  const { gaps, tokens } = document;
  return isFigure(document, at) && gaps[at + 1] === 0 && YEAR_UNITS.has(tokens[at + 1]?.form ?? "");
}

const STORES = new Set(["database", "db", "store", "datastore"]);

/** "no SQL" denies SQL; "no-SQL" and "no SQL database" are NoSQL; "improve my SQL" is no MySQL. */
function isDenial({ text, tokens, gaps }: Document, i: number, length: number): boolean {
  if (tokens[i]?.form === "my" && length === 2) {
    const before = tokens[i - 1]?.form ?? "and";
    return gaps[i] === 0 && before !== "and" && before !== "or";
  }
  if (tokens[i]?.form !== "no" || length < 2) return false;
  if (text[tokens[i]?.end ?? 0] !== " ") return false;
  return !STORES.has(tokens[i + length]?.form ?? "") || gaps[i + length] !== 0;
}

/** One name written as two words: "java script", "tensor flow". */
function splitName(document: Document, names: Names, i: number): Name | undefined {
  const { tokens, gaps } = document;
  const first = tokens[i];
  const second = tokens[i + 1];
  if (first === undefined || second === undefined || gaps[i + 1] !== 0) return undefined;
  if (!names.singleFilter.mayJoin(first.word.hash, second.word.hash, second.form.length)) return undefined;
  if (first.form.length + second.form.length < PAIR_MIN || NEVER_JOINED.has(first.form)) return undefined;
  const name = names.single.get(first.form + second.form);
  return name === undefined || name.cautious || countsYears(document, i + 1) ? undefined : name;
}
