import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { hashOfKey } from "../adapters/storage/lowdb/record.ts";
import {
  REPLIES_KEPT,
  RESULTS_KEPT,
  RecordSchema,
  TURNS_KEPT_HOURS,
  TURNS_KEPT_LEAST,
  TURNS_KEPT_MOST,
} from "../src/app/record.ts";
import { readConfig } from "../src/config.ts";
import { ProfileSchema, QUOTE_MAX } from "../src/domain/profile.ts";
import { SessionStateSchema } from "../src/engine/state.ts";

const page = readFileSync(resolve(import.meta.dirname, "../docs/privacy.md"), "utf8");

/** First column of the table that follows a text. */
function fieldsAfter(text: string): string[] {
  const from = page.slice(page.indexOf(text));
  const table = /(?:^\|.*\n)+/m.exec(from)?.[0] ?? "";
  return [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name ?? "");
}

describe("docs/privacy.md", () => {
  it.each([
    ["(`RecordSchema`", RecordSchema],
    ["(`SessionStateSchema`", SessionStateSchema],
    ["(`ProfileSchema`", ProfileSchema],
  ])("names every field that is kept, and no other: %s", (text, schema) => {
    expect(page).toContain(text);
    expect(fieldsAfter(text)).toEqual(Object.keys(schema.shape));
  });

  it("names every part of a kept turn", () => {
    const row = page.split("\n").find((line) => line.startsWith("| `turns` |"));
    for (const part of Object.keys(RecordSchema.shape.turns.element.shape))
      expect(row).toContain(`\`${part}\``);
  });

  it("names the limits as they are", () => {
    expect(page).toContain(
      `ids for ${TURNS_KEPT_HOURS} hours and of the last ${TURNS_KEPT_LEAST} turns at least, ${TURNS_KEPT_MOST} at most; a reply until ${REPLIES_KEPT} others have come, a result or one that was never sent until ${RESULTS_KEPT} have`,
    );
    expect(page).toContain(`up to ${QUOTE_MAX} characters`);
    expect(page).toContain(`(${readConfig({}).retentionDays} where nothing is set)`);
  });

  it("says rightly what a person's file is called", () => {
    // printf '"%s"' 'slack:T0123:U0456' | sha256sum
    expect(hashOfKey("slack:T0123:U0456")).toBe(
      "e3d59f88d20e25bcda6e6dfc0da5fc6878790192c46bcc9ae0ada96ae9861f18",
    );
  });
});
