import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitText, textWidth } from "../../../adapters/charts/fit-text.ts";

describe("words in a picture", () => {
  it("leaves a text that fits as it is", () => {
    expect(fitText("MLOps Engineer", 20, 2)).toEqual(["MLOps Engineer"]);
  });

  it("breaks a long text between words", () => {
    expect(fitText("Machine Learning Engineer", 12, 2)).toEqual(["Machine Learning", "Engineer"]);
  });

  it("ends in an ellipsis what does not fit", () => {
    const [line = "", ...others] = fitText("Machine Learning Operations Engineer", 10, 1);
    expect(others).toEqual([]);
    expect(line).toMatch(/^Machine Lear.*…$/);
  });

  it("breaks a word that is longer than a line", () => {
    const lines = fitText("a".repeat(60), 10, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^a+…$/);
  });

  it("never parts the signs of one emoji", () => {
    const [line = ""] = fitText("👩🏽‍💻".repeat(9), 4, 1);
    expect(line.replaceAll("👩🏽‍💻", "")).toBe("…");
  });

  it("leaves out what XML does not allow", () => {
    expect(fitText("a\u0000b\ud800c\uffffd\u001be", 20, 1)).toEqual(["abcde"]);
  });

  it("says nothing of an empty text", () => {
    expect(fitText(" \n ", 10, 2)).toEqual([]);
  });

  it("keeps to the width and the lines, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.integer({ min: 1, max: 3 }),
        (text, max) => {
          const lines = fitText(text, 8, max);
          expect(lines.length).toBeLessThanOrEqual(max);
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(8.001);
        },
      ),
    );
  });
});
