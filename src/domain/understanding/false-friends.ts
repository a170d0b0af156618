import { type Document, GAP } from "./document.ts";
import type { Match } from "./matches.ts";

/** Names that stand for something else: a game, a person, a part of an address. */

const HONORIFICS = new Set("dr mr mrs ms prof professor sir madam".split(" "));
/** "Go (the board game)", "Python (the snake)". */
const OTHER_THINGS = new Set(
  "game snake animal island coffee band movie film song bird letter bear city country".split(" "),
);
const GLOSS_REACH = 4;
/** Addresses of people and of pages: what they are made of is no skill. */
const ADDRESS =
  /:\/\/|^www\.|.@.+\.|\b(?:github|gitlab|linkedin|kaggle|bitbucket|medium|stackoverflow|huggingface)\.[a-z]+\//i;
const SIGNS = ["://", "@", "www.", ".com/", ".org/", ".co/"];
/** What no address goes on over. */
const ENDS = /[\s,;()<>|]/;
const ADDRESS_MAX = 200;

export function withoutFalseFriends(document: Document, matches: readonly Match[]): readonly Match[] {
  if (matches.length === 0) return matches;
  const hasSigns = SIGNS.some((sign) => document.text.includes(sign));
  const isFalse = (match: Match) =>
    isSurname(document, match) || isOtherThing(document, match) || (hasSigns && isInAddress(document, match));
  return matches.some(isFalse) ? matches.filter((match) => !isFalse(match)) : matches;
}

function isInAddress({ text, tokens }: Document, { from, to }: Match): boolean {
  let start = tokens[from]?.start ?? 0;
  let end = tokens[to - 1]?.end ?? start;
  const least = Math.max(0, start - ADDRESS_MAX);
  const most = Math.min(text.length, end + ADDRESS_MAX);
  while (start > least && !ENDS.test(text.charAt(start - 1))) start -= 1;
  while (end < most && !ENDS.test(text.charAt(end))) end += 1;
  return ADDRESS.test(text.slice(start, end));
}

/** "Dr. Kubernetes Smith". */
function isSurname({ tokens }: Document, { from }: Match): boolean {
  return HONORIFICS.has(tokens[from - 1]?.form ?? "");
}

function isOtherThing({ gaps, tokens }: Document, { to }: Match): boolean {
  const inBracket = ((gaps[to] ?? 0) & GAP.open) !== 0;
  if (!inBracket && tokens[to]?.form !== "the") return false;
  for (let i = to; i < Math.min(tokens.length, to + GLOSS_REACH); i++) {
    if (i > to && ((gaps[i] ?? 0) & (GAP.break | GAP.close)) !== 0) return false;
    if (OTHER_THINGS.has(tokens[i]?.form ?? "")) return true;
  }
  return false;
}
