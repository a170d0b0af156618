import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Metafile } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WIDTH } from "../../../adapters/charts/look.ts";
import { decodePng } from "./decode-png.ts";

const root = resolve(import.meta.dirname, "../../..");
// Inside the project, from where the built program finds its packages and the font.
const caches = join(root, "node_modules", ".cache");
mkdirSync(caches, { recursive: true });
const folder = mkdtempSync(join(caches, "rolewise-charts-"));
let outputs: Metafile["outputs"] = {};

beforeAll(async () => {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: { main: join(root, "adapters/charts/paint-chart.ts") },
    outdir: folder,
    external: ["@resvg/resvg-js"],
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    metafile: true,
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  outputs = metafile.outputs;
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The packages in an output of the bundle and in all that is loaded along with it. */
function packagesIn(name: string, seen = new Set<string>()): string[] {
  const output = outputs[name];
  if (output === undefined || seen.has(name)) return [];
  seen.add(name);
  const own = Object.keys(output.inputs).flatMap(
    (file) => /node_modules\/(?:@[^/]+\/)?[^/]+|(?<=\.\.\/)(?:echarts|zrender)(?=\/)/.exec(file)?.[0] ?? [],
  );
  const along = output.imports.filter((each) => each.kind === "import-statement" && each.external !== true);
  return [...own, ...along.flatMap((each) => packagesIn(each.path, seen))];
}

it("loads the libraries for the first picture, not before", () => {
  const all = Object.keys(outputs).flatMap((name) => packagesIn(name));
  expect(all).not.toEqual([]);
  expect(packagesIn("main.js")).toEqual([]);
  const resvg = outputs["main.js"]?.imports.find((each) => each.path === "@resvg/resvg-js");
  expect(resvg?.kind).toBe("dynamic-import");
});

it("paints when the program is bundled", async () => {
  const { createChartPainter } = await import(pathToFileURL(join(folder, "main.js")).href);
  const bars = [{ label: "MLOps Engineer", share: 1, text: "strong fit" }];
  const picture = decodePng(await createChartPainter().paint({ title: "Fit", bars }));
  expect(picture.width).toBe(WIDTH * 2);
});
