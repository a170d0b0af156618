import { setTimeout as pause } from "node:timers/promises";
import type { Content } from "../engine/conversation.ts";
import { paragraph, type Reply } from "../engine/reply.ts";
import { newState, type SessionState } from "../engine/state.ts";
import { transition } from "../engine/transition.ts";
import type { Effect, TurnEvent } from "../engine/turn.ts";
import { createFairLimits, type FairLimits } from "./fair-limits.ts";
import { createResendClaim, createSentMark, createTurnHandler, type HandledTurn } from "./handle-turn.ts";
import { KeyedQueue } from "./keyed-queue.ts";
import { type Metrics, NO_METRICS } from "./metrics.ts";
import { openRecord } from "./migrations.ts";
import { type SessionStore, StoreError } from "./ports.ts";
import { createRecentIds } from "./recent-ids.ts";
import type { KeptTurn } from "./record.ts";

export interface Delivery {
  /** "slack:T1:U1": one person, never a channel. Its first part names the surface. */
  readonly key: string;
  /** "slack:T1": who shares a fair limit. */
  readonly workspace: string;
  /** The platform's id of this delivery; a redelivery carries the same. */
  readonly turnId: string;
  readonly event: TurnEvent;
  /** IANA zone of the person, where the platform tells it. */
  readonly zone?: string;
  /** JSON that says where unasked messages can be sent; kept with check-ins. */
  readonly address?: unknown;
  /** Nobody waits for an answer: a refusal or a fault is not told. */
  readonly quiet?: boolean;
}

/**
 * answered: handled now, and sent. repeated: it had been sent before; nothing was sent now.
 * refused: too many turns wait, or they come too fast. failed: the store failed and nothing has changed.
 * The last two are answered in words too.
 */
export type Outcome = "answered" | "repeated" | "refused" | "failed";

export type Send = (reply: Reply) => Promise<void>;

/** Where chat surfaces hand in what people wrote. */
export interface Desk {
  /**
   * Runs a turn after this person's earlier ones and sends its reply: once, however often the turn comes.
   * A turn whose process died before its reply was sent is answered from the store when it comes again.
   * Rejects only when `send` does; the reply then counts as not sent.
   */
  deliver(delivery: Delivery, send: Send): Promise<Outcome>;
  /**
   * Sends the replies that were kept unsent between two moments, as their process died.
   * @param send where the turn said that its reply may go
   * @returns how many
   */
  sendLeft(
    key: string,
    between: { readonly from: Date; readonly to: Date },
    send: (reply: Reply, to: unknown) => Promise<void>,
  ): Promise<number>;
  /** What would be answered, with nothing kept: home tabs and previews. */
  look(key: string, event: TurnEvent): Promise<Reply>;
  /** What is known of a person; to read, not to change. */
  state(key: string): Promise<SessionState>;
  /** The reply of one of the last turns; null when it is no longer kept. */
  earlier(key: string, turnId: string): Promise<Reply | null>;
  /** The last of the kept replies that may be shared, or is a result that the person may choose to share. */
  lastResult(key: string): Promise<Reply | null>;
  /** Resolves when no turn waits or runs. */
  idle(): Promise<void>;
}

export interface DeskOptions {
  readonly content: Content;
  readonly sessions: SessionStore;
  readonly clock: () => Date;
  /** Does what a turn asks of the world. */
  readonly perform?: (delivery: Delivery, effects: readonly Effect[]) => Promise<void>;
  readonly metrics?: Metrics;
  readonly limits?: FairLimits;
  /** Told what failed; no texts of people. */
  readonly onError?: (error: unknown, surface: string) => void;
  /** Another process that has just handled a turn gets this long to send its reply, in ms. */
  readonly grace?: number;
  readonly waitingMax?: number;
}

/** Turns that may wait or run before more are refused: some seconds of work for the slowest store. */
const WAITING_MAX = 2_000;
const WAITING_OF_ONE_MAX = 20;
export const GRACE_MS = 5_000;

