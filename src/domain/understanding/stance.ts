import type { Level, Stance } from "../profile.ts";
import { levelAfter, stanceAfter } from "./afterwards.ts";
import { measureAt, YEAR_UNITS, yearsOf } from "./amounts.ts";
import type { Cue } from "./cues.ts";
import { type Document, GAP } from "./document.ts";
import type { Match } from "./matches.ts";
import type { PhraseTrie } from "./phrase-trie.ts";
import { isQuestion } from "./questions.ts";

/** A name with what its sentence says about it. */
export interface Judged extends Match {
  stance: Stance;
  level: Level | null;
  /** The words "I" or "my" stand in the same clause before it. */
  firstPerson: boolean;
}

/** Words between "basic" and the name that it is said of. */
const LEVEL_REACH = 6;
/** Words between "no" and the name that it is said of. */
const NONE_REACH = 4;
/** "I don't really want to": a wish this close after a negation is denied. */
const DENIED_REACH = 3;
/** Words that a list is followed for, to see whether "or" goes on with it. */
const LIST_REACH = 40;

const NOT_A_NEW_SUBJECT = new Set(
  "so that which where if when hope wish think believe what until once before as than how".split(" "),
);
const EXPERIENCE = new Set(
  "experience knowledge background exposure idea clue skill understanding training familiarity".split(" "),
);
const PREPOSITION = new Set("in with of on using about for at".split(" "));
/** Verbs that can go on with a list of wishes ("want to learn and use"): they end no wish. */
const INFINITIVE = new Set("use work speak write program code understand only just".split(" "));

export function levelOfYears(years: number): Level {
  if (years < 1) return "basic";
  return years < 3 ? "working" : "advanced";
}

interface Pending {
  level: Level;
  wholeList: boolean;
  at: number;
  used: boolean;
}

