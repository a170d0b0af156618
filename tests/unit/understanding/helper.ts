import { fileURLToPath } from "node:url";
import { loadKnowledge } from "../../../src/content/load-content.ts";
import type { Reading } from "../../../src/domain/understanding/reading.ts";
import {
  createUnderstanding,
  type Expecting,
  type Understanding,
} from "../../../src/domain/understanding/understanding.ts";

export const TODAY = "2026-11-20";

/** The advisor as it ships: what people write must be understood with the real taxonomy. */
export const understanding: Understanding = createUnderstanding(
  loadKnowledge({ root: fileURLToPath(new URL("../../../", import.meta.url)) }),
);

export function read(text: string, expecting?: Expecting): Reading {
  return understanding.read(text, expecting === undefined ? { today: TODAY } : { today: TODAY, expecting });
}

/** Skills in short: "python", "?rust" wanted, "-java" lacking, "sql/basic". */
export function skills(text: string, expecting?: Expecting): string[] {
  const sign = { has: "", wants: "?", lacks: "-" };
  return read(text, expecting).skills.map(
    ({ id, stance, level }) => `${sign[stance]}${id}${level === null ? "" : `/${level}`}`,
  );
}
