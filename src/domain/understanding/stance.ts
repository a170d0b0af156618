import type { Level, Stance } from "../profile.ts";
import { levelAfter, type StanceAfter, stanceAfter } from "./afterwards.ts";
import { measureAt, YEAR_UNITS, yearsOf } from "./amounts.ts";
import type { Cue } from "./cues.ts";
import { type Document, GAP, isKind } from "./document.ts";
import { KIND } from "./known-words.ts";
import { linkOf, orGoesOn } from "./lists.ts";
import type { Match } from "./matches.ts";
import { isOthersJob } from "./others.ts";
import type { PhraseTrie } from "./phrase-trie.ts";
import { isAsked, isQuestion } from "./questions.ts";

/** A name with what its sentence says about it. */
export interface Judged extends Match {
  stance: Stance;
  level: Level | null;
  /** The words "I" or "my" stand in the same clause before it. */
  firstPerson: boolean;
  /** Somebody else's, disliked, only heard of or asked about: nothing is said of the writer's own skill. */
  noClaim: boolean;
}

/** Words between "basic" and the name that it is said of. */
const LEVEL_REACH = 6;
/** Words between "no" and the name that it is said of. */
const NONE_REACH = 4;
/** "I don't really want to": a wish this close after a negation is denied. */
const DENIED_REACH = 3;
const NOT_A_NEW_SUBJECT = new Set(
  "so that which where if when hope wish think believe what until once before as than how".split(" "),
);
const LEARNS = new Set("learn learning study".split(" "));
const EXPERIENCE = new Set(
  "experience knowledge background exposure idea clue skill understanding training familiarity".split(" "),
);
const SAID = new Set("said asked meant wanted".split(" "));
const PREPOSITION = new Set("in with of on using about for at".split(" "));
const LEAVES = new Set("switch move change go transition pivot shift away".split(" "));
/** "16 years old" is how old somebody is, "two years ago" when it was. */
const AGE = new Set(["old", "ago"]);
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
  /** Names that it reached across a comma: theirs no longer when the list goes on with another level. */
  carried: Judged[];
}

