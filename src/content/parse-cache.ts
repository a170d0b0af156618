import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { knownContent, type Parse, parseContent } from "./document.ts";

export interface ParseCache {
  readonly parse: Parse;
  /** Writes what was parsed since, and drops what is no longer used. Does nothing where it cannot write. */
  keep(): void;
}

const FILE = "parsed.json";
/** Raise when what a parse gives changes. */
const FORMAT = 1;

/**
 * Parsing YAML is most of the time that content takes, and the same text always gives the same value:
 * values are kept by the hash of their text. Only speed hangs on it; a cache that cannot be used is passed over.
 */
export function openParseCache(folder: string | undefined): ParseCache {
  if (folder === undefined) return { parse: parseContent, keep: () => {} };
  const path = join(folder, FILE);
  const before = readCache(path);
  const now = new Map<string, unknown>();
  let changed = false;
  return {
    parse: (file) => {
      const key = createHash("sha256").update(file.text).digest("base64url");
      if (before.has(key)) {
        const value = before.get(key);
        now.set(key, value);
        return knownContent(file, value);
      }
      const parsed = parseContent(file);
      if (parsed.ok) {
        now.set(key, parsed.document.value);
        changed = true;
      }
      return parsed;
    },
    keep: () => {
      if (changed || now.size < before.size) writeCache(folder, path, now);
    },
  };
}

function readCache(path: string): Map<string, unknown> {
  try {
    const kept = JSON.parse(readFileSync(path, "utf8")) as { format?: unknown; values?: unknown };
    return new Map(kept.format === FORMAT ? Object.entries(kept.values as object) : []);
  } catch {
    return new Map();
  }
}

function writeCache(folder: string, path: string, values: ReadonlyMap<string, unknown>): void {
  try {
    mkdirSync(folder, { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ format: FORMAT, values: Object.fromEntries(values) }));
    renameSync(draft, path);
  } catch {
    // A folder that cannot be written to costs a second at each start, nothing else.
  }
}
