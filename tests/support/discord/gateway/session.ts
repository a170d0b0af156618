import type { WebSocket } from "ws";
import type { Dispatch } from "../bus.ts";

const MESSAGE_CONTENT = 1 << 15;

interface Sent {
  readonly seq: number;
  readonly text: string;
}

/** One session of the app: it outlives its socket, and keeps what has to be sent again. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly seq: number;
  /** Set while a socket carries it. */
  socket: WebSocket | null;
  /** Nothing leaves until it is resumed on another socket. */
  silent: boolean;
  ended: boolean;
  dispatch(event: Dispatch): void;
  send(event: string, data: unknown): void;
  /** Sends again what came after; false when the number is not one of this session. */
  replay(after: number): boolean;
}

export function createSession(id: string, intents: number, shard: readonly [number, number]): Session {
  const sent: Sent[] = [];
  const put = (text: string) => {
    if (session.socket !== null && !session.silent) session.socket.send(text);
  };
  const session: Session = {
    id,
    intents,
    shard,
    socket: null,
    silent: false,
    ended: false,
    get seq() {
      return sent.length;
    },
    send(event, data) {
      const seq = sent.length + 1;
      const text = JSON.stringify({ op: 0, t: event, s: seq, d: data });
      sent.push({ seq, text });
      put(text);
    },
    dispatch(event) {
      if (session.ended || (event.intents !== 0 && (event.intents & intents) === 0)) return;
      if (event.guildId === undefined ? shard[0] !== 0 : shardOf(event.guildId, shard[1]) !== shard[0])
        return;
      const blank = (intents & MESSAGE_CONTENT) === 0 ? event.withoutContent : undefined;
      session.send(event.event, blank ?? event.data);
    },
    replay(after) {
      if (after > sent.length || after < 0) return false;
      for (const { seq, text } of sent) if (seq > after) put(text);
      return true;
    },
  };
  return session;
}

const shardOf = (guildId: string, count: number): number => Number((BigInt(guildId) >> 22n) % BigInt(count));
