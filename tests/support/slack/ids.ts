import { randomInt } from "node:crypto";

export interface Ids {
  /** Never the same twice, nor the same as in another run: "Ev7K2Q0001". */
  next(prefix: string): string;
}

export function createIds(): Ids {
  const run = randomInt(36 ** 3, 36 ** 4)
    .toString(36)
    .toUpperCase();
  const counts = new Map<string, number>();
  return {
    next(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return `${prefix}${run}${String(count).padStart(4, "0")}`;
    },
  };
}
