import { type Document, GAP } from "./document.ts";
import type { Match } from "./matches.ts";

/** Names in a row: what holds them together and how far the row goes. */

/** Words that a list is followed for, to see whether "or" goes on with it. */
const LIST_REACH = 40;

/** How two names hang together: by "and", "or", a slash; by a comma; or not at all. */
export function linkOf(document: Document, end: number, start: number): "word" | "comma" | "none" {
  const { gaps, tokens } = document;
  let comma = false;
  for (let i = end; i <= start; i++) {
    const gap = gaps[i] ?? 0;
    if ((gap & (GAP.end | GAP.colon)) !== 0) return "none";
    if ((gap & GAP.comma) !== 0) comma = true;
  }
  if (start - end > 2) return "none";
  for (let i = end; i < start; i++) {
    const word = tokens[i]?.form;
    if (word !== "and" && word !== "or" && word !== "some" && word !== "also" && word !== "nor")
      return "none";
  }
  if (comma) return "comma";
  return "word";
}

/** "no SQL, Python or R": the list after the comma goes on to an "or". */
export function orGoesOn({ gaps, tokens }: Document, comma: number, matches: readonly Match[]): boolean {
  const last = Math.min(tokens.length, comma + LIST_REACH);
  let at = matches.findIndex((match) => match.from >= comma);
  if (at < 0) return false;
  for (let i = comma; i < last; ) {
    if (i > comma && ((gaps[i] ?? 0) & (GAP.end | GAP.open | GAP.colon)) !== 0) return false;
    const match = matches[at];
    if (match?.from === i) {
      i = match.to;
      at += 1;
      continue;
    }
    const word = tokens[i]?.form;
    if (word === "or" || word === "nor") return true;
    return false;
  }
  return false;
}
