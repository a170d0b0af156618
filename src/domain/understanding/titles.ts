import type { TitleStance } from "../profile.ts";
import { wordSet } from "../tokens.ts";
import { type Document, GAP } from "./document.ts";
import type { TitleMention } from "./reading.ts";
import type { Judged } from "./stance.ts";

/** Names of roles as jobs that a person holds or wishes for; titles of others and titles asked about are left out. */

/** Words that say "this is my job" before a title. */
const HOLDS = wordSet(
  "am im as was been became being currently position role job title profession occupation",
);
/** Words after which a title is somebody else's, or one that is looked for. */
const OTHERS = wordSet(
  "with for by to from hiring hire hired need needs seeking find recruit recruiting the our their his her your help helping than like other between many most support supporting join is are student study studying degree",
);
const NOT_AS = wordSet("such known well same");
/** Behind a name these speak of learning it: "data science student". */
const STUDIED = wordSet("student degree course bootcamp class major studies study master bachelor");
/** Words between the cue and the title: "I am a very experienced senior data analyst". */
const REACH = 6;
const WISH_REACH = 14;
const ASPIRING = wordSet("aspiring future wannabe prospective hopeful would-be budding");
/** What may stand before a title in a heading or a short answer. */
const GRADES = wordSet(
  "a an senior junior lead principal staff head of chief entry level graduate trainee intern freelance contract distinguished assistant working student werkstudent group associate mid sr jr experienced certified the former ex i ii iii",
);
/** A name of a skill is a title too only where a job is spoken of: "work in computer vision". */
const JOB_VERBS = wordSet(
  "become becoming work working worked job jobs career role roles position move moving transition transitioning switch switching get getting go going break breaking",
);
/** Fields and branches that may stand before a title in a heading: "Fraud Data Scientist". */
const BRANCHES = wordSet(
  "applied aws azure big business clinical cloud commercial credit customer deployed digital edge embedded engineering enterprise finance financial forward fraud gcp growth health healthcare hr industrial insurance it marketing operations people product quantitative research retail risk sales software supply chain technical",
);
/** What may stand behind a title and belongs to it: "Data Scientist III", "ML Engineer L5". */
const RANKS = wordSet("i ii iii iv v 1 2 3 4 5 l3 l4 l5 l6 l7 intern trainee lead senior junior freelance");
/** What goes on behind a title without being a part of a longer name. */
const BEHIND = new Set(["at", "with", "since", "for", "by", "in"]);
const JOINED = GAP.slash | GAP.ampersand;
const HEADING_MAX = 8;

export function titleMentions(document: Document, judged: readonly Judged[]): TitleMention[] {
  const mentions: TitleMention[] = [];
  /** Where the last title of a heading ends. */
  let headed = -1;
  for (let at = 0; at < judged.length; at++) {
    const one = judged[at];
    if (one === undefined || one.name.roles.length === 0) continue;
    const stance = stanceOf(document, one, () => isHeading(document, judged, at, headed));
    if (stance === "holds") headed = one.to;
    const start = document.tokens[one.from]?.start;
    const end = document.tokens[one.to - 1]?.end;
    if (stance === null || start === undefined || end === undefined) continue;
    for (const id of one.name.roles) mentions.push({ id, stance, start, end });
  }
  return mentions;
}

/** With the grades, branches and tools before it: "Senior Healthcare Data Analyst", "Python Data Engineer". */
function startOf({ tokens, gaps }: Document, judged: readonly Judged[], at: number): number {
  let start = judged[at]?.from ?? 0;
  let before = at - 1;
  while (start > 0 && ((gaps[start] ?? 0) & (GAP.break | GAP.slash)) === 0) {
    const word = tokens[start - 1]?.form ?? "";
    while ((judged[before]?.to ?? 0) > start) before -= 1;
    const named = judged[before];
    if (named?.to === start && named.name.roles.length === 0) start = named.from;
    else if (GRADES.has(word) || BRANCHES.has(word)) start -= 1;
    else break;
  }
  return start;
}

function hasNext(judged: readonly Judged[], at: number): boolean {
  const next = judged[at + 1];
  return next !== undefined && next.name.roles.length > 0 && next.from === (judged[at]?.to ?? 0) + 1;
}

