import { type Document, GAP } from "./document.ts";
import type { Match } from "./matches.ts";
import type { Name, Names } from "./names.ts";
import type { Vocabulary } from "./phrase-trie.ts";

const MAX_TAIL = 3;
const MAX_COORDINATED = 6;
const LISTED = GAP.slash | GAP.comma | GAP.ampersand;
const JOINED = GAP.slash | GAP.ampersand;

/**
 * Names that share a word: "linear or logistic regression" holds "linear regression" too,
 * "data collection and cleaning" holds "data cleaning".
 */
export function addCoordinated(
  document: Document,
  names: Names,
  vocabulary: Vocabulary,
  matches: readonly Match[],
): readonly Match[] {
  const list: List = { document, names, matches, or: vocabulary.idOf("or"), and: vocabulary.idOf("and") };
  let added: Match[] | undefined;
  for (const match of matches) {
    if (match.to - match.from < 2) continue;
    const before = itemsBefore(list, match);
    const after = itemsAfter(list, match);
    if (before.length + after.length > 0) added = [...(added ?? []), ...before, ...after];
  }
  return added === undefined ? matches : [...matches, ...added].sort((a, b) => a.from - b.from);
}

interface List {
  readonly document: Document;
  readonly names: Names;
  readonly matches: readonly Match[];
  readonly or: number;
  readonly and: number;
}

const NONE: readonly Match[] = [];

/** The items of the list that ends with this name. */
function itemsBefore(list: List, match: Match): readonly Match[] {
  let found: Match[] | undefined;
  let end = stepLeft(list, match.from, true);
  for (let steps = 0; end > 0 && steps < MAX_COORDINATED; steps++) {
    const item = completedLeft(list, end, match);
    if (item === undefined) break;
    found ??= [];
    found.push(item);
    end = stepLeft(list, item.from, false);
  }
  return found ?? NONE;
}

/** Where the item before `from` ends; 0 when there is none. The last separator must be a word or a slash. */
function stepLeft(list: List, from: number, last: boolean): number {
  const gap = list.document.gaps[from] ?? 0;
  if ((gap & GAP.end) !== 0) return 0;
  if (isConjunction(list, from - 1)) return from - 1;
  if ((gap & JOINED) !== 0) return from;
  return !last && (gap & GAP.comma) !== 0 ? from : 0;
}

function completedLeft(list: List, end: number, match: Match): Match | undefined {
  for (let from = end - 1; from >= Math.max(0, end - 2); from--) {
    const isBroken = from + 1 < end && ((list.document.gaps[from + 1] ?? 0) & GAP.break) !== 0;
    if (isBroken || isTaken(list, from)) return undefined;
    for (let tail = 1; tail <= Math.min(MAX_TAIL, match.to - match.from - 1); tail++) {
      const name = nameOf(list, from, end, match.to - tail, match.to);
      if (name !== undefined) return { from, to: end, name, accepted: !name.cautious };
    }
  }
  return undefined;
}

function itemsAfter(list: List, match: Match): readonly Match[] {
  const { gaps, words } = list.document;
  let found: Match[] | undefined;
  let at = match.to;
  for (let steps = 0; steps < MAX_COORDINATED; steps++) {
    const gap = gaps[at] ?? 0;
    if ((gap & GAP.end) !== 0) break;
    if (isConjunction(list, at)) at += 1;
    else if ((gap & LISTED) === 0) break;
    if (at >= words.length || isTaken(list, at)) break;
    const name = nameOf(list, match.from, match.to - 1, at, at + 1);
    if (name === undefined) break;
    found ??= [];
    found.push({ from: at, to: at + 1, name, accepted: !name.cautious });
    at += 1;
  }
  return found ?? NONE;
}

function isConjunction({ document, or, and }: List, at: number): boolean {
  const word = document.words[at];
  return word === or || word === and;
}

/** Whether a word is in a name already; they are in the order of the text. */
function isTaken({ matches }: List, at: number): boolean {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return (matches[low]?.from ?? Number.POSITIVE_INFINITY) <= at;
}

/** The skill's name that two ranges of words make one after the other. */
function nameOf(list: List, from: number, to: number, then: number, end: number): Name | undefined {
  const { words } = list.document;
  const name = list.names.trie.value(list.names.trie.joined(words, from, to, then, end));
  return name === undefined || name.skill === "" ? undefined : name;
}
