import type { Content } from "../engine/conversation.ts";
import type { Reply } from "../engine/reply.ts";
import { note } from "../engine/reply.ts";
import { transition } from "../engine/transition.ts";
import type { TurnEvent } from "../engine/turn.ts";
import { emptyRecord, openRecord } from "./migrations.ts";
import type { SessionStore } from "./ports.ts";
import { type PersonRecord, REPLIES_KEPT, TURNS_KEPT } from "./record.ts";

export interface IncomingTurn {
  /** One person on one platform and workspace; never a channel. */
  readonly key: string;
  /** The platform's id of this delivery; a second delivery carries the same. */
  readonly turnId: string;
  readonly event: TurnEvent;
}

export interface HandledTurn {
  /** null: an old turn came again, whose reply was sent long ago. */
  readonly reply: Reply | null;
  /** The turn had been handled before; the reply is the one of then. */
  readonly repeated: boolean;
  /** The person's record is deleted, this turn's id with it. */
  readonly forgot: boolean;
}

/** Somebody else may save in between this many times before the turn is given up. */
const ATTEMPTS_MAX = 20;

/**
 * Runs one turn for one person: load, transition, save, reply. A turn that was handled before is answered as it was.
 * @throws StoreError when the store fails; nothing has changed then
 */
export function createTurnHandler(content: Content, store: SessionStore, clock: () => Date) {
  return async (incoming: IncomingTurn): Promise<HandledTurn> => {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const handled = await attemptTurn(content, store, clock().toISOString(), incoming);
      if (handled !== "conflict") return handled;
    }
    throw new Error(`a turn lost ${ATTEMPTS_MAX} races for its record`);
  };
}

async function attemptTurn(
  content: Content,
  store: SessionStore,
  now: string,
  { key, turnId, event }: IncomingTurn,
): Promise<HandledTurn | "conflict"> {
  const stored = await store.load(key);
  const opened =
    stored === null ? { kind: "opened" as const, record: emptyRecord() } : openRecord(stored.value);
  const before = opened.record.turns.find((turn) => turn.id === turnId);
  if (before !== undefined) return { reply: before.reply ?? null, repeated: true, forgot: false };

  const result = transition(content, opened.record.state, event, now);
  const reply =
    opened.kind === "afresh"
      ? { ...result.reply, blocks: [note(...content.words.spans("afresh")), ...result.reply.blocks] }
      : result.reply;
  if (result.effects.some((effect) => effect.kind === "forget")) {
    await store.remove(key);
    return { reply, repeated: false, forgot: true };
  }
  const record: PersonRecord = {
    state: result.state,
    turns: keepTurns(opened.record.turns, { id: turnId, at: now, reply }),
  };
  const saved = await store.save(key, record, stored?.revision ?? 0);
  return saved.kind === "conflict" ? "conflict" : { reply, repeated: false, forgot: false };
}

function keepTurns(
  turns: PersonRecord["turns"],
  latest: PersonRecord["turns"][number],
): PersonRecord["turns"] {
  const kept = turns.slice(1 - TURNS_KEPT);
  const old = kept.length - (REPLIES_KEPT - 1);
  return [...kept.map((turn, index) => (index < old ? { id: turn.id, at: turn.at } : turn)), latest];
}