/** Reads the text once, left to right, and says of every name whether it is had, wanted or lacking. */
export function judge(document: Document, cues: PhraseTrie<Cue>, matches: readonly Match[]): Judged[] {
  if (matches.length === 0) return [];
  const { words, gaps, tokens } = document;
  const judged: Judged[] = [];
  let stance: Stance = "has";
  let turnedAt = -99;
  let none = false;
  let noneAt = -99;
  let noneUsed = false;
  let pending: Pending | null = null;
  let heading: Stance = "has";
  let outer: { stance: Stance; none: boolean } | null = null;
  let firstPerson = false;
  let listStart = 0;
  let next = 0;

  const reset = () => {
    stance = "has";
    none = false;
    pending = null;
    turnedAt = -99;
  };

  for (let i = 0; i < words.length; ) {
    const gap = gaps[i] ?? 0;
    if (gap !== 0) crossGap(gap, i);
    const match = matches[next];
    if (match !== undefined && match.from === i) {
      place(match, i);
      next += 1;
      while ((matches[next]?.from ?? words.length) < match.to) next += 1;
      i = match.to;
      continue;
    }
    const node =
      words[i] === 0
        ? 0
        : cues.longest(words, gaps, i, GAP.end | GAP.comma | GAP.open | GAP.close | GAP.colon);
    const cue = cues.value(node);
    let length = cue === undefined ? 1 : cues.length(node);
    if (match !== undefined && i + length > match.from) length = Math.max(1, match.from - i);
    if (cue !== undefined) take(cue, i, length);
    const word = tokens[i]?.form ?? "";
    if (none && !noneUsed && EXPERIENCE.has(word) && PREPOSITION.has(tokens[i + 1]?.form ?? "")) {
      none = false;
      turn("lacks", i);
    }
    if (word === "i" || word === "my" || word === "im" || word === "ive" || word === "me") firstPerson = true;
    const amount = measureAt(document, i, YEAR_UNITS);
    if (amount !== null) {
      const behind = tokens[amount.to]?.form ?? "";
      const said = levelOfYears(yearsOf(amount));
      pending = {
        level: said,
        wholeList:
          PREPOSITION.has(behind) || behind === "experience" || ((gaps[amount.to] ?? 0) & GAP.open) !== 0,
        at: amount.to,
        used: false,
      };
      i = amount.to;
      continue;
    }
    i += length;
  }
  return judged;

  function crossGap(gap: number, i: number): void {
    if ((gap & GAP.end) !== 0) {
      const opensList = (gap & GAP.colon) !== 0 && (gap & GAP.newline) !== 0;
      const inList = (gap & GAP.bullet) !== 0 && (gap & GAP.newline) !== 0;
      if (opensList) heading = none ? "lacks" : stance;
      else if (!inList) heading = "has";
      reset();
      stance = heading;
      outer = null;
      firstPerson = false;
      return;
    }
    if ((gap & GAP.close) !== 0 && outer !== null) {
      stance = outer.stance;
      none = outer.none;
      outer = null;
    }
    if ((gap & GAP.open) !== 0) outer = { stance, none };
    if ((gap & GAP.comma) !== 0) {
      if (none && !orGoesOn(document, i, matches)) none = false;
      if (pending?.used && !pending.wholeList) pending = null;
    }
  }

  function turn(to: Stance, at: number): void {
    stance = to;
    turnedAt = at;
  }

  function take(cue: Cue, i: number, length: number): void {
    if (cue.level !== undefined && !isAfterName(i)) {
      pending = { level: cue.level, wholeList: cue.wholeList === true, at: i + length, used: false };
    }
    const before = tokens[i - 1]?.form ?? "";
    const gap = gaps[i] ?? 0;
    switch (cue.turn) {
      case undefined:
      case "keep":
        return;
      case "lacks":
        turn("lacks", i);
        return;
      case "none":
        none = true;
        noneAt = i + length;
        noneUsed = false;
        return;
      case "not":
        if (matches[next]?.from === i + 1) {
          none = true;
          noneAt = i + 1;
          noneUsed = false;
        } else turn("lacks", i);
        return;
      case "wants":
        if (stance === "lacks" && i - turnedAt <= DENIED_REACH) return;
        if (none && i - noneAt < DENIED_REACH) return;
        none = false;
        turn("wants", i);
        return;
      case "has":
        none = false;
        turn("has", i);
        return;
      case "contrast":
        reset();
        return;
      case "except":
        none = false;
        turn(stance === "lacks" ? "has" : "lacks", i);
        return;
      case "subject":
        if (stance !== "has" && (NOT_A_NEW_SUBJECT.has(before) || i - turnedAt === 1)) return;
        reset();
        return;
      case "verb":
        newStatement(tokens[i]?.form ?? "", before, (gap & GAP.comma) !== 0);
    }
  }

  /** ", know Docker" and "and know Docker" after a negation; a wish lasts longer. */
  function newStatement(verb: string, before: string, comma: boolean): void {
    if (verb === "already") reset();
    else if (stance === "lacks" || none) {
      const onlyAfterComma = verb === "only" || verb === "just";
      if (comma || (before === "and" && !onlyAfterComma)) reset();
    } else if (stance === "wants" && comma && !INFINITIVE.has(verb)) reset();
  }

  /** "Python (basic)", "SQL: expert": said of the name before, not of the next. */
  function isAfterName(i: number): boolean {
    const last = judged.at(-1);
    if (last === undefined || last.to !== i) return false;
    return ((gaps[i] ?? 0) & (GAP.open | GAP.colon)) !== 0;
  }

  function place(match: Match, i: number): void {
    const previous = judged.at(-1);
    const link = previous === undefined ? "none" : linkOf(document, previous.to, i);
    if (link === "none") listStart = judged.length;
    if (none && !noneUsed && i - noneAt > NONE_REACH) none = false;
    if (none) noneUsed = true;
    let said: Stance = none ? "lacks" : stance;
    if (said === "has" && isQuestion(document, i)) said = "wants";
    const before = tokens[i - 1]?.form ?? "";
    if (pending !== null) {
      if (!pending.used && PREPOSITION.has(before)) pending.wholeList = true;
      const linked = link === "word" || (link === "comma" && pending.wholeList);
      if (pending.used ? !linked : i - pending.at > LEVEL_REACH) pending = null;
      else pending.used = true;
    }
    const level: Level | null = said === "has" && pending !== null ? pending.level : null;
    const { from, to, name, accepted } = match;
    const entry: Judged = { from, to, name, accepted, stance: said, level, firstPerson };
    judged.push(entry);
    const after = matches[next + 1];
    const listGoesOn = after !== undefined && linkOf(document, match.to, after.from) !== "none";
    const turned = stanceAfter(document, cues, match.to, after?.from ?? words.length);
    if (turned !== null)
      for (const one of turned.wholeList ? judged.slice(listStart) : [entry]) settle(one, turned.stance);
    const graded = levelAfter(document, cues, match.to, after?.from ?? words.length);
    if (graded === null) return;
    for (const one of graded.wholeList && !listGoesOn ? judged.slice(listStart) : [entry]) {
      if (one.stance === "has" && (one === entry || one.level === null)) one.level = graded.level;
    }
  }
}

function settle(one: Judged, stance: Stance): void {
  one.stance = stance;
  if (stance !== "has") one.level = null;
}

/** How two names hang together: by "and", "or", a slash; by a comma; or not at all. */
function linkOf(document: Document, end: number, start: number): "word" | "comma" | "none" {
  const { gaps, tokens } = document;
  let comma = false;
  for (let i = end; i <= start; i++) {
    const gap = gaps[i] ?? 0;
    if ((gap & (GAP.end | GAP.colon)) !== 0) return "none";
    if ((gap & GAP.comma) !== 0) comma = true;
  }
  if (start - end > 2) return "none";
  for (let i = end; i < start; i++) {
    const word = tokens[i]?.form;
    if (word !== "and" && word !== "or" && word !== "some" && word !== "also" && word !== "nor")
      return "none";
  }
  if (comma) return "comma";
  return "word";
}

/** "no SQL, Python or R": the list after the comma goes on to an "or". */
function orGoesOn({ gaps, tokens }: Document, comma: number, matches: readonly Match[]): boolean {
  const last = Math.min(tokens.length, comma + LIST_REACH);
  let at = matches.findIndex((match) => match.from >= comma);
  if (at < 0) return false;
  for (let i = comma; i < last; ) {
    if (i > comma && ((gaps[i] ?? 0) & (GAP.end | GAP.open | GAP.colon)) !== 0) return false;
    const match = matches[at];
    if (match?.from === i) {
      i = match.to;
      at += 1;
      continue;
    }
    const word = tokens[i]?.form;
    if (word === "or" || word === "nor") return true;
    return false;
  }
  return false;
}
