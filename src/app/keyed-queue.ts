/** Runs tasks of one key one after another, and tasks of different keys at the same time. */
export class KeyedQueue {
  readonly #tails = new Map<string, { tail: Promise<void>; waiting: number }>();
  #size = 0;

  /** Tasks that wait or run, of all keys. */
  get size(): number {
    return this.#size;
  }

  /** Tasks of one key that wait or run. */
  sizeOf(key: string): number {
    return this.#tails.get(key)?.waiting ?? 0;
  }

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key);
    const result = before === undefined ? task() : before.tail.then(task);
    this.#size += 1;
    const entry = { tail: Promise.resolve(), waiting: (before?.waiting ?? 0) + 1 };
    const done = () => {
      this.#size -= 1;
      const last = this.#tails.get(key);
      if (last === undefined) return;
      last.waiting -= 1;
      if (last.waiting === 0) this.#tails.delete(key);
    };
    entry.tail = result.then(done, done);
    this.#tails.set(key, entry);
    return result;
  }

  /** Resolves when nothing runs or waits, whether the tasks went well or not. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all([...this.#tails.values()].map(({ tail }) => tail));
  }
}
