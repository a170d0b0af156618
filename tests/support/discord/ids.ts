import type { Clock } from "./clock.ts";

const EPOCH = 1_420_070_400_000;

/** Ids as Discord makes them: the time in the upper bits, so that they sort and tell when. */
export type NewId = () => string;

export function createIds(clock: Clock): NewId {
  let count = 0n;
  return () => {
    count += 1n;
    return ((BigInt(Math.floor(clock.now()) - EPOCH) << 22n) | (count & 0x3f_ffffn)).toString();
  };
}
