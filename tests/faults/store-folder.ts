import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A new folder for one test, removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rolewise-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Paths of all files below a folder whose name ends so. */
export function filesEnding(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The one file with this ending. */
export function onlyFile(folder: string, ending: string): string {
  const [file, ...more] = filesEnding(folder, ending);
  if (file === undefined || more.length > 0) throw new Error(`not exactly one ${ending} in ${folder}`);
  return file;
}
