import { nextCheckIn } from "../engine/check-in-time.ts";
import type { Content } from "../engine/conversation.ts";
import type { Reply } from "../engine/reply.ts";
import { after, note } from "../engine/reply.ts";
import { transition } from "../engine/transition.ts";
import type { Effect, TurnEvent } from "../engine/turn.ts";
import { emptyRecord, openRecord } from "./migrations.ts";
import type { SessionStore } from "./ports.ts";
import {
  type KeptTurn,
  type PersonRecord,
  REPLIES_KEPT,
  RESULTS_KEPT,
  TURNS_KEPT_HOURS,
  TURNS_KEPT_LEAST,
  TURNS_KEPT_MOST,
} from "./record.ts";

export interface IncomingTurn {
  /** One person on one platform and workspace; never a channel. */
  readonly key: string;
  /** The platform's id of this delivery; a second delivery carries the same. */
  readonly turnId: string;
  readonly event: TurnEvent;
  /** IANA zone of the person, where the platform tells it. */
  readonly zone?: string;
  /** The place can be written to later, unasked. */
  readonly posts?: boolean;
  /** JSON that says where its reply can be sent if this process dies before it is. */
  readonly to?: unknown;
}

export interface HandledTurn {
  /** null: an old turn came again, whose reply was sent long ago. */
  readonly reply: Reply | null;
  /** The turn had been handled before; the reply is the one of then. */
  readonly repeated: boolean;
  /** The reply is marked as sent. */
  readonly sent: boolean;
  /** ISO moment at which the turn was first handled. */
  readonly at: string;
  /** The person's record is deleted, this turn's id with it. */
  readonly forgot: boolean;
  /** What was saved, so that the mark of the sending need not read it again. */
  readonly saved?: SavedRecord;
  /** To be done after the state is saved; doing them twice does no harm. */
  readonly effects: readonly Effect[];
}

interface SavedRecord {
  readonly record: PersonRecord;
  readonly revision: number;
}

/** Somebody else may save in between this many times before the turn is given up. */
const ATTEMPTS_MAX = 20;

/**
 * Runs one turn for one person: load, transition, save, reply. A turn that was handled before is answered as it was.
 * @throws StoreError when the store fails; nothing has changed then
 */
export function createTurnHandler(content: Content, store: SessionStore, clock: () => Date) {
  return (incoming: IncomingTurn): Promise<HandledTurn> =>
    untilSaved(() => attemptTurn(content, store, clock().toISOString(), incoming));
}

/**
 * Remembers that a turn's reply has been sent; forgotten people and turns are none of its business.
 * @param saved the record as the turn left it; read again when somebody has saved since, or when it is not given
 */
export function createSentMark(store: SessionStore) {
  return (key: string, turnId: string, saved?: SavedRecord): Promise<void> => {
    let known = saved;
    return untilSaved(async () => {
      const last = known ?? (await savedRecord(store, key));
      known = undefined;
      const turn = last?.record.turns.find(({ id }) => id === turnId);
      if (last === null || turn === undefined || turn.sent) return undefined;
      const turns = last.record.turns.map((kept) => (kept === turn ? asSent(kept) : kept));
      const result = await store.save(key, { ...last.record, turns }, last.revision);
      return result.kind === "conflict" ? "conflict" : undefined;
    });
  };
}

async function savedRecord(store: SessionStore, key: string): Promise<SavedRecord | null> {
  const stored = await store.load(key);
  return stored && { record: openRecord(stored.value).record, revision: stored.revision };
}

/**
 * Takes over the sending of a reply that its first handler left unsent.
 * @param seenAt when it was last taken, as it was read
 * @returns false when somebody else took it over, or sent it, in between
 */
export function createResendClaim(store: SessionStore, clock: () => Date) {
  return async (key: string, turnId: string, seenAt: string): Promise<boolean> => {
    const last = await savedRecord(store, key);
    if (last === null) return false;
    const { record, revision } = last;
    const turn = record.turns.find(({ id }) => id === turnId);
    if (turn === undefined || turn.sent || turn.at !== seenAt) return false;
    // Never the moment that was seen: it is by this that the others know.
    const at = new Date(Math.max(clock().getTime(), Date.parse(seenAt) + 1)).toISOString();
    const turns = record.turns.map((kept) => (kept === turn ? { ...kept, at } : kept));
    return (await store.save(key, { ...record, turns }, revision)).kind === "saved";
  };
}

async function untilSaved<T>(attempt: () => Promise<T | "conflict">): Promise<T> {
  for (let count = 0; count < ATTEMPTS_MAX; count++) {
    const result = await attempt();
    if (result !== "conflict") return result as T;
  }
  throw new Error(`a turn lost ${ATTEMPTS_MAX} races for its record`);
}

async function attemptTurn(
  content: Content,
  store: SessionStore,
  now: string,
  { key, turnId, event, zone, posts, to }: IncomingTurn,
): Promise<HandledTurn | "conflict"> {
  const stored = await store.load(key);
  const opened =
    stored === null ? { kind: "opened" as const, record: emptyRecord() } : openRecord(stored.value);
  const before = opened.record.turns.find((turn) => turn.id === turnId);
  if (before !== undefined) return again(before, opened.record, now);

  const place = { now, ...(zone !== undefined && { zone }), ...(posts && { posts }) };
  const { state, effects, ...result } = transition(content, opened.record.state, event, place);
  const reply =
    opened.kind === "afresh" ? after(note(...content.words.spans("afresh")), result.reply) : result.reply;
  const handled = { reply, repeated: false, sent: false, at: now, effects };
  if (effects.some((effect) => effect.kind === "forget")) {
    await store.remove(key);
    return { ...handled, forgot: true };
  }
  const record: PersonRecord = {
    state,
    turns: keepTurns(opened.record.turns, {
      id: turnId,
      at: now,
      reply,
      ...(to !== undefined && { to: to as KeptTurn["to"] }),
    }),
  };
  const saved = await store.save(key, record, stored?.revision ?? 0);
  if (saved.kind === "conflict") return "conflict";
  return { ...handled, forgot: false, saved: { record, revision: saved.revision } };
}

/** What follows from the state is done again: the first time may have died on the way. */
function again(before: KeptTurn, { state }: PersonRecord, now: string): HandledTurn {
  const { checkIns } = state;
  return {
    reply: before.reply ?? null,
    repeated: true,
    sent: before.sent === true,
    at: before.at,
    forgot: false,
    effects: checkIns === undefined ? [] : [{ kind: "check-in-at", at: nextCheckIn(checkIns, now) }],
  };
}

function keepTurns(turns: readonly KeptTurn[], latest: KeptTurn): KeptTurn[] {
  const since = new Date(Date.parse(latest.at) - TURNS_KEPT_HOURS * 3_600_000).toISOString();
  const recent = turns.slice(1 - TURNS_KEPT_MOST);
  const last = recent.length - (TURNS_KEPT_LEAST - 1);
  const kept = recent.filter((turn, index) => turn.at >= since || index >= last);
  const isKept = ({ reply, sent }: KeptTurn, index: number) =>
    index > kept.length - (sent && !isResult(reply) ? REPLIES_KEPT : RESULTS_KEPT);
  return [...kept.map((turn, index) => (isKept(turn, index) ? turn : withoutReply(turn))), latest];
}

const isResult = (reply: Reply | undefined): boolean => reply?.personal === true || reply?.shareable === true;

function withoutReply({ reply: _, to: __, ...turn }: KeptTurn): KeptTurn {
  return turn;
}

const asSent = ({ to: _, ...turn }: KeptTurn): KeptTurn => ({ ...turn, sent: true });
