import type { Knowledge } from "../knowledge.ts";
import { normalise, tokenise } from "../tokens.ts";
import type { TitleMention } from "../understanding/reading.ts";

/** In an ad a title right after such words is the one that is offered, wherever it stands. */
const OFFERS =
  /\b(?:hiring|hire|seeking|look(?:ing)? for|search(?:ing)? for|recruiting|need|join (?:us|our team|the team) as|(?:role|position|job|post) of|wanted)\b/gi;
/** A title follows within so many words: "looking for a very experienced senior". */
const REACH = 8;
const NAME_WORDS_MAX = 6;
/** Longest piece of an ad that is searched after such words, in characters. */
const PIECE_MAX = 160;

/** The titles that an ad says it offers, which a person's text would not claim: "we are looking for an MLOps engineer". */
export function offeredTitles(knowledge: Knowledge, text: string): TitleMention[] {
  const names = namesOf(knowledge);
  return [...text.matchAll(OFFERS)].flatMap((cue) => {
    const from = cue.index + cue[0].length;
    const [sentence = ""] = text.slice(from, from + PIECE_MAX).split(/[.!?\n]/, 1);
    const found = firstName(names, sentence);
    return found === null
      ? []
      : [{ id: found.id, stance: "wants" as const, start: from + found.start, end: from + found.end }];
  });
}

function firstName(names: ReadonlyMap<string, string>, text: string) {
  const tokens = tokenise(text);
  for (let from = 0; from < Math.min(tokens.length, REACH); from++) {
    for (let to = Math.min(tokens.length, from + NAME_WORDS_MAX); to > from; to--) {
      const [first, last] = [tokens[from], tokens[to - 1]];
      if (first === undefined || last === undefined) continue;
      const id = names.get(normalise(text.slice(first.start, last.end)));
      if (id !== undefined) return { id, start: first.start, end: last.end };
    }
  }
  return null;
}

const cache = new WeakMap<Knowledge, ReadonlyMap<string, string>>();

/** Folded titles of today's roles to their ids. */
function namesOf(knowledge: Knowledge): ReadonlyMap<string, string> {
  const known = cache.get(knowledge);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const { id, name, aliases } of knowledge.currentRoles)
    for (const title of [name, ...aliases]) names.set(normalise(title), id);
  cache.set(knowledge, names);
  return names;
}
