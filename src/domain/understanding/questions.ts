import { type Document, GAP } from "./document.ts";

/** A name in a question is asked about, not claimed: "do I need SQL?", "what is MLOps". */

const QUESTION_WORDS = new Set("what which how should why doe whats where when who".split(" "));
const ASKING = new Set("is are do doe did can could would will should am was have has may must".split(" "));
const REACH = 60;

export function isQuestion({ gaps, tokens }: Document, at: number): boolean {
  let start = at;
  while (
    start > 0 &&
    at - start < REACH &&
    ((gaps[start] ?? 0) & (GAP.sentence | GAP.comma | GAP.colon)) === 0
  )
    start -= 1;
  const first = tokens[start]?.form ?? "";
  const second = tokens[start + 1]?.form ?? "";
  const asks = QUESTION_WORDS.has(first) && second !== "i";
  if (!asks && !ASKING.has(first) && !(QUESTION_WORDS.has(first) && second === "i")) return false;
  for (let i = start; i < Math.min(start + 4, at); i++) {
    const word = tokens[i]?.form;
    if (word === "you" || word === "your") return false;
  }
  if (asks && (first === "what" || first === "how" || first === "should" || first === "whats")) return true;
  for (let i = at + 1; i < gaps.length && i - at < REACH; i++) {
    if (((gaps[i] ?? 0) & GAP.sentence) !== 0) return ((gaps[i] ?? 0) & GAP.question) !== 0;
  }
  return false;
}
