/** What a test can put in the way of requests. */
export type Trouble =
  /** 429; scope global holds for every route. */
  | {
      readonly kind: "rate-limit";
      readonly retryAfterSeconds: number;
      readonly scope?: "user" | "global" | "shared";
    }
  | { readonly kind: "error"; readonly status: number; readonly body?: unknown }
  /** Never answered until released. */
  | { readonly kind: "hang" }
  /** The connection is cut before anything is done. */
  | { readonly kind: "drop" }
  /** It is done, and the connection is cut before the answer. */
  | { readonly kind: "lost-answer" };

export interface Where {
  readonly method?: string;
  /** A path with ids named or starred ("/channels/:channel/messages", "/webhooks/*"), or an expression. */
  readonly path?: string | RegExp;
  /** How many requests it meets; default 1. */
  readonly times?: number;
}

/** Trouble that was set up. */
export interface Interference {
  /** How many requests it met. */
  readonly hits: number;
  /** Takes it away, and lets requests that hang go on. */
  clear(): void;
}

export interface Met {
  readonly trouble: Trouble;
  /** Resolves when a request that hangs may go on. */
  readonly released: Promise<void>;
}

export interface Interferences {
  add(where: Where, trouble: Trouble): Interference;
  meet(method: string, path: string, route: string): Met | null;
  clear(): void;
}

/** Whether a request is one of those meant. */
export function matches(where: Where, method: string, path: string, route: string): boolean {
  if (where.method !== undefined && where.method.toUpperCase() !== method) return false;
  if (where.path === undefined) return true;
  if (typeof where.path !== "string") return where.path.test(path);
  const named = route.slice(route.indexOf(" ") + 1);
  if (where.path === path || where.path === named) return true;
  const pattern = where.path.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, "[^/]+").replaceAll("*", ".*")}$`).test(path);
}

export function createInterferences(): Interferences {
  interface Entry {
    where: Where;
    trouble: Trouble;
    left: number;
    hits: number;
    released: Promise<void>;
    release: () => void;
  }
  const entries: Entry[] = [];
  const clear = (entry: Entry) => {
    entry.left = 0;
    entry.release();
  };
  return {
    add(where, trouble) {
      const { promise, resolve } = withResolvers();
      const entry: Entry = {
        where,
        trouble,
        left: where.times ?? 1,
        hits: 0,
        released: promise,
        release: resolve,
      };
      entries.push(entry);
      return {
        get hits() {
          return entry.hits;
        },
        clear: () => clear(entry),
      };
    },
    meet(method, path, route) {
      const entry = entries.find((one) => one.left > 0 && matches(one.where, method, path, route));
      if (entry === undefined) return null;
      entry.left -= 1;
      entry.hits += 1;
      return { trouble: entry.trouble, released: entry.released };
    },
    clear() {
      for (const entry of entries) clear(entry);
    },
  };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
