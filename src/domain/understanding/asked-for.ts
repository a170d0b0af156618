import type { Skill } from "../taxonomy.ts";
import { wordSet } from "../tokens.ts";
import { type Document, GAP } from "./document.ts";
import type { Judged } from "./stance.ts";

/**
 * In a text that is not about its writer, tools are named because they are used, but words for practices and
 * fields ("our website", "agile environment") often only describe the place. Those count where they are asked
 * for ("experience with agile methods") or stand in a list of skills.
 */

const GENERIC = new Set<Skill["kind"]>(["practice", "knowledge", "method"]);
export const isGeneric = (skill: Skill): boolean => GENERIC.has(skill.kind);

const ASKING =
  wordSet(`experience experienced knowledge understanding understand familiar familiarity skill skilled proficient proficiency expert expertise know
  degree background fluent exposure competence competency competent mastery command concept principle certification certificate certified
  technology framework language such passion passionate learn learned use used using i methodology technique`);
/** Words between "experience" and what it is of. */
const REACH = 8;

/** @param isGenericName whether a skill, by its id, is a practice or a field */
export function isAskedFor(
  document: Document,
  judged: readonly Judged[],
  at: number,
  isGenericName: (id: string) => boolean,
): boolean {
  const one = judged[at];
  if (one === undefined) return false;
  const vouchesFor = (other: Judged | undefined): boolean =>
    other !== undefined && (!isGenericName(other.name.skill) || isCued(document, other));
  const before = judged[at - 1];
  const after = judged[at + 1];
  return (
    isCued(document, one) ||
    (vouchesFor(before) && isListed(document, before, one)) ||
    (vouchesFor(after) && isListed(document, one, after))
  );
}

function isCued({ tokens, gaps }: Document, one: Judged): boolean {
  for (let i = one.from; i >= Math.max(0, one.from - REACH); i--) {
    if (i < one.from && ASKING.has(tokens[i]?.form ?? "")) return true;
    if (((gaps[i] ?? 0) & GAP.end) !== 0) break;
  }
  const behind = tokens[one.to]?.form ?? "";
  return behind === "experience" || behind === "skill" || behind === "knowledge" || behind === "background";
}

function isListed({ tokens, gaps }: Document, left: Judged | undefined, right: Judged | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const between = right.from - left.to;
  if (between < 0 || between > 1 || ((gaps[right.from] ?? 0) & GAP.end) !== 0) return false;
  if (between === 0) return ((gaps[right.from] ?? 0) & GAP.colon) === 0;
  const word = tokens[left.to]?.form;
  return word === "and" || word === "or";
}