export function createDesk(options: DeskOptions): Desk {
  const { content, sessions, clock } = options;
  const metrics = options.metrics ?? NO_METRICS;
  const limits = options.limits ?? createFairLimits();
  const perform = options.perform ?? (async () => {});
  const onError = options.onError ?? (() => {});
  const handle = createTurnHandler(content, sessions, clock);
  const markSent = createSentMark(sessions);
  const claim = createResendClaim(sessions, clock);
  const queue = new KeyedQueue();
  /** Turns that deleted their own record, and turns sent by this process. */
  const settled = createRecentIds();
  const grace = options.grace ?? GRACE_MS;
  const say = (key: string): Reply => ({ blocks: [paragraph(...content.words.spans(key))] });

  return {
    async deliver(delivery, send) {
      const started = performance.now();
      const { key } = delivery;
      const apologise: Send = delivery.quiet ? async () => {} : send;
      const outcome = await admitted(delivery, send, apologise);
      metrics.turn(surfaceOf(key), outcome, performance.now() - started);
      metrics.waiting(queue.size);
      return outcome;
    },
    sendLeft: (key, between, send) =>
      queue.run(key, async () => {
        let count = 0;
        for (const turn of await turnsOf(key)) {
          const at = Date.parse(turn.at);
          if (at < between.from.getTime() || at >= between.to.getTime()) continue;
          if (turn.sent || turn.reply === undefined || turn.to === undefined) continue;
          // Another process has begun with them, and goes on in their order.
          if (!(await claim(key, turn.id, turn.at))) break;
          await send(turn.reply, turn.to);
          await markSent(key, turn.id);
          count += 1;
        }
        return count;
      }),
    async look(key, event) {
      const now = clock().toISOString();
      return transition(content, await stateOf(key), event, { now, posts: true }).reply;
    },
    state: stateOf,
    async earlier(key, turnId) {
      return (await turnsOf(key)).find((turn) => turn.id === turnId)?.reply ?? null;
    },
    async lastResult(key) {
      const results = (await turnsOf(key)).filter(({ reply }) => reply?.shareable || reply?.personal);
      return results.at(-1)?.reply ?? null;
    },
    idle: () => queue.idle(),
  };

  async function admitted(delivery: Delivery, send: Send, apologise: Send): Promise<Outcome> {
    const { key, workspace } = delivery;
    if (queue.size >= (options.waitingMax ?? WAITING_MAX) || queue.sizeOf(key) >= WAITING_OF_ONE_MAX) {
      await apologise(say("desk.busy"));
      return "refused";
    }
    // In the queue before anything is awaited: turns keep the order in which they came.
    return queue.run(key, async () => {
      // What nobody asked for counts for nobody: so many check-ins at once must not slow down those who write.
      const pace = delivery.quiet ? "ok" : await limits.take(key, workspace);
      if (pace === "ok") return inTurn(delivery, send, apologise);
      if (pace === "told") await apologise(say("desk.too-fast"));
      return "refused";
    });
  }

  async function inTurn(delivery: Delivery, send: Send, apologise: Send): Promise<Outcome> {
    const { key, turnId } = delivery;
    const id = `${key}\n${turnId}`;
    if (settled.has(id)) return "repeated";
    let handled: HandledTurn;
    try {
      handled = await handleOrWait(delivery);
      if (handled.repeated && (handled.sent || handled.reply === null)) return "repeated";
      // Of several processes that find a reply unsent, one sends it.
      if (handled.repeated && !(await claim(key, turnId, handled.at))) return "repeated";
      await perform(delivery, handled.effects);
    } catch (error) {
      onError(error, surfaceOf(key));
      await apologise(say(error instanceof StoreError ? "desk.store-down" : "desk.fault"));
      return "failed";
    }
    if (handled.reply !== null && !isEmpty(handled.reply)) await send(handled.reply);
    settled.add(id);
    if (!handled.forgot)
      await markSent(key, turnId, handled.saved).catch((error) => onError(error, surfaceOf(key)));
    return "answered";
  }

  /** A reply that another process is about to send is left to it, for as long as others take it over. */
  async function handleOrWait(delivery: Delivery): Promise<HandledTurn> {
    const { address, quiet } = delivery;
    const turn = {
      ...delivery,
      posts: address !== undefined,
      // What nobody waits for comes again as a job.
      ...(address !== undefined && !quiet && { to: address }),
    };
    for (let seenAt = ""; ; ) {
      const handled = await handle(turn);
      // A moment yet to come was taken from a clock that has been set back since: nobody knows how long ago.
      const age = Math.abs(clock().getTime() - Date.parse(handled.at));
      const isOthers = handled.repeated && !handled.sent && handled.reply !== null && handled.at !== seenAt;
      if (!isOthers || age >= grace) return handled;
      seenAt = handled.at;
      await pause(grace - age);
    }
  }

  async function turnsOf(key: string): Promise<readonly KeptTurn[]> {
    const stored = await sessions.load(key);
    return stored === null ? [] : openRecord(stored.value).record.turns;
  }

  async function stateOf(key: string): Promise<SessionState> {
    const stored = await sessions.load(key);
    return stored === null ? newState() : openRecord(stored.value).record.state;
  }
}

/** A check-in that is no longer wanted says nothing. */
const isEmpty = (reply: Reply): boolean => reply.blocks.length === 0 && reply.prompt === undefined;

export const surfaceOf = (key: string): string => key.split(":", 1)[0] ?? key;
