import type { InterestStance } from "../profile.ts";
import type { Interest } from "../taxonomy.ts";
import { tokenise } from "../tokens.ts";
import { type Document, GAP } from "./document.ts";
import type { InterestMention } from "./reading.ts";
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

/** Marks a pattern of one word, which is compared as it is. */
const WORD = "=";

export interface InterestIndex {
  readonly ids: readonly string[];
  readonly byFirst: ReadonlyMap<string, readonly Pattern[]>;
}

export function indexInterests(interests: readonly Interest[]): InterestIndex {
  const byFirst = new Map<string, Pattern[]>();
  interests.forEach((interest, index) => {
    for (const phrase of [...interest.phrases, interest.name, interest.draw, interest.avoid]) {
      const forms = tokenise(phrase).map((token) => token.form);
      const content = forms.filter((form) => !FILLERS.has(form));
      const kept = content.length === 0 || phrase.startsWith("on") ? forms : content;
      // One word alone must be the very word: "market" is not marketing.
      const stems = kept.length === 1 ? kept.map((form) => WORD + form) : kept.map(stem);
      const first = stems[0];
      if (first === undefined) continue;
      const list = byFirst.get(first);
      if (list === undefined) byFirst.set(first, [{ interest: index, stems }]);
      else list.push({ interest: index, stems });
    }
  });
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return { ids: interests.map((interest) => interest.id), byFirst };
}

const ENDINGS: ReadonlyArray<readonly [string, number]> = [
  ["ations", 5],
  ["ation", 5],
  ["izing", 4],
  ["yzing", 3],
  ["ments", 5],
  ["ising", 4],
  ["ment", 5],
  ["ings", 3],
  ["ions", 5],
  ["yses", 3],
  ["ysis", 3],
  ["yzed", 3],
  ["yze", 3],
  ["izes", 4],
  ["ing", 3],
  ["ion", 5],
  ["ers", 4],
  ["ize", 4],
  ["ed", 3],
  ["es", 4],
  ["er", 5],
  ["e", 3],
  ["y", 4],
];

/** By the last letter, so that most words are done with one look. */
const BY_LAST = new Map<number, Array<readonly [string, number]>>();
for (const pair of ENDINGS) {
  const last = pair[0].charCodeAt(pair[0].length - 1);
  BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), pair]);
}

/** Light: analyse, analysing and analysis meet, build and building, run and running. */
export function stem(form: string): string {
  if (form.length < 4) return form;
  const endings = BY_LAST.get(form.charCodeAt(form.length - 1));
  if (endings === undefined) return form;
  for (const [ending, least] of endings) {
    if (!form.endsWith(ending)) continue;
    const rest = form.length - ending.length;
    if (rest < least) continue;
    let base = form.slice(0, rest);
    if (ending.startsWith("y") && ending.length > 2) return base;
    const last = base.charCodeAt(rest - 1);
    if (rest > 3 && last === base.charCodeAt(rest - 2) && last !== 108 && last !== 115)
      base = base.slice(0, -1);
    return base;
  }
  return form;
}

/** Words that say how a person feels about what follows in the clause; a denial alone says nothing of it. */
type Mood = "avoids" | "likes" | "denied" | "reset";
const MOODS = new Map<string, Mood>();
const mood = (kind: Mood, words: string) => {
  for (const word of words.split(/\s+/)) MOODS.set(word, kind);
};
mood(
  "avoids",
  "hate avoid dislike detest no without rather loath hating avoiding less boring bore tired sick fed stop minu afraid nor",
);
mood("denied", "dont not never cant doesnt wont isnt arent havent didnt neither cannot lack");
mood(
  "likes",
  `love like enjoy interested drawn fascinated passionate loving enjoying prefer favourite favorite keen fun want wanna
  excited exciting dream curious would hope fan interest loved liked enjoyed fascinate into`,
);
mood("reset", "but however though although yet while");
const KEEPS = new Set("problem only just mind doubt matter".split(" "));
/** "no experience with" is a gap, not a dislike. */
const GAPS = new Set(
  "experience knowledge idea background clue skill degree training prior previous formal".split(" "),
);

export function interestMentions(
  document: Document,
  index: InterestIndex,
  expecting: Expecting | undefined,
  isBlocked: (at: number) => boolean,
): InterestMention[] {
  const { tokens, gaps } = document;
  const mentions: InterestMention[] = [];
  const bare: InterestStance = expecting === "avoids" ? "avoids" : expecting === "draws" ? "likes" : "does";
  let stance: InterestStance | "denied" = bare;
  const stems = new Array<string | undefined>(tokens.length);
  const stemAt = (i: number) => {
    const known = stems[i];
    if (known !== undefined) return known;
    const made = stem(tokens[i]?.form ?? "");
    stems[i] = made;
    return made;
  };
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]?.form ?? "";
    const mood = MOODS.get(word);
    if (((gaps[i] ?? 0) & GAP.end) !== 0 || mood === "reset") stance = bare;
    const next = tokens[i + 1]?.form ?? "";
    if (mood === "avoids" || mood === "denied") {
      if (!KEEPS.has(next)) stance = mood === "avoids" && GAPS.has(next) ? "denied" : mood;
      else if (word !== "no") stance = bare;
    } else if (mood === "likes") {
      if (stance === "denied") stance = "avoids";
      else if (stance !== "avoids") stance = "likes";
    } else if (word === "i" && ((gaps[i] ?? 0) & GAP.comma) !== 0) stance = bare;
    if (isBlocked(i)) continue;
    scan(index.byFirst.get(stemAt(i)), i);
    scan(index.byFirst.get(WORD + word), i);
  }
  return mentions.filter((_, at) => !isInsideNeighbour(mentions, at));

  function scan(patterns: readonly Pattern[] | undefined, at: number): void {
    for (const pattern of patterns ?? []) {
      const end = endOf(document, pattern, at, (i) => (isBlocked(i) ? "" : stemAt(i)));
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
    const said = stance === "denied" && expecting === "avoids" ? "avoids" : stance;
    if (said !== "denied") mentions.push({ id, stance: said, start, end });
  }
}

/** Mentions come in the order of the text, so that those that overlap stand close together. */
const NEIGHBOURS = 6;

function isInsideNeighbour(mentions: readonly InterestMention[], at: number): boolean {
  const one = mentions[at];
  if (one === undefined) return false;
  for (let k = Math.max(0, at - NEIGHBOURS); k < Math.min(mentions.length, at + NEIGHBOURS); k++) {
    const other = mentions[k];
    if (other !== undefined && isInside(one, other)) return true;
  }
  return false;
}

/** "writing" inside "writing code" is not writing. */
function isInside(one: InterestMention, other: InterestMention): boolean {
  return other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start;
}

/** The word after the last one of the pattern, 0 when it does not occur here. */
function endOf(
  { gaps, tokens }: Document,
  { stems }: Pattern,
  from: number,
  stemAt: (i: number) => string,
): number {
  let at = from + 1;
  for (let k = 1; k < stems.length; k++) {
    const wanted = stems[k];
    let skipped = 0;
    for (;;) {
      if (at >= tokens.length || ((gaps[at] ?? 0) & GAP.end) !== 0) return 0;
      if (stemAt(at) === wanted) break;
      if (!FILLERS.has(tokens[at]?.form ?? "")) skipped += 1;
      if (skipped > MAX_BETWEEN) return 0;
      at += 1;
    }
    at += 1;
  }
  return at;
}
