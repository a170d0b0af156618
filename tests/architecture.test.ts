import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** Layers from the inside out; a file may import from its own layer and from those before it. */
const LAYERS = [
  "src/domain",
  "src/engine",
  "src/content",
  "src/app",
  "adapters",
  "src/compose",
  "src/main.ts",
];
const PURE_PACKAGES = new Set(["zod", "fuse.js"]);

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function imports(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const statements = /^(?:import|export)\s[^"]*?from "([^"]+)";|^import "([^"]+)";|\bimport\("([^"]+)"\)/gm;
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

const layerOf = (file: string) => LAYERS.findIndex((layer) => file === layer || file.startsWith(`${layer}/`));
const local = (file: string, target: string) => relative(root, resolve(root, dirname(file), target));
const files = [...sources("src"), ...sources("adapters")];

describe("architecture", () => {
  it("finds the sources", () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)("%s imports only inwards", (file) => {
    const outward = imports(file)
      .filter((target) => target.startsWith("."))
      .map((target) => local(file, target))
      .filter((target) => layerOf(target) > layerOf(file));
    expect(outward).toEqual([]);
  });

  it.each(files.filter((file) => /^src\/(domain|engine)\//.test(file)))("%s is pure", (file) => {
    const outside = imports(file).filter((target) => !target.startsWith(".") && !PURE_PACKAGES.has(target));
    expect(outside).toEqual([]);
    const text = readFileSync(join(root, file), "utf8");
    expect(text).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random\(|process\./);
    expect(text).not.toMatch(/\b(slack|discord)\b/i);
  });

  it.each(files.filter((file) => file.startsWith("adapters/")))("%s leaves other adapters alone", (file) => {
    const own = file.split("/").slice(0, 2).join("/");
    const others = imports(file)
      .filter((target) => target.startsWith("."))
      .map((target) => local(file, target))
      .filter((target) => target.startsWith("adapters/") && !target.startsWith(`${own}/`));
    expect(others).toEqual([]);
  });
});
