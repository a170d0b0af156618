import { BoundedMap } from "../../../src/app/bounded-map.ts";

/**
 * The last known revisions of a bounded number of people, to spare a read before a save.
 * True only because the folder is locked: nobody else writes there.
 */
export class RevisionCache {
  readonly #revisions: BoundedMap<number>;

  constructor(limit: number) {
    this.#revisions = new BoundedMap(limit);
  }

  get(stem: string): number | undefined {
    return this.#revisions.get(stem);
  }

  set(stem: string, revision: number): void {
    this.#revisions.set(stem, revision);
  }

  forget(stem: string): void {
    this.#revisions.delete(stem);
  }
}
