/** Memory after garbage was collected, in bytes. */
export interface Sample {
  readonly events: number;
  readonly heap: number;
  readonly resident: number;
}

export interface HeapVerdict {
  /** Most and least of the second half, as a share of what it began with. */
  readonly most: number;
  readonly least: number;
  /** Bytes for each event of the second half: the line that fits the samples best. */
  readonly slope: number;
  readonly isFlat: boolean;
}

export const TOLERANCE = 0.05;

/** Whether the heap of the second half stays within five per cent of what it is at half-time. */
export function judgeHeap(samples: readonly Sample[]): HeapVerdict {
  const second = samples.slice(Math.floor(samples.length / 2) - 1);
  const [first] = second;
  if (first === undefined || second.length < 3) throw new RangeError("too few samples");
  const shares = second.map(({ heap }) => heap / first.heap);
  const most = Math.max(...shares);
  const least = Math.min(...shares);
  const isFlat = most <= 1 + TOLERANCE && least >= 1 - TOLERANCE;
  return { most, least, slope: slopeOf(second), isFlat };
}

function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(samples.map(({ events }) => events));
  const y = mean(samples.map(({ heap }) => heap));
  const above = samples.reduce((sum, { events, heap }) => sum + (events - x) * (heap - y), 0);
  return above / samples.reduce((sum, { events }) => sum + (events - x) ** 2, 0);
}
