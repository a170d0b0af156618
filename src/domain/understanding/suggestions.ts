import { wordSet } from "../tokens.ts";
import { type Document, GAP } from "./document.ts";
import type { Suggestion } from "./reading.ts";
import type { Judged } from "./stance.ts";

/** Words that stand where a skill would stand and are near to the name of one: to ask about, never to credit. */

const CUES = wordSet(
  "in with using use used know learn learning learned language tool skill and or like some basic advanced",
);
/** Words of a text that is an answer rather than a sentence. */
const SHORT = 3;

export function suggestionsFor(
  document: Document,
  unsure: readonly number[],
  judged: readonly Judged[],
  near: (word: string) => readonly string[],
): Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (const at of unsure) {
    const token = document.tokens[at];
    if (token === undefined || judged.some((one) => one.from <= at && at < one.to)) continue;
    if (!standsLikeSkill(document, at, judged)) continue;
    const ids = near(token.form);
    if (ids.length > 0) suggestions.push({ start: token.start, end: token.end, ids });
  }
  return suggestions;
}

function standsLikeSkill({ tokens, gaps }: Document, at: number, judged: readonly Judged[]): boolean {
  if (tokens.length <= SHORT) return true;
  const listed = GAP.comma | GAP.slash | GAP.ampersand | GAP.bullet | GAP.colon;
  const before = gaps[at] ?? 0;
  const after = gaps[at + 1] ?? 0;
  const ends = (after & (GAP.end | listed)) !== 0 || ["and", "or"].includes(tokens[at + 1]?.form ?? "");
  if (!ends) return false;
  if (CUES.has(tokens[at - 1]?.form ?? "") && before === 0) return true;
  return (before & listed) !== 0 && judged.some((one) => one.to === at || one.from === at + 1);
}
