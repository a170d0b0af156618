import { deepStrictEqual } from "node:assert";
import { median, percentile, settle, WrongResult } from "../measure.ts";
import type { Conversation, Engine } from "./engine.ts";
import { PEOPLE, type Person, type TurnKind } from "./interview.ts";

/** How long a round of one engine takes at least, in milliseconds. */
const ROUND = 350;
/** Collecting all garbage costs an engine its optimised code: before each round it may earn it again, the largest too. */
const WARM_UP = 700;

export interface Measured {
  /** Microseconds a turn by kind, each the median of all rounds. */
  readonly perTurn: Readonly<Record<TurnKind, number>>;
  /** Microseconds a turn over whole conversations. */
  readonly overall: number;
  /** Of single turns by kind, in microseconds. */
  readonly singles: Readonly<Record<TurnKind, { readonly p50: number; readonly p99: number }>>;
  /** Most bytes that one conversation ever took. */
  readonly bytes: number;
  readonly conversations: number;
}

/** Measures the engines in turns, so that a busy moment of the machine meets all of them alike. */
export async function measureEngines(
  engines: readonly Engine[],
  rounds: number,
): Promise<Map<Engine, Measured>> {
  const bytes = new Map<Engine, number>();
  const round = new Map<Engine, Times[]>(engines.map((engine) => [engine, []]));
  const singles = new Map<Engine, Singles>(engines.map((engine) => [engine, noSingles()]));
  for (const engine of engines) bytes.set(engine, await largest(engine));
  // The first round warms up and does not count.
  for (let count = 0; count <= rounds; count++) {
    for (const engine of engines) {
      settle();
      await runRound(engine, WARM_UP);
      const times = await runRound(engine, ROUND);
      if (count > 0) round.get(engine)?.push(times);
    }
    for (const engine of engines) {
      settle();
      await timeSingles(engine, WARM_UP);
      const timed = await timeSingles(engine, ROUND / 2);
      if (count === 0) continue;
      for (const kind of KINDS) singles.get(engine)?.[kind].push(...timed[kind]);
    }
  }
  return new Map(
    engines.map((engine) => [
      engine,
      summary(round.get(engine) ?? [], singles.get(engine) ?? noSingles(), bytes.get(engine) ?? 0),
    ]),
  );
}

const KINDS: readonly TurnKind[] = ["greeting", "choice or number", "unusable", "free text"];

type Singles = Readonly<Record<TurnKind, number[]>>;
const noSingles = (): Singles => ({ greeting: [], "choice or number": [], unusable: [], "free text": [] });

/** Nanoseconds and turns by kind. */
interface Times {
  readonly nanoseconds: Record<TurnKind, number>;
  readonly turns: Record<TurnKind, number>;
  conversations: number;
}

const none = (): Record<TurnKind, number> => ({
  greeting: 0,
  "choice or number": 0,
  unusable: 0,
  "free text": 0,
});

const now = (): number => Number(process.hrtime.bigint());

/** Conversations go side by side, turn by turn: the clock is read once for a whole row of equal turns. */
async function runRound(engine: Engine, milliseconds: number): Promise<Times> {
  const times: Times = { nanoseconds: none(), turns: none(), conversations: 0 };
  const end = now() + milliseconds * 1e6;
  for (let block = 0; now() < end; block++) {
    const person = personAt(block);
    const open = Array.from({ length: engine.block }, () => engine.open(person));
    for (const { kind, text } of person.messages) {
      const from = now();
      for (const conversation of open) {
        const answered = conversation.turn(text);
        if (answered instanceof Promise) await answered;
      }
      times.nanoseconds[kind] += now() - from;
      times.turns[kind] += open.length;
    }
    for (const conversation of open) await check(engine, conversation, person);
    times.conversations += open.length;
  }
  return times;
}

/** A clock around every single turn: for percentiles. */
async function timeSingles(engine: Engine, milliseconds: number): Promise<Singles> {
  const singles = noSingles();
  const end = now() + milliseconds * 1e6;
  for (let count = 0; now() < end; count++) {
    const person = personAt(count);
    const conversation = engine.open(person);
    for (const { kind, text } of person.messages) {
      const from = process.hrtime.bigint();
      const answered = conversation.turn(text);
      if (answered instanceof Promise) await answered;
      const took = Number(process.hrtime.bigint() - from) / 1000;
      singles[kind].push(took);
    }
    await check(engine, conversation, person);
  }
  return singles;
}

async function largest(engine: Engine): Promise<number> {
  let most = 0;
  for (const person of PEOPLE) {
    const conversation = engine.open(person);
    for (const { text } of person.messages) {
      await conversation.turn(text);
      most = Math.max(most, await conversation.bytes());
    }
    await check(engine, conversation, person);
  }
  return most;
}

function personAt(index: number): Person {
  const person = PEOPLE[index % PEOPLE.length];
  if (person === undefined) throw new Error("nobody is there");
  return person;
}

/** Wrong results that an unsure engine may have in the whole run. */
const WRONG_MAX = 5;
const wrong = new Map<Engine, number>();

async function check(engine: Engine, conversation: Conversation, person: Person): Promise<void> {
  await conversation.close?.();
  try {
    deepStrictEqual(conversation.result(), person.expected);
  } catch (cause) {
    if (engine.isUnsure) {
      const count = (wrong.get(engine) ?? 0) + 1;
      wrong.set(engine, count);
      if (count <= WRONG_MAX) return;
    }
    throw new WrongResult(`${engine.name} ended with ${JSON.stringify(conversation.result())}`, { cause });
  }
}

function summary(rounds: readonly Times[], singles: Singles, bytes: number): Measured {
  const each = (of: (times: Times) => number) => median(rounds.map(of));
  const sum = (by: Record<TurnKind, number>) => KINDS.reduce((total, kind) => total + by[kind], 0);
  const perTurn = Object.fromEntries(
    KINDS.map((kind) => [kind, each(({ nanoseconds, turns }) => nanoseconds[kind] / turns[kind] / 1000)]),
  ) as Record<TurnKind, number>;
  const both = (values: readonly number[]) => ({ p50: percentile(values, 50), p99: percentile(values, 99) });
  return {
    perTurn,
    overall: each(({ nanoseconds, turns }) => sum(nanoseconds) / sum(turns) / 1000),
    singles: Object.fromEntries(KINDS.map((kind) => [kind, both(singles[kind])])) as Measured["singles"],
    bytes,
    conversations: rounds.reduce((total, times) => total + times.conversations, 0),
  };
}
