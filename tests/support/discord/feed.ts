/** A list that only grows, and promises for what is still to come. */
export interface Feed<T> {
  readonly all: readonly T[];
  push(item: T): void;
  /** The first item at or after position `from` that matches, now or when it comes. */
  first(options: FeedWait<T>): Promise<{ item: T; position: number }>;
}

export interface FeedWait<T> {
  readonly from?: number;
  readonly match?: (item: T) => boolean;
  readonly timeoutMs: number;
  /** What the error says when nothing came in time. */
  readonly explain: () => string;
}

export function createFeed<T>(): Feed<T> {
  const all: T[] = [];
  const waiting = new Set<() => void>();
  const find = (from: number, match: (item: T) => boolean) =>
    all.findIndex((item, position) => position >= from && match(item));
  return {
    all,
    push(item) {
      all.push(item);
      for (const look of [...waiting]) look();
    },
    first({ from = 0, match = () => true, timeoutMs, explain }) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const position = find(from, match);
          const item = all[position];
          if (item === undefined) return;
          stop();
          resolve({ item, position });
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(explain()));
        }, timeoutMs);
        const stop = () => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      });
    },
  };
}
