/** Counts for operators. Nothing in them is about a person: no ids, no texts. */
export interface Metrics {
  /** @param outcome what became of it, see deliver.ts */
  turn(surface: string, outcome: string, milliseconds: number): void;
  /** Turns waiting or in hand. */
  waiting(count: number): void;
  store(operation: "load" | "save" | "remove", milliseconds: number, failed: boolean): void;
  /** An error answer of a platform, by its own code: "ratelimited", "10062". */
  platformError(surface: string, code: string): void;
}

export const NO_METRICS: Metrics = {
  turn() {},
  waiting() {},
  store() {},
  platformError() {},
};
