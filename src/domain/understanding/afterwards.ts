import type { Level, Stance } from "../profile.ts";
import { wordSet } from "../tokens.ts";
import { measureAt, YEAR_UNITS, yearsOf } from "./amounts.ts";
import type { Cue } from "./cues.ts";
import { type Document, GAP } from "./document.ts";
import type { PhraseTrie } from "./phrase-trie.ts";
import { repels } from "./repels.ts";
import { levelOfYears } from "./stance.ts";

/** What is said about a name after it: "SQL: none", "Docker is new to me", "Python (5 years)". */

const REACH = 7;
const NONE = new Set("no none never zero nothing not na nope nil 0".split(" "));
const NEW = new Set([
  "new",
  "unfamiliar",
  "foreign",
  "unknown",
  "mystery",
  "greek",
  "missing",
  "weak",
  "beyond",
  "gap",
]);
const BE = new Set("is are wa was were isnt arent wasnt remain remains feel".split(" "));
const DENIED = new Set(["isnt", "arent", "wasnt"]);
const HARMLESS = new Set("new problem hard difficult unfamiliar enough only just issue".split(" "));
const NEXT = new Set(["next", "todo"]);
const ENDS = GAP.end | GAP.comma | GAP.close;

/** Said of liking, not of knowing: "Python is not my thing", "Java is boring". */
const DISLIKED = new Set(
  "thing cup favorite boring fun awful terrible horrible ugly suck dull annoying overrated".split(" "),
);

/** "... would be great". */
const WELCOME = new Set(
  "great nice cool fun awesome lovely good ideal perfect interesting amazing".split(" "),
);

export interface StanceAfter {
  readonly stance: Stance;
  readonly wholeList: boolean;
  /** Nothing is said of the skill itself. */
  readonly noClaim: boolean;
}

const said = (stance: Stance, wholeList: boolean, noClaim = false): StanceAfter => ({
  stance,
  wholeList,
  noClaim,
});

export function stanceAfter(
  document: Document,
  cues: PhraseTrie<Cue>,
  at: number,
  stop: number,
): StanceAfter | null {
  const { gaps, tokens } = document;
  if (at >= tokens.length) return null;
  const gap = gaps[at] ?? 0;
  if ((gap & GAP.end) !== 0) return null;
  const word = tokens[at]?.form ?? "";
  if ((gap & (GAP.open | GAP.colon)) !== 0) {
    const found = insideBracket(document, cues, at, stop);
    return found === null ? null : said(found, false);
  }
  if ((gap & GAP.comma) !== 0) {
    if (word === "but") return contrast(document, cues, at + 1, stop);
    return word === "which" ? relativeClause(document, cues, at + 1, stop) : null;
  }
  if (NONE.has(word) && endsAt(document, at + 1) && stop > at) return said("lacks", false);
  if (word === "suck" || repels(document, at)) return said("lacks", true, true);
  if (word === "would" && tokens[at + 1]?.form === "be" && WELCOME.has(tokens[at + 2]?.form ?? ""))
    return said("wants", true);
  if (BE.has(word)) return predicate(document, cues, at, stop);
  if (word === "which" || word === "that") return relativeClause(document, cues, at + 1, stop);
  if (word === "but") return contrast(document, cues, at + 1, stop);
  if (word === "i") return relativeClause(document, cues, at, stop);
  return null;
}

/** "SQL: no", "Java (none)", "Rust (want to learn)". */
function insideBracket(document: Document, cues: PhraseTrie<Cue>, at: number, stop: number): Stance | null {
  const { gaps, tokens, words } = document;
  const last = Math.min(stop, at + 4);
  for (let i = at; i < last; i++) {
    if (i > at && ((gaps[i] ?? 0) & ENDS) !== 0) return null;
    const word = tokens[i]?.form ?? "";
    const turn = cues.value(cues.longest(words, gaps, i, GAP.break))?.turn;
    if (turn === "keep") return null;
    if (NONE.has(word))
      return i + 1 === stop && stop < tokens.length && !endsAt(document, i + 1) ? null : "lacks";
    if (NEW.has(word) || turn === "lacks") return "lacks";
    if (turn === "wants")
      return i + cues.length(cues.longest(words, gaps, i, GAP.break)) === stop &&
        stop < tokens.length &&
        !endsAt(document, stop)
        ? null
        : "wants";
  }
  return null;
}

/** "... is new to me", "... are not my thing", "... is what I want to learn". */
function predicate(document: Document, cues: PhraseTrie<Cue>, at: number, stop: number): StanceAfter | null {
  const { gaps, tokens, words } = document;
  const last = Math.min(stop, at + REACH);
  let denied = DENIED.has(tokens[at]?.form ?? "");
  for (let i = at + 1; i < last; i++) {
    if (((gaps[i] ?? 0) & ENDS) !== 0) break;
    const word = tokens[i]?.form ?? "";
    if (word === "and" || word === "but" || word === "or") break;
    if (denied && HARMLESS.has(word)) return null;
    if (DISLIKED.has(word)) return isFondness(word) && !denied ? null : said("lacks", true, true);
    if (denied && word === "for" && tokens[i + 1]?.form === "me") return said("lacks", true, true);
    if (word === "not" || word === "no") denied = true;
    if (NEW.has(word)) return said("lacks", true);
    if (NEXT.has(word)) return said("wants", true);
    const turn = cues.value(cues.longest(words, gaps, i, GAP.break))?.turn;
    if (turn === "dislikes") return said("lacks", true, true);
    if (turn === "wants") return said(denied ? "lacks" : "wants", true);
    if (turn === "lacks") denied = true;
  }
  return denied ? said("lacks", true) : null;
}

