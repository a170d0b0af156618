import { expect, it } from "vitest";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { createDesk, type Desk } from "../../src/app/desk.ts";
import type { SessionStore } from "../../src/app/ports.ts";
import { replyText } from "../../src/engine/reply.ts";
import { realContent } from "../support/conversation.ts";

const PEOPLE = 1_000;
const ANSWERS = [
  "start",
  "2",
  "1, 3",
  "none",
  "Python, SQL and 5 years of Excel",
  "yes",
  "8 hours a week",
  "in a year",
  "skip",
  "add Docker",
  "plan data analyst",
];

/** A store whose calls end in another order than they began: now quick, now slow, always the same. */
function uneven(): SessionStore {
  const store = createMemoryStore();
  let calls = 0;
  const later = async () => {
    calls += 1;
    for (let ticks = (calls * 7) % 13; ticks > 0; ticks--) await Promise.resolve();
  };
  return {
    ...store,
    load: async (key) => {
      await later();
      return store.load(key);
    },
    save: async (...args) => {
      await later();
      return store.save(...args);
    },
  };
}

function open(): Desk {
  const clock = () => new Date("2026-12-01T09:00:00.000Z");
  return createDesk({
    content: realContent(),
    sessions: uneven(),
    clock,
    waitingMax: PEOPLE * ANSWERS.length,
  });
}

/** Everybody stands alone, so that no fair limit is met. */
const deliver = (desk: Desk, person: number, index: number, told: string[]) =>
  desk.deliver(
    {
      key: `test:${person}`,
      workspace: `test:${person}`,
      turnId: `${index}`,
      event: { kind: "text", text: ANSWERS[index] ?? "" },
    },
    async (reply) => void told.push(replyText(reply)),
  );

it("a thousand people who give all their answers at once end as if each had waited for the next question", {
  timeout: 120_000,
}, async () => {
  const alone = open();
  const expected: string[] = [];
  for (const index of ANSWERS.keys()) await deliver(alone, 0, index, expected);
  const state = await alone.state("test:0");

  const desk = open();
  const told = Array.from({ length: PEOPLE }, (): string[] => []);
  const outcomes = await Promise.all(
    told.flatMap((own, person) => [...ANSWERS.keys()].map((index) => deliver(desk, person, index, own))),
  );
  expect(new Set(outcomes)).toEqual(new Set(["answered"]));
  for (const [person, own] of told.entries()) {
    expect(own).toEqual(expected);
    expect(await desk.state(`test:${person}`)).toEqual(state);
  }
});
