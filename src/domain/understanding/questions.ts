import { type Document, GAP, isKind } from "./document.ts";
import { KIND } from "./known-words.ts";
import { ASKING, QUESTION_WORDS } from "./question-words.ts";

/** A name in a question is asked about, not claimed: "do I need SQL?", "what is MLOps". */

const REACH = 60;

export function isQuestion(document: Document, at: number): boolean {
  if ((document.kinds & KIND.asks) === 0) return false;
  const { gaps, tokens } = document;
  const start = startOf(gaps, at);
  if (!isKind(document, start, KIND.asks)) return false;
  const first = tokens[start]?.form ?? "";
  const second = tokens[start + 1]?.form ?? "";
  const asks = QUESTION_WORDS.has(first) && second !== "i";
  if (!asks && !ASKING.has(first) && !(QUESTION_WORDS.has(first) && second === "i")) return false;
  if (isTold(tokens, start, at)) return false;
  for (let i = start; i < Math.min(start + 4, at); i++) {
    const word = tokens[i]?.form;
    if (word === "you" || word === "your") return false;
  }
  if (asks && (first === "what" || first === "how" || first === "should" || first === "whats")) return true;
  return endsAsking(gaps, at);
}

/** Subjects that make a question of the verb before them, with or without its sign. */
const SUBJECTS = new Set("i we you they it there one".split(" "));
/** Questions that a wish may be told in: "how can I learn R?". */
const WISHING = new Set("how what which where can could when who".split(" "));
/** "what can I become if I know Python?" tells what the writer knows. */
const TELLING = new Set("know have use knew am im speak".split(" "));

/** A name, a date or a kind of work in a question: "is maths needed?", "why not SQL?", "do I need Docker". */
export function isAsked(document: Document, at: number, wished: boolean): boolean {
  if ((document.kinds & KIND.asks) === 0) return false;
  const { gaps, tokens } = document;
  const start = startOf(gaps, at);
  if (!isKind(document, start, KIND.asks)) return false;
  const first = tokens[start]?.form ?? "";
  const second = tokens[start + 1]?.form ?? "";
  const opens = ASKING.has(first);
  if (!opens && !QUESTION_WORDS.has(first)) return false;
  const certain = (opens && SUBJECTS.has(second)) || (!opens && (second === "not" || ASKING.has(second)));
  if (!certain && !endsAsking(gaps, at)) return false;
  if (wished && WISHING.has(first)) return false;
  return !isTold(tokens, start, at);
}

function isTold(tokens: Document["tokens"], start: number, at: number): boolean {
  for (let i = start + 2; i < at; i++) {
    if (tokens[i]?.form === "i" && TELLING.has(tokens[i + 1]?.form ?? "")) return true;
  }
  return false;
}

function startOf(gaps: Uint16Array, at: number): number {
  let start = at;
  const edge = GAP.sentence | GAP.comma | GAP.colon;
  while (start > 0 && at - start < REACH && ((gaps[start] ?? 0) & edge) === 0) start -= 1;
  return start;
}

function endsAsking(gaps: Uint16Array, at: number): boolean {
  for (let i = at + 1; i < gaps.length && i - at < REACH; i++) {
    if (((gaps[i] ?? 0) & GAP.sentence) !== 0) return ((gaps[i] ?? 0) & GAP.question) !== 0;
  }
  return false;
}
