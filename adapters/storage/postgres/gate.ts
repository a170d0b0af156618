import { closed } from "./failures.ts";

/** Lets calls in until it is closed, and knows which are still under way. */
export class Gate {
  readonly #place: string;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(place: string) {
    this.#place = place;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  async run<T>(call: () => Promise<T>): Promise<T> {
    this.refuseWhenClosed();
    const running = call();
    this.#underWay.add(running);
    try {
      return await running;
    } finally {
      this.#underWay.delete(running);
    }
  }

  refuseWhenClosed(): void {
    if (this.#isClosed) throw closed(this.#place);
  }

  /** Resolves when nothing is under way, whether it went well or not. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
  }
}
