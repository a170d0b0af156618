import type { Interest } from "../taxonomy.ts";
import { type Token, tokenise } from "../tokens.ts";
import { type Document, GAP, type TextWord } from "./document.ts";
import { createFeeling, type Felt } from "./feelings.ts";
import type { InterestMention } from "./reading.ts";
import { stem } from "./stem.ts";
import type { Expecting } from "./understanding.ts";

/** Kinds of work that a text speaks of: the content words of a phrase in order, close together, in one clause. */

interface Pattern {
  readonly interest: number;
  readonly stems: readonly string[];
}

/** Other words that may stand between two words of a phrase. */
const MAX_BETWEEN = 2;
const FILLERS = new Set(
  "a an the of to and or with for in on at that so is be my your their some more all very".split(" "),
);

type Patterns = ReadonlyMap<string, readonly Pattern[]>;

export interface InterestIndex {
  readonly ids: readonly string[];
  /** Patterns of several words by the stem of the first one. */
  readonly byFirst: Patterns;
  /** Patterns of one word, which is compared as it is: "market" is not marketing. */
  readonly byWord: Patterns;
  /**
   * The same by the stem of a word in -ing: the verb of "writing" counts after "to" and the like, and only where
   * nothing follows that is written.
   */
  readonly byVerb: Patterns;
}

export function indexInterests(interests: readonly Interest[]): InterestIndex {
  const byFirst = new Map<string, Pattern[]>();
  const byWord = new Map<string, Pattern[]>();
  const byVerb = new Map<string, Pattern[]>();
  const add = (index: Map<string, Pattern[]>, key: string, pattern: Pattern) => {
    const list = index.get(key);
    if (list === undefined) index.set(key, [pattern]);
    else list.push(pattern);
  };
  interests.forEach((interest, index) => {
    for (const phrase of [...interest.phrases, interest.name, interest.draw, interest.avoid]) {
      const forms = tokenise(phrase).map((token) => token.form);
      const content = forms.filter((form) => !FILLERS.has(form));
      const kept = content.length === 0 || phrase.startsWith("on") ? forms : content;
      const stems = kept.map(stem);
      const [word] = kept;
      const [first] = stems;
      if (word === undefined || first === undefined) continue;
      add(kept.length === 1 ? byWord : byFirst, kept.length === 1 ? word : first, { interest: index, stems });
      if (kept.length === 1 && word.endsWith("ing")) add(byVerb, first, { interest: index, stems });
    }
  });
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return { ids: interests.map((interest) => interest.id), byFirst, byWord, byVerb };
}

/** What says too little to count where nobody says how they feel about it: everyday words and names of skills. */
const ONLY_FELT = new Set(
  `data, number, pattern, night, language, database design, research, building, build, pipeline, insight, trial and error,
  language model, business, market, politic, machine, persuading, storage, answer, safety, text, leading, visual, careful,
  checking, detailed checking, growing a team, grow a team, modeling`.split(/,\s+/),
);
/** "structural design" is no visual design. */
const OTHER_DESIGN = new Set(
  `structural mechanical system database electrical civil experimental experiment engineering software api curriculum
  circuit bridge network process research study program course mechanism hardware chip schema model`.split(
    /\s+/,
  ),
);
/** What is played is neither work with video nor with learning agents. */
const PLAYED = new Set("video board card computer console mobile phone".split(" "));
const ONLY_FELT_MAX = 3;
const VERB_BEFORE = new Set("to rather not and or dont just only".split(" "));
const VERB_AFTER = new Set("and or but it them thing stuff this that all every anymore please".split(" "));

