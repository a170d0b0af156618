import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { DocumentReader } from "../../../src/app/documents.ts";
import { makeDocx, paragraph } from "./make-docx.ts";
import { makePdf, saying } from "./make-pdf.ts";

const root = resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "rolewise-documents-"));
let reader: DocumentReader;

beforeAll(async () => {
  await build({
    entryPoints: {
      main: join(root, "adapters/documents/read-document.ts"),
      "document-process": join(root, "adapters/documents/reading-process.ts"),
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20",
    format: "esm",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  const { createDocumentReader } = await import(pathToFileURL(join(folder, "main.js")).href);
  reader = createDocumentReader({ limits: { milliseconds: 25_000 } });
});

afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true });
});

it("reads documents when the program is bundled", async () => {
  const files = [makePdf([saying("Python")]), makeDocx(paragraph("SQL")), Buffer.from("Rust")];
  const results = await Promise.all(files.map((bytes) => reader.read({ bytes, name: "cv" })));
  expect(results).toEqual([
    { kind: "text", text: "Python", pages: 1 },
    { kind: "text", text: "SQL" },
    { kind: "text", text: "Rust" },
  ]);
});

it("says what is wrong when its process cannot be started", async () => {
  rmSync(join(folder, "document-process.js"));
  await expect(reader.read({ bytes: Buffer.from("Python"), name: "cv" })).rejects.toThrow(/does not start/);
});