/** Reads the text once, left to right, and says of every name whether it is had, wanted or lacking. */
export function judge(
  document: Document,
  cues: PhraseTrie<Cue>,
  matches: readonly Match[],
  whose: Uint8Array | null,
): Judged[] {
  if (matches.length === 0) return [];
  const { words, gaps, tokens } = document;
  const judged: Judged[] = [];
  let stance: Stance = "has";
  let silent = false;
  /** The sentence before ended with what is not wanted. */
  let refused = false;
  /** "I'd like to switch from QA to data engineering": what stands before the "to" is there already. */
  let leaving = false;
  let turnedAt = -99;
  let none = false;
  let noneAt = -99;
  let noneUsed = false;
  let pending: Pending | null = null;
  let heading: Stance = "has";
  let outer: { stance: Stance; none: boolean } | null = null;
  let firstPerson = false;
  let listStart = 0;
  let groupStart = 0;
  /** Up to here the words were said of the name before them. */
  let spent = 0;
  let next = 0;

  const reset = () => {
    stance = "has";
    silent = false;
    none = false;
    pending = null;
    turnedAt = -99;
    leaving = false;
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
    if (leaving && word === "to" && cue === undefined) turn("wants", i);
    if (word === "from" && (stance as Stance) === "wants" && LEAVES.has(tokens[i - 1]?.form ?? "")) {
      turn("has", i);
      leaving = true;
    }
    if (none && !noneUsed && EXPERIENCE.has(word) && PREPOSITION.has(tokens[i + 1]?.form ?? "")) {
      none = false;
      turn("lacks", i);
    }
    if (isKind(document, i, KIND.firstPerson)) firstPerson = true;
    const amount = measureAt(document, i, YEAR_UNITS);
    if (amount !== null) {
      const behind = tokens[amount.to]?.form ?? "";
      const said = levelOfYears(yearsOf(amount));
      const wholeList =
        PREPOSITION.has(behind) || behind === "experience" || ((gaps[amount.to] ?? 0) & GAP.open) !== 0;
      // "interested in AI law, 10 years in compliance": so many years are no wish.
      if ((stance as Stance) === "wants" && (gap & GAP.comma) !== 0) reset();
      if (isOwnItem(i, amount.to)) ofItemBefore(i, said);
      else if (i >= spent && !AGE.has(behind))
        pending = { level: said, wholeList, at: amount.to, used: false, carried: [] };
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
      refused = stance === "lacks" && silent;
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
      if (pending !== null && !pending.wholeList && (pending.used || pending.at < i)) pending = null;
    }
  }

  function turn(to: Stance, at: number, quietly = false): void {
    stance = to;
    silent = quietly;
    turnedAt = at;
  }

  function take(cue: Cue, i: number, length: number): void {
    if (cue.level !== undefined && i >= spent && !isAfterName(i)) {
      const wholeList = cue.wholeList === true;
      pending = { level: cue.level, wholeList, at: i + length, used: false, carried: [] };
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
      case "dislikes":
      case "heard":
        turn("lacks", i, true);
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
        if (stance === "lacks" && i - turnedAt <= DENIED_REACH) {
          // "don't really want to use it" is no word on knowing it.
          if (!LEARNS.has(tokens[i + length - 1]?.form ?? "")) silent = true;
          return;
        }
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
        // "I don't want data engineering, I said gen AI": what was said instead is the wish.
        if ((refused || (stance === "lacks" && silent)) && SAID.has(tokens[i + length]?.form ?? "")) {
          turn("wants", i);
          return;
        }
        // "what can I become if I know SQL" states that it is known.
        if (
          stance !== "has" &&
          !(before === "if" && tokens[i + length]?.form === "know") &&
          (NOT_A_NEW_SUBJECT.has(before) || i - turnedAt === 1)
        )
          return;
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

  /** "java dev, 12 years, spring boot": years that are an item of a list are said of the one before it. */
  function isOwnItem(from: number, to: number): boolean {
    const before = gaps[from] ?? 0;
    return (
      (before & GAP.comma) !== 0 &&
      (before & GAP.end) === 0 &&
      ((gaps[to] ?? 0) & (GAP.comma | GAP.end)) !== 0
    );
  }

  function ofItemBefore(i: number, level: Level): void {
    const last = judged.at(-1);
    if (last?.to === i && last.stance === "has" && last.level === null) last.level = level;
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
    if (link !== "word") groupStart = judged.length;
    if (none && !noneUsed && i - noneAt > NONE_REACH) none = false;
    if (none) noneUsed = true;
    let said: Stance = none ? "lacks" : stance;
    const asked = isAsked(document, i, said === "wants");
    if (said === "has" && isQuestion(document, i)) said = "wants";
    const before = tokens[i - 1]?.form ?? "";
    if (pending !== null) {
      const heads = ((gaps[i] ?? 0) & GAP.colon) !== 0 && pending.at === i;
      if (!pending.used && (PREPOSITION.has(before) || heads)) pending.wholeList = true;
      const linked = link === "word" || (link === "comma" && pending.wholeList);
      if (pending.used ? !linked : i - pending.at > LEVEL_REACH) pending = null;
      else pending.used = true;
    }
    const level: Level | null = said === "has" && pending !== null ? pending.level : null;
    const { from, to, name, accepted } = match;
    const unsaid = asked || (silent && said === "lacks" && !none);
    const noClaim = unsaid || (whose?.[i] ?? 0) !== 0 || isOthersJob(document, from, to);
    const entry: Judged = { from, to, name, accepted, stance: said, level, firstPerson, noClaim };
    judged.push(entry);
    if (level !== null && link === "comma") pending?.carried.push(entry);
    const stop = matches[next + 1]?.from ?? words.length;
    const turned = stanceAfter(document, cues, match.to, stop);
    if (turned !== null)
      for (const one of turned.wholeList ? judged.slice(listStart) : [entry]) settle(one, turned);
    grade(entry, stop);
  }

  /** A level after a name is that of the name and those joined to it, "all" and "both" mean the whole list. */
  function grade(entry: Judged, stop: number): void {
    const graded = levelAfter(document, cues, entry.to, stop);
    if (graded === null) return;
    spent = graded.to;
    for (const one of pending?.carried ?? []) one.level = null;
    pending = null;
    const start =
      graded.scope === "list" ? listStart : graded.scope === "group" ? groupStart : judged.length - 1;
    for (const one of judged.slice(start)) {
      if (one.stance === "has" && (one === entry || one.level === null)) one.level = graded.level;
    }
  }
}

function settle(one: Judged, { stance, noClaim }: StanceAfter): void {
  one.stance = stance;
  one.noClaim = noClaim;
  if (stance !== "has") one.level = null;
}
