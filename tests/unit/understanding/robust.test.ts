import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { QUOTE_MAX } from "../../../src/domain/profile.ts";
import { profileFromReading } from "../../../src/domain/understanding/profile-from-reading.ts";
import { toQuote } from "../../../src/domain/understanding/quote.ts";
import type { Span } from "../../../src/domain/understanding/reading.ts";
import { read, understanding } from "./helper.ts";

const words = [
  "I",
  "no",
  "not",
  "want",
  "Python",
  "SQL",
  "R",
  ",",
  ".",
  "(",
  ")",
  "5 years",
  "in",
  "and",
  "or",
  "but",
  ":",
  "\n",
  "- ",
  "hours a week",
];
const sentence = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(" "));

describe("any text", () => {
  it("is read into spans that lie inside it", () => {
    fc.assert(
      fc.property(fc.oneof(sentence, fc.string({ unit: "binary", maxLength: 300 })), (text) => {
        const reading = read(text);
        const spans: Span[] = [
          ...reading.skills,
          ...reading.titles,
          ...reading.interests,
          ...reading.suggestions,
        ];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it("is read the same way twice", () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 50 },
    );
  });
});

test.each([
  ["emoji", "👩‍💻 Python 🙂 SQL"],
  ["zero-width", "Py\u200bthon, SQL"],
  ["right to left", "\u202eأعرف Python و SQL"],
  ["NUL", "\u0000Python\u0000, SQL"],
  ["lone surrogates", "\ud800Python, \udc00SQL"],
])("%s do not hide skills", (_, text) => {
  expect(read(text).skills.map(({ id }) => id)).toEqual(["python", "sql"]);
});

test("names of object properties are only words", () => {
  for (const text of ["__proto__", "constructor", "hasOwnProperty toString", "__proto__: Python"]) {
    expect(Object.keys(profileFromReading(read(text), text).skills)).toEqual(
      text.includes("Python") ? ["python"] : [],
    );
  }
});

test("very long odd texts are read to their end", () => {
  const odd = [
    ",".repeat(40_000),
    "a,".repeat(20_000),
    "x".repeat(40_000),
    "a'".repeat(20_000),
    "no ".repeat(13_000),
    "5 years ".repeat(5_000),
  ];
  for (const text of odd) {
    const ids = understanding.extractSkills(`${text}. I know Python`).map(({ id }) => id);
    expect(ids).toContain("python");
  }
});

describe("quotations", () => {
  const quoteOf = (text: string, word: string) =>
    toQuote(text, { start: text.indexOf(word), end: text.indexOf(word) + word.length });

  it("are the clause", () => {
    expect(quoteOf("Hello there. I know a bit of SQL! Bye.", "SQL")).toBe("I know a bit of SQL");
  });

  it("are the list item when the clause is long", () => {
    const text = `I have used ${Array.from({ length: 20 }, (_, i) => `tool number ${i}`).join(", ")}, a bit of SQL, and so on`;
    expect(quoteOf(text, "SQL")).toBe("a bit of SQL");
  });

  it("keep names with a dot whole", () => {
    expect(quoteOf("I build Node.js apps", "apps")).toBe("I build Node.js apps");
  });

  it("stay short and hold no control characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), fc.nat(600), fc.nat(600), (text, a, b) => {
        const quote = toQuote(text, { start: Math.min(a, b), end: Math.max(a, b) });
        expect(quote.length).toBeLessThanOrEqual(QUOTE_MAX);
        expect(quote).not.toMatch(/\p{Cc}|\p{Surrogate}/u);
      }),
    );
  });
});
