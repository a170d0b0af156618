import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inParts, shortened } from "../../src/app/long-text.ts";

const SPACED = fc.array(fc.constantFrom(" ", "\n", "word", "é", "👩‍💻", "😀"), { maxLength: 40 });
const text = fc.oneof(
  SPACED.map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }).map((any) => any.toWellFormed()),
);

describe("a long text", () => {
  it("loses nothing in parts, and no part is too long or ends within a character", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (whole, most) => {
        const parts = inParts(whole, most);
        expect(parts.join("")).toBe(whole);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most);
          expect(part.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it("is divided at line ends rather than between words, and there rather than in a word", () => {
    expect(inParts("one two\nthree four", 12)).toEqual(["one two\n", "three four"]);
    expect(inParts("one two three", 10)).toEqual(["one two ", "three"]);
    expect(inParts("abcdefgh", 5)).toEqual(["abcde", "fgh"]);
  });

  it("is shortened with an ellipsis and never within a character", () => {
    expect(shortened("a name", 6)).toBe("a name");
    expect(shortened("a longer name", 9)).toBe("a longer…");
    expect(shortened("ab😀cd", 4)).toBe("ab…");
  });
});
