import { type Knowledge, refSkills } from "../knowledge.ts";
import type { Profile } from "../profile.ts";
import type { Role } from "../taxonomy.ts";
import { planTargets, type Target, type Targets } from "./plan-targets.ts";
import type { PlanTier } from "./plan-types.ts";
import { middle, type Standing, type Standings } from "./standing.ts";

export interface Choice {
  /** Skills to learn with the tier that the role gives them, in the order of the role. */
  readonly picked: ReadonlyMap<string, PlanTier>;
  /** Prerequisites that nobody has to learn who holds the skill behind each: it builds on them. */
  readonly below: ReadonlyMap<string, string>;
  /** Targets that are held already, each with the skill that meets it. */
  readonly met: readonly Standing[];
  readonly later: ReadonlyArray<{ readonly id: string; readonly tier: PlanTier }>;
}

/** What there is to learn for a role: targets not held, one of each group of alternatives, and what they build on. */
export function chooseSkills(
  knowledge: Knowledge,
  profile: Profile,
  role: Role,
  standings: Standings,
): Choice {
  const targets = planTargets(knowledge, role);
  const picked = new Map<string, PlanTier>();
  const met: Standing[] = [];
  const tiers = listedTiers(role);
  const ground = groundOf(knowledge, standings);
  const below = new Map<string, string>();
  const pick = (id: string, tier: PlanTier) => {
    picked.set(id, tier);
    for (const other of missingBelow(knowledge, standings, id)) {
      const holder = ground.get(other);
      if (picked.has(other)) continue;
      if (holder === undefined) picked.set(other, tiers.get(other) ?? "prerequisite");
      else below.set(other, holder);
    }
  };
  const singlesFirst = [
    ...targets.now.filter(({ ref }) => typeof ref === "string"),
    ...targets.now.filter(({ ref }) => typeof ref !== "string"),
  ];
  for (const { ref, tier } of singlesFirst) {
    const standing = standings.ofRef(ref);
    if (standing.state === "have") met.push(standing);
    else pick(nearest(knowledge, profile, standings, picked, refSkills(ref)), tier);
  }
  for (const { ref } of targets.later) {
    const standing = standings.ofRef(ref);
    if (standing.state === "have") met.push(standing);
  }
  return {
    picked: inRoleOrder(targets, picked),
    below: new Map([...below].filter(([id]) => !picked.has(id))),
    met,
    later: laterOnes(targets, standings, new Set([...picked.keys(), ...below.keys()])),
  };
}

/** What the held skills build on, each with the skill that does; not held itself, as far as was said. */
export function groundOf(knowledge: Knowledge, standings: Standings): ReadonlyMap<string, string> {
  const ground = new Map<string, string>();
  for (const [holder, { level }] of standings.held) {
    if (level === "basic") continue;
    for (const before of missingBelow(knowledge, standings, holder)) {
      if (!ground.has(before)) ground.set(before, holder);
    }
  }
  return ground;
}

/** Prerequisites that are not held, and theirs in turn. */
function missingBelow(knowledge: Knowledge, standings: Standings, id: string): string[] {
  const missing = new Set<string>();
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const before of knowledge.skillById.get(next)?.prerequisites ?? []) {
      if (standings.held.has(before) || missing.has(before)) continue;
      missing.add(before);
      queue.push(before);
    }
  }
  return [...missing];
}

/**
 * Of alternatives, the one that a person is nearest to: has met it, wishes for it, knows a relative,
 * holds most of what it builds on, need not learn another product for it; of equals the first.
 */
function nearest(
  knowledge: Knowledge,
  profile: Profile,
  standings: Standings,
  picked: ReadonlyMap<string, PlanTier>,
  ids: readonly string[],
): string {
  const score = (id: string) => {
    const standing = standings.of(id);
    const before = knowledge.skillById.get(id)?.prerequisites ?? [];
    return [
      standing.state === "partly" && standing.via === null ? 1 : 0,
      profile.skills[id]?.stance === "wants" ? 1 : 0,
      picked.has(id) ? 1 : 0,
      standing.via === null ? 0 : 1,
      before.filter((other) => standings.held.has(other)).length,
      pullsMuch(knowledge, id, missingBelow(knowledge, standings, id), picked) ? 0 : 1,
    ];
  };
  const scored = ids.map((id) => ({ id, score: score(id) }));
  const [best] = scored.sort((a, b) => {
    const at = a.score.findIndex((value, index) => value !== b.score[index]);
    return at < 0 ? 0 : (b.score[at] ?? 0) - (a.score[at] ?? 0);
  });
  if (best === undefined) throw new Error("a reference names no skill");
  return best.id;
}

/** Whether what it needs beside the plan takes longer than the skill itself. */
function pullsMuch(
  knowledge: Knowledge,
  id: string,
  missing: readonly string[],
  picked: ReadonlyMap<string, PlanTier>,
): boolean {
  const hoursOf = (other: string) => {
    const skill = knowledge.skillById.get(other);
    return skill === undefined ? 0 : middle(skill);
  };
  const brought = new Set(
    [...picked.keys()].flatMap((other) => knowledge.skillById.get(other)?.implies ?? []),
  );
  const extra = missing.filter((other) => !picked.has(other) && !brought.has(other));
  return extra.reduce((sum, other) => sum + hoursOf(other), 0) > hoursOf(id);
}

function listedTiers(role: Role): ReadonlyMap<string, PlanTier> {
  const { essential, important, useful } = role.skills;
  const singles = (refs: typeof essential, tier: PlanTier) =>
    refs.flatMap((ref) => (typeof ref === "string" ? [[ref, tier] as const] : []));
  return new Map([
    ...singles(useful, "useful"),
    ...singles(important, "important"),
    ...singles(essential, "essential"),
  ]);
}

function inRoleOrder(targets: Targets, picked: ReadonlyMap<string, PlanTier>): ReadonlyMap<string, PlanTier> {
  const listed = targets.now.flatMap(({ ref }) => refSkills(ref)).filter((id) => picked.has(id));
  const ids = new Set([...listed, ...picked.keys()]);
  return new Map([...ids].flatMap((id) => [[id, picked.get(id) ?? "prerequisite"] as const]));
}

function laterOnes(targets: Targets, standings: Standings, settled: ReadonlySet<string>) {
  const open = ({ ref }: Target) =>
    standings.ofRef(ref).state !== "have" && !refSkills(ref).some((id) => settled.has(id));
  return targets.later.filter(open).map(({ ref, tier }) => ({ id: standings.ofRef(ref).id, tier }));
}
