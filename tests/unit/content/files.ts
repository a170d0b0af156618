import { join, resolve } from "node:path";
import type { Diagnostic, DiagnosticCode } from "../../../src/content/diagnostics.ts";
import type { SourceFile } from "../../../src/content/document.ts";
import { readFiles } from "../../../src/content/read-files.ts";

export const BASE = resolve(import.meta.dirname, "../../fixtures/content/base");
export const TAXONOMY: readonly SourceFile[] = readFiles(join(BASE, "taxonomy"), "taxonomy");

/** What an author did to one file. */
export type Change =
  | { readonly file: string; readonly from: string; readonly to: string }
  | { readonly file: string; readonly append: string }
  | { readonly file: string; readonly add: string }
  | { readonly file: string; readonly rename: string }
  | { readonly file: string; readonly remove: true };

/** A change that breaks sound content in one way, and the fault that is reported for it. */
export interface FaultCase {
  readonly code: DiagnosticCode;
  readonly what: string;
  readonly changes: readonly Change[];
  /** As the fault names it. */
  readonly file: string;
  /** The text that the fault points at, of which the file has one; the start of the file when left out. */
  readonly at?: string;
  readonly message: RegExp;
  readonly repair: RegExp;
}

export function changed(files: readonly SourceFile[], changes: readonly Change[]): SourceFile[] {
  return changes.reduce<SourceFile[]>(apply, [...files]);
}

function apply(files: readonly SourceFile[], change: Change): SourceFile[] {
  if ("add" in change) return [...files, file(change.file, change.add)];
  if (!files.some((entry) => entry.path === change.file)) throw new Error(`no file ${change.file}`);
  return files.flatMap((entry) => {
    if (entry.path !== change.file) return [entry];
    if ("remove" in change) return [];
    if ("rename" in change) return [file(change.rename, entry.text)];
    if ("append" in change) return [{ ...entry, text: entry.text + change.append }];
    offset(entry.text, change.from);
    return [{ ...entry, text: entry.text.replace(change.from, change.to) }];
  });
}

export const file = (path: string, text: string): SourceFile => ({ path, text, shown: `taxonomy/${path}` });

function offset(text: string, part: string): number {
  const found = text.indexOf(part);
  if (found < 0 || text.includes(part, found + 1)) throw new Error(`"${part}" is there not once`);
  return found;
}

/** Where a text stands in a file: what an editor shows. */
export function placeOf(files: readonly SourceFile[], shown: string, at?: string) {
  if (at === undefined) return { line: 1, column: 1 };
  const text = files.find((entry) => (entry.shown ?? entry.path) === shown)?.text ?? "";
  const before = text.slice(0, offset(text, at)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export const codes = (faults: readonly Diagnostic[]): string[] => faults.map((fault) => fault.code);
