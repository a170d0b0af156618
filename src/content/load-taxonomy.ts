import type { z } from "zod";
import type { KnowledgeData } from "../domain/knowledge.ts";
import {
  MarketFileSchema,
  PracticeFileSchema,
  PriorityFileSchema,
  SourceFileSchema,
  SuccessFileSchema,
  TrackFileSchema,
} from "../domain/reference.ts";
import { InterestFileSchema, RoleSchema, SkillFileSchema } from "../domain/taxonomy.ts";
import { crossCheck } from "./cross-check.ts";
import { type Diagnostic, sortDiagnostics } from "./diagnostics.ts";
import { type ContentDocument, type Parse, parseContent, type SourceFile, validate } from "./document.ts";
import { faultAt, type Located } from "./located.ts";
import type { TaxonomyParts } from "./taxonomy-parts.ts";

/** Files that occur once, by their path below the taxonomy's root. */
const SINGLE_FILES = {
  "interests.yaml": InterestFileSchema,
  "market.yaml": MarketFileSchema,
  "tracks.yaml": TrackFileSchema,
  "priorities.yaml": PriorityFileSchema,
  "practice.yaml": PracticeFileSchema,
  "success.yaml": SuccessFileSchema,
  "sources.yaml": SourceFileSchema,
} as const;

export type TaxonomyResult =
  | { readonly ok: true; readonly data: KnowledgeData }
  | { readonly ok: false; readonly faults: Diagnostic[] };

/**
 * Files to knowledge, all or nothing: every fault of every file is reported at once.
 * Entries of the overlay replace entries with the same id and are added otherwise.
 */
export function loadTaxonomy(
  base: readonly SourceFile[],
  overlay: readonly SourceFile[] = [],
  parse: Parse = parseContent,
): TaxonomyResult {
  const faults: Diagnostic[] = [...missing([...base, ...overlay]), ...stray([...base, ...overlay])];
  const unread = new Set<string>();
  const documents = (files: readonly SourceFile[]) =>
    files.flatMap((file) => {
      const parsed = parse(file);
      if (parsed.ok) return [parsed.document];
      faults.push(...parsed.faults);
      unread.add(file.shown ?? file.path);
      return [];
    });
  const read: Read = (document, schema) => {
    const result = validate(document, schema);
    if (result.ok) return { value: result.value, document, path: [] };
    faults.push(...result.faults);
    unread.add(document.shown);
    return undefined;
  };
  const entries = collect(documents(base), documents(overlay), read, faults);
  const faulty = [...base, ...overlay].filter((file) => unread.has(file.shown ?? file.path));
  const parts: TaxonomyParts = {
    ...entries,
    claimed: new Set(faulty.flatMap((file) => idsIn(file.text))),
    whole: faulty.every((file) => !FOLDERS.test(file.path)),
  };
  faults.push(...crossCheck(parts));
  const data = toData(parts);
  if (data === undefined || faults.length > 0) return { ok: false, faults: sortDiagnostics(faults) };
  return { ok: true, data };
}

type Read = <T>(document: ContentDocument, schema: z.ZodType<T>) => Located<T> | undefined;

/** Folders of which every file is read. */
const FOLDERS = /^(roles|skills)\//;

