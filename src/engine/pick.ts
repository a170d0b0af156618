import { normalise } from "../domain/tokens.ts";
import type { Choice } from "./choice.ts";
import { withinOneEdit } from "./intents.ts";

/** Finds the options that a text picks, by their ids; prepared once for each question. */
export interface Picker {
  readonly choices: readonly Choice[];
  has(id: string): boolean;
  /**
   * By number ("1, 3"), by label, by a phrase of theirs or by a near-miss spelling.
   * Empty when it picks none; never more than max.
   */
  pick(text: string, max: number): readonly string[];
  /** The same by number, whole label or whole phrase only: nothing that could mean something else. */
  pickExact(text: string, max: number): readonly string[];
}

export function createPicker(choices: readonly Choice[]): Picker {
  if (choices.length === 0) return EMPTY;
  const byKey = new Map<string, readonly string[]>();
  for (const { id, keys } of choices) {
    for (const key of new Set(keys)) byKey.set(key, [...(byKey.get(key) ?? []), id]);
  }
  for (const key of byKey.keys()) {
    const numbers = byNumber(key, choices);
    if (numbers.length > 0) byKey.set(key, numbers);
  }
  const exactly = (key: string, max: number): readonly string[] => {
    const found = byKey.get(key) ?? byNumber(key, choices);
    return found.length > max ? found.slice(0, max) : found;
  };
  return {
    choices,
    has: (id) => choices.some((one) => one.id === id),
    pick(text, max) {
      const key = keyOf(text);
      const exact = exactly(key, max);
      if (exact.length > 0 || key === "") return exact;
      const named = choices.filter((one) => one.keys.some((name) => holdsName(key, name)));
      if (named.length > 0 && named.length <= max) return named.map(({ id }) => id);
      if (key.length < NEAR_LEAST) return NOTHING;
      const words = key.split(" ");
      const near = choices.filter((one) => one.keys.some((name) => isNear(words, key, name)));
      return near.length === 1 ? near.map(({ id }) => id) : NOTHING;
    },
    pickExact: (text, max) => exactly(keyOf(text), max),
  };
}

const NOTHING: readonly string[] = [];
const EMPTY: Picker = { choices: [], has: () => false, pick: () => NOTHING, pickExact: () => NOTHING };

/** Longest beginning of a text that is compared with labels, in characters. */
const TEXT_READ = 400;

const keyOf = (text: string): string => normalise(text.slice(0, TEXT_READ));

/** Shorter names ("no", "it") mean something only when they are the whole answer. */
const NAME_LEAST = 4;

const holdsName = (key: string, name: string): boolean =>
  name.length >= NAME_LEAST && key.includes(name) && ` ${key} `.includes(` ${name} `);

const NUMBER_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const ORDINALS = ["first", "second", "third", "fourth", "fifth"];
const SPELT = new Map([NUMBER_WORDS, ORDINALS].flatMap((words) => words.map((word, i) => [word, i + 1])));
const JOINING = new Set(["and", "or", "the", "number", "option", "answer", "both"]);
const SHORT_NUMBER = /^\d{1,2}$/;

/** "2", "1 and 3", "1,3 5", "the first": only when nothing but numbers and joining words is there. */
function byNumber(key: string, choices: readonly Choice[]): readonly string[] {
  const ids: string[] = [];
  for (const word of key.split(" ")) {
    if (JOINING.has(word)) continue;
    const place = SHORT_NUMBER.test(word) ? Number(word) : SPELT.get(word);
    const choice = place === undefined ? undefined : choices[place - 1];
    if (choice === undefined) return NOTHING;
    if (!ids.includes(choice.id)) ids.push(choice.id);
  }
  return ids;
}

/** One slip in the whole answer, or the answer is the start of the label ("career ch"). */
function isNear(words: readonly string[], key: string, name: string): boolean {
  if (name.startsWith(key)) return true;
  const others = name.split(" ");
  return words.length === others.length && words.every((word, i) => isNearWord(word, others[i] ?? ""));
}

const isNearWord = (word: string, other: string): boolean =>
  word === other || (word.length > 3 && withinOneEdit(word, other));

/** What is shorter is near to too much. */
const NEAR_LEAST = 4;
