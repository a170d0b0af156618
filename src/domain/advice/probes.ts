import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import { interestPoints, personEvidence } from "./person-evidence.ts";
import { gain, type SkillEvidence, skillEvidence } from "./skill-evidence.ts";
import { placesByTotal, type Weights, weightsOf } from "./weights.ts";

export interface Probe {
  readonly kind: "skill" | "interest";
  readonly id: string;
}

export interface Prober {
  /** The next thing to ask about; null when no single answer would change the first three roles. */
  nextProbe(profile: Profile, asked: readonly string[]): Probe | null;
}

const SHOWN = 3;
/** A role is in play while it has this part of what the first one has. */
const IN_PLAY = 0.5;
/** A skill is asked about when at least so many of the roles in play and their neighbours name it. */
const KNOWN = 2;
/** Roles that name a skill which anybody may be asked about, whatever they said: Python, statistics. */
const WIDELY = 8;
/** Likelihood of a yes to a skill: with its groundwork or a relative of it there, in a field that is, elsewhere. */
const YES_READY = 0.5;
const YES_FIELD = 0.3;
const YES_FAR = 0.25;
/** A product whose better known ground is open: whoever knows it knows that too, and more people do. */
const GROUND_OPEN = 0.5;
/** Domain of the skills that are knowledge of an industry. */
const INDUSTRIES = "industry-knowledge";
/** Of liking and of avoiding a kind of work; who was asked what draws them has passed the others over. */
const LIKES = 0.3;
const LIKES_PASSED_OVER = 0.2;
const AVOIDS = 0.1;
/** A kind of work that is a good part of one role and hardly any of another tells them apart. */
const GOOD_PART = 2;

export function createProber(knowledge: Knowledge): Prober {
  const weights = weightsOf(knowledge);
  return { nextProbe: (profile, asked) => nextQuestion(knowledge, weights, profile, new Set(asked)) };
}

interface Candidate {
  readonly probe: Probe;
  readonly expected: number;
}

/** The question whose answers are expected to change the first three roles most. */
export function nextQuestion(
  knowledge: Knowledge,
  weights: Weights,
  profile: Profile,
  asked: ReadonlySet<string>,
): Probe | null {
  const skills = skillEvidence(knowledge, weights, profile);
  const totals = totalsOf(knowledge, weights, profile, skills);
  const now = topOf(weights, totals);
  const best = totals[now[0] ?? 0] ?? 0;
  const inPlay = best > 0 ? now.filter((place) => (totals[place] ?? 0) >= best * IN_PLAY) : [];
  const change = (deltas: ReadonlyArray<{ role: number; points: number }>): number => {
    const next = Float64Array.from(totals);
    for (const { role, points } of deltas) next[role] = (next[role] ?? 0) + points;
    return difference(now, topOf(weights, next));
  };
  const open = (id: string, said: object) => !asked.has(id) && !Object.hasOwn(said, id);
  const candidates: Candidate[] = [];
  const likes = Object.keys(profile.interests).length === 0 ? LIKES : LIKES_PASSED_OVER;
  for (const id of best > 0 ? tellingInterests(weights, inPlay) : openingInterests(weights)) {
    if (!open(id, profile.interests)) continue;
    const answer = (stance: "likes" | "avoids") =>
      change(
        (weights.byInterest.get(id) ?? []).map((entry) => ({
          ...entry,
          points: interestPoints(entry, stance),
        })),
      );
    const expected = likes * answer("likes") + AVOIDS * answer("avoids");
    candidates.push({ probe: { kind: "interest", id }, expected });
  }
  for (const id of knownSkills(weights, inPlay)) {
    if (!open(id, profile.skills) || skills.held.has(id)) continue;
    const entries = weights.bySkill.get(id) ?? [];
    const yes = change(
      entries.map((entry) => ({ ...entry, points: gain(skills.filled, entry, 1) * skills.damping })),
    );
    const expected = yes * likelihood(knowledge, weights, profile, skills, id);
    candidates.push({ probe: { kind: "skill", id }, expected });
  }
  return firstThatTells(candidates, ({ kind, id }) =>
    answers(profile, kind, id).some((answer) => {
      const after = topOf(weights, totalsOf(knowledge, weights, answer));
      return difference(now, after) > 0;
    }),
  );
}

/** The estimate leaves some things out (a longer list counts for less), so the winner is put to the test. */
function firstThatTells(candidates: Candidate[], tells: (probe: Probe) => boolean): Probe | null {
  candidates.sort((a, b) => b.expected - a.expected);
  return candidates.find(({ probe, expected }) => expected > 0 && tells(probe))?.probe ?? null;
}

