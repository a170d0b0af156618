import { normalise, wordSet } from "../tokens.ts";
import { type Document, GAP } from "./document.ts";
import type { Judged } from "./stance.ts";

/** "Senior Java Developer" in a text that is not about its writer names a job, not a skill. */

const NOUNS = wordSet(
  "engineer developer architect administrator admin programmer consultant analyst specialist designer tester scientist intern coder sysadmin dba sdet manager director officer lead expert trainer technician team squad department community",
);
const GROUPS = new Set(["team", "squad", "department", "community"].map(normalise));
/** Nouns that are jobs and nothing else. */
const TITLES = new Set([
  "engineer",
  "developer",
  "architect",
  "administrator",
  "programmer",
  "sysadmin",
  "dba",
]);
/** Words between the skill and the noun: "Cloud DevOps Engineer", "Android Software Engineer". */
const REACH = 2;
const WORKED = new Set(["worked", "working", "work", "employed", "am", "im", "been"]);

const HEADING_WORDS = 16;
/** With one of these between, something is said of the job. */
const VERBS = new Set(
  "is are be will have has you your we our work working experience experienced knowledge using use looking seeking".split(
    " ",
  ),
);
/** How far from its start a heading names the job. */
const TITLE_REACH = 5;

export function isJobTitle(document: Document, one: Judged): boolean {
  if (one.firstPerson || saysWorked(document, one)) return false;
  if (isInHeading(document, one)) return true;
  const { tokens, gaps } = document;
  for (let i = one.to - 1; i <= Math.min(tokens.length - 1, one.to + REACH); i++) {
    if (i >= one.to && (gaps[i] ?? 0) !== 0 && ((gaps[i] ?? 0) & ~(GAP.slash | GAP.ampersand)) !== 0)
      return false;
    const word = tokens[i]?.form ?? "";
    // A name that the taxonomy lists may end so: "Visual Studio Community".
    if (NOUNS.has(word)) return i >= one.to || (one.to - one.from > 1 && !GROUPS.has(word));
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

/** "Software Engineer - Java", "Backend Engineer (Python)": what stands behind a job title with no verb between. */
function isInHeading({ tokens, gaps }: Document, one: Judged): boolean {
  let start = one.from;
  while (start > 0 && ((gaps[start] ?? 0) & GAP.sentence) === 0 && one.from - start < HEADING_WORDS)
    start -= 1;
  let titled = false;
  for (let i = start; i < one.to; i++) {
    const word = tokens[i]?.form ?? "";
    if (VERBS.has(word)) return false;
    if (TITLES.has(word) && i - start < TITLE_REACH) titled = true;
  }
  return titled && !isPlain(gaps, start, one);
}

/** "Developers Java, Python": nothing but spaces between, a list like any other. */
function isPlain(gaps: Uint16Array, start: number, one: Judged): boolean {
  for (let i = start + 1; i <= one.from; i++) if ((gaps[i] ?? 0) !== 0) return false;
  return true;
}
