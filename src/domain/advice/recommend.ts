import type { Knowledge } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import type { CurrentRole } from "../taxonomy.ts";
import { fitOf, inStep } from "./fit.ts";
import { personEvidence } from "./person-evidence.ts";
import type { Fit, Reason } from "./reason.ts";
import { type Settle, settleOf } from "./settle.ts";
import { fieldReasons, type SkillEvidence, skillEvidence, skillReason } from "./skill-evidence.ts";
import { tellingReasons } from "./telling.ts";
import { placesByTotal, type Weights, weightsOf } from "./weights.ts";

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
  /** Those that speak for it, in the order in which a person would tell them. */
  readonly telling: readonly Reason[];
}

interface Reasons {
  readonly all: readonly Reason[];
  readonly telling: readonly Reason[];
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
/** Roles that are shown together: if any of them is possible, there is something to go on. */
const SHOWN = 3;

export function createRecommender(knowledge: Knowledge): Recommender {
  const weights = weightsOf(knowledge);
  return { recommend: (profile) => rank(knowledge, weights, profile) };
}

export function recommend(knowledge: Knowledge, profile: Profile): Recommendation {
  return createRecommender(knowledge).recommend(profile);
}

function rank(knowledge: Knowledge, weights: Weights, profile: Profile): Recommendation {
  const skills = skillEvidence(knowledge, weights, profile);
  const others: Reason[][] = weights.roles.map(() => []);
  const totals = Float64Array.from(skills.totals);
  personEvidence(knowledge, weights, profile, skills.totals, (role, reason) => {
    others[role]?.push(reason);
    totals[role] = (totals[role] ?? 0) + reason.points;
  });
  const order = placesByTotal(weights, totals);
  const found = order.flatMap((place) => {
    const role = weights.roles[place];
    if (role === undefined) return [];
    const total = totals[place] ?? 0;
    const said = others[place] ?? [];
    const evidence = { total, parts: skills.parts[place] ?? [], damping: skills.damping, others: said };
    return [{ place, role, total, said, fit: fitOf(knowledge, profile, role, evidence) }];
  });
  const fits = inStep(found);
  const roles = found.map(({ place, role, total, said }, at): RankedRole => {
    const find = () => reasonsFor(knowledge, weights, skills, place, said);
    return new Ranked(role, scoreOf(total), fits[at] ?? "none", find);
  });
  return new Answer(overall(roles), roles, () => settleOf(knowledge, weights, profile, roles));
}

/** The next question takes several rankings to find: only when it is looked at. */
class Answer implements Recommendation {
  readonly fit: Fit;
  readonly roles: readonly RankedRole[];
  readonly #find: () => Settle | null;
  #found: Settle | null | undefined;

  constructor(fit: Fit, roles: readonly RankedRole[], find: () => Settle | null) {
    this.fit = fit;
    this.roles = roles;
    this.#find = find;
  }

  get settle(): Settle | null {
    if (this.#found === undefined) this.#found = this.#find();
    return this.#found;
  }

  toJSON(): Recommendation {
    const { fit, roles, settle } = this;
    return { fit, roles, settle };
  }
}

/** Words are found when they are looked at: most roles are never shown. */
class Ranked implements RankedRole {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly fit: Fit;
  readonly #find: () => Reasons;
  #found: Reasons | null = null;

  constructor({ id, name }: CurrentRole, score: number, fit: Fit, find: () => Reasons) {
    this.id = id;
    this.name = name;
    this.score = score;
    this.fit = fit;
    this.#find = find;
  }

  get reasons(): readonly Reason[] {
    return this.#look().all;
  }

  get telling(): readonly Reason[] {
    return this.#look().telling;
  }

  #look(): Reasons {
    this.#found ??= this.#find();
    return this.#found;
  }

  toJSON(): Omit<RankedRole, "telling"> {
    const { id, name, score, fit, reasons } = this;
    return { id, name, score, fit, reasons };
  }
}

function reasonsFor(
  knowledge: Knowledge,
  weights: Weights,
  { parts, fields }: SkillEvidence,
  place: number,
  others: readonly Reason[],
): Reasons {
  const own = (parts[place] ?? []).map((part) => ({ part, reason: skillReason(knowledge, part) }));
  const field = fields[place];
  const atHome = field === undefined ? [] : fieldReasons(weights.fieldNames, field);
  const all = [...own.map(({ reason }) => reason), ...atHome, ...others];
  return {
    all: all.sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    telling: tellingReasons(knowledge, own, atHome, others),
  };
}

/** As strong as the first role is; possible as soon as one of those shown is. */
function overall(roles: readonly RankedRole[]): Fit {
  const first = roles[0]?.fit ?? "none";
  if (first !== "none") return first;
  return roles.slice(0, SHOWN).some(({ fit }) => fit !== "none") ? "possible" : "none";
}

function scoreOf(total: number): number {
  return total <= 0 ? 0 : Math.round(1000 * (1 - Math.exp(-total / SCALE))) / 10;
}
