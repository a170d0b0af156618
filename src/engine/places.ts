import { roleName } from "../domain/cards.ts";
import type { Turn } from "./turn.ts";

/** Longer texts say more than a place. */
const TEXT_MOST = 60;

const PLACES = /\b(?:the )?(first|second|third|1st|2nd|3rd)(?: one| role)?\b/gi;
const PLACE_OF: Readonly<Record<string, number>> = {
  first: 0,
  "1st": 0,
  second: 1,
  "2nd": 1,
  third: 2,
  "3rd": 2,
};

/** Requests in which a number can only be a place; "plan 2" is two hours. */
const ABOUT_PLACES =
  /^(?:compare|gaps?|role|why|(?:tell me )?(?:more )?about|plan for)\b(?!.*\b(?:hours?|h|weeks?|months?)\b)/i;
const NUMBERS = /(?:\bnumber |#)?\b[1-3]\b/g;

/** "gaps for the second one", "compare 1 and 2": places of the last recommendation by their names. */
export function withNames(turn: Turn, text: string): string {
  const shown = turn.state.shown ?? [];
  if (shown.length === 0 || text.length > TEXT_MOST) return text;
  const nameOf = (words: string, place: number): string => {
    const id = shown[place];
    return id === undefined ? words : roleName(turn.content.knowledge, id);
  };
  const named = text.replace(PLACES, (words, place: string) =>
    nameOf(words, PLACE_OF[place.toLowerCase()] ?? -1),
  );
  return ABOUT_PLACES.test(text) ? named.replace(NUMBERS, (at) => nameOf(at, Number(at.at(-1)) - 1)) : named;
}
