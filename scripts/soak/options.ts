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

export const USAGE = `npm run soak -- [--people 10000] [--workers 4] [--at-once 64] [--kills 40] [--outages 1]
                [--duplicates 0.05] [--seed 1] [--minutes 60]`;

/** Fewer people are killed less often, so that work is done in between. */
const PEOPLE_A_KILL = 20;

/** @throws RangeError for a number that makes no sense */
export function readOptions(args: readonly string[]): SoakOptions {
  const option = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: option,
      workers: option,
      "at-once": option,
      kills: option,
      outages: option,
      duplicates: option,
      seed: option,
      minutes: option,
    },
  });
  const number = (name: keyof typeof values, otherwise: number, least: number, most: number): number => {
    const value = Number(values[name] ?? otherwise);
    if (value >= least && value <= most) return value;
    throw new RangeError(`--${name} is a number from ${least} to ${most}.`);
  };
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
