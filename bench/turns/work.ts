import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { createTurnHandler } from "../../src/app/handle-turn.ts";
import type { SessionStore } from "../../src/app/ports.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { WrongResult } from "../measure.ts";

/** Something that is done for one person after another, durably. */
export interface Work {
  readonly name: string;
  one(person: number): Promise<void>;
}

/** From the question about hours to the same question again: a question in between, answers, and back. */
const OPENING = [
  "start",
  "career changer",
  "1, 3",
  "nothing",
  "Python, SQL and Excel",
  "yes",
  "about 4 years",
];
const ROUND = ["what is MLOps?", "6 hours", "back", "10 hours", "back"];
/** Ids of turns are kept for hours: with this between two turns a record is of the same size after any number. */
const BETWEEN_TURNS = 10 * 60_000;
const BEGIN = Date.parse("2026-03-02T12:00:00.000Z");

export const keyOf = (person: number) => `bench:T1:U${person}`;

/** The record of a person in the middle of the interview, with as many kept turns as there will be. */
export async function createRecord(content: Content): Promise<unknown> {
  const store = createMemoryStore();
  let now = BEGIN;
  const handle = createTurnHandler(content, store, () => new Date(now));
  const texts = [...OPENING, ...Array.from({ length: 6 }, () => ROUND).flat()];
  for (const [index, text] of texts.entries()) {
    now += BETWEEN_TURNS;
    await handle({ key: "", turnId: `before-${index}`, event: { kind: "text", text } });
  }
  return (await store.load(""))?.value;
}

export async function fill(store: SessionStore, record: unknown, people: readonly number[]): Promise<void> {
  await atOnce(people, async (person) => {
    const saved = await store.save(keyOf(person), record, 0);
    if (saved.kind === "conflict") throw new WrongResult("the store was not empty");
  });
}

/** Whole turns: load, read what was written, move on, save. */
export function turnWork(content: Content, store: SessionStore, processNumber: number): Work {
  const taken = new Map<number, number>();
  let number = 0;
  let now = BEGIN + 40 * BETWEEN_TURNS;
  const handle = createTurnHandler(content, store, () => new Date(now));
  return {
    name: "turns",
    async one(person) {
      const turn = taken.get(person) ?? 0;
      taken.set(person, turn + 1);
      now += BETWEEN_TURNS;
      const text = ROUND[turn % ROUND.length] ?? "";
      const turnId = `${processNumber}-${++number}`;
      const { reply } = await handle({ key: keyOf(person), turnId, event: { kind: "text", text } });
      if (reply?.prompt === undefined) throw new WrongResult(`"${text}" was not answered with a question`);
    },
  };
}

/** The same reading and writing of the store, with nothing in between. */
export function bareWork(store: SessionStore): Work {
  return {
    name: "bare store",
    async one(person) {
      const stored = await store.load(keyOf(person));
      if (stored === null) throw new WrongResult(`no record of ${keyOf(person)}`);
      const saved = await store.save(keyOf(person), stored.value, stored.revision);
      if (saved.kind === "conflict") throw new WrongResult(`a save of ${keyOf(person)} met a conflict`);
    },
  };
}

/** Far apart, and none twice among any that are in hand at a time. */
const STRIDE = 7_919;

export function somePeople(people: readonly number[], count: number, from: number): number[] {
  return Array.from({ length: count }, (_, index) => people[(from + index * STRIDE) % people.length] ?? 0);
}

/** One work and the other for each person, one after another: both meet the same moments. @returns milliseconds of each */
export async function inTurns(
  first: Work,
  second: Work,
  people: readonly number[],
): Promise<{ first: number[]; second: number[] }> {
  const times = { first: [] as number[], second: [] as number[] };
  for (const person of people) {
    const from = performance.now();
    await first.one(person);
    const between = performance.now();
    await second.one(person);
    times.first.push(between - from);
    times.second.push(performance.now() - between);
  }
  return times;
}

export const HANDS = 16;

/** @returns how many a second */
export async function atOnce(
  people: readonly number[],
  one: (person: number) => Promise<void>,
): Promise<number> {
  const from = performance.now();
  let next = 0;
  const hand = async () => {
    for (let person = people[next++]; person !== undefined; person = people[next++]) await one(person);
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return (1_000 * people.length) / (performance.now() - from);
}
