import {
  type Document,
  isCollection,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import type { z } from "zod";
import { TIERS } from "../domain/taxonomy.ts";
import type { Diagnostic, DiagnosticCode } from "./diagnostics.ts";

export interface SourceFile {
  /** Relative to the content root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** How faults name the file, when that is not its path: an overlay's files lie elsewhere. */
  readonly shown?: string;
}

export type DataPath = ReadonlyArray<string | number>;

/** A YAML file that knows where each of its values stands. */
export interface ContentDocument {
  readonly path: string;
  readonly shown: string;
  readonly value: unknown;
  fault(code: DiagnosticCode, at: DataPath, message: string, repair: string): Diagnostic;
}

export type ParsedDocument =
  | { readonly ok: true; readonly document: ContentDocument }
  | { readonly ok: false; readonly faults: Diagnostic[] };

/** Turns a file's text into a document; see parse-cache.ts for one that remembers. */
export type Parse = (file: SourceFile) => ParsedDocument;

export const parseContent: Parse = (file) => {
  const { yaml, place } = parseYaml(file);
  const errors = [...yaml.errors, ...danglingAliases(yaml)];
  if (errors.length === 0)
    return { ok: true, document: documentOf(file, yaml.toJS(), () => ({ yaml, place })) };
  const faults = errors.map((error) => ({
    code: "yaml-syntax" as const,
    ...place(error.pos[0]),
    message: error.message.split("\n")[0] ?? "not valid YAML",
    repair: 'Mend the syntax here; quote texts that hold ": " or start with a special sign.',
  }));
  return { ok: false, faults };
};

/** A document whose value is known from an earlier parse of the same text; parsed again only to place a fault. */
export function knownContent(file: SourceFile, value: unknown): ParsedDocument {
  return { ok: true, document: documentOf(file, value, () => parseYaml(file)) };
}

interface ParsedYaml {
  readonly yaml: Document.Parsed;
  place(offset: number): Pick<Diagnostic, "file" | "line" | "column">;
}

function parseYaml(file: SourceFile): ParsedYaml {
  const lines = new LineCounter();
  const yaml = parseDocument(file.text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  return {
    yaml,
    place: (offset) => {
      const { line, col } = lines.linePos(offset);
      return { file: file.shown ?? file.path, line: Math.max(line, 1), column: Math.max(col, 1) };
    },
  };
}

function documentOf(file: SourceFile, value: unknown, open: () => ParsedYaml): ContentDocument {
  let parsed: ParsedYaml | undefined;
  return {
    path: file.path,
    shown: file.shown ?? file.path,
    value,
    fault: (code, at, message, repair) => {
      parsed ??= open();
      return { code, ...parsed.place(nearestOffset(parsed.yaml.contents, at)), message, repair };
    },
  };
}

/** Where the value at a path starts, or the nearest one above it that is there. */
function nearestOffset(root: unknown, path: DataPath): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const offset = offsetAt(root, path.slice(0, depth));
    if (offset !== undefined) return offset;
  }
  return 0;
}

/** Aliases of anchors that are not there, which the parser finds only when it makes values. */
function danglingAliases(yaml: Document.Parsed): Array<{ pos: readonly [number]; message: string }> {
  const faults: Array<{ pos: readonly [number]; message: string }> = [];
  visit(yaml, {
    Alias(_key, alias) {
      if (alias.resolve(yaml) !== undefined) return;
      faults.push({ pos: [alias.range?.[0] ?? 0], message: `There is no anchor "&${alias.source}"` });
    },
  });
  return faults;
}

/** Where the value at a path starts; for a key of a mapping, where the key starts. */
function offsetAt(root: unknown, path: DataPath): number | undefined {
  let node: unknown = root;
  let offset = isNode(root) ? root.range?.[0] : undefined;
  for (const step of path) {
    if (!isCollection(node)) return undefined;
    const item = node.items.find((entry, index) =>
      isPair(entry) ? isScalar(entry.key) && entry.key.value === step : index === step,
    );
    if (item === undefined) return undefined;
    node = isPair(item) ? item.value : item;
    const anchor = isPair(item) ? item.key : item;
    offset = isNode(anchor) ? anchor.range?.[0] : undefined;
  }
  return offset;
}

