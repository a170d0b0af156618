import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { ContentError } from "../src/content/diagnostics.ts";
import { checkContent } from "../src/content/load-content.ts";
import { elsewhere, pureSchemas } from "./esbuild-plugins.ts";

/** What every start needs. The other packages are loaded when they are used, as they are: some look for files of their own. */
const BUNDLED = new Set(["fuse.js", "lowdb", "string-width", "wrap-ansi", "yaml", "zod"]);

/**
 * Writes the program and the content that it reads into a folder, which is emptied before.
 * @param root the project's folder
 * @throws ContentError
 */
export async function bundle(root: string, folder: string): Promise<void> {
  // The content is parsed and checked here, once; the built program reads it as JSON.
  const content = checkContent({ root });
  if (!content.ok) throw new ContentError(content.faults);

  rmSync(folder, { recursive: true, force: true });
  const source = (path: string) => resolve(root, "src", path);
  const options = bundling(root, folder);
  // Few starts load content from files: what only they need is kept apart, so that all others start without it.
  await build({
    ...options,
    entryPoints: { main: source("main.ts"), diagnostics: source("content/diagnostics.ts") },
    splitting: true,
    plugins: [pureSchemas, elsewhere(/\/load-content\.ts$/, "./load-content.js")],
  });
  await build({
    ...options,
    entryPoints: {
      "load-content": source("content/load-content.ts"),
      // Documents are read in a process of their own, see adapters/documents/start-reading.ts.
      "document-process": resolve(root, "adapters/documents/reading-process.ts"),
    },
    plugins: [elsewhere(/\/diagnostics\.ts$/, "./diagnostics.js")],
  });
  const { data: knowledge, conversations } = content;
  writeFileSync(resolve(folder, "content.json"), asciiJson({ knowledge, conversations }));
}

function bundling(root: string, outdir: string): BuildOptions {
  const { dependencies } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
  return {
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    legalComments: "linked",
    external: Object.keys(dependencies).filter((name) => !BUNDLED.has(name)),
    // Some packages are CommonJS and ask for their parts at run time.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  };
}

/** A text of one-byte letters is read and parsed faster than one with a single letter beyond them. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
