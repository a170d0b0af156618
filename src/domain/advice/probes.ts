import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import { INTEREST_WORTH, personEvidence } from "./person-evidence.ts";
import { gain, type SkillEvidence, skillEvidence } from "./skill-evidence.ts";
import { type Weights, weightsOf } from "./weights.ts";

export interface Probe {
  readonly kind: "skill" | "interest";
  readonly id: string;
}

export interface Prober {
  /** The next thing to ask about; null when no single answer would change the first three roles. */
  nextProbe(profile: Profile, asked: readonly string[]): Probe | null;
}

/** Roles still in play: those that one answer could bring among the first three. */
const IN_PLAY = 6;
const SHOWN = 3;
/** Likelihood of a yes: to a skill with its groundwork laid, to one without, to an interest. */
const YES_READY = 0.5;
const YES_FAR = 0.15;
const YES_INTEREST = 0.5;

export function createProber(knowledge: Knowledge): Prober {
  const weights = weightsOf(knowledge);
  return { nextProbe: (profile, asked) => nextProbe(knowledge, weights, profile, new Set(asked)) };
}

function nextProbe(
  knowledge: Knowledge,
  weights: Weights,
  profile: Profile,
  asked: ReadonlySet<string>,
): Probe | null {
  const skills = skillEvidence(knowledge, weights, profile);
  const totals = Float64Array.from(skills.totals);
  personEvidence(knowledge, weights, profile, skills.totals, (role, { points }) => {
    totals[role] = (totals[role] ?? 0) + points;
  });
  const inPlay = topOf(totals, IN_PLAY);
  const now = inPlay.slice(0, SHOWN);
  const change = (deltas: ReadonlyArray<{ role: number; points: number }>): number => {
    const next = Float64Array.from(totals);
    for (const { role, points } of deltas) next[role] = (next[role] ?? 0) + points;
    return difference(now, topOf(next, SHOWN));
  };
  let best: Probe | null = null;
  let most = 0;
  const consider = (probe: Probe, expected: number) => {
    if (expected <= most + 1e-9) return;
    most = expected;
    best = probe;
  };
  for (const id of interestsOf(weights, inPlay)) {
    if (asked.has(id) || Object.hasOwn(profile.interests, id)) continue;
    const entries = weights.byInterest.get(id) ?? [];
    const worth = (by: number) => entries.map(({ role, points }) => ({ role, points: points * by }));
    const yes = change(worth(INTEREST_WORTH.likes));
    const no = change(worth(INTEREST_WORTH.avoids));
    consider({ kind: "interest", id }, YES_INTEREST * yes + (1 - YES_INTEREST) * no);
  }
  for (const id of new Set(inPlay.flatMap((role) => weights.askable[role] ?? []))) {
    if (asked.has(id) || Object.hasOwn(profile.skills, id) || skills.held.has(id)) continue;
    const entries = weights.bySkill.get(id) ?? [];
    const yes = change(entries.map((entry) => ({ role: entry.role, points: gain(skills.filled, entry, 1) })));
    consider({ kind: "skill", id }, likelihood(knowledge, skills, id) * yes);
  }
  return best;
}

/** A skill whose groundwork is laid is likelier to be there. */
function likelihood(knowledge: Knowledge, { held }: SkillEvidence, id: string): number {
  const skill = knowledge.skillById.get(id);
  const before = skill?.prerequisites ?? [];
  const ready = before.length > 0 && before.every((other) => held.has(other));
  return ready || skill?.related.some((other) => held.has(other)) ? YES_READY : YES_FAR;
}

function interestsOf(weights: Weights, places: readonly number[]): Set<string> {
  return new Set(places.flatMap((place) => Object.keys(weights.roles[place]?.fit ?? {})));
}

/** The best places, best first; equals in the order of the taxonomy. */
function topOf(totals: Float64Array, count: number): number[] {
  const top: number[] = [];
  for (const [place, total] of totals.entries()) {
    let at = top.length;
    while (at > 0 && total > (totals[top[at - 1] ?? 0] ?? 0)) at--;
    if (at >= count) continue;
    top.splice(at, 0, place);
    if (top.length > count) top.pop();
  }
  return top;
}

/** Another first role weighs most, a new one among the three next, another order least. */
function difference(before: readonly number[], after: readonly number[]): number {
  const first = before[0] === after[0] ? 0 : 3;
  const entered = after.filter((place) => !before.includes(place)).length;
  const moved = before.some((place, index) => place !== after[index]) ? 0.5 : 0;
  return first + 2 * entered + moved;
}
