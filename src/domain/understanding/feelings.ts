import type { InterestStance } from "../profile.ts";
import { type Document, GAP } from "./document.ts";
import { isAsked } from "./questions.ts";
import { repels } from "./repels.ts";
import type { Expecting } from "./understanding.ts";

/** How a person feels about what a clause speaks of: the words of the sentence first, then what was asked. */

/** none: nothing is said. */
export type Felt = InterestStance | "none";

/** A denial alone says nothing; with a word of liking it is a dislike. */
type Mood = "avoids" | "likes" | "denied" | "contrast" | "except";
const MOODS = new Map<string, Mood>();
const mood = (kind: Mood, words: string) => {
  for (const word of words.split(/\s+/)) MOODS.set(word, kind);
};
mood(
  "avoids",
  "hate avoid dislike detest no without loath hating avoiding less boring bore bored tired sick fed stop minu afraid scared nor away hated",
);
mood("denied", "dont not never cant doesnt wont isnt arent havent didnt neither cannot lack wouldnt");
mood(
  "likes",
  `love like enjoy interested drawn fascinated passionate loving enjoying prefer favourite favorite keen fun want wanna happy glad
  excited exciting dream curious would id hope fan interest loved liked enjoyed fascinate into rather`,
);
mood("contrast", "but however though although yet while");
mood("except", "except excluding apart");

const HARMLESS = new Set("problem only just mind doubt matter issue".split(" "));
/** "no experience with" is a gap, not a dislike. */
const GAPS = new Set(
  "experience knowledge idea background clue skill degree training prior previous formal".split(" "),
);
/** "boring work" is a thing, not a feeling about what comes next. */
const THINGS = new Set("work stuff task thing part job chore".split(" "));
const LEAVES = new Set("quit lose abandon drop stop".split(" "));
const BEFORE_LEAVING = new Set("to never wont cant not would".split(" "));
const SAID = new Set("said asked meant wanted".split(" "));
const IT = new Set("it them that this those these".split(" "));
const SPEAKER = new Set("i id im ive ill".split(" "));
const JOINS = new Set("and but so because".split(" "));
const BE = new Set("is are seem sound".split(" "));
const FINE = new Set("ok okay fine alright acceptable good possible manageable bearable".split(" "));
const LIKED = new Set(
  "great fun cool nice interesting exciting lovely awesome amazing fascinating favorite".split(" "),
);
const DISLIKED = new Set(
  "boring awful terrible horrible dull annoying hard tedious exhausting stressful scary".split(" "),
);
const DENIALS = new Set("not isnt arent never".split(" "));
const PREDICATE = 5;
const PREFERS = new Set(["rather", "prefer"]);
/** "anything but sales". */
const ALL = new Set(["anything", "everything"]);

export interface Feeling {
  /** Takes the next word. @returns what is said of the mention before ("I don't enjoy it"), or null */
  step(i: number): InterestStance | null;
  /** What is felt about the words [from, to). */
  at(from: number, to: number): Felt;
  /** Number of the sentence. */
  sentence(): number;
}