/** Parses a document's value; every zod issue becomes a fault with a place and a repair. */
export function validate<T>(
  document: ContentDocument,
  schema: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; faults: Diagnostic[] } {
  const parsed = schema.safeParse(document.value, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, faults: parsed.error.issues.flatMap((issue) => issueFaults(document, issue)) };
}

function issueFaults(document: ContentDocument, issue: z.core.$ZodIssue): Diagnostic[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const where = path.length > 0 ? path.join(".") : "the file";
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        document.fault(
          "unknown-key",
          [...path, key],
          `"${key}" is not a key of ${where}.`,
          "Remove it, or check its spelling against the JSON Schema named in the first line.",
        ),
      );
    case "too_big": {
      const text = issue.origin === "string";
      return [
        document.fault(
          text ? "over-long" : "wrong-value",
          path,
          `${where} may be at most ${amount(issue.maximum, issue.origin)}${has(issue.input)}.`,
          text ? "Shorten it." : "Bring it down to that.",
        ),
      ];
    }
    case "too_small": {
      const least = issue.inclusive === false ? "more than" : "at least";
      return [
        document.fault(
          isTier(path) ? "missing-tier" : "wrong-value",
          path,
          `${where} must be ${least} ${amount(issue.minimum, issue.origin)}${has(issue.input)}.`,
          isTier(path) ? "Name more skills in this tier." : "Add what is missing.",
        ),
      ];
    }
    case "invalid_type": {
      const missing = issue.input === undefined;
      return missing
        ? [
            document.fault(
              "missing-fact",
              path,
              `${where} is missing.`,
              `Add it; its kind is ${issue.expected}.`,
            ),
          ]
        : [
            document.fault(
              "wrong-value",
              path,
              `${where} must be ${issue.expected}.`,
              "Write a value of that kind.",
            ),
          ];
    }
    case "invalid_value":
      return [
        document.fault(
          issue.input === undefined ? "missing-fact" : "wrong-value",
          path,
          `${where} must be one of: ${issue.values.map(String).join(", ")}.`,
          "Choose one of them.",
        ),
      ];
    case "custom":
      return [
        document.fault("bad-range", path, `${where}: ${issue.message}.`, "Put the smaller number first."),
      ];
    case "invalid_format":
      return [
        document.fault(
          "wrong-value",
          path,
          issue.format === "url" ? `${where} is not an https address.` : `${where}: ${issue.message}.`,
          issue.format === "url"
            ? 'Write a whole address that starts with "https://".'
            : "Write a value of that form.",
        ),
      ];
    case "invalid_union": {
      const { options } = issue as { options?: readonly unknown[] };
      if (options !== undefined) {
        const missing = path.length > 0 && at(document.value, path) === undefined;
        return [
          document.fault(
            missing ? "missing-fact" : "wrong-value",
            path,
            `${where} must be one of: ${options.map(String).join(", ")}.`,
            "Choose one of them.",
          ),
        ];
      }
      const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0];
      if (nearest === undefined || nearest.length === 0) {
        return [
          document.fault(
            "wrong-value",
            path,
            `${where} fits none of the allowed forms.`,
            "Compare with a neighbouring entry.",
          ),
        ];
      }
      return nearest.flatMap((inner) =>
        issueFaults(document, { ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue),
      );
    }
    default:
      return [
        document.fault(
          "wrong-value",
          path,
          `${where}: ${issue.message}.`,
          "Write a value of the expected form.",
        ),
      ];
  }
}

const isTier = ([skills, tier, ...rest]: DataPath): boolean =>
  skills === "skills" && rest.length === 0 && TIERS.some((known) => known === tier);

const UNITS: Readonly<Record<string, string>> = { string: "characters long", array: "entries long" };
const amount = (limit: number | bigint, origin: string): string =>
  `${limit} ${UNITS[origin] ?? ""}`.trimEnd();
const has = (input: unknown): string =>
  typeof input === "string" || Array.isArray(input) ? ` and has ${input.length}` : "";

/** The value at a path. */
function at(value: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[step] : undefined,
    value,
  );
}

const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length));
