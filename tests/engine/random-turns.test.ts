import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replyText } from "../../src/engine/reply.ts";
import { newState, type SessionState, SessionStateSchema } from "../../src/engine/state.ts";
import { transition } from "../../src/engine/transition.ts";
import type { TurnEvent } from "../../src/engine/turn.ts";
import { realContent } from "../support/conversation.ts";

const SENSIBLE = [
  "start",
  "skip",
  "back",
  "yes",
  "no",
  "1",
  "2",
  "3, 4",
  "help",
  "cancel",
  "restart",
  "forget me",
  "plan",
  "gaps",
  "export",
  "I know Python and SQL",
  "no Docker",
  "6 hours a week",
  "in a year",
  "what is MLOps?",
  "compare data analyst and data scientist",
  "role mlops",
  "done SQL",
  "change hours",
  "change hours to 10",
  "change audience to hiring",
  "more",
  "all about mlops",
  "whole plan",
  "mlops engineer salary",
  "good answer",
  "match",
  "recommend",
  "remove Python",
  "progress",
  "market",
  "practice",
  "hello",
];
const NASTY = [
  "",
  " ",
  "\u0000",
  "\ud800",
  "\udfff\ud800",
  "\u200b\u200d\ufeff",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "{role}",
  "*",
  "(((((a+)+)+)+)+$",
  "<!channel> <@U1>",
  "\u202ereversed",
  "é".repeat(500),
  "-1",
  "1e309",
  "NaN",
  "99999999999999999999",
  "🙂".repeat(300),
  ",".repeat(10_000),
  "add ".repeat(200),
  "'; DROP TABLE people; --",
];

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SENSIBLE) },
  { weight: 2, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
);
const event: fc.Arbitrary<TurnEvent> = fc.oneof(
  { weight: 8, arbitrary: text.map((words): TurnEvent => ({ kind: "text", text: words })) },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.constantFrom("1", "student", "yes", "building", "none", "6", "__proto__", "plan data analyst"),
        { maxLength: 3 },
      )
      .map((ids): TurnEvent => ({ kind: "choice", ids })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<TurnEvent>(
      { kind: "choice", ids: ["student"], about: "audience" },
      { kind: "choice", ids: ["yes"], about: "forget" },
      { kind: "choice", ids: ["plan Data Analyst"], about: "menu" },
      { kind: "choice", ids: ["yes"], about: "probe:sql" },
      { kind: "choice", ids: ["__proto__"], about: "__proto__" },
      { kind: "skills", add: ["python", "__proto__", "constructor"], remove: ["sql"] },
      { kind: "skills", add: [], remove: ["__proto__"] },
      { kind: "plan", role: "data-analyst", hoursPerWeek: 5, start: "2026-12-01", by: null },
      { kind: "plan", role: "__proto__", hoursPerWeek: Number.NaN, start: "soon", by: "never" },
      { kind: "tick", skill: "sql", done: true },
      { kind: "tick", skill: "constructor", done: false },
      { kind: "job-ad", text: "Data Analyst: SQL, Excel and \u0000 more" },
      { kind: "check-ins", time: { weekday: 1, hour: 9, zone: "Europe/Berlin" } },
      { kind: "check-ins", time: { weekday: 9, hour: -1, zone: "__proto__" } },
      { kind: "check-ins", time: null },
    ),
  },
);

function play(events: readonly TurnEvent[]): void {
  const content = realContent();
  let state: SessionState = newState();
  let now = Date.parse("2026-12-01T09:00:00.000Z");
  for (const turn of events) {
    now += 60_000;
    const before = JSON.stringify(state);
    const result = transition(content, state, turn, { now: new Date(now).toISOString() });
    expect(JSON.stringify(state)).toBe(before);
    expect(replyText(result.reply).trim()).not.toBe("");
    state = SessionStateSchema.parse(JSON.parse(JSON.stringify(result.state)));
  }
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
}

describe("random turns", () => {
  it("crash nothing, corrupt nothing and leave state that parses, 100,000 of them", {
    timeout: 600_000,
  }, () => {
    fc.assert(fc.property(fc.array(event, { minLength: 50, maxLength: 50 }), play), {
      numRuns: 2_000,
      seed: 2026,
    });
  });

  it("may be 100 KB long", () => {
    const long = fc
      .constantFrom("Python, SQL and ", "a ", ",", "🙂", "no ", "1 ", "\u0000")
      .map((part) => part.repeat(Math.ceil(100_000 / part.length)));
    fc.assert(
      fc.property(fc.array(long, { minLength: 3, maxLength: 3 }), (texts) => {
        play([
          { kind: "text", text: "start" },
          { kind: "text", text: "3" },
          ...texts.map((words): TurnEvent => ({ kind: "text", text: words })),
        ]);
      }),
      { numRuns: 20, seed: 2026 },
    );
  });
});
