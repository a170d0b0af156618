import { setTimeout as pause } from "node:timers/promises";
import type { Logger as BoltLogger } from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";
import { createEnding, SurfaceError } from "../../src/app/surface.ts";
import { isTokenRefused, slackCode } from "./errors.ts";
import type { Intake } from "./receiver.ts";

export interface SocketReceiverOptions {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly intake: Intake;
  readonly logger: BoltLogger;
  readonly clock: () => Date;
  /** Told of connections that failed. */
  readonly onFault: (error: unknown) => void;
  /** First and longest wait before another try, in ms. */
  readonly retryMs?: readonly [number, number];
  /** How long Slack may leave a ping without an answer, in ms. */
  readonly pongMs?: number;
}

export interface SocketReceiver {
  /** @throws SurfaceError when Slack refuses the token; resolves when connected, or trying on where Slack cannot be reached */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): { readonly ready: boolean; readonly detail: string };
  /** Slack has refused the token of another connection: there will be none any more. */
  readonly ended: Promise<SurfaceError>;
}

interface SocketEvent {
  readonly ack: (answer?: Record<string, unknown>) => Promise<void>;
  readonly type: string;
  readonly body: Record<string, unknown>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

const TRIES_AT_START = 3;
const API_TIMEOUT = 10_000;
const HELLO_TIMEOUT = 15_000;
const CLOSE_TIMEOUT = 1_000;

/**
 * Keeps one connection of Socket Mode up. Each has a client of its own that does not reconnect by itself: the
 * library's reconnecting gives up, with an unhandled rejection, as soon as Slack cannot be reached.
 */
export function createSocketReceiver(options: SocketReceiverOptions): SocketReceiver {
  const { intake, clock, onFault, retryMs = [500, 30_000] } = options;
  const stopped = new AbortController();
  let current: SocketModeClient | undefined;
  let running: Promise<void> | undefined;
  let since = clock().getTime();
  let refused: string | undefined;
  const { ended, end } = createEnding();

  const asked = new Promise<void>((resolve) => stopped.signal.addEventListener("abort", () => resolve()));

  /** A connection that is up, and what resolves when it ends. */
  async function connect(): Promise<{ readonly ended: Promise<void> }> {
    const client = new SocketModeClient({
      appToken: options.appToken,
      autoReconnectEnabled: false,
      logger: options.logger,
      ...(options.pongMs !== undefined && { clientPingTimeout: options.pongMs }),
      clientOptions: {
        timeout: API_TIMEOUT,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        ...(options.apiUrl !== undefined && { slackApiUrl: options.apiUrl }),
      },
    });
    const ended = new Promise<void>((resolve) => {
      client.on("disconnected", resolve);
      client.on("ws_message", (data: unknown) => {
        // A new connection is opened at once; the old one closes by itself.
        if (typeof data === "string" && isGoodbye(data)) resolve();
      });
    });
    client.on("slack_event", (event: SocketEvent) => void receive(event));
    const late = new AbortController();
    try {
      await Promise.race([
        client.start(),
        pause(HELLO_TIMEOUT, undefined, { signal: late.signal }).then(() => {
          throw new Error("Slack did not say hello");
        }),
      ]);
    } catch (error) {
      void close(client);
      throw error;
    } finally {
      late.abort();
    }
    current = client;
    since = clock().getTime();
    const over = ended.then(() => {
      if (current !== client) return;
      current = undefined;
      since = clock().getTime();
    });
    return { ended: over };
  }

  async function receive({ ack, body, type, retry_num, retry_reason }: SocketEvent): Promise<void> {
    if (type === "hello" || type === "disconnect" || typeof body !== "object") return;
    await intake.take({
      body,
      ...(retry_num !== undefined && { retryNum: retry_num }),
      ...(retry_reason !== undefined && { retryReason: retry_reason }),
      acknowledge: (answer) => ack(answerOf(answer)),
      // What is not acknowledged comes again.
      refuse: async () => {},
    });
  }

  /** Stays connected until it is stopped or the token is refused. */
  async function stayUp(first: { readonly ended: Promise<void> } | undefined): Promise<void> {
    let connection = first;
    let wait = retryMs[0];
    while (!stopped.signal.aborted) {
      if (connection !== undefined) {
        await Promise.race([connection.ended, asked]);
        wait = retryMs[0];
      } else {
        await pause(wait, undefined, { signal: stopped.signal }).catch(() => {});
        wait = Math.min(wait * 2, retryMs[1]);
      }
      if (stopped.signal.aborted) return;
      connection = await connect().catch((error: unknown) => {
        onFault(error);
        if (isTokenRefused(error)) refused = slackCode(error);
        return undefined;
      });
      if (refused !== undefined) return end(refusal(refused));
    }
  }

  return {
    ended,
    async start() {
      let connection: { readonly ended: Promise<void> } | undefined;
      for (let count = 1; count <= TRIES_AT_START && connection === undefined; count++) {
        if (count > 1) await pause(retryMs[0], undefined, { signal: stopped.signal }).catch(() => {});
        connection = await connect().catch((error: unknown) => {
          if (isTokenRefused(error)) throw new SurfaceError(refusal(slackCode(error)));
          onFault(error);
          return undefined;
        });
      }
      running = stayUp(connection);
    },
    async stop() {
      stopped.abort();
      const client = current;
      current = undefined;
      if (client !== undefined) await close(client);
      await running;
    },
    health() {
      const seconds = Math.round((clock().getTime() - since) / 1000);
      if (refused !== undefined) return { ready: false, detail: `SLACK_APP_TOKEN was refused (${refused})` };
      if (current !== undefined) return { ready: true, detail: "socket connected" };
      return { ready: false, detail: `socket down for ${seconds} s` };
    },
  };
}

const refusal = (code: string): string =>
  `Slack: SLACK_APP_TOKEN was refused (${code}). Make an app-level token with connections:write (Basic Information). See docs/slack.md.`;

const isGoodbye = (data: string): boolean => {
  if (!data.includes('"disconnect"')) return false;
  try {
    return (JSON.parse(data) as { type?: unknown }).type === "disconnect";
  } catch {
    return false;
  }
};

const answerOf = (answer: unknown): Record<string, unknown> | undefined => {
  if (typeof answer === "string") return { text: answer };
  return typeof answer === "object" && answer !== null ? (answer as Record<string, unknown>) : undefined;
};

/** Closing waits for the other side, which may be gone. */
async function close(client: SocketModeClient): Promise<void> {
  const late = new AbortController();
  const timeout = pause(CLOSE_TIMEOUT, undefined, { signal: late.signal }).catch(() => {});
  await Promise.race([client.disconnect().catch(() => {}), timeout]);
  late.abort();
}
