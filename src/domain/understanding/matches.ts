import { type Document, GAP } from "./document.ts";
import type { Name, Names } from "./names.ts";
import type { Vocabulary } from "./phrase-trie.ts";

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
  const { words, gaps, tokens } = document;
  const matches: Match[] = [];
  let i = 0;
  while (i < words.length) {
    const node = words[i] === 0 ? 0 : names.trie.longest(words, gaps, i, GAP.break);
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
function splitName({ tokens, gaps }: Document, names: Names, i: number): Name | undefined {
  const first = tokens[i];
  const second = tokens[i + 1];
  if (first === undefined || second === undefined || gaps[i + 1] !== 0) return undefined;
  if (first.form.length + second.form.length < PAIR_MIN || NEVER_JOINED.has(first.form)) return undefined;
  if (!names.singleFilter.mayJoin(first.form, second.form)) return undefined;
  const name = names.single.get(first.form + second.form);
  return name === undefined || name.cautious ? undefined : name;
}

const MAX_TAIL = 3;
const MAX_COORDINATED = 6;

/**
 * Names that share a word: "linear or logistic regression" holds "linear regression" too,
 * "data collection and cleaning" holds "data cleaning".
 */
export function addCoordinated(
  document: Document,
  names: Names,
  vocabulary: Vocabulary,
  matches: readonly Match[],
): Match[] {
  const or = vocabulary.idOf("or");
  const and = vocabulary.idOf("and");
  const taken = new Uint8Array(document.words.length);
  for (const match of matches) taken.fill(1, match.from, match.to);
  const added: Match[] = [];
  const isConjunction = (i: number) => document.words[i] === or || document.words[i] === and;

  for (const match of matches) {
    if (match.to - match.from < 2) continue;
    before(match);
    after(match);
  }
  return added.length === 0 ? [...matches] : [...matches, ...added].sort((a, b) => a.from - b.from);

  /** Steps left over the items of the list that ends with this name. */
  function before(match: Match): void {
    let end = stepLeft(match.from, true);
    for (let steps = 0; end > 0 && steps < MAX_COORDINATED; steps++) {
      const item = completedLeft(end, match);
      if (item === undefined) return;
      added.push(item);
      end = stepLeft(item.from, false);
    }
  }

  /** Where the item before `from` ends; 0 when there is none. The last separator must be a word or a slash. */
  function stepLeft(from: number, last: boolean): number {
    const gap = document.gaps[from] ?? 0;
    if ((gap & GAP.end) !== 0) return 0;
    if (isConjunction(from - 1)) return from - 1;
    if ((gap & (GAP.slash | GAP.ampersand)) !== 0) return from;
    return !last && (gap & GAP.comma) !== 0 ? from : 0;
  }

  function completedLeft(end: number, match: Match): Match | undefined {
    for (let from = end - 1; from >= Math.max(0, end - 2); from--) {
      if (taken[from] === 1 || ((document.gaps[from + 1] ?? 0) & GAP.break && from + 1 < end))
        return undefined;
      for (let tail = 1; tail <= Math.min(MAX_TAIL, match.to - match.from - 1); tail++) {
        const name = nameOf([...wordsOf(from, end), ...wordsOf(match.to - tail, match.to)]);
        if (name !== undefined) return { from, to: end, name, accepted: !name.cautious };
      }
    }
    return undefined;
  }

  function after(match: Match): void {
    let at = match.to;
    for (let steps = 0; steps < MAX_COORDINATED; steps++) {
      const gap = document.gaps[at] ?? 0;
      if ((gap & GAP.end) !== 0) return;
      const listed = (gap & (GAP.slash | GAP.comma | GAP.ampersand)) !== 0;
      if (isConjunction(at)) at += 1;
      else if (!listed) return;
      if (at >= taken.length || taken[at] === 1) return;
      const name = nameOf([...wordsOf(match.from, match.to - 1), document.words[at] ?? 0]);
      if (name === undefined) return;
      added.push({ from: at, to: at + 1, name, accepted: !name.cautious });
      at += 1;
    }
  }

  function wordsOf(from: number, to: number): number[] {
    return Array.from(document.words.subarray(from, to));
  }

  function nameOf(words: readonly number[]): Name | undefined {
    const name = names.trie.value(names.trie.exact(words));
    return name === undefined || name.skill === "" ? undefined : name;
  }
}
