import type { Timer } from "../../../adapters/storage/memory/timer.ts";

/** A clock that goes on with the work that is done, not with the time it takes. */
export class FastClock implements Timer {
  #now: number;
  readonly #waiting = new Set<{ readonly at: number; readonly call: () => void }>();

  constructor(begin: number) {
    this.#now = begin;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, call: () => void): () => void {
    const entry = { at: this.#now + milliseconds, call };
    this.#waiting.add(entry);
    return () => void this.#waiting.delete(entry);
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (const entry of [...this.#waiting]) {
      if (entry.at > this.#now) continue;
      this.#waiting.delete(entry);
      entry.call();
    }
  }
}
