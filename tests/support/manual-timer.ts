import type { Timer } from "../../adapters/storage/memory/timer.ts";

/** A clock that is turned by hand. */
export class ManualTimer implements Timer {
  #now = Date.parse("2026-12-01T09:00:00.000Z");
  #waiting: { at: number; call: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, call: () => void): () => void {
    const entry = { at: this.#now + milliseconds, call };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** Time passes, and what waited for it is called in its order. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#waiting.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((entry) => entry !== next);
      this.#now = Math.max(this.#now, next.at);
      next.call();
    }
    this.#now = end;
  }

  /** Somebody sets the clock; what waits goes on waiting as long as it would have. */
  set(now: number): void {
    const shift = now - this.#now;
    this.#now = now;
    for (const entry of this.#waiting) entry.at += shift;
  }
}
