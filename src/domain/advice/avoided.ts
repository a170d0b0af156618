import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import type { Tier } from "../taxonomy.ts";
import { type KindOfSkills, kindOfSkills } from "./avoided-skills.ts";
import type { Reason } from "./reason.ts";
import type { Weights } from "./weights.ts";

/** Several kinds of work may take the highest grade, so none is called most of the work. */
export const MUCH = [
  "",
  "Some of the work is",
  "A good part of the work is",
  "A lot of the work is",
] as const;

/**
 * What avoiding a kind of work costs where it is some, much or most of the work: most of it outweighs any one
 * thing that draws a person. How rare that kind of work is does not matter to who has to do it.
 */
const AVOIDED = [0, -1.5, -4, -9] as const;
/** What it costs where all that a role asks for is of an avoided kind; never more than the highest grade. */
const AVOIDED_SKILLS = -24;
/** Less than this part of what there is to learn is not worth a word. */
const AVOIDED_PART = 0.04;

/** What avoiding a kind of work says by how much of a role it is. */
export const avoidedPoints = (much: number): number => AVOIDED[much] ?? 0;

type Add = (role: number, reason: Reason) => void;

/** Against a role speaks what its work is or what its skills take, whichever says more. */
export function addAvoided(
  knowledge: Knowledge,
  weights: Weights,
  profile: Profile,
  { id, name, quote }: { readonly id: string; readonly name: string; readonly quote: string },
  add: Add,
): void {
  const graded = new Map((weights.byInterest.get(id) ?? []).map((entry) => [entry.role, entry]));
  const skills = kindOfSkills(knowledge, id);
  for (const place of weights.roles.keys()) {
    const entry = graded.get(place);
    const work = entry === undefined ? 0 : avoidedPoints(entry.much);
    const found = skills[place] ?? null;
    const skill = found === null ? null : burden(profile, found);
    const taken = skill === null || found === null ? 0 : AVOIDED_SKILLS * found.share;
    const points = Math.max(Math.min(work, taken), AVOIDED.at(-1) ?? 0);
    if (points === 0) continue;
    const text =
      skill !== null && (entry?.much ?? 0) < MUCH.length - 1
        ? `${avoidedText(knowledge, skill)}, and you avoid ${name}`
        : `${MUCH[entry?.much ?? 1] ?? ""} ${name}, which you avoid`;
    add(place, { kind: "avoids", text, quote, points });
  }
}

interface Burden {
  readonly id: string;
  /** null: not listed, but what is essential builds on it. */
  readonly tier: Tier | null;
}

/** The skill of an avoided kind to name; null where there is little of it, or it is behind the person already. */
function burden({ skills }: Profile, { share, listed, below }: KindOfSkills): Burden | null {
  if (share < AVOIDED_PART) return null;
  const [first] = listed;
  if (first !== undefined) return first;
  const open = below.find((id) => skills[id]?.stance !== "has");
  return open === undefined ? null : { id: open, tier: null };
}

function avoidedText({ skillById }: Knowledge, { id, tier }: Burden): string {
  const name = skillById.get(id)?.name ?? id;
  return tier === null ? `What is essential here builds on ${name}` : `${name} is ${tier} here`;
}
