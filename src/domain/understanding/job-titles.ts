import { normalise } from "../tokens.ts";
import { type Document, GAP } from "./document.ts";
import type { Judged } from "./stance.ts";

/** "Senior Java Developer" in a text that is not about its writer names a job, not a skill. */

const NOUNS = new Set(
  "engineer developer architect administrator admin programmer consultant analyst specialist designer tester scientist intern coder sysadmin dba sdet manager director officer lead expert trainer technician team squad department community"
    .split(" ")
    .map(normalise),
);
/** Words between the skill and the noun: "Cloud DevOps Engineer", "Android Software Engineer". */
const REACH = 2;
const WORKED = new Set(["worked", "working", "work", "employed", "am", "im", "been"]);

export function isJobTitle(document: Document, one: Judged): boolean {
  if (one.firstPerson || saysWorked(document, one)) return false;
  const { tokens, gaps } = document;
  for (let i = one.to - 1; i <= Math.min(tokens.length - 1, one.to + REACH); i++) {
    if (i >= one.to && (gaps[i] ?? 0) !== 0 && ((gaps[i] ?? 0) & ~(GAP.slash | GAP.ampersand)) !== 0) return false;
    if (NOUNS.has(tokens[i]?.form ?? "")) return i >= one.to || one.to - one.from > 1;
  }
  return false;
}

function saysWorked({ tokens, gaps }: Document, one: Judged): boolean {
  for (let i = one.from - 1; i >= Math.max(0, one.from - 4); i--) {
    if (((gaps[i + 1] ?? 0) & GAP.end) !== 0) return false;
    if (WORKED.has(tokens[i]?.form ?? "")) return true;
  }
  return false;
}
