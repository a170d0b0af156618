import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escaped, printable, typed } from "../../../adapters/discord/escape.ts";
import { markdown, spansInParts } from "../../../adapters/discord/markdown.ts";
import type { TextSpan } from "../../../src/engine/reply.ts";
import { read } from "./reader.ts";

/** Signs that mean something to Discord, densely, between words. */
const SIGNS = [
  ..."\\*_~`|<>@#[]()!:-+.&;=/1aZ \n\t",
  ...["**", "__", "~~", "||", "```", "> ", ">>> ", "# ", "### ", "-# ", "- ", "1. ", "12) ", "* ", "+ "],
  ...["<@1>", "<@!22>", "<@&3>", "<#4>", "@everyone", "@here", "<t:1700000000:R>", "<:wave:5>", ":smile:"],
  ...[
    "https://a.example/x_y",
    "[a](https://b.example)",
    "<https://c.example>",
    "</career role:6>",
    "é",
    "👩‍💻",
    "\u202e",
  ],
];
const odd = fc.array(fc.constantFrom(...SIGNS), { maxLength: 30 }).map((parts) => parts.join(""));
const text = fc.oneof(odd, fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 60 }));

describe("escaping", () => {
  it("shows any text as it was written, and obeys nothing in it", () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(read(escaped(input))).toEqual({ text: printable(input), marks: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    "**strong**",
    "# Heading",
    "-# small",
    "> quote",
    "- bullet",
    "1. number",
    "||spoiler||",
    "<@123> <@&4> <#5>",
    "@everyone and @here",
    "<t:1700000000:R>",
    "[click](https://evil.example)",
    "https://evil.example/a_b_c",
    ":smile:",
    "</career start:1>",
    "`code` ```block```",
  ])("obeys nothing in %j", (input) => {
    expect(read(escaped(input))).toEqual({ text: input, marks: [] });
  });

  it("leaves ordinary words readable", () => {
    const plain = "5 years of Python, basic SQL (some R), at 10:30. Done - mostly; 40 % of it!";
    expect(escaped(plain)).toBe(plain);
  });

  it("takes out signs that turn the line around or hide", () => {
    expect(escaped("a\u202eb\u0000c\u200bd")).toBe("abcd");
  });
});

const span = fc.record(
  {
    text,
    style: fc.constantFrom("strong", "emphasis", "code", "quote"),
    href: fc.constantFrom(
      "https://a.example/x",
      "javascript:alert(1)",
      "https://a b",
      "https://x.example/)(",
    ),
  },
  { requiredKeys: ["text"] },
) as fc.Arbitrary<TextSpan>;

const bare = (shown: string) => shown.replace(/[\s"]+/g, "");

describe("spans as Markdown", () => {
  it("shows all words of all spans, whatever is in them", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const shown = bare(read(markdown(spans)).text);
        for (const { text } of spans) expect(shown).toContain(bare(printable(text)));
      }),
      { numRuns: 1_000 },
    );
  });

  it("obeys only the marks of the spans, not those in their words", () => {
    const marks = new Set(["strong", "emphasis", "code", "link"]);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const found = read(markdown(spans)).marks;
        expect(found.filter((mark) => !marks.has(mark))).toEqual([]);
        if (!spans.some(({ href }) => href !== undefined)) expect(found).not.toContain("link");
        if (spans.every(({ style, href }) => style === undefined && href === undefined))
          expect(found).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("makes one mark of neighbours, close to its words", () => {
    const spans = [
      { text: "70", style: "strong" },
      { text: " weeks ", style: "strong" },
      { text: "left" },
    ] as const;
    expect(markdown(spans)).toBe("**70 weeks** left");
  });

  it("quotes what the person said and links only to the web", () => {
    expect(markdown([{ text: "5 years", style: "quote" }])).toBe('*"5 years"*');
    expect(markdown([{ text: "Course", href: "https://a.example/c" }])).toBe(
      "[Course](<https://a.example/c>)",
    );
    expect(markdown([{ text: "Course", href: "javascript:alert(1)" }])).toBe("Course (javascript:alert(1))");
  });
});

describe("dividing spans", () => {
  it("keeps every span's words", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), fc.integer({ min: 2, max: 50 }), (spans, most) => {
        const words = spansInParts(spans, most)
          .flat()
          .map((part) => part.text);
        expect(words.join("")).toBe(spans.map((part) => part.text).join(""));
      }),
    );
  });
});

describe("what people type", () => {
  it("is read without the bot's name, with names for mentions and emojis", () => {
    const names = new Map([["2", "Bob"]]);
    expect(typed("<@1> what does <@2> do <:wave:3>? <#4>", "1", names)).toBe("what does Bob do :wave:?");
    expect(typed("<@!1>", "1", names)).toBe("");
  });
});
