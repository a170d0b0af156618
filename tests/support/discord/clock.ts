/** Time as the loopback sees it: deadlines of interactions and tokens are read from here. */
export interface Clock {
  now(): number;
  /** Acts once after so many milliseconds; the result calls it off. */
  after(ms: number, act: () => void): () => void;
}

export interface ManualClock extends Clock {
  /** Moves time on and runs what fell due, in order. */
  advance(ms: number): void;
}

export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    after(ms, act) {
      const timer = setTimeout(act, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

export function createManualClock(start: number = Date.now()): ManualClock {
  let now = start;
  let due: Array<{ at: number; act: () => void }> = [];
  return {
    now: () => now,
    after(ms, act) {
      const entry = { at: now + ms, act };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = due.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        due = due.filter((entry) => entry !== next);
        now = next.at;
        next.act();
      }
      now = end;
    },
  };
}
