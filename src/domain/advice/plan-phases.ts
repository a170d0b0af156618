import type { Knowledge } from "../knowledge.ts";
import { PHASES, type Phase, type Role } from "../taxonomy.ts";
import { depths, inOrder, type Needs, reaches } from "./order.ts";
import type { PlanTier } from "./plan-types.ts";
import { phasesNamed } from "./role-words.ts";

/** Chains this long lead out of the core. */
const DEEP = 5;
const MOST_OF_PLAN = 0.5;
/** Moving less than this share of a phase would only tear it apart. */
const TOO_SMALL_TO_MOVE = 0.05;
/** Stages of a role path and steps of a priority ladder stand for the first three phases. */
const STEPS = ["foundation", "core", "specialisation"] as const;

/**
 * The phase of each skill. First what the role's own path says, then its stages in tracks, then tier and depth:
 * prerequisites and what others build on are foundation, essentials core, deep chains and important ones
 * specialisation; the priority ladder settles essentials that neither needs nor is needed by another.
 * Then everything moves forward to where the first skill that builds on it stands, and a phase that would take
 * more than half of the hours passes its last skills on. The last phase holds no skill: it is for the portfolio
 * and for practice.
 */
export function phasesFor(
  knowledge: Knowledge,
  role: Role,
  picked: ReadonlyMap<string, PlanTier>,
  needs: Needs,
  hours: ReadonlyMap<string, number>,
): ReadonlyMap<Phase, readonly string[]> {
  const ids = [...picked.keys()].filter((id) => needs.has(id));
  const named = phasesNamed(knowledge, role, ids);
  const wished = wishedPhases(knowledge, role, picked, needs, ids, named);
  const earliest = new Map<string, number>(ids.map((id) => [id, wished.get(id) ?? 1]));
  for (const id of inOrder(ids, needs).reverse()) {
    const own = earliest.get(id) ?? 1;
    for (const before of needs.get(id) ?? []) {
      earliest.set(before, Math.min(own, earliest.get(before) ?? own));
    }
  }
  const byPhase = () =>
    inOrder(
      [...ids].sort((a, b) => (earliest.get(a) ?? 1) - (earliest.get(b) ?? 1)),
      needs,
    );
  for (const phase of [0, 1]) passOn(phase, byPhase(), earliest, needs, hours, named);
  const ordered = byPhase();
  return new Map(
    PHASES.map((phase, index) => [phase, ordered.filter((id) => earliest.get(id) === index)] as const),
  );
}

/**
 * Nobody stays with a phase that is most of the plan: its end, as far as nothing in it builds on that and the role's
 * path does not name it there, moves on, while the next phase stays the shorter of the two.
 */
function passOn(
  phase: number,
  ordered: readonly string[],
  places: Map<string, number>,
  needs: Needs,
  hours: ReadonlyMap<string, number>,
  fixed: ReadonlyMap<string, Phase>,
): void {
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + (hours.get(id) ?? 0), 0);
  const limit = sum(ordered) * MOST_OF_PLAN;
  let own = ordered.filter((id) => places.get(id) === phase);
  for (const id of [...own].reverse()) {
    const rest = own.filter((other) => other !== id);
    if (sum(own) <= limit || sum(rest) === 0) return;
    if ((hours.get(id) ?? 0) < limit * TOO_SMALL_TO_MOVE) continue;
    if (fixed.has(id) || rest.some((other) => needs.get(other)?.has(id))) continue;
    const next = ordered.filter((other) => places.get(other) === phase + 1);
    if (sum([...next, id]) > sum(rest)) continue;
    places.set(id, phase + 1);
    own = rest;
  }
}

function wishedPhases(
  knowledge: Knowledge,
  role: Role,
  picked: ReadonlyMap<string, PlanTier>,
  needs: Needs,
  ids: readonly string[],
  named: ReadonlyMap<string, Phase>,
): Map<string, number> {
  const staged = stages(knowledge, role);
  const ladder = ladderSteps(knowledge, role);
  const depth = depths(ids, needs);
  const base = new Set(ids.flatMap((id) => [...(needs.get(id) ?? [])]));
  const byShape = (id: string): number => {
    const tier = picked.get(id);
    if (tier === "prerequisite") return 0;
    if (tier !== "essential") return 2;
    const below = depth.get(id) ?? 0;
    if (below >= DEEP) return 2;
    if (below === 0 && base.has(id)) return 0;
    return below === 0 ? (ladder.get(id) ?? 1) : 1;
  };
  const late = behindSecondLanguage(knowledge, role, ids, needs);
  return new Map(
    ids.map((id) => {
      const phase = named.get(id);
      const spoken = phase === undefined ? staged.get(id) : PHASES.indexOf(phase);
      const wished = spoken ?? (late.has(id) ? STEPS.length - 1 : byShape(id));
      return [id, Math.min(wished, STEPS.length - 1)];
    }),
  );
}

/**
 * A language that others may stand in for, beside one that the role cannot do without, is a second language:
 * it and what builds on it can wait.
 */
function behindSecondLanguage(
  knowledge: Knowledge,
  role: Role,
  ids: readonly string[],
  needs: Needs,
): ReadonlySet<string> {
  const isLanguage = (id: string) => {
    const skill = knowledge.skillById.get(id);
    return skill?.kind === "language" && skill.domain === "programming-languages";
  };
  const { essential } = role.skills;
  if (!essential.some((ref) => typeof ref === "string" && isLanguage(ref))) return new Set();
  const others = essential.flatMap((ref) => (typeof ref === "string" ? [] : ref.any.filter(isLanguage)));
  return new Set(
    ids.filter((id) => others.includes(id) || others.some((other) => reaches(needs, id, other))),
  );
}

function stages(knowledge: Knowledge, role: Role): Map<string, number> {
  const path = knowledge.tracks.rolePaths.find((entry) => entry.role === role.id);
  return firstPlaces((path?.stages ?? []).map((stage) => stage.skills));
}

function ladderSteps(knowledge: Knowledge, role: Role): Map<string, number> {
  const kinds = {
    "business-strategy": "business",
    "compliance-ethics": "business",
    "leadership-management": "leadership",
  } as const;
  const kind = kinds[role.category as keyof typeof kinds] ?? "technical";
  const ladder = knowledge.priorities.ladders.find((entry) => entry.id === kind);
  if (ladder === undefined) return new Map();
  const steps = [ladder.foundation, ladder.intermediate, ladder.advanced];
  return firstPlaces(steps.map((groups) => groups.flatMap((group) => group.skills)));
}

function firstPlaces(steps: ReadonlyArray<readonly string[]>): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, ids] of steps.entries()) {
    for (const id of ids) if (!places.has(id)) places.set(id, index);
  }
  return places;
}
