import { wordSet } from "../tokens.ts";
import { measureAt, YEAR_UNITS } from "./amounts.ts";
import { type Document, GAP } from "./document.ts";
import type { Match } from "./matches.ts";

/**
 * Names that are everyday words as well (Go, Excel, R) count only where the words around them say so:
 * beside another skill in a list, after a cue, before a telling noun, or spelt as a name mid-sentence.
 */

/** A name may follow directly. */
const CUES = wordSet(
  "mostly mainly primarily in with using use used uses via know knowing learn learning learned learnt language languages tool tools skill skills stack technologies framework frameworks including include like meant understand understanding e.g eg called",
);
/** "knowledge of R": the word before "of". */
const OF_CUES = wordSet(
  "knowledge experience use understanding command year years yr yrs basics fundamentals bit mastery usage",
);
/** "experience in", "such as", "a little", "some": cues only after these words. */
const AS_CUES = wordSet("such");
const AT_CUES = wordSet("good great best better bad decent proficient excellent skilled");
const SOME = wordSet("some basic advanced intermediate good strong solid little proficient");
const DENIALS = wordSet("no not without nor except");
/** A name may stand directly before. */
const NOUNS = wordSet(
  "programming language developer developers programmer sheet sheets script scripts code coding engineer framework library cluster clusters skills skill experience knowledge macros formulas formula spreadsheet spreadsheets expert workbook workbooks dashboards developers stack certification",
);
/** Before a verb: "to make code", "we go programming". */
const VERB_BEFORE = wordSet("to i we you they will can would should must could may and");
/** After a lower-case name that follows a cue, only these go on with the sentence: "in r for years", not "with access to". */
const GOES_ON = wordSet(
  "and or for at on as in every daily but well a the since also too i professionally very plus good basic little basics okay ok advanced expert intermediate beginner fluent",
);

export function settleCautious(
  document: Document,
  matches: readonly Match[],
  expectSkills: boolean,
): readonly Match[] {
  const waiting = matches.some((match) => !match.accepted);
  if (!waiting) return matches;
  for (const match of matches) if (!match.accepted) match.accepted = bySurroundings(document, match);
  if (expectSkills || isOnlyNames(document, matches)) acceptBareLists(document, matches);
  for (let i = 1; i < matches.length; i++) spread(document, matches[i - 1], matches[i]);
  for (let i = matches.length - 1; i > 0; i--) spread(document, matches[i], matches[i - 1]);
  return matches.filter((match) => match.accepted);
}

function spread(document: Document, from: Match | undefined, to: Match | undefined): void {
  if (from === undefined || to === undefined || !from.accepted || to.accepted || from.name.skill === "")
    return;
  const [left, right] = from.from < to.from ? [from, to] : [to, from];
  to.accepted = areListed(document, left, right, to);
}

/** "no SQL, just excel" goes on with a list as "and" does. */
const JOINS = new Set("and or just only mostly mainly plus also".split(" "));

/** Two names with nothing between them but a list's separator. */
function areListed(document: Document, left: Match, right: Match, cautious: Match): boolean {
  const { gaps, tokens } = document;
  const between = right.from - left.to;
  const gap = gaps[left.to] ?? 0;
  if (between === 0) {
    if ((gap & GAP.newline) !== 0) return isWholeLine(document, left) && isWholeLine(document, right);
    if ((gap & (GAP.sentence | GAP.open | GAP.colon)) !== 0) return false;
    if ((gap & (GAP.comma | GAP.slash | GAP.ampersand | GAP.plus | GAP.bullet)) !== 0) {
      return endsItem(document, cautious);
    }
    return gap === 0 && (isCapitalised(document, cautious) || isBetweenNames(document, cautious));
  }
  if (between !== 1) return false;
  const word = tokens[left.to]?.form;
  const clear = ((gap | (gaps[right.from] ?? 0)) & (GAP.sentence | GAP.open | GAP.colon)) === 0;
  return clear && JOINS.has(word ?? "") && endsItem(document, cautious);
}

/** "Python and go home", "SQL, make sure": a lower-case name that a sentence runs on from is a verb. */
function endsItem(document: Document, match: Match): boolean {
  if (isCapitalised(document, match)) return true;
  const gap = document.gaps[match.to] ?? 0;
  if (gap !== 0) return true;
  const next = document.tokens[match.to]?.form ?? "";
  return match.to >= document.tokens.length || GOES_ON.has(next) || NOUNS.has(next);
}

function isBetweenNames(document: Document, match: Match): boolean {
  return match.to >= document.tokens.length || (document.gaps[match.to] ?? 0) !== 0;
}

function isWholeLine({ gaps }: Document, match: Match): boolean {
  const edge = GAP.newline | GAP.bullet;
  const startsLine = match.from === 0 || ((gaps[match.from] ?? 0) & edge) !== 0;
  return startsLine && (match.to === gaps.length - 1 || ((gaps[match.to] ?? 0) & edge) !== 0);
}

/** The text is names and what lists them, nothing else. */
function isOnlyNames({ tokens }: Document, matches: readonly Match[]): boolean {
  let covered = 0;
  for (const match of matches) covered += match.to - match.from;
  if (covered === tokens.length) return true;
  const filler = tokens.filter(({ form }) => form === "and" || form === "or").length;
  return matches.length > 1 && covered + filler === tokens.length;
}