/** What looks like an id in a text that could not be read whole. */
const idsIn = (text: string): string[] =>
  [...text.matchAll(/\bid:\s*["']?([a-z0-9-]+)/g)].map((match) => match[1] ?? "");

function missing(files: readonly SourceFile[]): Diagnostic[] {
  const there = new Set(files.map((file) => file.path));
  return Object.keys(SINGLE_FILES)
    .filter((name) => !there.has(name))
    .map((name) => ({
      code: "missing-file",
      file: `taxonomy/${name}`,
      line: 1,
      column: 1,
      message: `${name} is not there.`,
      repair: `Add ${name}; its schema is taxonomy/schemas/${name.replace(".yaml", ".schema.json")}.`,
    }));
}

function stray(files: readonly SourceFile[]): Diagnostic[] {
  return files
    .filter(({ path }) => !(path in SINGLE_FILES) && !FOLDERS.test(path))
    .map((file) => ({
      code: "stray-file",
      file: file.shown ?? file.path,
      line: 1,
      column: 1,
      message: `Nothing reads a file of this name here.`,
      repair: `Put it in roles/ or skills/, or name it one of: ${Object.keys(SINGLE_FILES).join(", ")}.`,
    }));
}

function collect(
  base: readonly ContentDocument[],
  overlay: readonly ContentDocument[],
  read: Read,
  faults: Diagnostic[],
): Omit<TaxonomyParts, "claimed" | "whole"> {
  const single = <T>(name: keyof typeof SINGLE_FILES, schema: z.ZodType<T>): Located<T> | undefined => {
    const document = [...overlay, ...base].find((entry) => entry.path === name);
    return document === undefined ? undefined : read(document, schema);
  };
  const folder = <T>(
    documents: readonly ContentDocument[],
    prefix: string,
    schema: z.ZodType<T>,
  ): Located<T>[] =>
    documents
      .filter((document) => document.path.startsWith(prefix))
      .flatMap((document) => read(document, schema) ?? []);

  const layer = (documents: readonly ContentDocument[]) => ({
    roles: folder(documents, "roles/", RoleSchema),
    skillFiles: folder(documents, "skills/", SkillFileSchema),
  });
  const layers = [layer(base), layer(overlay)];
  for (const { roles, skillFiles } of layers) faults.push(...misnamed(roles, skillFiles));

  const skills = layers.map(({ skillFiles }) =>
    skillFiles.flatMap((file) =>
      file.value.skills.map((skill, index) => ({
        value: { ...skill, domain: file.value.domain },
        document: file.document,
        path: ["skills", index],
      })),
    ),
  );
  const domains = layers.flatMap(({ skillFiles }) =>
    skillFiles.map(({ value }) => ({ id: value.domain, name: value.name, about: value.about })),
  );
  const interests = [base, overlay].map((documents) =>
    documents
      .filter((document) => document.path === "interests.yaml")
      .flatMap((document) => read(document, InterestFileSchema) ?? [])
      .flatMap((file) =>
        file.value.interests.map((value, index) => ({
          value,
          document: file.document,
          path: ["interests", index],
        })),
      ),
  );
  return {
    domains: [...new Map(domains.map((domain) => [domain.id, domain])).values()],
    skills: overlaid(skills, faults),
    interests: overlaid(interests, faults),
    roles: overlaid(
      layers.map((entry) => entry.roles),
      faults,
    ),
    files: {
      market: single("market.yaml", MarketFileSchema),
      tracks: single("tracks.yaml", TrackFileSchema),
      priorities: single("priorities.yaml", PriorityFileSchema),
      practice: single("practice.yaml", PracticeFileSchema),
      success: single("success.yaml", SuccessFileSchema),
      sources: single("sources.yaml", SourceFileSchema),
    },
  };
}

/** Later layers win by id; twice in one layer is a fault. */
function overlaid<T extends { readonly id: string }>(
  layers: ReadonlyArray<ReadonlyArray<Located<T>>>,
  faults: Diagnostic[],
): Located<T>[] {
  const byId = new Map<string, Located<T>>();
  for (const layer of layers) {
    const seen = new Map<string, Located<T>>();
    for (const item of layer) {
      const first = seen.get(item.value.id);
      if (first !== undefined) {
        faults.push(
          faultAt(
            item,
            "duplicate-id",
            ["id"],
            `"${item.value.id}" is already defined in ${first.document.shown}.`,
            "Remove one of the two, or give it an id of its own.",
          ),
        );
      }
      seen.set(item.value.id, item);
      byId.set(item.value.id, item);
    }
  }
  return [...byId.values()];
}

function misnamed(
  roles: ReadonlyArray<Located<{ id: string }>>,
  skillFiles: ReadonlyArray<Located<{ domain: string }>>,
): Diagnostic[] {
  const check = (item: Located<unknown>, key: string, id: string) => {
    const stem = item.document.path
      .split("/")
      .at(-1)
      ?.replace(/\.ya?ml$/, "");
    return stem === id
      ? []
      : [
          faultAt(
            item,
            "misnamed-file",
            [key],
            `The file is named "${stem}" and holds "${id}".`,
            `Rename the file to ${id}.yaml.`,
          ),
        ];
  };
  return [
    ...roles.flatMap((role) => check(role, "id", role.value.id)),
    ...skillFiles.flatMap((file) => check(file, "domain", file.value.domain)),
  ];
}

function toData(parts: TaxonomyParts): KnowledgeData | undefined {
  const { market, tracks, priorities, practice, success, sources } = parts.files;
  if (!market || !tracks || !priorities || !practice || !success || !sources) return undefined;
  const values = <T>(items: ReadonlyArray<Located<T>>): T[] => items.map((item) => item.value);
  return {
    domains: parts.domains,
    skills: values(parts.skills),
    interests: values(parts.interests),
    roles: values(parts.roles),
    market: market.value,
    tracks: tracks.value,
    priorities: priorities.value,
    practice: practice.value,
    success: success.value,
    sources: sources.value,
  };
}
