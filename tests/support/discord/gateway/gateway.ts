import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Dispatch } from "../bus.ts";
import { createFeed, type Feed } from "../feed.ts";
import { wireGuild, wireUser } from "../render.ts";
import type { World } from "../world.ts";
import {
  againstIdentify,
  againstResume,
  Close,
  identify,
  type Objection,
  Op,
  parseFrame,
  resume,
  type Terms,
  UNDECODABLE,
} from "./frames.ts";
import { createSession, type Session } from "./session.ts";

/** Something that happened on the gateway, in order, with its time. */
export interface GatewayEvent {
  readonly kind: "connect" | "identify" | "resume" | "refused" | "heartbeat" | "disconnect" | "sent";
  readonly at: number;
  readonly session: string | null;
  /** connect: the path; refused and disconnect: the close code; sent: the opcode. */
  readonly detail: string;
}

export interface GatewayOptions {
  readonly world: World;
  readonly token: string;
  readonly heartbeatMs: number;
  readonly shards: number;
  /** Privileged intents this app was approved for. */
  readonly approvedIntents: number;
}

/** What a test may do to the connection. Times are real here: sockets cannot be moved by a clock. */
export interface Gateway {
  readonly events: Feed<GatewayEvent>;
  /** Sessions that live or can be resumed. */
  readonly sessions: readonly Session[];
  /** Sessions started so far, of the 1000 a day. */
  readonly started: number;
  /** Whether a session would be given what is dispatched now, at once or when it resumes. */
  hasSession(): boolean;
  /** Whether a session has a socket that carries it. */
  isConnected(): boolean;
  /** Every new IDENTIFY and RESUME is closed with this code; null lets them in again. */
  refuseWith(code: number | null): void;
  /** While on, heartbeats are not acknowledged. */
  withholdAcks(on: boolean): void;
  /** Op 7: asks every session to reconnect. */
  askReconnect(): void;
  /** Op 9; unless resumable the sessions end. */
  invalidate(resumable: boolean): void;
  /** Closes every socket with a code. */
  close(code: number): void;
  /** Cuts every socket without a word. */
  cut(): void;
  /** The sockets stay open but nothing comes over them any more. */
  goSilent(): void;
  /** As when a cable is pulled: nothing is heard over them either, not even a farewell. */
  goDead(): void;
  /** Ends every session: a RESUME meets op 9. */
  forget(): void;
  dispatch(event: Dispatch): void;
  stop(): void;
}

interface Connection {
  readonly socket: WebSocket;
  session: Session | null;
  frames: number[];
  silent: boolean;
}

