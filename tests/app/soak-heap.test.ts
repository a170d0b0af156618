import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runHeap } from "../../scripts/soak/heap/run.ts";
import { judgeHeap } from "../../scripts/soak/heap/verdict.ts";
import { realContent } from "../support/conversation.ts";

const samplesOf = (...heaps: number[]) =>
  heaps.map((heap, index) => ({ events: 1_000 * (index + 1), heap, resident: 2 * heap }));

describe("the verdict on the heap", () => {
  it("looks at the second half only", () => {
    const { isFlat, most, least } = judgeHeap(samplesOf(10, 40, 80, 100, 103, 98, 101, 100));
    expect({ isFlat, most, least }).toEqual({ isFlat: true, most: 1.03, least: 0.98 });
  });

  it("is not flat where each event leaves something behind", () => {
    const { isFlat, slope } = judgeHeap(samplesOf(70, 80, 90, 100, 110, 120, 130, 140));
    expect(isFlat).toBe(false);
    expect(slope).toBeCloseTo(0.01);
  });
});

describe("the soak of the heap", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "rolewise-soak-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("has everybody write by half-time, in turns that come again and check-ins that come due", async () => {
    const options = { events: 400, people: 30, atOnce: 4, samples: 4, hours: 2, seed: 1 };
    const told: number[] = [];
    const run = await runHeap(options, {
      content: realContent(),
      folder,
      collectGarbage: () => {},
      onSample: ({ events }) => told.push(events),
    });
    expect(told).toHaveLength(4);
    expect(run.metByHalf).toBe(30);
    expect(run.outcomes.answered + run.outcomes.repeated + run.outcomes.refused).toBe(told.at(-1));
    expect(run.outcomes.failed).toBe(0);
    expect(run.outcomes.repeated).toBeGreaterThan(0);
    expect(run.checkIns).toBeGreaterThan(0);
  }, 120_000);
});
