/** The time, and waiting for it; tests put a clock here that they turn by hand. */
export interface Timer {
  /** Milliseconds since 1970. */
  now(): number;
  /** @returns cancels the call */
  after(milliseconds: number, call: () => void): () => void;
}

export const systemTimer: Timer = {
  now: () => Date.now(),
  after(milliseconds, call) {
    const timeout = setTimeout(call, milliseconds);
    return () => clearTimeout(timeout);
  },
};
