import { type Document, GAP } from "./document.ts";

/** Whether hours are those of a job or those that are left for learning: the words around them tell. */

const REACH = 6;
const LEARNING = new Set(
  "left free spare learn learning study studying available course practice practise".split(" "),
);
const JOB = new Set("work working worked job shift employed employee sleep commute commuting".split(" "));
const CLAUSE_ENDS = new Set(
  "and but so because while though although then plus when if unless depending".split(" "),
);
/** "2 hours after work", "besides my job". */
const ASIDE = new Set("after before beside besides outside around alongside next with despite".split(" "));
/** "I can work on it", "work through a course". */
const OWN_WORK_AFTER = new Set(["on", "through", "toward", "towards"]);
const OWN_WORK_BEFORE = new Set(["can", "could", "will", "would", "might", "ill", "id"]);

export function isForLearning(document: Document, from: number, to: number): boolean {
  return someNear(document, from, to, (at) => LEARNING.has(document.tokens[at]?.form ?? ""));
}

export function isOfJob(document: Document, from: number, to: number): boolean {
  const { tokens } = document;
  if (OWN_WORK_AFTER.has(tokens[to]?.form ?? "") && !isJobWord(document, to + 1)) return false;
  return someNear(document, from, to, (at) => isJobWord(document, at));
}

function isJobWord({ tokens }: Document, at: number): boolean {
  const word = (i: number) => tokens[i]?.form ?? "";
  if (!JOB.has(word(at))) return false;
  if (word(at).startsWith("work") && (OWN_WORK_AFTER.has(word(at + 1)) || OWN_WORK_BEFORE.has(word(at - 1))))
    return false;
  return !ASIDE.has(word(at - 1)) && !ASIDE.has(word(at - 2));
}

/** Within the same clause, on either side. */
function someNear(
  { gaps, tokens }: Document,
  from: number,
  to: number,
  holds: (at: number) => boolean,
): boolean {
  const parts = GAP.end | GAP.comma;
  const ends = (at: number) => CLAUSE_ENDS.has(tokens[at]?.form ?? "");
  for (let i = from - 1; i >= Math.max(0, from - REACH); i--) {
    if (((gaps[i + 1] ?? 0) & parts) !== 0 || ends(i)) break;
    if (holds(i)) return true;
  }
  for (let i = to; i < Math.min(tokens.length, to + REACH); i++) {
    if (((gaps[i] ?? 0) & parts) !== 0 || ends(i)) break;
    if (holds(i)) return true;
  }
  return false;
}