export function attachGateway(server: Server, options: GatewayOptions): Gateway {
  const { world } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1 << 20 });
  const events = createFeed<GatewayEvent>();
  const connections = new Set<Connection>();
  let sessions: Session[] = [];
  let started = 0;
  let refusal: number | null = null;
  let withheld = false;

  const log = (kind: GatewayEvent["kind"], session: string | null, detail = "") =>
    events.push({ kind, at: Date.now(), session, detail });

  const send = (connection: Connection, op: number, d: unknown) => {
    if (!connection.silent) connection.socket.send(JSON.stringify({ op, d, s: null, t: null }));
  };

  const refuse = (connection: Connection, { code, reason }: Objection) => {
    log("refused", connection.session?.id ?? null, String(code));
    connection.socket.close(code, reason);
  };
  const terms = (): Terms => ({
    token: options.token,
    approvedIntents: options.approvedIntents,
    refuseWith: refusal,
  });

  const end = (session: Session) => {
    session.ended = true;
    sessions = sessions.filter((other) => other !== session);
  };

  function begin(connection: Connection, data: unknown): Objection | null {
    const asked = identify.safeParse(data);
    if (connection.session !== null)
      return { code: Close.alreadyAuthenticated, reason: "Already authenticated." };
    if (!asked.success) return UNDECODABLE;
    const shard = asked.data.shard ?? ([0, 1] as const);
    log("identify", null, JSON.stringify(shard));
    started += 1;
    const objection = againstIdentify(asked.data, terms());
    if (objection !== null) return objection;
    const session = createSession(randomUUID(), asked.data.intents, shard);
    session.socket = connection.socket;
    connection.session = session;
    welcome(session);
    sessions.push(session);
    log("sent", session.id, "READY");
    return null;
  }

  function welcome(session: Session): void {
    const guilds = [...world.guilds.values()].filter((guild) => guild.hasBot);
    session.send("READY", {
      v: 10,
      user: { ...wireUser(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      session_type: "normal",
      resume_gateway_url: `${world.origin.replace("http", "ws")}/resume`,
      shard: session.shard,
      application: { id: world.applicationId, flags: 0 },
      private_channels: [],
      relationships: [],
      geo_ordered_rtc_regions: [],
      _trace: [],
    });
    for (const guild of guilds)
      session.dispatch({
        event: "GUILD_CREATE",
        data: wireGuild(world, guild),
        intents: 1,
        guildId: guild.id,
      });
  }

  function again(connection: Connection, data: unknown): Objection | null {
    const asked = resume.safeParse(data);
    if (!asked.success) return UNDECODABLE;
    log("resume", asked.data.session_id);
    const objection = againstResume(asked.data, terms());
    if (objection !== null) return objection;
    const session = sessions.find((one) => one.id === asked.data.session_id);
    if (session === undefined) {
      send(connection, Op.invalidSession, false);
      return null;
    }
    const old = session.socket;
    session.socket = connection.socket;
    session.silent = false;
    connection.session = session;
    if (old !== null && old !== connection.socket) old.terminate();
    if (!session.replay(asked.data.seq ?? 0)) {
      end(session);
      return { code: Close.invalidSeq, reason: "Invalid seq." };
    }
    session.send("RESUMED", { _trace: [] });
    log("sent", session.id, "RESUMED");
    return null;
  }

  function hear(connection: Connection, text: string): Objection | null {
    const now = Date.now();
    connection.frames = [...connection.frames.filter((at) => now - at < 60_000), now];
    if (connection.frames.length > 120) return { code: Close.rateLimited, reason: "Rate limited." };
    const sent = parseFrame(text);
    if (sent === null) return UNDECODABLE;
    if (sent.op === Op.identify) return begin(connection, sent.d);
    if (sent.op === Op.resume) return again(connection, sent.d);
    if (sent.op === Op.heartbeat) {
      log("heartbeat", connection.session?.id ?? null);
      if (!withheld) send(connection, Op.ack, null);
      return null;
    }
    if (sent.op !== Op.presence && sent.op !== Op.voice && sent.op !== Op.members)
      return { code: Close.unknownOpcode, reason: "Unknown opcode." };
    return connection.session === null
      ? { code: Close.notAuthenticated, reason: "Not authenticated." }
      : null;
  }

  function left(connection: Connection, code: number): void {
    connections.delete(connection);
    const { session, socket } = connection;
    log("disconnect", session?.id ?? null, String(code));
    if (session === null || session.socket !== socket) return;
    session.socket = null;
    if (code === 1000 || code === 1001) end(session);
  }

  function accept(socket: WebSocket, path: string): void {
    const connection: Connection = { socket, session: null, frames: [], silent: false };
    connections.add(connection);
    log("connect", null, path);
    socket.on("error", () => {});
    socket.on("close", (code) => left(connection, code));
    socket.on("message", (data) => {
      const objection = connection.silent ? null : hear(connection, String(data));
      if (objection !== null) refuse(connection, objection);
    });
    const version = new URL(path, "http://loopback").searchParams.get("v");
    if (version === "10") send(connection, Op.hello, { heartbeat_interval: options.heartbeatMs, _trace: [] });
    else refuse(connection, { code: Close.invalidVersion, reason: "Invalid API version." });
  }

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = request.url ?? "/";
    if (!/^\/(gateway|resume)?\/?(\?|$)/.test(path)) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (upgraded) => accept(upgraded, path));
  });

  const each = (act: (connection: Connection) => void) => {
    for (const connection of [...connections]) act(connection);
  };
  const silence = (connection: Connection) => {
    connection.silent = true;
    if (connection.session !== null) connection.session.silent = true;
  };
  const dispatch = (event: Dispatch) => {
    for (const session of sessions) session.dispatch(event);
  };
  world.bus.onDispatch(dispatch);

  return {
    events,
    get sessions() {
      return sessions;
    },
    get started() {
      return started;
    },
    hasSession: () => sessions.length > 0,
    isConnected: () => sessions.some((session) => session.socket !== null && !session.silent),
    refuseWith(code) {
      refusal = code;
    },
    withholdAcks(on) {
      withheld = on;
    },
    askReconnect: () => each((connection) => send(connection, Op.reconnect, null)),
    invalidate(resumable) {
      each((connection) => {
        send(connection, Op.invalidSession, resumable);
        if (!resumable && connection.session !== null) end(connection.session);
        if (!resumable) connection.session = null;
      });
    },
    close: (code) => each((connection) => connection.socket.close(code)),
    cut: () => each((connection) => connection.socket.terminate()),
    goSilent: () => each(silence),
    goDead() {
      each((connection) => {
        silence(connection);
        connection.socket.pause();
      });
    },
    forget() {
      for (const session of sessions) session.ended = true;
      sessions = [];
    },
    dispatch,
    stop() {
      each((connection) => connection.socket.terminate());
      sockets.close();
    },
  };
}
