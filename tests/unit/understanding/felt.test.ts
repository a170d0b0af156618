import { describe, expect, it, test } from "vitest";
import { profileFromReading } from "../../../src/domain/understanding/profile-from-reading.ts";
import { toQuote } from "../../../src/domain/understanding/quote.ts";
import type { Expecting } from "../../../src/domain/understanding/understanding.ts";
import { realContent } from "../../support/conversation.ts";
import { read } from "./helper.ts";

const felt = (text: string, expecting?: Expecting) =>
  read(text, expecting).interests.map(({ id, stance }) => `${id}:${stance}`);

const each = (expecting: Expecting | undefined, cases: ReadonlyArray<readonly [string, readonly string[]]>) =>
  test.each(cases.map(([text, expected]) => ({ text, expected })))("$text", ({ text, expected }) => {
    expect(felt(text, expecting).sort()).toEqual([...expected].sort());
  });

describe("asked what to avoid, the words of the sentence win", () => {
  each("avoids", [
    ["meetings, on-call, maths", ["stakeholders:avoids", "on-call:avoids", "maths:avoids"]],
    ["nights", ["on-call:avoids"]],
    ["selling", ["presenting:avoids"]],
    ["I don't mind writing", []],
    ["nothing really, I love maths", ["maths:likes"]],
    ["no coding, maths is ok", ["coding:avoids"]],
    ["I dislike meetings but writing is fine", ["stakeholders:avoids"]],
    ["is maths required for AI engineers?", []],
    ["I hate meetings but I love writing", ["stakeholders:avoids", "writing:likes"]],
  ]);
});

describe("asked what draws them, the words of the sentence win", () => {
  each("draws", [
    ["everything except maths", ["maths:avoids"]],
    ["I'm good at coding but I don't enjoy it", ["coding:avoids"]],
    ["keeping systems reliable", ["operations:likes"]],
    ["automation", ["operations:likes"]],
    ["automating boring work", ["operations:likes"]],
    ["numbers", ["analysis:likes"]],
    ["patterns in data", ["analysis:likes"]],
    ["data", ["analysis:likes"]],
    ["helping patients", ["stakeholders:likes"]],
    ["helping people", ["stakeholders:likes"]],
    ["solving puzzles", ["analysis:likes"]],
    ["security", []],
  ]);
});

describe("a wish ends a denial", () => {
  each(undefined, [
    ["no maths, but I love design", ["maths:avoids", "design:likes"]],
    ["I don't want to code, I'd rather write", ["coding:avoids", "writing:likes"]],
    ["I would rather not write", ["writing:avoids"]],
    ["I love maths, hate meetings", ["maths:likes", "stakeholders:avoids"]],
    ["I hate maths", ["maths:avoids"]],
    ["I don't want to be on call", ["on-call:avoids"]],
    ["I saw the data", []],
  ]);

  it("in a message that tells everything", () => {
    const text =
      "I'm a nurse, 6 hours a week, know Excel and a bit of SQL, no on-call please, and I would love to analyse data and explain it";
    expect(felt(text).sort()).toEqual(["analysis:likes", "on-call:avoids", "teaching:likes"]);
    expect(read(text).skills.map(({ id, stance }) => `${id}:${stance}`)).not.toContain(
      "incident-response:lacks",
    );
  });
});

test("phrases do not fire inside other words", () => {
  expect(felt("I enjoy making state of the art models")).not.toContain("creative:likes");
  expect(felt("I make product and business decisions")).not.toContain("product:does");
});

describe("quotations", () => {
  const quoteOf = (text: string, word: string) =>
    toQuote(text, { start: text.indexOf(word), end: text.indexOf(word) + word.length }, "item");

  test.each([
    ["git. No python yet", "git", "git"],
    ["Python, and basic statistics. 8 hours a week.", "statistics", "basic statistics"],
    ["Kubernetes (5 yrs, production), Terraform", "Kubernetes", "Kubernetes (5 yrs, production)"],
    ["Kubernetes (5 yrs", "Kubernetes", "Kubernetes 5 yrs"],
    ["Python (pandas, numpy)", "pandas", "pandas"],
    ["SQL, or Node.js", "Node.js", "Node.js"],
  ])("%s", (text, word, quote) => {
    expect(quoteOf(text, word)).toBe(quote);
  });

  it("of an interest in a list are its item", () => {
    const text = "meetings, on-call, maths";
    const { interests } = profileFromReading(read(text, "avoids"), text);
    expect(interests.maths?.quote).toBe("maths");
    expect(interests.stakeholders?.quote).toBe("meetings");
  });
});

describe("a kind of work is known by the words it is offered in", () => {
  const { interests } = realContent().knowledge;
  test.each(interests.map(({ id, draw, avoid, name }) => ({ id, draw, avoid, name })))(
    "$id",
    ({ id, draw, avoid, name }) => {
      expect(felt(draw, "draws")).toContain(`${id}:likes`);
      expect(felt(`I like ${draw.toLowerCase()}`)).toContain(`${id}:likes`);
      expect(felt(`I love ${name}`)).toContain(`${id}:likes`);
      expect(felt(avoid, "avoids")).toContain(`${id}:avoids`);
    },
  );
});
