import { parseArgs } from "node:util";

export interface SoakOptions {
  readonly people: number;
  readonly workers: number;
  /** Turns in hand at a time, over all workers. */
  readonly atOnce: number;
  /** Workers ended by kill -9, at random moments. */
  readonly kills: number;
  /** Times that the database is stopped and started again. */
  readonly outages: number;
  /** Share of turns that are delivered twice: at once, or again later. */
  readonly duplicates: number;
  readonly seed: number;
  /** Given up after so many minutes. */
  readonly minutes: number;
}

/** Of `heap`: one process, and whether its memory stays what it is. */
export interface HeapOptions {
  /** Turns that are handed in, redelivered and refused ones included. */
  readonly events: number;
  readonly people: number;
  /** Turns in hand at a time. */
  readonly atOnce: number;
  /** How often memory is measured. */
  readonly samples: number;
  /** What passes on the clock of the desk meanwhile. */
  readonly hours: number;
  readonly seed: number;
}

export const USAGE = `npm run soak -- [--people 10000] [--workers 4] [--at-once 64] [--kills 40] [--outages 1]
                [--duplicates 0.05] [--seed 1] [--minutes 60]
npm run soak -- heap [--events 1000000] [--people 100000] [--at-once 16] [--samples 40] [--hours 2] [--seed 1]`;

/** Fewer people are killed less often, so that work is done in between. */
const PEOPLE_A_KILL = 20;

const option = { type: "string" } as const;

function numbers<const Name extends string>(args: readonly string[], names: readonly Name[]) {
  const { values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, option])),
  });
  return (name: Name, otherwise: number, least: number, most: number): number => {
    const value = Number(values[name] ?? otherwise);
    if (value >= least && value <= most) return value;
    throw new RangeError(`--${name} is a number from ${least} to ${most}.`);
  };
}

/** @throws RangeError for a number that makes no sense */
export function readHeapOptions(args: readonly string[]): HeapOptions {
  const number = numbers(args, ["events", "people", "at-once", "samples", "hours", "seed"]);
  return {
    events: Math.floor(number("events", 1_000_000, 1_000, 1e9)),
    people: Math.floor(number("people", 100_000, 1, 1e7)),
    atOnce: Math.floor(number("at-once", 16, 1, 1_000)),
    samples: 2 * Math.floor(number("samples", 40, 4, 1_000) / 2),
    hours: number("hours", 2, 0.1, 24 * 30),
    seed: Math.floor(number("seed", 1, 0, 2 ** 31)),
  };
}

/** @throws RangeError for a number that makes no sense */
export function readOptions(args: readonly string[]): SoakOptions {
  const number = numbers(args, [
    "people",
    "workers",
    "at-once",
    "kills",
    "outages",
    "duplicates",
    "seed",
    "minutes",
  ]);
  const people = Math.floor(number("people", 10_000, 1, 1_000_000));
  return {
    people,
    workers: Math.floor(number("workers", 4, 1, 32)),
    atOnce: Math.floor(number("at-once", 64, 1, 1_000)),
    kills: Math.floor(number("kills", Math.min(40, Math.floor(people / PEOPLE_A_KILL)), 0, 10_000)),
    outages: Math.floor(number("outages", 1, 0, 100)),
    duplicates: number("duplicates", 0.05, 0, 1),
    seed: Math.floor(number("seed", 1, 0, 2 ** 31)),
    minutes: number("minutes", 60, 0.1, 24 * 60),
  };
}
