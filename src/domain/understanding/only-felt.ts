import { type Document, GAP } from "./document.ts";

/** Whether a name is only liked: "I love maths" says nothing of knowing it, "I know maths and love it" does. */

const REACH = 10;
const LIKES = new Set(
  "love like enjoy loved liked enjoyed loving enjoying adore fond fascinated passionate keen into".split(" "),
);
/** Verbs of knowing and doing: what they are said of is there, liked or not. */
const KNOWS = new Set(
  `know knew have had can use used using work worked working build built building write wrote program programmed
  studied learned learnt taught did do doing done apply applied good strong skilled fluent experienced experience`.split(
    /\s+/,
  ),
);
const ENDS = new Set("but however although though because".split(" "));

/** The last verb before the name decides; it holds over a list, not beyond the sentence. */
export function isOnlyLiked({ tokens, gaps }: Document, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    if (((gaps[i + 1] ?? 0) & GAP.end) !== 0) return false;
    const word = tokens[i]?.form ?? "";
    if (KNOWS.has(word) || ENDS.has(word)) return false;
    if (LIKES.has(word)) return true;
  }
  return false;
}
