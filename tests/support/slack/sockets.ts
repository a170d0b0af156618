import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Attempt, Carrier, Envelope } from "./delivery.ts";
import { isJson, parseJson } from "./json.ts";

/** A frame that the app sent, as it came. */
export interface Ack {
  readonly socket: number;
  readonly envelopeId: string;
  readonly payload: unknown;
}

/** The Socket Mode side of Slack. */
export interface Sockets {
  /** Sockets that take events now. */
  readonly open: number;
  /** Sockets that are not closed, those that take no more events too. */
  readonly standing: number;
  /** All that ever said hello. */
  readonly opened: number;
  /** All acknowledgements, in order; also those that came too late. */
  readonly acks: readonly Ack[];
  /** Envelopes sent to each socket, by its number, in order. */
  readonly sent: ReadonlyArray<{ readonly socket: number; readonly envelope: Envelope }>;
  /**
   * Sends a disconnect frame. After "refresh_requested" and "link_disabled" the socket takes no more events and is
   * closed if the app leaves it open; after "warning" it goes on.
   */
  disconnect(reason?: "refresh_requested" | "warning" | "link_disabled", socket?: number): void;
  /** Cuts TCP without a close frame. */
  drop(socket?: number): void;
  /** Pings are neither sent nor answered any more; all else goes on. */
  stopPongs(socket?: number): void;
  /** The socket stays open, but nothing comes from it any more and pings are not answered: silently dead. */
  silence(socket?: number): void;
}

interface Link {
  readonly number: number;
  readonly ws: WebSocket;
  leaving: boolean;
  silent: boolean;
  pongs: boolean;
  readonly waiting: Map<string, (answer: unknown) => void>;
  readonly lost: Set<() => void>;
}

export interface SocketServer extends Sockets, Carrier {
  /** The URL for a new socket, good once. */
  newUrl(base: string): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): void;
}

const LINGER = 2_000;

export function createSockets(
  options: { readonly appId: string; readonly ackTimeout: number; readonly pingEvery: number },
  stir: () => void,
): SocketServer {
  const server = new WebSocketServer({ noServer: true, autoPong: false });
  const tickets = new Set<string>();
  const links = new Set<Link>();
  const acks: Ack[] = [];
  const sent: Array<{ socket: number; envelope: Envelope }> = [];
  const wanting = new Set<(link: Link) => void>();
  const timers = new Set<NodeJS.Timeout>();
  let opened = 0;
  let turn = 0;

  const taking = (): Link[] =>
    [...links].filter((link) => !link.leaving && link.ws.readyState === link.ws.OPEN);
  const chosen = (socket?: number): Link[] =>
    [...links].filter((link) => socket === undefined || link.number === socket);

  function nextLink(): Link | undefined {
    const free = taking();
    turn += 1;
    return free[turn % Math.max(free.length, 1)];
  }

  function linkWithin(ms: number | null): Promise<Link | null> {
    const now = nextLink();
    if (now !== undefined) return Promise.resolve(now);
    return new Promise((resolve) => {
      const timer = ms === null ? undefined : setTimeout(() => settle(null), ms);
      const settle = (link: Link | null): void => {
        wanting.delete(settle);
        clearTimeout(timer);
        resolve(link);
      };
      wanting.add(settle);
    });
  }

  function frameOf(envelope: Envelope): string {
    const { id, kind, payload, retry } = envelope;
    return JSON.stringify({
      envelope_id: id,
      type: kind,
      payload,
      accepts_response_payload: kind !== "events_api",
      ...(kind === "events_api"
        ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" }
        : {}),
    });
  }

  function sendOn(link: Link, envelope: Envelope): Promise<Attempt> {
    const start = Date.now();
    sent.push({ socket: link.number, envelope });
    return new Promise((resolve) => {
      const settle = (attempt: Attempt): void => {
        clearTimeout(timer);
        timers.delete(timer);
        link.waiting.delete(envelope.id);
        link.lost.delete(lost);
        resolve(attempt);
      };
      const lost = (): void => settle({ ok: false, reason: "connection_lost" });
      const timer = setTimeout(() => settle({ ok: false, reason: "timeout" }), options.ackTimeout);
      timers.add(timer);
      link.lost.add(lost);
      link.waiting.set(envelope.id, (answer) => settle({ ok: true, answer, ms: Date.now() - start }));
      if (!link.silent) link.ws.send(frameOf(envelope));
    });
  }

  function hear(link: Link, text: string): void {
    const frame = parseJson(text);
    if (!isJson(frame) || typeof frame.envelope_id !== "string") return;
    acks.push({ socket: link.number, envelopeId: frame.envelope_id, payload: frame.payload });
    link.waiting.get(frame.envelope_id)?.(frame.payload);
    stir();
  }

  function greet(ws: WebSocket): void {
    opened += 1;
    const link: Link = {
      number: opened,
      ws,
      leaving: false,
      silent: false,
      pongs: true,
      waiting: new Map(),
      lost: new Set(),
    };
    links.add(link);
    const pings = setInterval(() => {
      if (link.pongs) ws.ping();
    }, options.pingEvery);
    ws.on("ping", (data) => {
      if (link.pongs) ws.pong(data);
    });
    ws.on("message", (data) => hear(link, String(data)));
    ws.on("error", () => undefined);
    ws.on("close", () => {
      clearInterval(pings);
      links.delete(link);
      for (const lost of [...link.lost]) lost();
      stir();
    });
    ws.send(
      JSON.stringify({
        type: "hello",
        num_connections: taking().length,
        connection_info: { app_id: options.appId },
        debug_info: { host: "loopback", build_number: 1, approximate_connection_time: 18_060 },
      }),
    );
    for (const want of [...wanting]) want(link);
    stir();
  }

  return {
    get open() {
      return taking().length;
    },
    get standing() {
      return links.size;
    },
    get opened() {
      return opened;
    },
    acks,
    sent,
    newUrl(base) {
      const ticket = randomBytes(12).toString("hex");
      tickets.add(ticket);
      return `${base.replace(/^http/, "ws")}/link/?ticket=${ticket}&app_id=${options.appId}`;
    },
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? "/", "http://loopback");
      if (!url.pathname.startsWith("/link") || !tickets.delete(url.searchParams.get("ticket") ?? "")) {
        socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
        return;
      }
      server.handleUpgrade(request, socket, head, greet);
    },
    async send(envelope, patient) {
      const link = await linkWithin(patient ? null : options.ackTimeout);
      return link === null ? { ok: false, reason: "no_connection" } : sendOn(link, envelope);
    },
    disconnect(reason = "refresh_requested", socket) {
      for (const link of chosen(socket)) {
        const goes = reason !== "warning";
        link.leaving ||= goes;
        link.ws.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "loopback" } }));
        if (goes) setTimeout(() => link.ws.close(), LINGER).unref();
      }
    },
    drop(socket) {
      for (const link of chosen(socket)) link.ws.terminate();
    },
    stopPongs(socket) {
      for (const link of chosen(socket)) link.pongs = false;
    },
    silence(socket) {
      for (const link of chosen(socket)) {
        link.silent = true;
        link.pongs = false;
        link.ws.pause();
      }
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      for (const link of links) link.ws.terminate();
      wanting.clear();
      server.close();
    },
  };
}
