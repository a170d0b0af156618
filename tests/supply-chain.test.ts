import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { licencesPage, lockedPackages } from "../scripts/licences.ts";

const root = resolve(import.meta.dirname, "..");
const text = (path: string) => readFileSync(join(root, path), "utf8");

const VersionsSchema = z.record(z.string(), z.string()).default({});
const ManifestSchema = z.looseObject({
  dependencies: VersionsSchema,
  devDependencies: VersionsSchema,
  engines: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()).default({}),
});
const LockSchema = z.looseObject({
  packages: z.looseObject({
    "": z.looseObject({
      dependencies: VersionsSchema,
      devDependencies: VersionsSchema,
      engines: z.record(z.string(), z.string()),
    }),
  }),
});

const PROJECTS = [
  { name: "the project", folder: "" },
  { name: "the benchmark", folder: "bench/" },
].map(({ name, folder }) => ({
  name,
  manifest: ManifestSchema.parse(JSON.parse(text(`${folder}package.json`))),
  lock: LockSchema.parse(JSON.parse(text(`${folder}package-lock.json`))).packages[""],
  packages: lockedPackages(join(root, `${folder}package-lock.json`)),
}));

/** Permissive, or copyleft that ends at the file or the font: all may be used unchanged in an MIT program. */
const ALLOWED = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "Zlib",
  "Unlicense",
  "Python-2.0",
  "MPL-2.0",
  "OFL-1.1",
]);

/** One of the choices of an OR, and all parts of an AND. An expression with both is for a person to judge. */
function isAllowed(licence: string): boolean {
  const plain = licence.replace(/[()]/g, "");
  if (plain.includes(" OR ") && plain.includes(" AND ")) return false;
  if (plain.includes(" OR ")) return plain.split(" OR ").some((part) => ALLOWED.has(part));
  return plain.split(" AND ").every((part) => ALLOWED.has(part));
}

describe.each(PROJECTS)("packages of $name", ({ manifest, lock, packages }) => {
  it("are locked as they are asked for", () => {
    expect(lock.dependencies).toEqual(manifest.dependencies);
    expect(lock.devDependencies).toEqual(manifest.devDependencies);
    expect(lock.engines).toEqual(manifest.engines);
  });

  it("are asked for in exact versions", () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it("come from whatever registry is set, and are what they were", () => {
    expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
    expect(packages.filter(({ integrity }) => !/^sha512-/.test(integrity ?? ""))).toEqual([]);
  });
});

describe("the project's packages", () => {
  const [project] = PROJECTS;

  it("run scripts at installation only where that was decided", () => {
    const withScripts = project?.packages.filter(({ hasInstallScript }) => hasInstallScript);
    const names = [...new Set(withScripts?.map(({ name }) => name))];
    expect(Object.keys(project?.manifest.allowScripts ?? {}).sort()).toEqual(names.sort());
  });

  it("run none in an installation without development packages", () => {
    const withScripts = lockedPackages().filter(({ dev, hasInstallScript }) => !dev && hasInstallScript);
    expect(withScripts.filter(({ name }) => project?.manifest.allowScripts[name] !== false)).toEqual([]);
  });

  it("have licences that allow what is done with them", () => {
    const packages = lockedPackages();
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  });

  it("are listed in docs/licences.md as they are: npm run licences", () => {
    expect(text("docs/licences.md")).toBe(licencesPage());
  });
});

describe("a licence", () => {
  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0-or-later)", true],
    ["(MIT AND Zlib)", true],
    ["MIT AND GPL-3.0-only", false],
    ["AGPL-3.0-only", false],
    ["SEE LICENSE IN LICENSE", false],
    ["", false],
  ])("%s: allowed %s", (licence, allowed) => {
    expect(isAllowed(licence)).toBe(allowed);
  });
});

describe("the image", () => {
  const lines = text("Dockerfile")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));
  const of = (word: string, from = last) =>
    from.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

  it("is made with the Node.js that the project asks for", () => {
    const major = /\d+/.exec(PROJECTS[0]?.manifest.engines.node ?? "")?.[0];
    expect([...new Set(of("FROM", lines).map((from) => from.split(" ")[0]))]).toEqual([`node:${major}-slim`]);
  });

  it("copies what is there, and what the builder is sent", () => {
    const sources = of("COPY", lines)
      .filter((line) => !line.startsWith("--from"))
      .flatMap((line) => line.split(" ").slice(0, -1));
    expect(sources.length).toBeGreaterThan(8);
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    const sent = new Set(text(".dockerignore").match(/(?<=^!).+/gm));
    expect(sources.filter((source) => !sent.has(source.split("/")[0] ?? ""))).toEqual([]);
  });

  it("sends no settings, data or history to the builder", () => {
    const ignored = text(".dockerignore").split("\n");
    expect(ignored.filter((line) => line !== "" && !line.startsWith("#"))[0]).toBe("*");
    for (const name of ["data", ".env", ".git", "node_modules"]) expect(ignored).not.toContain(`!${name}`);
  });

  it("runs as an ordinary user and gets its signals itself", () => {
    expect(of("USER")).toEqual(["node"]);
    expect(of("VOLUME")).toEqual(["/data"]);
    for (const form of [...of("ENTRYPOINT"), ...of("CMD")]) expect(JSON.parse(form)).toBeInstanceOf(Array);
    expect(of("HEALTHCHECK")[0]).toContain("/healthz");
  });
});
