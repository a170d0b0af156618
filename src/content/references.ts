import { refSkills } from "../domain/knowledge.ts";
import { TIERS } from "../domain/taxonomy.ts";
import type { DataPath } from "./document.ts";
import type { Located } from "./located.ts";
import type { TaxonomyParts } from "./taxonomy-parts.ts";

export interface Reference {
  readonly kind: "skill" | "role" | "interest";
  readonly id: string;
  readonly item: Located<unknown>;
  readonly at: DataPath;
}

/** Keys of the reference files whose values are ids of skills or of roles. */
const SKILL_KEYS = new Set(["skills", "skill", "tools"]);
const ROLE_KEYS = new Set([
  "roles",
  "role",
  "owner",
  "helps",
  "from",
  "to",
  "dominant",
  "responsible",
  "accountable",
  "consulted",
  "informed",
]);

/** Every place of the taxonomy that names a skill, a role or an interest. */
export function references(parts: TaxonomyParts): Reference[] {
  return [
    ...parts.skills.flatMap(skillReferences),
    ...parts.roles.flatMap(roleReferences),
    ...[parts.files.market, parts.files.tracks, parts.files.priorities, parts.files.practice].flatMap(
      (file) => (file === undefined ? [] : walk(file, file.value, [])),
    ),
  ];
}

function skillReferences(item: TaxonomyParts["skills"][number]): Reference[] {
  return (["implies", "prerequisites", "related"] as const).flatMap((key) =>
    item.value[key].map((id, index) => ({ kind: "skill" as const, id, item, at: [key, index] })),
  );
}

function roleReferences(item: TaxonomyParts["roles"][number]): Reference[] {
  const role = item.value;
  const skills = TIERS.flatMap((tier) =>
    role.skills[tier].flatMap((ref, index) =>
      refSkills(ref).map((id) => ({ kind: "skill" as const, id, item, at: ["skills", tier, index] })),
    ),
  );
  if (role.status !== "current") {
    return [
      ...skills,
      ...role.growsFrom.map((id, i) => ({ kind: "role" as const, id, item, at: ["growsFrom", i] })),
    ];
  }
  return [
    ...skills,
    ...role.neighbours.map((to, i) => ({
      kind: "role" as const,
      id: to.role,
      item,
      at: ["neighbours", i, "role"],
    })),
    ...role.handoffs.receives.map((to, i) => ({
      kind: "role" as const,
      id: to.from,
      item,
      at: ["handoffs", "receives", i],
    })),
    ...role.handoffs.gives.map((to, i) => ({
      kind: "role" as const,
      id: to.to,
      item,
      at: ["handoffs", "gives", i],
    })),
    ...Object.keys(role.fit).map((id) => ({ kind: "interest" as const, id, item, at: ["fit", id] })),
  ];
}

function walk(item: Located<unknown>, value: unknown, at: DataPath): Reference[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => walk(item, entry, [...at, index]));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, entry]) => walk(item, entry, [...at, key]));
  }
  const key = at.findLast((step) => typeof step === "string");
  if (typeof value !== "string" || typeof key !== "string") return [];
  if (SKILL_KEYS.has(key)) return [{ kind: "skill", id: value, item, at }];
  if (ROLE_KEYS.has(key)) return [{ kind: "role", id: value, item, at }];
  return [];
}
