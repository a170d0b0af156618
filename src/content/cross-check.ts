import { refSkills, roleRefs } from "../domain/knowledge.ts";
import { createSuggester, type Named } from "../domain/suggest.ts";
import { TIERS } from "../domain/taxonomy.ts";
import { normalise } from "../domain/tokens.ts";
import { findCycles, reachable } from "./cycles.ts";
import type { Diagnostic, DiagnosticCode } from "./diagnostics.ts";
import { faultAt, type Located } from "./located.ts";
import { references } from "./references.ts";
import type { TaxonomyParts } from "./taxonomy-parts.ts";

/** Holds the files of a taxonomy against each other. */
export function crossCheck(parts: TaxonomyParts): Diagnostic[] {
  return [
    ...unknownReferences(parts),
    ...sharedNames(parts.skills, "duplicate-alias", "skill"),
    ...sharedNames(parts.roles, "duplicate-title", "role"),
    ...cautiousStrangers(parts),
    ...selfReferences(parts),
    ...repeatedSkills(parts),
    ...circles(parts, "prerequisites", "prerequisite-cycle"),
    ...circles(parts, "implies", "implication-cycle"),
    ...unreachableSkills(parts),
    ...missingResources(parts),
  ];
}

function unknownReferences(parts: TaxonomyParts): Diagnostic[] {
  const kinds = {
    skill: { code: "unknown-skill", entries: parts.skills },
    role: { code: "unknown-role", entries: parts.roles },
    interest: { code: "unknown-interest", entries: parts.interests },
  } as const;
  const known = Object.fromEntries(
    Object.entries(kinds).map(([kind, { entries }]) => [
      kind,
      new Set(entries.map((entry) => entry.value.id)),
    ]),
  );
  const suggest = Object.fromEntries(
    Object.entries(kinds).map(([kind, { entries }]) => [
      kind,
      createSuggester(
        entries.map((entry): Named => ({ id: entry.value.id, names: [entry.value.id, entry.value.name] })),
      ),
    ]),
  );
  return references(parts).flatMap(({ kind, id, item, at }) => {
    if (known[kind]?.has(id) || parts.claimed.has(id)) return [];
    if (kind === "interest" && parts.interests.length === 0) return [];
    const near = suggest[kind]?.(id).map((entry) => entry.id) ?? [];
    const repair =
      near.length > 0 ? `Did you mean ${near.join(", ")}? Or define it.` : `Define the ${kind} "${id}".`;
    return [faultAt(item, kinds[kind].code, at, `There is no ${kind} "${id}".`, repair)];
  });
}

function sharedNames(
  items: ReadonlyArray<Located<{ id: string; name: string; aliases: readonly string[] }>>,
  code: DiagnosticCode,
  what: string,
): Diagnostic[] {
  const owners = new Map<string, string>();
  const faults: Diagnostic[] = [];
  for (const item of items) {
    const { id, name, aliases } = item.value;
    const own = new Set<string>();
    const claims = [
      { text: name, at: ["name"] },
      ...aliases.map((text, i) => ({ text, at: ["aliases", i] })),
    ];
    for (const { text, at } of claims) {
      const key = normalise(text);
      const owner = owners.get(key);
      if (key === "") {
        faults.push(
          faultAt(
            item,
            "empty-name",
            at,
            `"${text}" has no letters or digits.`,
            "Write it with letters, or remove it.",
          ),
        );
      } else if (owner !== undefined && owner !== id) {
        faults.push(
          faultAt(
            item,
            code,
            at,
            `"${text}" (read as "${key}") also belongs to the ${what} "${owner}".`,
            "Leave it with the one that people mean by it.",
          ),
        );
      } else {
        own.add(key);
      }
    }
    for (const key of own) owners.set(key, id);
  }
  return faults;
}

function cautiousStrangers(parts: TaxonomyParts): Diagnostic[] {
  return parts.skills.flatMap((item) => {
    const names = new Set([item.value.name, ...item.value.aliases].map(normalise));
    return item.value.cautious.flatMap((text, index) =>
      names.has(normalise(text))
        ? []
        : [
            faultAt(
              item,
              "cautious-stranger",
              ["cautious", index],
              `"${text}" is neither the name nor an alias of "${item.value.id}".`,
              "Add it to the aliases, or remove it here.",
            ),
          ],
    );
  });
}

function selfReferences(parts: TaxonomyParts): Diagnostic[] {
  return references(parts).flatMap(({ id, item, at }) =>
    at[0] !== "fit" && (item.value as { id?: string }).id === id
      ? [faultAt(item, "self-reference", at, `"${id}" refers to itself.`, "Remove the reference.")]
      : [],
  );
}

function repeatedSkills(parts: TaxonomyParts): Diagnostic[] {
  return parts.roles.flatMap((item) => {
    const seen = new Set<string>();
    const places = TIERS.flatMap((tier) =>
      item.value.skills[tier].flatMap((ref, index) =>
        refSkills(ref).map((id) => ({ id, at: ["skills", tier, index] })),
      ),
    );
    return places.flatMap(({ id, at }) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [
        faultAt(item, "repeated-skill", at, `"${id}" is named twice.`, "Keep it in the higher tier only."),
      ];
    });
  });
}

function circles(parts: TaxonomyParts, key: "prerequisites" | "implies", code: DiagnosticCode): Diagnostic[] {
  const edges = new Map(parts.skills.map((item) => [item.value.id, item.value[key]]));
  const byId = new Map(parts.skills.map((item) => [item.value.id, item]));
  return findCycles(edges)
    .filter((cycle) => cycle.length > 2)
    .flatMap((cycle) => {
      const item = byId.get(cycle[0] ?? "");
      return item === undefined
        ? []
        : [
            faultAt(
              item,
              code,
              [key],
              `The circle is ${cycle.join(" -> ")}.`,
              "Break it at the step that is least true.",
            ),
          ];
    });
}

function unreachableSkills(parts: TaxonomyParts): Diagnostic[] {
  if (!parts.whole) return [];
  const edges = new Map<string, Set<string>>(parts.skills.map((item) => [item.value.id, new Set<string>()]));
  for (const { value } of parts.skills) {
    for (const other of [...value.implies, ...value.prerequisites, ...value.related]) {
      edges.get(value.id)?.add(other);
      edges.get(other)?.add(value.id);
    }
  }
  const named = parts.roles.flatMap((role) => roleRefs(role.value).flatMap(({ ref }) => refSkills(ref)));
  const reached = reachable(edges, named);
  return parts.skills.flatMap((item) =>
    reached.has(item.value.id)
      ? []
      : [
          faultAt(
            item,
            "unreachable-skill",
            ["id"],
            `No role names "${item.value.id}" and nothing connects it to a skill that a role names.`,
            "Give it a prerequisite, an implied or a related skill, or remove it.",
          ),
        ],
  );
}

function missingResources(parts: TaxonomyParts): Diagnostic[] {
  const essential = new Map(
    parts.roles.flatMap((role) =>
      role.value.skills.essential.flatMap((ref) => refSkills(ref).map((id) => [id, role.value.id] as const)),
    ),
  );
  return parts.skills.flatMap((item) => {
    const role = essential.get(item.value.id);
    return role === undefined || item.value.resources.length > 0
      ? []
      : [
          faultAt(
            item,
            "missing-resource",
            ["id"],
            `"${item.value.id}" is essential for ${role} and has no resource.`,
            "Add at least one free, canonical resource.",
          ),
        ];
  });
}
