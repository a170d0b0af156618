export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export interface ManualClock extends Clock {
  /** @param ms how far the clock is put forward */
  advance(ms: number): void;
}

export const wallClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is put forward. */
export function createManualClock(start = Date.now()): ManualClock {
  let at = start;
  return {
    now: () => at,
    advance(ms) {
      at += ms;
    },
  };
}
