import { wordSet } from "../tokens.ts";
import { type Document, GAP, isKind } from "./document.ts";
import { KIND } from "./known-words.ts";
import { EVERYBODY, HIRING, OWNERS, PRONOUNS } from "./whose-words.ts";

/** Whom the words of a text are about: what other people know and do is no claim of the writer. */
export const ABOUT = { writer: 0, person: 1, surroundings: 2 } as const;

const PERSONS = wordSet(
  `colleague coworker manager boss supervisor mentor wife husband spouse partner girlfriend boyfriend friend roommate flatmate brother
  sister mother father mum mom dad son daughter cousin uncle aunt niece nephew neighbour neighbor parents kids child children teammate
  student professor teacher buddy guy lead intern`,
);
/** Groups that the writer belongs to: their tools are not the writer's, their place and trade are. */
const GROUPS = wordSet("team company employer department client customer firm");
/** "people who use R". */
const SOMEBODY = wordSet(
  `people person someone somebody anyone anybody those guy folks engineer developer programmer candidate employee staff analyst scientist
  specialist expert everyone everybody women men student nurse friend colleague`,
);
const MYSELF = wordSet("i im ive ill id we weve us me my myself our");
const SPEAKER = wordSet("i im ive we weve");
/** A subject stands at the start of a clause or after one of these. */
const BEFORE_SUBJECT = wordSet(
  "and but because so that when while if since as though although whereas yet where what",
);
/** What these start ends with the comma: "a tool that my team uses, mostly in Python". */
const EMBEDDING = wordSet("that where what which when while if as since");
/** "my team lead role", "my manager experience". */
const NO_PERSON = wordSet(
  "role experience job career position skill duty title building management leadership lead",
);
const VERB_REACH = 8;

/** One number of ABOUT for every word; null when the whole text is the writer's. */
export function aboutWhom(document: Document): Uint8Array | null {
  if ((document.kinds & KIND.others) === 0) return null;
  const { tokens, gaps } = document;
  let about: Uint8Array | null = null;
  let now: number = ABOUT.writer;
  let named = false;
  let embedded = false;
  for (let i = 0; i < tokens.length; i++) {
    const gap = gaps[i] ?? 0;
    if ((gap & GAP.end) !== 0) now = ABOUT.writer;
    const word = tokens[i]?.form ?? "";
    if (embedded && (gap & GAP.comma) !== 0) now = ABOUT.writer;
    const next = isKind(document, i, KIND.others) ? startsAt(document, i, word, named) : 0;
    if (next !== 0) embedded = EMBEDDING.has(tokens[i - 1]?.form ?? "") && (gap & GAP.comma) === 0;
    if (next === ABOUT.person) named = true;
    if (next !== 0) now = next;
    else if (now !== 0 && returnsToWriter(document, i, word, now)) now = ABOUT.writer;
    if (now === 0) continue;
    about ??= new Uint8Array(tokens.length);
    about[i] = now;
  }
  return about;
}

/** "I", "me" and "my" bring the writer back; "hire my first developer" does not. */
function returnsToWriter({ tokens, gaps }: Document, i: number, word: string, now: number): boolean {
  if (!MYSELF.has(word)) return false;
  if (now === ABOUT.person || word === "me" || word === "myself") return true;
  const before = tokens[i - 1]?.form ?? "";
  return SPEAKER.has(word) && (((gaps[i] ?? 0) & GAP.comma) !== 0 || BEFORE_SUBJECT.has(before));
}

function startsAt(document: Document, i: number, word: string, named: boolean): number {
  const { tokens, gaps } = document;
  const next = tokens[i + 1]?.form ?? "";
  if (HIRING.has(word)) return isHiring(document, i) ? ABOUT.surroundings : 0;
  if (word === "who" || word === "whose" || (word === "that" && tokens[i - 1]?.form === "people"))
    return SOMEBODY.has(tokens[i - 1]?.form ?? "") && !isWriter(document, i - 1) ? ABOUT.person : 0;
  if (EVERYBODY.has(word) || (named && PRONOUNS.has(word)))
    return isSubject(document, i) && next !== "who" ? ABOUT.person : 0;
  if (OWNERS.has(word) && (gaps[i + 1] ?? 0) === 0 && isSubject(document, i))
    return kindOf(document, i + 1, word);
  // "as a manager" says what the writer is.
  const isOneOfThem = (word === "a" && tokens[i - 1]?.form !== "as") || word === "one";
  if (isOneOfThem && isSubject(document, i)) return kindOf(document, i + 1, "my");
  return 0;
}

