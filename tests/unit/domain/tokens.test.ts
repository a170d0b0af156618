import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise, tokenise } from "../../../src/domain/tokens.ts";

describe("normalise", () => {
  it.each([
    ["scikit-learn", "Scikit Learn"],
    ["Optimisation", "optimization"],
    ["data modelling", "Data Modeling"],
    ["colour theory", "color theory"],
    ["LSTMs", "lstm"],
    ["strategies", "strategy"],
    ["CI/CD", "ci cd"],
    ["Sørensen", "sørensen"],
    ["naïve Bayes", "naive bayes"],
    ["don’t", "don't"],
  ])("reads %s and %s alike", (one, other) => {
    expect(normalise(one)).toBe(normalise(other));
  });

  it.each([
    ["C", "C++"],
    ["C", "C#"],
    ["C++", "C#"],
    [".NET", "net"],
    ["R", "R&D"],
    ["Java", "JavaScript"],
    ["S3", "S4"],
    ["bus", "bu"],
    ["analysis", "analysi"],
  ])("keeps %s and %s apart", (one, other) => {
    expect(normalise(one)).not.toBe(normalise(other));
  });

  it("leaves nothing of signs alone", () => {
    expect(normalise(" -- / ")).toBe("");
    expect(normalise("")).toBe("");
  });
});

describe("tokenise", () => {
  it("says where each word stands in what was written", () => {
    const text = "I know C++, and .NET!";
    expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "I",
      "know",
      "C++",
      "and",
      ".NET",
    ]);
  });

  it("keeps places in order and inside the text, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        let last = 0;
        for (const { form, start, end } of tokenise(text)) {
          expect(form).not.toBe("");
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

const SIGNS = ["a", "R", "s", "ies", "ised", "1", "'", "’", "&", ".", "+", "#", ",", "-", "–"];

it("cuts plain texts as it cuts texts with letters beyond a to z", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SIGNS, "\u00a0"), { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      // With no space that would part them, both halves are cut in the same way.
      expect(tokenise(text)).toEqual(tokenise(`${text}\u00b7é`).slice(0, -1));
    }),
    { numRuns: 3000 },
  );
});

it("cuts what stands between spaces by itself", () => {
  const piece = fc.array(fc.constantFrom(...SIGNS, "é", "ß"), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const texts = pieces.map((parts) => parts.join(""));
      const forms = (text: string) => tokenise(text).map(({ form }) => form);
      expect(forms(texts.join("\n"))).toEqual(texts.flatMap(forms));
    }),
    { numRuns: 1000 },
  );
});