function stanceOf(document: Document, one: Judged, heads: () => boolean): TitleStance | null {
  if (one.stance === "lacks" || one.noClaim) return null;
  if (one.name.skill !== "" && !speaksOfJob(document, one)) return null;
  const left = cueLeft(document, one);
  if (left === "others" || isStudied(document, one)) return null;
  if (left === "aspiring") return "wants";
  if (one.stance === "wants") return isAboutOthers(document, one) ? null : "wants";
  if (isDream(document, one)) return "wants";
  return left === "holds" || heads() ? "holds" : null;
}

function isStudied({ tokens, gaps }: Document, { to }: Judged): boolean {
  return gaps[to] === 0 && STUDIED.has(tokens[to]?.form ?? "");
}

function cueLeft({ tokens, gaps }: Document, one: Judged): "holds" | "others" | "aspiring" | null {
  for (let i = one.from - 1; i >= Math.max(0, one.from - REACH); i--) {
    const gap = gaps[i + 1] ?? 0;
    if ((gap & (GAP.end | GAP.comma)) !== 0) return null;
    const word = tokens[i]?.form ?? "";
    if (ASPIRING.has(word)) return "aspiring";
    if (word === "as" && NOT_AS.has(tokens[i - 1]?.form ?? "")) return "others";
    if (HOLDS.has(word)) return "holds";
    const before = tokens[i - 1]?.form ?? "";
    const isOwn = (word === "the" && HOLDS.has(before)) || (word === "student" && before === "working");
    if (one.stance === "has" && OTHERS.has(word) && !isOwn) return "others";
  }
  return null;
}

/** "I want to hire an ML engineer", "I want to work with data scientists". */
function isAboutOthers({ tokens, gaps }: Document, one: Judged): boolean {
  for (let i = one.from - 1; i >= Math.max(0, one.from - WISH_REACH); i--) {
    if (((gaps[i + 1] ?? 0) & GAP.end) !== 0) return false;
    const word = tokens[i]?.form ?? "";
    if (
      word === "hire" ||
      word === "hiring" ||
      word === "recruit" ||
      word === "find" ||
      word === "doe" ||
      word === "is"
    )
      return true;
    if (word === "with" && i >= one.from - 2) return true;
  }
  return false;
}

function speaksOfJob({ tokens, gaps }: Document, one: Judged): boolean {
  for (let i = one.from - 1; i >= Math.max(0, one.from - 4); i--) {
    if (((gaps[i + 1] ?? 0) & (GAP.end | GAP.comma)) !== 0) return false;
    const word = tokens[i]?.form ?? "";
    if (word === "with" || word === "using") return false;
    if (JOB_VERBS.has(word)) return true;
  }
  return false;
}

function isDream({ tokens, gaps }: Document, one: Judged): boolean {
  for (let i = one.to; i < Math.min(tokens.length, one.to + 5); i++) {
    if (((gaps[i] ?? 0) & (GAP.end | GAP.comma)) !== 0) return false;
    const word = tokens[i]?.form;
    if (word === "dream" || word === "goal") return true;
  }
  return false;
}

/**
 * "Senior Data Analyst, Acme" as a line of a CV, or the title as the whole answer.
 * @param after where a title before it ends that stands in a heading; -1 for none
 */
function isHeading(document: Document, judged: readonly Judged[], at: number, after: number): boolean {
  const { tokens, gaps } = document;
  const start = startOf(document, judged, at);
  const to = judged[at]?.to ?? 0;
  const before = gaps[start] ?? 0;
  const startsLine = start === 0 || (before & GAP.newline) !== 0;
  const startsSentence = (before & GAP.sentence) !== 0 && (before & GAP.end) !== 0;
  const goesOn =
    (after === start && (before & JOINED) !== 0) ||
    (after === start - 1 && before === 0 && tokens[after]?.form === "and");
  if (!startsLine && !startsSentence && !goesOn) return false;
  let end = to;
  while (gaps[end] === 0 && RANKS.has(tokens[end]?.form ?? "")) end += 1;
  const behind = end;
  while (
    end < tokens.length &&
    ((gaps[end] ?? 0) & (GAP.newline | GAP.sentence)) === 0 &&
    end - to <= HEADING_MAX
  )
    end += 1;
  if (((gaps[end] ?? 0) & GAP.question) !== 0) return false;
  const gap = gaps[behind] ?? 0;
  if (gap !== 0) return (gap & GAP.question) === 0;
  const next = tokens[behind]?.form ?? "";
  return (
    behind >= tokens.length ||
    BEHIND.has(next) ||
    (next === "and" && hasNext(judged, at) && isHeading(document, judged, at + 1, to))
  );
}
