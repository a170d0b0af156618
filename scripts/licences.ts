import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";

const root = resolve(import.meta.dirname, "..");
const TARGET = resolve(root, "docs/licences.md");

const LockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().default(""),
      license: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      os: z.array(z.string()).optional(),
      cpu: z.array(z.string()).optional(),
    }),
  ),
});

export interface LockedPackage {
  /** "node_modules/a/node_modules/b". */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; empty where the package names none. */
  readonly licence: string;
  /** Not part of an installation without development packages. */
  readonly dev: boolean;
  readonly integrity: string | undefined;
  readonly resolved: string | undefined;
  readonly hasInstallScript: boolean;
  /** Installed on some machines only. */
  readonly platform: boolean;
}

/** Every package of a lock file, as often as it is installed. */
export function lockedPackages(file = resolve(root, "package-lock.json")): LockedPackage[] {
  const { packages } = LockSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, entry]) => ({
      path,
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version,
      licence: entry.license ?? "",
      dev: entry.dev === true || entry.devOptional === true,
      integrity: entry.integrity,
      resolved: entry.resolved,
      hasInstallScript: entry.hasInstallScript === true,
      platform: entry.os !== undefined || entry.cpu !== undefined,
    }));
}

/** The page docs/licences.md: what an installation brings along. */
export function licencesPage(): string {
  const manifest = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
  const isDirect = ({ path, name }: LockedPackage) =>
    path === `node_modules/${name}` && Object.hasOwn(manifest.dependencies, name);
  const runtime = lockedPackages().filter(({ dev }) => !dev);
  const rows = (wanted: (one: LockedPackage) => boolean) =>
    [
      ...new Set(
        runtime
          .filter(wanted)
          .map(({ name, version, licence }) => `| ${name} | ${version} | ${licence || "not named"} |`),
      ),
    ].sort((a, b) => (a < b ? -1 : 1));
  const table = (lines: readonly string[]) =>
    ["| package | version | licence |", "|---|---|---|", ...lines].join("\n");
  return `# Licences
Rolewise itself is under the MIT licence (LICENSE). An installation brings these packages along; each carries the text of its licence in its folder in \`node_modules\`. This page is made from the lock file by \`npm run licences\`, and a test holds it against it.

## Used by Rolewise itself
${table(rows(isDirect))}

## Used by those
${table(rows((one) => !isDirect(one) && !one.platform))}

## For some machines only
${table(rows(({ platform }) => platform))}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(TARGET, licencesPage());
  console.log("docs/licences.md");
}
