import { describe, expect, it } from "vitest";
import { replyText } from "../../src/engine/reply.ts";
import { newState, profileOf, SessionStateSchema } from "../../src/engine/state.ts";
import { TEXT_MAX, transition } from "../../src/engine/transition.ts";
import { realContent } from "../support/conversation.ts";

const NOW = { now: "2026-12-01T09:00:00.000Z" };

/** What is known and said after a text, as JSON carries it. */
function told(text: string) {
  const { state, reply } = transition(realContent(), newState(), { kind: "text", text }, NOW);
  return {
    skills: Object.keys(profileOf(SessionStateSchema.parse(state)).skills),
    said: replyText(reply),
    kept: JSON.stringify(state),
  };
}

describe("odd texts", () => {
  it.each([
    ["a NUL", "I have 5 years of\u0000 Excel"],
    ["half a character", "I have 5 years of \ud83d Excel"],
    ["the other half", "I have 5 years of \udc00 Excel"],
  ])("with %s are understood, and it is neither kept nor said", (_, text) => {
    const { skills, said, kept } = told(text);
    expect(skills).toContain("excel");
    for (const one of [said, kept]) expect(one).not.toMatch(/\0|\\u0000|\\ud83d|\\udc00|\p{Surrogate}/u);
  });

  it("are read as far as is promised, and it is said that there was more", () => {
    const { skills, said } = told(`I know SQL. ${" ".repeat(TEXT_MAX)} I know Python.`);
    expect(skills).toEqual(["sql"]);
    expect(said).toContain("120");
  });

  it.each([
    ["40 KB", "I like to build things. ".repeat(1_700)],
    ["10,000 commas", ",".repeat(10_000)],
    ["emoji", "👩‍💻🙂".repeat(500)],
    ["zero-width signs", "\u200b\u200d\ufeff".repeat(2_000)],
    ["writing from right to left", "\u202eأعرف أشياء كثيرة ".repeat(500)],
    ["names of object properties", "__proto__ constructor hasOwnProperty toString ".repeat(200)],
    ["bait for expressions", `${"(a+)+".repeat(2_000)}$ ${"a".repeat(5_000)}! ${"- ".repeat(5_000)}`],
  ])("of %s get an answer and hide nothing that follows", (_, text) => {
    const { skills, said } = told(`${text}. I know Python`);
    expect(said.trim()).not.toBe("");
    expect(skills).toEqual(["python"]);
  });
});
