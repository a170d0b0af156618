import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../scripts/schemas.ts";

const root = resolve(import.meta.dirname, "..");
const schemas = jsonSchemas();

/** Files below a content folder, by path from the project's root; none while the folder is not there. */
function below(folder: string, end: RegExp): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && end.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
const both = (end: RegExp) => [...below("taxonomy", end), ...below("conversations", end)].sort();

describe("JSON Schemas", () => {
  it.each([...schemas])("%s is what the code says (npm run schemas writes it)", (path, text) => {
    expect(existsSync(join(root, path)), `${path} is not there: npm run schemas`).toBe(true);
    expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });

  it("leave no old file behind", () => {
    expect(both(/\.schema\.json$/)).toEqual([...schemas.keys()].sort());
  });

  it.each([...schemas])("%s is a schema that refuses unknown keys", (_path, text) => {
    const schema = JSON.parse(text);
    expect(schema).toHaveProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
    for (const form of schema.oneOf ?? schema.anyOf ?? [schema]) {
      expect(form).toMatchObject({ type: "object", additionalProperties: false });
    }
  });
});

describe("content files", () => {
  const files = both(/\.ya?ml$/);

  it("are there", () => {
    expect(files.length).toBeGreaterThan(70);
  });

  it.each(files)("%s opens with its schema, so that editors check it", (file) => {
    const [first = ""] = readFileSync(join(root, file), "utf8").split("\n", 1);
    const named = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1] ?? "none";
    const schema = relative(root, resolve(root, dirname(file), named));
    expect([...schemas.keys()]).toContain(schema);
  });
});
