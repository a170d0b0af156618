import { describe, expect, it } from "vitest";
import { type PageItem, pageText } from "../../../adapters/documents/page-text.ts";

/** A piece of text that ends its line, in letters ten points high. */
const piece = (str: string, x: number, y: number, hasEOL = true): PageItem => ({
  str,
  transform: [10, 0, 0, 10, x, y],
  width: str.length * 5,
  height: 10,
  hasEOL,
});

describe("the text of a page", () => {
  it("parts paragraphs by an empty line", () => {
    const lines = [piece("Skills", 50, 700), piece("Python", 50, 670), piece("SQL", 50, 658)];
    expect(pageText(lines)).toBe("Skills\n\nPython\nSQL");
  });

  it("keeps what was written as one line together", () => {
    expect(pageText([piece("Py", 50, 700, false), piece("thon", 60, 700)])).toBe("Python");
  });

  it("follows the order of writing from column to column", () => {
    const left = ["Skills", "Python", "SQL"].map((word, index) => piece(word, 50, 700 - index * 12));
    const right = ["Work", "Nurse", "Tutor"].map((word, index) => piece(word, 300, 700 - index * 12));
    expect(pageText([...left, ...right])).toBe("Skills\nPython\nSQL\n\nWork\nNurse\nTutor");
  });

  it("does not put a page in another order for one line that was written late", () => {
    const lines = ["one", "two", "three", "four"].map((word, index) => piece(word, 50, 700 - index * 12));
    expect(pageText([...lines, piece("Page 1", 50, 800)])).toBe("one\ntwo\nthree\nfour\n\nPage 1");
  });

  it("goes by place when the page was written in no order", () => {
    const words = ["one", "two", "three", "four"].map((word, index) => piece(word, 50, 700 - index * 12));
    const beside = piece("aside", 200, 700);
    expect(pageText([...words.reverse(), beside])).toBe("one\taside\ntwo\nthree\nfour");
  });

  it("joins a word that was parted at the end of a line", () => {
    expect(pageText([piece("Kuber-", 50, 700), piece("netes, C-", 50, 688), piece("level", 50, 676)])).toBe(
      "Kubernetes, C-\nlevel",
    );
  });

  it("is empty without words", () => {
    expect(pageText([])).toBe("");
    expect(pageText([piece(" ", 0, 0)])).toBe("");
  });
});
