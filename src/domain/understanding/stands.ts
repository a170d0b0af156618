import { wordSet } from "../tokens.ts";
import type { Document } from "./document.ts";

const BEFORE = wordSet(
  "in with using use used know knowing learn learning learned of some basic advanced intermediate good strong no and or like language tool framework library skill skills knowledge experience years called",
);
const AFTER = wordSet(
  "and or for at well very daily every since but skills developer programming language experience basics little good basic advanced expert intermediate beginner fluent",
);

export const leadsToName = (form: string): boolean => BEFORE.has(form);
export const followsName = (form: string): boolean => AFTER.has(form);

/** Whether a word stands where the name of a skill would: an item of a list, or after "with", "know" and the like. */
export function standsLikeName({ tokens, gaps }: Document, from: number, to: number): boolean {
  if ((gaps[from] ?? 0) === 0 && !BEFORE.has(tokens[from - 1]?.form ?? "")) return false;
  return (gaps[to] ?? 0) !== 0 || AFTER.has(tokens[to]?.form ?? "");
}
