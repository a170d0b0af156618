import { rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";
import { ContentError } from "../src/content/diagnostics.ts";
import { checkContent } from "../src/content/load-content.ts";

const root = resolve(import.meta.dirname, "..");
const dist = resolve(root, "dist");

// The content is parsed and checked here, once; the built program reads it as JSON.
const content = checkContent({ root });
if (!content.ok) throw new ContentError(content.faults);

rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints: { main: resolve(root, "src/main.ts") },
  outdir: dist,
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20",
  format: "esm",
  legalComments: "linked",
  // It looks for its own files at run time.
  external: ["pino"],
  // Some packages are CommonJS and ask for their parts at run time.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
});
writeFileSync(
  resolve(dist, "content.json"),
  JSON.stringify({ knowledge: content.data, conversations: content.conversations }),
);
console.log("dist/ is ready: node dist/main.js");
