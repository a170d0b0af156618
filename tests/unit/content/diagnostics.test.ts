import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { DIAGNOSTIC_CODES, formatDiagnostic } from "../../../src/content/diagnostics.ts";
import type { SourceFile } from "../../../src/content/document.ts";
import { checkTaxonomy } from "../../../src/content/load-content.ts";
import { loadConversations } from "../../../src/content/load-conversations.ts";
import { loadTaxonomy } from "../../../src/content/load-taxonomy.ts";
import { CONVERSATION, CONVERSATION_FAULTS, INTERESTS } from "./conversation-faults.ts";
import { BASE, changed, type FaultCase, placeOf, TAXONOMY } from "./files.ts";
import { TAXONOMY_FAULTS } from "./taxonomy-faults.ts";

const converse = (files: readonly SourceFile[], overlay: readonly SourceFile[] = []) =>
  loadConversations(files, overlay, INTERESTS);
const faultsOf = (result: ReturnType<typeof loadTaxonomy> | ReturnType<typeof converse>) =>
  result.ok ? [] : result.faults;

function expectFault(files: readonly SourceFile[], entry: FaultCase, faults: ReturnType<typeof faultsOf>) {
  const place = placeOf(files, entry.file, entry.at);
  expect(faults).toEqual([
    {
      code: entry.code,
      file: entry.file,
      ...place,
      message: expect.stringMatching(entry.message),
      repair: expect.stringMatching(entry.repair),
    },
  ]);
}

describe("sound content", () => {
  it("has no fault", () => {
    expect(faultsOf(loadTaxonomy(TAXONOMY))).toEqual([]);
    expect(faultsOf(converse(CONVERSATION))).toEqual([]);
  });
});

describe("one fault in the taxonomy", () => {
  it.each(TAXONOMY_FAULTS)("$code: $what", (entry) => {
    const files = changed(TAXONOMY, entry.changes);
    expectFault(files, entry, faultsOf(loadTaxonomy(files)));
  });
});

describe("one fault in the conversations", () => {
  it.each(CONVERSATION_FAULTS)("$code: $what", (entry) => {
    const files = changed(CONVERSATION, entry.changes);
    expectFault(files, entry, faultsOf(converse(files)));
  });

  it("changed-placeholders: an overlay's text that fills in something else", () => {
    const overlay = [
      { path: "wording.yaml", text: 'texts:\n  hello: "Hello {friend}"\n', shown: "mine/wording.yaml" },
    ];
    expect(faultsOf(converse(CONVERSATION, overlay))).toEqual([
      {
        code: "changed-placeholders",
        file: "mine/wording.yaml",
        line: 2,
        column: 3,
        message: expect.stringMatching(/\{friend\}.*\{name\}/),
        repair: expect.stringMatching(/same names in braces/),
      },
    ]);
  });
});

describe("an overlay", () => {
  it.each([
    ["is not there", "nowhere", /not there/, /Create the folder/],
    ["holds no content", "taxonomy", /neither taxonomy\/ nor conversations\//, /like the project/],
  ])("overlay-missing: the folder %s", (_what, name, message, repair) => {
    const overlay = join(BASE, name);
    expect(faultsOf(checkTaxonomy({ root: BASE, overlay }))).toEqual([
      {
        code: "overlay-missing",
        file: overlay,
        line: 1,
        column: 1,
        message: expect.stringMatching(message),
        repair: expect.stringMatching(repair),
      },
    ]);
  });
});

describe("every diagnostic code", () => {
  const page = readFileSync(resolve(import.meta.dirname, "../../../docs/diagnostics.md"), "utf8");
  const shown = new Set<string>([
    ...[...TAXONOMY_FAULTS, ...CONVERSATION_FAULTS].map((entry) => entry.code),
    "changed-placeholders",
    "overlay-missing",
  ]);

  it.each(Object.keys(DIAGNOSTIC_CODES))("%s is shown by a failing fixture", (code) => {
    expect(shown).toContain(code);
  });

  it.each(Object.entries(DIAGNOSTIC_CODES))("%s has its section in docs/diagnostics.md", (code, meaning) => {
    const section = page.split(/^## /m).find((part) => part.startsWith(`${code}\n`)) ?? "";
    expect(section).toContain(meaning);
    expect(section).toMatch(/```yaml\n/);
    expect(section).toMatch(/^Repair: .+/m);
  });

  it("is the only kind of section there", () => {
    const sections = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(sections).toEqual(Object.keys(DIAGNOSTIC_CODES));
  });

  it("reads as file, place, code, fault and repair", () => {
    const [fault] = faultsOf(loadTaxonomy(changed(TAXONOMY, TAXONOMY_FAULTS[0]?.changes ?? [])));
    expect(fault && formatDiagnostic(fault)).toMatch(
      /^taxonomy\/roles\/carver\.yaml:6:10 {2}yaml-syntax {2}.+\n {4}repair: .+$/,
    );
  });
});
