/** Numbers of a benchmark: medians of interleaved rounds, and percentiles of single calls. */

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** @param share 0..100 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? Number.NaN;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Runs what is left over from the one before out of the way, where node was started with --expose-gc. */
export function settle(): void {
  globalThis.gc?.();
}

/** Thrown when an engine or a finder gives a wrong result: its speed would mean nothing. */
export class WrongResult extends Error {
  override readonly name = "WrongResult";
}

/** A small fixed-seed generator (mulberry32), so that every run measures the same inputs. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
