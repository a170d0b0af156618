import { type Amount, numberAt } from "./amounts.ts";
import { type Document, GAP, isFigure } from "./document.ts";

/** Numbers that answer a question by themselves, and numbers that take back the one before. */

/** What may follow a number that counts what was asked for: nothing that could be counted instead. */
const AFTER = new Set(
  (
    "or so a an per each every weekly max maximum min minimum at if i maybe tops total in on for and but " +
    "because as when depending left free spare to more less plus ish than is would should could can though with " +
    "perhaps no not sorry wait most least by during while after before it thats right now ok"
  ).split(" "),
);
/** A number after one of these is an age, a year, a time of day or part of a name. */
const BEFORE = new Set(
  (
    "im am was were wa age aged turn turned turning since from until till version level number gpt python option " +
    "not after at"
  ).split(" "),
);
const DIGIT = /\d/;
const WRITTEN_TOGETHER = new Set(["-", "/", ".", ":", ","]);

/** "6", "about 6", "6-8, I think"; not "6 years", "I am 34" or a piece of "31/12/2026". */
export function bareNumberAt(document: Document, at: number): Amount | null {
  const { gaps, tokens } = document;
  if (!isFigure(document, at) || isArticle(tokens[at]?.form)) return null;
  const before = tokens[at - 1]?.form ?? "";
  if (((gaps[at] ?? 0) & GAP.break) === 0 && BEFORE.has(before)) return null;
  if (isGluedBefore(document, at)) return null;
  const amount = numberAt(document, at);
  if (amount === null || isGluedAfter(document, amount.to)) return null;
  const gap = gaps[amount.to] ?? 0;
  const next = tokens[amount.to]?.form ?? "";
  if ((gap & GAP.break) !== 0 || AFTER.has(next) || next.endsWith("ly")) return amount;
  // "6/week"; "6 weeks" is a length of time.
  return (gap & GAP.slash) !== 0 && (next === "week" || next === "wk" || next === "w") ? amount : null;
}

const isArticle = (form: string | undefined): boolean => form === "a" || form === "an";

/** The 12 of "31/12/2026", the 4 of "GPT-4", the 5 of "-5". */
function isGluedBefore({ text, tokens }: Document, at: number): boolean {
  const start = tokens[at]?.start ?? 0;
  const sign = text[start - 1] ?? "";
  if (tokens[at - 1]?.end !== start - 1) return start === 1 && sign === "-";
  return WRITTEN_TOGETHER.has(sign);
}

function isGluedAfter({ text, tokens }: Document, to: number): boolean {
  const end = tokens[to - 1]?.end ?? 0;
  return WRITTEN_TOGETHER.has(text[end] ?? "") && DIGIT.test(text[end + 1] ?? "");
}

const TAKES_BACK = new Set(
  "rather wait actually sorry oop correction scratch mean no make better".split(" "),
);
const FILL = new Set(
  "no wait i mean make it that let say lets like about around maybe to be only just um uh well or rather actually sorry closer probably"
    .split(" ")
    .concat("more"),
);
const CUE_REACH = 8;
const FILL_REACH = 6;

/** "... or rather 5", "no wait, 4", "more like 3": where the number starts that replaces what ended before `at`. */
export function correctionAfter(document: Document, at: number): number | null {
  const isNumber = (i: number) => isFigure(document, i) && !isArticle(document.tokens[i]?.form);
  return restatedAfter(document, at, isNumber, (next) => isFigure(document, next));
}

/** Where what replaces the words before `at` starts: the first place after a word that takes back that may be it. */
export function restatedAfter(
  { tokens }: Document,
  at: number,
  stops: (i: number) => boolean,
  mayBe: (next: number) => boolean,
): number | null {
  for (let i = at; i < Math.min(tokens.length, at + CUE_REACH); i++) {
    if (stops(i)) return null;
    const word = tokens[i]?.form ?? "";
    if (!TAKES_BACK.has(word) && !(word === "more" && tokens[i + 1]?.form === "like")) continue;
    let next = i + 1;
    while (next < i + FILL_REACH && FILL.has(tokens[next]?.form ?? "")) next += 1;
    if (mayBe(next)) return next;
  }
  return null;
}
