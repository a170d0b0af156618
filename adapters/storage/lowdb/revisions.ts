/**
 * The last known revisions of a bounded number of people, to spare a read before a save.
 * True only because the folder is locked: nobody else writes there.
 */
export class RevisionCache {
  readonly #limit: number;
  readonly #revisions = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(stem: string): number | undefined {
    return this.#revisions.get(stem);
  }

  set(stem: string, revision: number): void {
    this.#revisions.delete(stem); // so that it becomes the youngest
    this.#revisions.set(stem, revision);
    if (this.#revisions.size <= this.#limit) return;
    for (const oldest of this.#revisions.keys()) {
      this.#revisions.delete(oldest);
      return;
    }
  }

  forget(stem: string): void {
    this.#revisions.delete(stem);
  }
}
