import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import { fitOf } from "./fit.ts";
import { personEvidence } from "./person-evidence.ts";
import type { Fit, Reason } from "./reason.ts";
import { type Settle, settleOf } from "./settle.ts";
import { fieldReasons, skillEvidence, skillReason } from "./skill-evidence.ts";
import { type Weights, weightsOf } from "./weights.ts";

export type { Fit, Reason, ReasonKind } from "./reason.ts";
export type { Settle } from "./settle.ts";

export interface RankedRole {
  readonly id: string;
  readonly name: string;
  /** 0..100: 100 x (1 - e^(-sum / SCALE)), sum being that of the points of the reasons; never below 0. */
  readonly score: number;
  readonly fit: Fit;
  /** Weightiest first. */
  readonly reasons: readonly Reason[];
}

export interface Recommendation {
  readonly fit: Fit;
  /** Every role of today, best first. */
  readonly roles: readonly RankedRole[];
  /** The one thing that would tell most; null: enough is known. */
  readonly settle: Settle | null;
}

export interface Recommender {
  recommend(profile: Profile): Recommendation;
}

/** Points at which about two thirds of the score are reached. */
const SCALE = 25;

export function createRecommender(knowledge: Knowledge): Recommender {
  const weights = weightsOf(knowledge);
  return { recommend: (profile) => rank(knowledge, weights, profile) };
}

export function recommend(knowledge: Knowledge, profile: Profile): Recommendation {
  return createRecommender(knowledge).recommend(profile);
}

function rank(knowledge: Knowledge, weights: Weights, profile: Profile): Recommendation {
  const skills = skillEvidence(knowledge, weights, profile);
  const reasons: Reason[][] = skills.parts.map((parts, place) => [
    ...parts.map((part) => skillReason(knowledge, part)),
    ...(skills.fields[place] === undefined ? [] : fieldReasons(weights.fieldNames, skills.fields[place])),
  ]);
  personEvidence(knowledge, weights, profile, skills.totals, (role, reason) => reasons[role]?.push(reason));
  const ranked = weights.roles.map((role, place) => {
    const own = (reasons[place] ?? []).sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
    const total = own.reduce((sum, { points }) => sum + points, 0);
    const fit = fitOf(knowledge, total, skills.parts[place] ?? [], skills.damping, own);
    return { total, place, role: { id: role.id, name: role.name, score: scoreOf(total), fit, reasons: own } };
  });
  ranked.sort(
    (a, b) =>
      b.total - a.total || demandOf(weights, a.place) - demandOf(weights, b.place) || a.place - b.place,
  );
  const roles = ranked.map(({ role }) => role);
  const fit = roles[0]?.fit ?? "none";
  const order = ranked.map(({ place }) => place);
  return {
    fit,
    roles,
    settle: settleOf(weights, profile, {
      fit,
      order,
      scores: roles.map(({ score }) => score),
      held: skills.held,
    }),
  };
}

function scoreOf(total: number): number {
  return total <= 0 ? 0 : Math.round(1000 * (1 - Math.exp(-total / SCALE))) / 10;
}

const HORIZONS = ["high", "growing", "emerging", "steady"] as const;

function demandOf(weights: Weights, place: number): number {
  return HORIZONS.indexOf(weights.roles[place]?.demand.horizon ?? "steady");
}
