import type { Knowledge } from "../knowledge.ts";
import type { Level, Profile } from "../profile.ts";
import { effectiveSkills, type HeldSkill } from "./held.ts";
import type { Reason } from "./reason.ts";
import type { SkillEntry, Weights } from "./weights.ts";

/** What a level is worth beside one that was not said. */
const LEVEL_WORTH: Record<Level, number> = { basic: 0.6, working: 1, advanced: 1.2 };
/** A skill that comes with another was not named by the person. */
const IMPLIED = 0.5;
/** A further member of a group of which one is enough. */
const FURTHER = 0.2;
/** Wanting to learn is a wish, not a skill. */
const WANTED = 0.12;
/** Beyond this many skills each says less: a long list tells of the writer's patience, too. */
const MANY = 10;
const MANY_POWER = 0.6;

/** One skill's part in a role's total, before words are found for it. */
export interface SkillPart {
  readonly id: string;
  readonly entry: SkillEntry;
  /** null: wished for, not held. */
  readonly held: HeldSkill | null;
  readonly quote: string;
  readonly points: number;
}

/** What the fields of the skills say for one role, with the field that says most. */
export interface FieldPart {
  points: number;
  field: string;
}

export interface SkillEvidence {
  readonly held: ReadonlyMap<string, HeldSkill>;
  /** Factor on all points of skills, 1 or below. */
  readonly damping: number;
  /** By role, in the order of the weights. */
  readonly parts: ReadonlyArray<readonly SkillPart[]>;
  readonly fields: ReadonlyArray<Readonly<FieldPart>>;
  readonly totals: Float64Array;
  /** Best points in each place of each list. */
  readonly filled: Float64Array;
}

/** Everything that a person's skills say, role by role. */
export function skillEvidence(knowledge: Knowledge, weights: Weights, profile: Profile): SkillEvidence {
  const held = effectiveSkills(knowledge, profile);
  let own = 0;
  for (const { impliedBy } of held.values()) if (impliedBy === null) own++;
  const damping = Math.max(1, own / MANY) ** -MANY_POWER;
  const parts: SkillPart[][] = weights.roles.map(() => []);
  const totals = new Float64Array(weights.roles.length);
  const filled = new Float64Array(weights.slots);
  const add = (id: string, entry: SkillEntry, skill: HeldSkill | null, quote: string, worth: number) => {
    const points = gain(filled, entry, worth) * damping;
    filled[entry.slot] = Math.max(filled[entry.slot] ?? 0, entry.points * worth);
    totals[entry.role] = (totals[entry.role] ?? 0) + points;
    parts[entry.role]?.push({ id, entry, held: skill, quote, points });
  };
  const later: Array<() => void> = [];
  // Where several skills fill one place, the surest is told first: what is listed, what stands in, what is implied.
  for (const [id, skill] of held) {
    const entries = weights.bySkill.get(id);
    if (entries === undefined) continue;
    const worth = worthOf(skill);
    for (const entry of entries) {
      if (skill.impliedBy === null && entry.bearing === "named") add(id, entry, skill, skill.quote, worth);
    }
    later.push(() => {
      for (const entry of entries) {
        if (skill.impliedBy === null && entry.bearing === "named") continue;
        add(id, entry, skill, skill.quote, worth);
      }
    });
  }
  // Own skills come before implied ones in what is held.
  for (const tell of later) tell();
  for (const [id, claim] of Object.entries(profile.skills).sort(byKey)) {
    if (claim.stance !== "wants") continue;
    for (const entry of weights.bySkill.get(id) ?? []) {
      if (entry.bearing === "named") add(id, entry, null, claim.quote, WANTED);
    }
  }
  const fields = fieldParts(knowledge, weights, held, damping);
  for (const [role, { points }] of fields.entries()) totals[role] = (totals[role] ?? 0) + points;
  return { held, damping, parts, fields, totals, filled };
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

/** What an entry adds to what its place holds already. */
export function gain(filled: Float64Array, entry: SkillEntry, worth: number): number {
  const points = entry.points * worth;
  const best = filled[entry.slot] ?? 0;
  return best === 0 ? points : Math.max(points - best, 0) + Math.min(points, best) * FURTHER;
}

function worthOf(skill: HeldSkill): number {
  const level = skill.level === null ? 1 : LEVEL_WORTH[skill.level];
  return skill.impliedBy === null ? level : level * IMPLIED;
}

function fieldParts(
  knowledge: Knowledge,
  weights: Weights,
  held: ReadonlyMap<string, HeldSkill>,
  damping: number,
): FieldPart[] {
  const counts = new Map<string, number>();
  for (const [id, skill] of held) {
    const field = knowledge.skillById.get(id)?.domain;
    if (field !== undefined && skill.impliedBy === null) {
      counts.set(field, (counts.get(field) ?? 0) + worthOf(skill));
    }
  }
  const parts = weights.roles.map((): FieldPart => ({ points: 0, field: "" }));
  const most = new Float64Array(parts.length);
  for (const [field, count] of [...counts].sort(byKey)) {
    const lifts = weights.byField.get(field);
    if (lifts === undefined) continue;
    for (const [role, part] of parts.entries()) {
      const points = (lifts[role] ?? 0) * count * damping;
      part.points += points;
      if (points <= (most[role] ?? 0)) continue;
      part.field = field;
      most[role] = points;
    }
  }
  return parts;
}

/** The words for one skill. */
export function skillReason(knowledge: Knowledge, part: SkillPart): Reason {
  const { entry, held, quote, points } = part;
  const name = skillName(knowledge, part.id);
  const listed = skillName(knowledge, entry.listed);
  if (held === null) {
    return { kind: "wish", text: `${name}, which you want to learn, is ${entry.tier} here`, quote, points };
  }
  if (entry.bearing === "relative") {
    const text = `${name} carries over to ${listed}, which is ${entry.tier} here`;
    return { kind: "implied", text, quote, points };
  }
  if (entry.bearing === "part") {
    const text = `${name} builds on ${listed}, which is ${entry.tier} here`;
    return { kind: "implied", text, quote, points };
  }
  if (held.impliedBy === null) return { kind: "skill", text: `${name} is ${entry.tier} here`, quote, points };
  const text = `${name} comes with ${skillName(knowledge, held.impliedBy)} and is ${entry.tier} here`;
  return { kind: "implied", text, quote, points };
}

/** The words for the fields. */
export function fieldReasons(
  names: ReadonlyMap<string, string>,
  { points, field }: Readonly<FieldPart>,
): Reason[] {
  if (points <= 0) return [];
  const text = `Your skills lie where this work is done, above all in ${names.get(field) ?? field}`;
  return [{ kind: "skill", text, quote: "", points }];
}

function skillName(knowledge: Knowledge, id: string): string {
  return knowledge.skillById.get(id)?.name ?? id;
}