function acceptBareLists(document: Document, matches: readonly Match[]): void {
  for (const match of matches) {
    const before = document.gaps[match.from] ?? 0;
    if (before !== 0 || match.from === 0) match.accepted ||= endsItem(document, match);
  }
  if (isOnlyNames(document, matches)) for (const match of matches) match.accepted = true;
}

function bySurroundings(document: Document, match: Match): boolean {
  return (
    isCued(document, match) ||
    hasNoun(document, match) ||
    isSpeltAsName(document, match) ||
    isSpokenOf(document, match) ||
    hasYears(document, match) ||
    isInBrackets(document, match)
  );
}

/** "web dev (React/Node)": an item of a list in brackets. */
function isInBrackets(document: Document, match: Match): boolean {
  const { gaps } = document;
  const ends = GAP.comma | GAP.slash | GAP.close;
  const opens = ((gaps[match.from] ?? 0) & GAP.open) !== 0 && ((gaps[match.to] ?? 0) & ends) !== 0;
  return opens && isCapitalised(document, match);
}

/** "SAS 10 years, R 5 years": an item of a list with how long. */
function hasYears(document: Document, match: Match): boolean {
  if (!isCapitalised(document, match) || document.gaps[match.to] !== 0) return false;
  const starts = ((document.gaps[match.from] ?? 0) & (GAP.comma | GAP.end)) !== 0;
  return starts && measureAt(document, match.to, YEAR_UNITS) !== null;
}

const BE = wordSet("is are was isnt looks");
const SPOKEN_OF = wordSet(
  "learn learning know knew use using language tool code coding programming unfamiliar install",
);
const PREDICATE = 7;

/** "Rust is something I'd like to learn": a capital, and a predicate that fits a tool. */
function isSpokenOf(document: Document, match: Match): boolean {
  const { tokens, gaps } = document;
  if (!isCapitalised(document, match) || !BE.has(tokens[match.to]?.form ?? "") || gaps[match.to] !== 0)
    return false;
  for (let i = match.to + 1; i < Math.min(tokens.length, match.to + PREDICATE); i++) {
    if (((gaps[i] ?? 0) & GAP.end) !== 0) return false;
    const word = tokens[i]?.form ?? "";
    if (SPOKEN_OF.has(word) || (word === "new" && tokens[i + 1]?.form === "to")) return true;
  }
  return false;
}

function isCued(document: Document, match: Match): boolean {
  const { tokens, gaps } = document;
  const gap = gaps[match.from] ?? 0;
  if (match.from === 0 || (gap & (GAP.end | GAP.comma | GAP.close | GAP.slash)) !== 0) return false;
  const before = tokens[match.from - 1]?.form ?? "";
  const further = tokens[match.from - 2]?.form ?? "";
  const cued =
    CUES.has(before) ||
    (before === "of" && OF_CUES.has(further)) ||
    (before === "as" && AS_CUES.has(further)) ||
    (before === "at" && AT_CUES.has(further)) ||
    (DENIALS.has(before) && (gap & GAP.break) === 0 && isCapitalised(document, match)) ||
    (SOME.has(before) && (gap & GAP.break) === 0 && isCapitalised(document, match));
  if (!cued) return false;
  if (isCapitalised(document, match)) return true;
  return endsItem(document, match);
}

function hasNoun(document: Document, match: Match): boolean {
  if ((document.gaps[match.to] ?? 0) !== 0) return false;
  if (!NOUNS.has(document.tokens[match.to]?.form ?? "")) return false;
  if (isCapitalised(document, match)) return true;
  return !VERB_BEFORE.has(document.tokens[match.from - 1]?.form ?? "");
}

/** "I moved to Spark last year": the name's own capitals, lower case on both sides, two letters or more. */
function isSpeltAsName(document: Document, match: Match): boolean {
  const { tokens, gaps, text } = document;
  const start = tokens[match.from]?.start ?? 0;
  const end = tokens[match.to - 1]?.end ?? start;
  if (end - start < 2 || ((gaps[match.from] ?? 0) & GAP.end) !== 0) return false;
  const written = text.slice(start, end);
  if (!isCapitalised(document, match) || !(match.name.spellings.includes(written) || isAcronym(written)))
    return false;
  if (startsUpper(text, tokens[match.from - 1]?.start) && tokens[match.from - 1]?.form !== "i") return false;
  const clauseEnds = ((gaps[match.to] ?? 0) & (GAP.end | GAP.comma | GAP.close)) !== 0;
  return clauseEnds || !startsUpper(text, tokens[match.to]?.start);
}

function isAcronym(written: string): boolean {
  return written.length <= 5 && written === written.toUpperCase() && /^[A-Z][A-Z0-9]+$/.test(written);
}

function isCapitalised({ text, tokens }: Document, match: Match): boolean {
  return startsUpper(text, tokens[match.from]?.start) || startsUpper(text, tokens[match.to - 1]?.start);
}

function startsUpper(text: string, at: number | undefined): boolean {
  if (at === undefined) return false;
  const code = text.charCodeAt(at);
  return (code >= 65 && code <= 90) || (code > 127 && /\p{Lu}/u.test(text.charAt(at)));
}
