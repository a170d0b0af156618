import type { TitleStance } from "../profile.ts";
import { normalise } from "../tokens.ts";
import { type Document, GAP } from "./document.ts";
import type { TitleMention } from "./reading.ts";
import type { Judged } from "./stance.ts";

/** Names of roles as jobs that a person holds or wishes for; titles of others and titles asked about are left out. */

const fold = (words: string) => new Set(words.split(" ").map(normalise));

/** Words that say "this is my job" before a title. */
const HOLDS = fold("am im as was been became being currently position role job title profession occupation");
/** Words after which a title is somebody else's, or one that is looked for. */
const OTHERS = fold(
  "with for by to from hiring hire hired need needs seeking find recruit recruiting the our their his her your help helping than like other between many most support supporting join is are",
);
const NOT_AS = fold("such known well same");
/** Words between the cue and the title: "I am a very experienced senior data analyst". */
const REACH = 6;
const WISH_REACH = 14;
const ASPIRING = fold("aspiring future wannabe prospective hopeful would-be budding");
/** What may stand before a title in a heading or a short answer. */
const GRADES = fold(
  "a an senior junior lead principal staff head of chief entry level graduate trainee intern freelance associate mid sr jr experienced certified the former ex i ii iii",
);
/** A name of a skill is a title too only where a job is spoken of: "work in computer vision". */
const JOB_VERBS = fold(
  "become becoming work working worked job jobs career role roles position move moving transition transitioning switch switching get getting go going break breaking",
);
const HEADING_MAX = 8;

export function titleMentions(document: Document, judged: readonly Judged[]): TitleMention[] {
  const mentions: TitleMention[] = [];
  for (const one of judged) {
    if (one.name.roles.length === 0) continue;
    const stance = stanceOf(document, one);
    const start = document.tokens[one.from]?.start;
    const end = document.tokens[one.to - 1]?.end;
    if (stance === null || start === undefined || end === undefined) continue;
    for (const id of one.name.roles) mentions.push({ id, stance, start, end });
  }
  return mentions;
}

function stanceOf(document: Document, one: Judged): TitleStance | null {
  if (one.stance === "lacks" || one.noClaim) return null;
  if (one.name.skill !== "" && !speaksOfJob(document, one)) return null;
  const left = cueLeft(document, one);
  if (left === "others") return null;
  if (left === "aspiring") return "wants";
  if (one.stance === "wants") return isAboutOthers(document, one) ? null : "wants";
  if (isDream(document, one)) return "wants";
  return left === "holds" || isHeading(document, one) ? "holds" : null;
}

function cueLeft({ tokens, gaps }: Document, one: Judged): "holds" | "others" | "aspiring" | null {
  for (let i = one.from - 1; i >= Math.max(0, one.from - REACH); i--) {
    const gap = gaps[i + 1] ?? 0;
    if ((gap & (GAP.end | GAP.comma)) !== 0) return null;
    const word = tokens[i]?.form ?? "";
    if (ASPIRING.has(word)) return "aspiring";
    if (word === "as" && NOT_AS.has(tokens[i - 1]?.form ?? "")) return "others";
    if (HOLDS.has(word)) return "holds";
    if (one.stance === "has" && OTHERS.has(word)) return "others";
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

/** "Senior Data Analyst, Acme" as a line of a CV, or the title as the whole answer. */
function isHeading({ tokens, gaps }: Document, one: Judged): boolean {
  let start = one.from;
  while (start > 0 && ((gaps[start] ?? 0) & GAP.break) === 0 && GRADES.has(tokens[start - 1]?.form ?? ""))
    start -= 1;
  const before = gaps[start] ?? 0;
  const startsLine = start === 0 || (before & GAP.newline) !== 0;
  if (!startsLine && !((before & GAP.sentence) !== 0 && (before & GAP.end) !== 0)) return false;
  let end = one.to;
  while (
    end < tokens.length &&
    ((gaps[end] ?? 0) & (GAP.newline | GAP.sentence)) === 0 &&
    end - one.to <= HEADING_MAX
  )
    end += 1;
  if (((gaps[end] ?? 0) & GAP.question) !== 0) return false;
  const next = tokens[one.to]?.form ?? "";
  const gap = gaps[one.to] ?? 0;
  if (gap !== 0) return (gap & GAP.question) === 0;
  return (
    one.to >= tokens.length ||
    next === "at" ||
    next === "with" ||
    next === "since" ||
    next === "for" ||
    next === "by" ||
    next === "in"
  );
}