/** "is my thing", "is my favourite", "is fun" say no dislike. */
const isFondness = (word: string) =>
  word === "thing" || word === "cup" || word === "favorite" || word === "fun";

const POINTS_BACK = new Set("it that them this those these either".split(" "));
/** What "but I have never really used" and "but I want to learn more" are made of: nothing else is spoken of. */
const SAYS_NO_MORE =
  wordSet(`i ive id im am do did dont didnt have havent not never can cant cannot couldnt would hope plan want need feel used use using tried try
  touched learned learn study practise improve know knew understand like enjoy really ever yet much anymore more well better at all good
  great best confident strong expert so sure in very the to get getting`);

/** "SQL, but I don't know it"; what follows in "I know SQL, but I don't want to code" is about something else. */
function contrast(document: Document, cues: PhraseTrie<Cue>, at: number, stop: number): StanceAfter | null {
  const { gaps, tokens } = document;
  let others = false;
  for (let i = at; i < tokens.length && (i === at || ((gaps[i] ?? 0) & ENDS) === 0); i++) {
    const word = tokens[i]?.form ?? "";
    if (POINTS_BACK.has(word)) return relativeClause(document, cues, at, stop);
    if (!SAYS_NO_MORE.has(word)) others = true;
  }
  return others ? null : relativeClause(document, cues, at, stop);
}

/** "SQL, which I don't know", "Rust I want to learn": only when nothing else is named after it. */
function relativeClause(
  document: Document,
  cues: PhraseTrie<Cue>,
  at: number,
  stop: number,
): StanceAfter | null {
  const { gaps, tokens, words } = document;
  if (tokens[at]?.form !== "i" && tokens[at]?.form !== "ive") return null;
  const last = Math.min(stop, at + REACH);
  for (let i = at + 1; i < last; i++) {
    if (((gaps[i] ?? 0) & ENDS) !== 0) return null;
    const turn = cues.value(cues.longest(words, gaps, i, GAP.break))?.turn;
    const disliked = turn === "dislikes" || turn === "heard";
    if (turn !== "lacks" && turn !== "wants" && turn !== "not" && !disliked) continue;
    if (stop < tokens.length && !clauseEndsBefore(document, i, stop)) return null;
    return said(turn === "wants" ? "wants" : "lacks", true, disliked);
  }
  return null;
}

function clauseEndsBefore({ gaps }: Document, from: number, stop: number): boolean {
  for (let i = from + 1; i <= stop; i++) if (((gaps[i] ?? 0) & ENDS) !== 0) return true;
  return false;
}

function endsAt({ gaps, tokens }: Document, at: number): boolean {
  return at >= tokens.length || ((gaps[at] ?? 0) & ENDS) !== 0;
}

const ADVERBS = new Set("well daily professionally fluently regularly heavily".split(" "));
const LEADING = new Set(
  "at for on in a an very my is are with of i am im level know fairly pretty only just about over since now".split(
    " ",
  ),
);

/** What a level after a name is said of: the name alone, those joined to it, or the whole list. */
export interface LevelAfter {
  readonly level: Level;
  readonly scope: "name" | "group" | "list";
  /** The word after the ones that say it. */
  readonly to: number;
}

export function levelAfter(
  document: Document,
  cues: PhraseTrie<Cue>,
  at: number,
  stop: number,
): LevelAfter | null {
  const { gaps, tokens, words } = document;
  const gap = gaps[at] ?? 0;
  if (at >= tokens.length || (gap & (GAP.end | GAP.close | GAP.slash)) !== 0) return null;
  const first = tokens[at]?.form ?? "";
  const all = first === "all" || first === "both";
  if ((gap & GAP.comma) !== 0 && !all) return null;
  const bracket = (gap & (GAP.open | GAP.colon)) !== 0;
  const scope = all ? "list" : bracket ? "name" : "group";
  const last = Math.min(stop, at + 5);
  for (let i = all ? at + 1 : at; i < last; i++) {
    if (i > at && ((gaps[i] ?? 0) & ENDS) !== 0) return null;
    const amount = measureAt(document, i, YEAR_UNITS);
    if (amount !== null) {
      if (amount.to > stop || (amount.to === stop && stop < tokens.length && (gaps[stop] ?? 0) === 0))
        return null;
      const behind = tokens[amount.to]?.form ?? "";
      const ofOther =
        (behind === "of" || behind === "in" || behind === "with") && !endsAt(document, amount.to);
      return ofOther ? null : { level: levelOfYears(yearsOf(amount)), scope, to: amount.to };
    }
    const word = tokens[i]?.form ?? "";
    const node = cues.longest(words, gaps, i, GAP.break);
    const cue = cues.value(node);
    if (cue?.level !== undefined) {
      const end = i + cues.length(node);
      const alone = bracket || endsAt(document, end) || ADVERBS.has(word) || cues.length(node) > 1;
      const aboutNext = end === stop && stop < tokens.length && !endsAt(document, stop) && !ADVERBS.has(word);
      const said = alone && !aboutNext && (bracket || cue.wholeList !== true);
      return said ? { level: cue.level, scope, to: end } : null;
    }
    if (!LEADING.has(word)) return null;
  }
  return null;
}
