import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DueHeap } from "../../adapters/storage/memory/due-heap.ts";

describe("what is due", () => {
  it("comes in its order, whatever is added and taken in between", () => {
    const acts = fc.array(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant("take")), { maxLength: 300 });
    fc.assert(
      fc.property(acts, (all) => {
        const heap = new DueHeap<{ readonly due: number }>();
        let waiting: number[] = [];
        for (const act of [...all, ...all.map(() => "take")]) {
          if (typeof act === "number") {
            heap.add({ due: act });
            waiting = [...waiting, act].toSorted((a, b) => a - b);
            continue;
          }
          expect(heap.first?.due).toBe(waiting.shift());
          heap.removeFirst();
          expect(heap.size).toBe(waiting.length);
        }
        expect(heap.first).toBeNull();
      }),
    );
  });
});
