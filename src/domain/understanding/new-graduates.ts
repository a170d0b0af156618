import { type Document, GAP } from "./document.ts";

const DEGREES = new Set(
  "degree bachelor master msc bsc ba bs ms phd doctorate diploma university college study".split(" "),
);
const FINISHED = new Set("finished completed got earned finish finishing done received obtained".split(" "));
const DEGREE_REACH = 7;

/** "just finished my CS degree", "recently got a master's in physics". */
export function hasJustFinished({ tokens, gaps }: Document, at: number): boolean {
  if (!DEGREES.has(tokens[at]?.form ?? "")) return false;
  let finished = false;
  for (let i = at - 1; i >= Math.max(0, at - DEGREE_REACH); i--) {
    if (((gaps[i + 1] ?? 0) & (GAP.end | GAP.comma)) !== 0) return false;
    const word = tokens[i]?.form ?? "";
    if (FINISHED.has(word)) finished = true;
    else if (finished) return word === "just" || word === "recently" || word === "newly";
  }
  return false;
}
