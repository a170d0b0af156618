import { setTimeout as pause } from "node:timers/promises";
import { type Desk, GRACE_MS, surfaceOf } from "./desk.ts";
import type { SessionStore } from "./ports.ts";
import type { Surface } from "./surface.ts";

/** An answer that comes later than this puzzles more than it helps. */
const LATE_MS = 15 * 60_000;

export interface LeftRepliesOptions {
  readonly desk: Desk;
  readonly sessions: SessionStore;
  readonly surfaces: () => readonly Surface[];
  readonly clock: () => Date;
  /** How long another process gets to send what it has just handled, in ms. */
  readonly grace?: number;
  readonly onSent: (count: number) => void;
  readonly onError: (error: unknown, surface: string) => void;
}

/**
 * A process that is killed between saving a turn and sending its reply leaves the reply in the store. Platforms
 * deliver only some turns again; so what is left is looked for once after each start, and sent.
 */
export function sendLeftReplies(options: LeftRepliesOptions): { stop(): Promise<void> } {
  const { desk, sessions, clock } = options;
  const to = clock();
  const from = new Date(to.getTime() - LATE_MS);
  const stopped = new AbortController();
  const work = look().catch((error: unknown) => {
    if (!stopped.signal.aborted) options.onError(error, "all");
  });

  async function look(): Promise<void> {
    await pause(options.grace ?? GRACE_MS, undefined, { signal: stopped.signal, ref: false });
    let count = 0;
    for await (const key of sessions.savedSince(from)) {
      if (stopped.signal.aborted) break;
      count += await sendLeft(key);
    }
    if (count > 0) options.onSent(count);
  }

  async function sendLeft(key: string): Promise<number> {
    const surface = options.surfaces().find(({ name }) => name === surfaceOf(key));
    if (surface === undefined) return 0;
    try {
      return await desk.sendLeft(key, { from, to }, (reply, place) => surface.post(key, place, reply));
    } catch (error) {
      options.onError(error, surface.name);
      return 0;
    }
  }

  return {
    stop() {
      stopped.abort();
      return work;
    },
  };
}