function answers(profile: Profile, kind: Probe["kind"], id: string): Profile[] {
  const quote = "";
  if (kind === "skill")
    return [{ ...profile, skills: { ...profile.skills, [id]: { stance: "has", level: null, quote } } }];
  return (["likes", "avoids"] as const).map((stance) => ({
    ...profile,
    interests: { ...profile.interests, [id]: { stance, quote } },
  }));
}

function totalsOf(
  knowledge: Knowledge,
  weights: Weights,
  profile: Profile,
  skills = skillEvidence(knowledge, weights, profile),
): Float64Array {
  const totals = Float64Array.from(skills.totals);
  personEvidence(knowledge, weights, profile, skills.totals, (role, { points }) => {
    totals[role] = (totals[role] ?? 0) + points;
  });
  return totals;
}

/** A good part of one role in play, hardly any of another. */
function tellingInterests(weights: Weights, inPlay: readonly number[]): string[] {
  const grades = inPlay.map((place) => weights.roles[place]?.fit ?? {});
  const named = new Set(grades.flatMap((fit) => Object.keys(fit)));
  return [...named].filter(
    (id) =>
      grades.some((fit) => (fit[id] ?? 0) >= GOOD_PART) && grades.some((fit) => (fit[id] ?? 0) < GOOD_PART),
  );
}

/** Nothing is known: what is a good part of the work in many roles, but not in most. */
function openingInterests(weights: Weights): string[] {
  const count = (id: string) =>
    (weights.byInterest.get(id) ?? []).filter(({ much }) => much >= GOOD_PART).length;
  return [...weights.byInterest.keys()]
    .filter((id) => count(id) <= weights.roles.length / 2)
    .sort((a, b) => count(b) - count(a));
}

/** Skills that the roles in play ask for and that their neighbours know too: nothing that only one of them names. */
function knownSkills(weights: Weights, inPlay: readonly number[]): Set<string> {
  const circle = new Set(inPlay);
  for (const place of inPlay) {
    for (const { role } of weights.roles[place]?.neighbours ?? []) {
      const other = weights.places.get(role);
      if (other !== undefined) circle.add(other);
    }
  }
  const counts = new Map<string, number>();
  for (const place of circle) {
    for (const id of weights.askable[place] ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([id, count]) => (count >= KNOWN ? [id] : [])));
}

/** How many roles ask for it: what is merely useful in many need not be known to many people. */
function askedFor(weights: Weights, id: string): number {
  let count = 0;
  for (const { bearing, tier } of weights.bySkill.get(id) ?? []) {
    if (bearing === "named" && tier !== "useful") count++;
  }
  return count;
}

/** 0: too far from anything that was said to be asked about. */
function likelihood(
  knowledge: Knowledge,
  weights: Weights,
  profile: Profile,
  { held }: SkillEvidence,
  id: string,
): number {
  const skill = knowledge.skillById.get(id);
  // "Have you worked with communication?" is no question, nor is one about general knowledge.
  if (skill === undefined || skill.kind === "people" || skill.kind === "knowledge") return 0;
  const before = skill.prerequisites;
  if ([...before, ...skill.implies].some((other) => profile.skills[other]?.stance === "lacks")) return 0;
  const named = askedFor(weights, id);
  // The more roles name it, the likelier that somebody has met it.
  const open = skill.implies.some((other) => !held.has(other) && askedFor(weights, other) >= named);
  const met = (open ? GROUND_OPEN : 1) * (0.5 + 0.5 * Math.min(named / WIDELY, 1));
  const ready = before.length > 0 && before.every((other) => held.has(other));
  // Whoever comes from an industry has not met its laws and tools from the side of technology.
  const near = [...held.keys()].flatMap((other) => knowledge.skillById.get(other) ?? []);
  const close = near.filter((other) => other.domain !== INDUSTRIES);
  if (ready || close.some((other) => skill.related.includes(other.id))) return YES_READY * met;
  if (close.some((other) => other.domain === skill.domain)) return YES_FIELD * met;
  return named >= WIDELY ? YES_FAR : 0;
}

function topOf(weights: Weights, totals: Float64Array): number[] {
  return placesByTotal(weights, totals).slice(0, SHOWN);
}

/** Another first role weighs most, a new one among the three next, another order least. */
function difference(before: readonly number[], after: readonly number[]): number {
  const first = before[0] === after[0] ? 0 : 3;
  const entered = after.filter((place) => !before.includes(place)).length;
  const moved = before.some((place, index) => place !== after[index]) ? 0.5 : 0;
  return first + 2 * entered + moved;
}