export function createFeeling(document: Document, expecting: Expecting | undefined): Feeling {
  const { tokens, gaps } = document;
  const bare: InterestStance = expecting === "avoids" ? "avoids" : expecting === "draws" ? "likes" : "does";
  let felt: Felt | "denied" = bare;
  /** Whether the words of the sentence say it. */
  let explicit = false;
  let used = false;
  /** "I'd rather ... than ...". */
  let compares = false;
  let sentence = 0;
  /** The sentence before ended with what is not wanted. */
  let refused = false;

  const say = (to: Felt | "denied", byWords = true) => {
    felt = to;
    explicit = byWords;
    used = false;
  };

  return {
    step(i) {
      const word = tokens[i]?.form ?? "";
      const gap = gaps[i] ?? 0;
      if ((gap & GAP.end) !== 0) {
        refused = felt === "avoids" && explicit;
        say(bare, false);
        compares = false;
        if ((gap & GAP.sentence) !== 0) sentence += 1;
      }
      const kind = MOODS.get(word);
      if (SPEAKER.has(word) && startsClause(i, gap)) {
        // "no pipelines, I said gen AI": what was said instead is liked.
        const isInstead = (refused || (felt === "avoids" && explicit)) && SAID.has(tokens[i + 1]?.form ?? "");
        if (isInstead) say("likes");
        else say(bare, false);
      }
      if (isLeaving(i, word)) {
        if (felt === "denied" || (felt === "avoids" && explicit)) say("likes");
        else if ((felt === "likes" && explicit) || word === "stop") say("avoids");
        return null;
      }
      if (PREFERS.has(word)) compares = true;
      if (word === "than" && compares && felt === "likes") say("avoids");
      if (kind === undefined || (word === "not" && tokens[i - 1]?.form === "rather")) return null;
      const next = tokens[i + 1]?.form ?? "";
      switch (kind) {
        case "contrast":
          if (word === "but" && ALL.has(tokens[i - 1]?.form ?? "")) {
            say("avoids");
            return null;
          }
          // What was asked no longer helps: "no meetings, but writing".
          if (next !== "also") say(expecting === "avoids" && felt === "avoids" ? "none" : bare, false);
          return null;
        case "except":
          say(felt === "avoids" ? "likes" : "avoids");
          return null;
        case "avoids":
        case "denied":
          return negative(word, next, kind);
        case "likes":
          return positive(i, word, next, gap);
      }
    },
    at(from, to) {
      used = true;
      if (isAsked(document, from, explicit && felt === "likes")) return "none";
      const after = predicate(to);
      if (after !== null) return explicit && felt === "likes" && after === "none" ? "likes" : after;
      if (felt !== "denied") return felt;
      return expecting === "avoids" ? "avoids" : "none";
    },
    sentence: () => sentence,
  };

  /** "I don't want to give up teaching" is a word for it. */
  function isLeaving(i: number, word: string): boolean {
    const leaves =
      LEAVES.has(word) || ((word === "give" || word === "giving") && tokens[i + 1]?.form === "up");
    return leaves && BEFORE_LEAVING.has(tokens[i - 1]?.form ?? "");
  }

  function startsClause(i: number, gap: number): boolean {
    return (gap & (GAP.comma | GAP.end)) !== 0 || JOINS.has(tokens[i - 1]?.form ?? "");
  }

  function negative(word: string, next: string, kind: "avoids" | "denied"): InterestStance | null {
    if (HARMLESS.has(next)) {
      if (word === "no" || next === "only" || next === "just") return null;
      say("none");
    } else if (word === "boring" && THINGS.has(next)) return null;
    else say(kind === "avoids" && GAPS.has(next) ? "denied" : kind);
    return kind === "avoids" && word !== "no" && IT.has(next) ? "avoids" : null;
  }

  function positive(i: number, word: string, next: string, gap: number): InterestStance | null {
    if (word === "rather" && (next === "not" || next === "than" || next === "avoid")) {
      say("avoids");
      return null;
    }
    if (felt === "denied") say("avoids");
    else if (felt === "none" && explicit) return null;
    else if (felt !== "avoids" || !explicit || (used && (gap & GAP.comma) !== 0)) say("likes");
    const about = IT.has(next) && isEndOfClause(i + 2);
    return about && (felt === "likes" || felt === "avoids") ? felt : null;
  }

  function isEndOfClause(at: number): boolean {
    const word = tokens[at]?.form ?? "";
    return (gaps[at] ?? 0) !== 0 || MOODS.get(word) === "contrast" || word === "and" || word === "anymore";
  }

  /** "maths is ok", "meetings are boring", "coding is not for me". */
  function predicate(to: number): Felt | null {
    if (repels(document, to)) return "avoids";
    if ((gaps[to] ?? 0) !== 0 || !BE.has(tokens[to]?.form ?? "")) {
      if (tokens[to]?.form !== "isnt" && tokens[to]?.form !== "arent") return null;
    }
    let denied = DENIALS.has(tokens[to]?.form ?? "");
    for (let i = to + 1; i < Math.min(tokens.length, to + PREDICATE); i++) {
      if (((gaps[i] ?? 0) & (GAP.end | GAP.comma)) !== 0) return null;
      const word = tokens[i]?.form ?? "";
      if (DENIALS.has(word)) denied = true;
      else if (FINE.has(word)) return denied ? "avoids" : "none";
      else if (LIKED.has(word)) return denied ? "avoids" : "likes";
      else if (DISLIKED.has(word)) return denied ? "none" : "avoids";
      else if (word === "no" || word === "problem") return "none";
      else if (denied && (word === "for" || word === "my")) return "avoids";
      else if (MOODS.has(word)) return null;
    }
    return null;
  }
}
