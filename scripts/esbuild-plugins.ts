import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/** A schema at the top of a file, to the end of its statement: the lines that follow are indented, or close it. */
const SCHEMA = /^((?:export )?const \w+Schema) = (.*\n(?:[ \t)}\]].*\n)*)/gm;

/** Marks the making of a schema as free of effects: the bundler leaves out those that nothing needs. */
export const pureSchemas: Plugin = {
  name: "pure-schemas",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/](?:domain|engine)[\\/][\w-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(SCHEMA, (whole, name: string, value: string) => {
        const made = value.trimEnd();
        return made.endsWith(";") ? `${name} = /* @__PURE__ */ (() => ${made.slice(0, -1)})();\n` : whole;
      }),
      loader: "ts",
    }));
  },
};

/** Leaves a file out of the bundle: it is found under another path when the program runs. */
export function elsewhere(file: RegExp, path: string): Plugin {
  return {
    name: `elsewhere ${path}`,
    setup(build) {
      build.onResolve({ filter: file }, ({ kind }) =>
        kind === "entry-point" ? undefined : { path, external: true },
      );
    },
  };
}
