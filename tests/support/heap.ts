import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Bytes in use once everything that nobody can reach is gone. */
async function inUse(): Promise<number> {
  for (let time = 0; time < 2; time++) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  return process.memoryUsage().heapUsed;
}

/**
 * What the heap grows by for each thing that is put somewhere, once that somewhere is full.
 * @param fill so many fill it; it is given twice as many first, so that its tables have come to their size
 * @param put is called with 0, 1, 2 and so on
 * @returns bytes a thing: next to none where there is a bound, some dozens where there is none
 */
export async function growth(fill: number, put: (index: number) => unknown): Promise<number> {
  for (let index = 0; index < 2 * fill; index++) await put(index);
  const before = await inUse();
  for (let index = 2 * fill; index < 3 * fill; index++) await put(index);
  return ((await inUse()) - before) / fill;
}
