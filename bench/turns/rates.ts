import { median, percentile } from "../measure.ts";
import { atLeast, type Row } from "../rows.ts";

/** Speeds of the rounds of one setting, a second. */
export interface Rates {
  readonly bare: number[];
  readonly turns: number[];
}

export const noRates = (): Rates => ({ bare: [], turns: [] });

/** What the whole turn keeps of the bare store's speed, by rounds: both ran within one. */
const shareOf = ({ bare, turns }: Rates) =>
  median(turns.map((speed, round) => speed / (bare[round] ?? Number.NaN)));

/** By the median: what the machine did besides is left out. @param times milliseconds of each */
export const perSecond = (times: readonly number[]): number => 1_000 / median(times);

/** @param least turns a second that are wanted */
export function rateRows(what: string, rates: Rates, least?: number): Row[] {
  const turns = median(rates.turns);
  return [
    { name: `${what}: bare store`, value: median(rates.bare), unit: "records/s" },
    {
      name: `${what}: turns`,
      value: turns,
      unit: "turns/s",
      ...(least !== undefined && { target: atLeast(turns, least, "turns/s") }),
    },
    {
      name: `${what}: turns to bare store`,
      value: shareOf(rates),
      unit: "x bare store",
      target: atLeast(shareOf(rates), 0.5, "x bare store"),
    },
  ];
}

export const latencyRows = (what: string, times: readonly number[]): Row[] => [
  { name: `${what}: a turn, p50`, value: percentile(times, 50), unit: "ms" },
  { name: `${what}: a turn, p99`, value: percentile(times, 99), unit: "ms" },
];