export function interestMentions(
  document: Document,
  index: InterestIndex,
  expecting: Expecting | undefined,
  isBlocked: (at: number) => boolean,
  within: Range,
): InterestMention[] {
  const { tokens, gaps } = document;
  const mentions: Found[] = [];
  const feeling = createFeeling(document, expecting);
  const stemAt = (i: number) => tokens[i]?.word.stem ?? "";
  for (let i = within.from; i < within.to; i++) {
    const word = tokens[i]?.form ?? "";
    const turned = feeling.step(i);
    const last = mentions.at(-1);
    if (turned !== null && last !== undefined && last.sentence === feeling.sentence()) last.stance = turned;
    if (isBlocked(i)) continue;
    scan(index.byFirst.get(stemAt(i)), i);
    if (!isAnotherThing(i, word)) scan(index.byWord.get(word), i);
    if (VERB_BEFORE.has(tokens[i - 1]?.form ?? "") && endsVerb(i + 1)) scan(index.byVerb.get(stemAt(i)), i);
  }
  return mentions
    .filter((one, at) => one.stance !== "none" && !isInsideNeighbour(mentions, at))
    .map(({ id, stance, start, end }) => ({ id, stance: stance === "none" ? "does" : stance, start, end }));

  function isAnotherThing(at: number, word: string): boolean {
    const before = tokens[at - 1]?.form ?? "";
    if (word === "design") return OTHER_DESIGN.has(before);
    if (word === "game") return PLAYED.has(before);
    return PLAYED.has(word) && tokens[at + 1]?.form === "game";
  }

  function endsVerb(at: number): boolean {
    return (gaps[at] ?? 0) !== 0 || VERB_AFTER.has(tokens[at]?.form ?? "");
  }

  function scan(patterns: readonly Pattern[] | undefined, at: number): void {
    for (const pattern of patterns ?? []) {
      const single = pattern.stems.length === 1;
      const end = single ? at + 1 : endOf(document, pattern, at, (i) => (isBlocked(i) ? "" : stemAt(i)));
      if (end > 0) note(pattern.interest, at, end);
    }
  }

  function note(interest: number, from: number, to: number): void {
    const id = index.ids[interest];
    const start = tokens[from]?.start;
    const end = tokens[to - 1]?.end;
    if (id === undefined || start === undefined || end === undefined) return;
    for (let k = mentions.length - 1; k >= Math.max(0, mentions.length - NEIGHBOURS); k--) {
      const seen = mentions[k];
      if (seen?.id === id && start < seen.end) return;
    }
    const felt = feeling.at(from, to);
    const stance = isOnlyFelt(from, to) && !standsFelt(felt, to) ? "none" : felt;
    mentions.push({ id, stance, start, end, sentence: feeling.sentence() });
  }

  function isOnlyFelt(from: number, to: number): boolean {
    const first = tokens[from]?.form ?? "";
    if (to - from === 1) return ONLY_FELT.has(first);
    if (to - from > ONLY_FELT_MAX) return false;
    const words = tokens.slice(from, to).map(({ form }) => form);
    return ONLY_FELT.has(words.join(" "));
  }

  /** "I love data", and not the first word of "data warehouses". */
  function standsFelt(felt: Felt, to: number): boolean {
    return felt !== "does" && ((gaps[to] ?? 0) !== 0 || VERB_AFTER.has(tokens[to]?.form ?? ""));
  }
}

/** Words of a text, whole sentences. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Whether words of a text may speak of some kind of work that reaches into from..to. */
export function mayFeel({ tokens }: Document, index: InterestIndex, start: number, range: Range): boolean {
  for (let i = start; i < range.to; i++) {
    const word = tokens[i]?.form ?? "";
    const base = tokens[i]?.word.stem ?? "";
    if (index.byFirst.has(base)) return true;
    if (i >= range.from && (index.byWord.has(word) || index.byVerb.has(base))) return true;
  }
  return false;
}

interface Found {
  readonly id: string;
  stance: Felt;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
}

/** Mentions come in the order of the text, so that those that overlap stand close together. */
const NEIGHBOURS = 6;

function isInsideNeighbour(mentions: readonly Found[], at: number): boolean {
  const one = mentions[at];
  if (one === undefined) return false;
  for (let k = Math.max(0, at - NEIGHBOURS); k < Math.min(mentions.length, at + NEIGHBOURS); k++) {
    const other = mentions[k];
    if (other !== undefined && isInside(one, other)) return true;
  }
  return false;
}

/** "writing" inside "writing code" is not writing. */
function isInside(one: Found, other: Found): boolean {
  return other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start;
}

/** The word after the last one of the pattern, 0 when it does not occur here. */
function endOf(
  { gaps, tokens }: Document,
  { stems }: Pattern,
  from: number,
  stemAt: (i: number) => string,
): number {
  if (isMoveOfOneself(tokens, from)) return 0;
  let at = from + 1;
  for (let k = 1; k < stems.length; k++) {
    const wanted = stems[k];
    let skipped = 0;
    for (;;) {
      if (at >= tokens.length || ((gaps[at] ?? 0) & GAP.end) !== 0) return 0;
      if (stemAt(at) === wanted && !isStateOfTheArt(tokens, at, stems)) break;
      // "product and business decisions" are no product decisions.
      const form = tokens[at]?.form;
      if (k > 1 && (form === "and" || form === "or")) return 0;
      if (!FILLERS.has(tokens[at]?.form ?? "")) skipped += 1;
      if (skipped > MAX_BETWEEN) return 0;
      at += 1;
    }
    at += 1;
  }
  return at;
}

const MOVE = stem("move");
const WHERE_TO = new Set("to into from over on up out in away toward towards within".split(" "));

/** Whoever wants to "move into health data" moves no data. */
function isMoveOfOneself(tokens: readonly TextWord[], at: number): boolean {
  return tokens[at]?.word.stem === MOVE && WHERE_TO.has(tokens[at + 1]?.form ?? "");
}

/** "art" in "state of the art" is no art. */
function isStateOfTheArt(tokens: readonly Token[], at: number, stems: readonly string[]): boolean {
  return tokens[at]?.form === "art" && tokens[at - 3]?.form === "state" && !stems.includes(stem("state"));
}
