import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escaped, printable, typed } from "../../../adapters/slack/escape.ts";

const anyText = fc.string({ unit: "binary", maxLength: 400 });

describe("texts to Slack", () => {
  it("never hold a sign that Slack would obey", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const safe = escaped(text);
        expect(safe).not.toMatch(/[<>]/);
        expect(safe.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
        expect(safe.isWellFormed()).toBe(true);
        expect(safe).not.toMatch(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/u);
      }),
    );
  });

  it.each([
    "<!channel>",
    "<!here|here>",
    "<@U123>",
    "<https://evil.example|click>",
    "&lt;!channel&gt;",
    "a & b",
  ])("come back as they were written: %s", (text) => {
    expect(typed(escaped(text))).toBe(text);
  });

  it("come back as they were written, whatever they are", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typed(escaped(text))).toBe(printable(text).trim());
      }),
    );
  });
});

describe("texts from Slack", () => {
  it.each([
    ["I use &lt;T&gt; &amp; more", "I use <T> & more"],
    ["see <https://example.org/cv|my cv>", "see my cv https://example.org/cv"],
    ["<https://example.org>", "https://example.org"],
    ["<http://example.org|example.org>", "http://example.org"],
    ["<mailto:ada@example.org|ada@example.org>", "ada@example.org"],
    ["hi <@U2|ada> in <#C1|general> <!channel>", "hi ada in #general"],
    ["<#C1|>", ""],
  ])("%s reads as %s", (text, words) => {
    expect(typed(text)).toBe(words);
  });
});
