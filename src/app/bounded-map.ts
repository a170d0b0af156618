/** A map of the entries that were set last: of one more, the oldest makes room. */
export class BoundedMap<T> {
  readonly #most: number;
  readonly #entries = new Map<string, T>();
  /**
   * Stands before the oldest entry and goes on as entries make room. One that began anew each time would walk over
   * the places of all that have gone before, some ten thousand of them.
   */
  #oldest: Iterator<string> | null = null;

  /** @param most at least 1 */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  get(key: string): T | undefined {
    return this.#entries.get(key);
  }

  /** What is set again becomes the youngest. */
  set(key: string, value: T): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#most) return;
    this.#oldest ??= this.#entries.keys();
    const { value: oldest } = this.#oldest.next();
    this.#entries.delete(oldest);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
