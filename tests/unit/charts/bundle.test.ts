import { resolve } from "node:path";
import { build, type Metafile } from "esbuild";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../..");

/** The packages in an output of the bundle and in all that is loaded along with it. */
function packagesIn(outputs: Metafile["outputs"], name: string, seen = new Set<string>()): string[] {
  const output = outputs[name];
  if (output === undefined || seen.has(name)) return [];
  seen.add(name);
  const own = Object.keys(output.inputs).flatMap(
    (file) => /node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
  const along = output.imports.filter((each) => each.kind === "import-statement" && each.external !== true);
  return [...own, ...along.flatMap((each) => packagesIn(outputs, each.path, seen))];
}

it("loads the libraries for the first picture, not before", async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: "adapters/charts/paint-chart.ts" },
    outdir: "dist",
    external: ["@resvg/resvg-js"],
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    metafile: true,
    write: false,
  });
  const all = Object.keys(metafile.outputs).flatMap((name) => packagesIn(metafile.outputs, name));
  expect(all).toContain("node_modules/echarts");
  expect(packagesIn(metafile.outputs, "dist/main.js")).toEqual([]);
  const resvg = metafile.outputs["dist/main.js"]?.imports.find((each) => each.path === "@resvg/resvg-js");
  expect(resvg?.kind).toBe("dynamic-import");
});