const NOT_HIRED = wordSet("me manager process plan strategy and or");
const BEFORE_HIRING = wordSet("to are am im were we should will i");

/** "hiring a developer", "need to hire"; in "budgeting, hiring, mentoring" it is a skill. */
function isHiring({ tokens, gaps }: Document, i: number): boolean {
  const next = tokens[i + 1]?.form ?? "";
  if (NOT_HIRED.has(next)) return false;
  return (next !== "" && (gaps[i + 1] ?? 0) === 0) || BEFORE_HIRING.has(tokens[i - 1]?.form ?? "");
}

/** "my wife ...", "my former boss ...", "a friend of mine ...". */
function kindOf({ tokens, gaps }: Document, at: number, owner: string): number {
  for (let i = at; i <= at + 1; i++) {
    if (i > at && (gaps[i] ?? 0) !== 0) return 0;
    const word = tokens[i]?.form ?? "";
    const behind = tokens[i + 1]?.form ?? "";
    const isPerson = PERSONS.has(word);
    if (!isPerson && !GROUPS.has(word)) continue;
    if ((gaps[i + 1] ?? 0) === 0 && NO_PERSON.has(behind)) return 0;
    if (owner === "the" && !isPerson) return 0;
    // "my friend and I built it"
    if (behind === "and" && MYSELF.has(tokens[i + 2]?.form ?? "")) return 0;
    return isPerson ? ABOUT.person : ABOUT.surroundings;
  }
  return 0;
}

function isSubject({ tokens, gaps }: Document, i: number): boolean {
  if (i === 0 || ((gaps[i] ?? 0) & (GAP.end | GAP.comma | GAP.colon | GAP.open)) !== 0) return true;
  return BEFORE_SUBJECT.has(tokens[i - 1]?.form ?? "");
}

/** "I am someone who knows Python". */
function isWriter({ tokens, gaps }: Document, at: number): boolean {
  for (let i = at; i >= Math.max(0, at - VERB_REACH); i--) {
    const word = tokens[i]?.form ?? "";
    if (word === "am" || word === "im" || word === "as" || word === "was") return true;
    if (((gaps[i] ?? 0) & GAP.end) !== 0) return false;
  }
  return false;
}

const JOBS = wordSet(
  "developer engineer programmer analyst expert specialist people team guy folks consultant coder candidate",
);
const BEFORE_JOB = wordSet(
  "need needs want seek seeking find manage managing managed lead leading led supervise with by for of",
);
const OWN_JOB = wordSet("job role position work career as become becoming be am im");
const JOB_REACH = 4;

/** "we need a Python developer", "I lead Java developers", "I work with Spark engineers". */
export function isOthersJob({ tokens, gaps }: Document, from: number, to: number): boolean {
  const inside = to - from > 1 && JOBS.has(tokens[to - 1]?.form ?? "");
  const end = inside ? to : to + 1;
  if (!inside && ((gaps[to] ?? 0) !== 0 || !JOBS.has(tokens[to]?.form ?? ""))) return false;
  if ((gaps[end] ?? 0) === 0 && OWN_JOB.has(tokens[end]?.form ?? "")) return false;
  for (let i = from - 1; i >= Math.max(0, from - JOB_REACH); i--) {
    if (((gaps[i + 1] ?? 0) & (GAP.end | GAP.comma)) !== 0) return false;
    const word = tokens[i]?.form ?? "";
    if (OWN_JOB.has(word)) return false;
    if (BEFORE_JOB.has(word)) return true;
  }
  return false;
}
