import { wordSet } from "../tokens.ts";
import { type Document, GAP } from "./document.ts";

const VERBS = wordSet(
  "scare scares terrify terrifies bore bores stress stresses annoy annoys tire tires drain drains exhaust exhausts frustrate frustrates intimidate intimidates",
);
const MAKES = wordSet("make makes");
const MOODS = wordSet("anxious nervous sick sad tired bored unhappy panic uncomfortable");
const AFTER_ME = 3;

/** "maths scares me", "math makes me anxious": what stands before such words is disliked. */
export function repels({ tokens, gaps }: Document, at: number): boolean {
  if ((gaps[at] ?? 0) !== 0 || tokens[at + 1]?.form !== "me") return false;
  const verb = tokens[at]?.form ?? "";
  if (VERBS.has(verb)) return true;
  if (!MAKES.has(verb)) return false;
  for (let i = at + 2; i < Math.min(tokens.length, at + 2 + AFTER_ME); i++) {
    if (((gaps[i] ?? 0) & GAP.break) !== 0) return false;
    if (MOODS.has(tokens[i]?.form ?? "")) return true;
  }
  return false;
}
