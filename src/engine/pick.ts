import { normalise } from "../domain/tokens.ts";
import type { Choice } from "./compile-flow.ts";
import { withinOneEdit } from "./intents.ts";

/**
 * Options that a text picks: by number ("1, 3"), by label, by a phrase of theirs or by a near-miss spelling.
 * Empty when it picks none; never more than max.
 */
export function pick(text: string, choices: readonly Choice[], max: number): string[] {
  const exact = pickExact(text, choices, max);
  if (exact.length > 0) return exact;
  const key = normalise(text.slice(0, 400));
  if (key === "") return [];
  const padded = ` ${key} `;
  const named = choices.filter((choice) =>
    choice.keys.some((name) => name.length >= NAME_LEAST && padded.includes(` ${name} `)),
  );
  if (named.length > 0 && named.length <= max) return named.map((choice) => choice.id);
  const near = choices.filter((choice) => choice.keys.some((name) => isNear(key, name)));
  return near.length === 1 ? near.map((choice) => choice.id) : [];
}

/** Shorter names ("no", "it") mean something only when they are the whole answer. */
const NAME_LEAST = 4;

/** The same by number, whole label or whole phrase only: nothing that could mean something else. */
export function pickExact(text: string, choices: readonly Choice[], max: number): string[] {
  const key = normalise(text.slice(0, 400));
  if (key === "") return [];
  const numbers = byNumber(key, choices);
  if (numbers.length > 0) return numbers.slice(0, max);
  return choices
    .filter((choice) => choice.keys.includes(key))
    .slice(0, max)
    .map((choice) => choice.id);
}

const NUMBER_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const ORDINALS = ["first", "second", "third", "fourth", "fifth"];
const SPELT = new Map([NUMBER_WORDS, ORDINALS].flatMap((words) => words.map((word, i) => [word, i + 1])));
const JOINING = new Set(["and", "or", "the", "number", "option", "answer", "both"]);
const SHORT_NUMBER = /^\d{1,2}$/;

/** "2", "1 and 3", "1,3 5", "the first": only when nothing but numbers and joining words is there. */
function byNumber(key: string, choices: readonly Choice[]): string[] {
  if (choices.length === 0) return [];
  const ids: string[] = [];
  for (const word of key.split(" ")) {
    if (JOINING.has(word)) continue;
    const place = SHORT_NUMBER.test(word) ? Number(word) : SPELT.get(word);
    const choice = place === undefined ? undefined : choices[place - 1];
    if (choice === undefined) return [];
    if (!ids.includes(choice.id)) ids.push(choice.id);
  }
  return ids;
}

/** One slip in the whole answer, or the answer is the start of the label ("career ch"). */
function isNear(key: string, name: string): boolean {
  if (key.length < 4) return false;
  if (name.startsWith(key)) return true;
  const a = key.split(" ");
  const b = name.split(" ");
  return (
    a.length === b.length &&
    a.every((word, index) => word === b[index] || (word.length > 3 && withinOneEdit(word, b[index] ?? "")))
  );
}
