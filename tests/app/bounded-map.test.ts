import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BoundedMap } from "../../src/app/bounded-map.ts";

describe("a bounded map", () => {
  it("keeps what was set last, whatever is set again or deleted in between", () => {
    const act = fc.tuple(fc.constantFrom("set", "delete"), fc.integer({ min: 0, max: 30 }).map(String));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(act, { maxLength: 400 }), (most, acts) => {
        const map = new BoundedMap<number>(most);
        // The oldest first.
        let kept: Array<readonly [string, number]> = [];
        for (const [index, [what, key]] of acts.entries()) {
          kept = kept.filter(([other]) => other !== key);
          if (what === "delete") map.delete(key);
          else {
            map.set(key, index);
            kept = [...kept, [key, index] as const].slice(-most);
          }
          expect(map.size).toBe(kept.length);
        }
        for (let key = 0; key <= 30; key++) {
          const [, value] = kept.find(([other]) => other === String(key)) ?? [];
          expect(map.get(String(key))).toBe(value);
          expect(map.has(String(key))).toBe(value !== undefined);
        }
      }),
    );
  });
});
