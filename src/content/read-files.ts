import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { SourceFile } from "./document.ts";

/**
 * Every YAML file below a folder, in a stable order; none when the folder is not there.
 * Faults name each as it is below `shown`. The only place of src/content that touches the disk.
 */
export function readFiles(folder: string, shown: string): SourceFile[] {
  if (!folderExists(folder)) return [];
  return listYaml(folder).map((path) => {
    const below = relative(folder, path).split(sep).join("/");
    return { path: below, text: readFileSync(path, "utf8"), shown: `${shown}/${below}` };
  });
}

export function folderExists(folder: string): boolean {
  return existsSync(folder) && statSync(folder).isDirectory();
}

function listYaml(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listYaml(path);
    return /\.ya?ml$/.test(entry.name) ? [path] : [];
  });
}
