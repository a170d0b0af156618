import { pino } from "pino";
import { startHttpServer } from "../../../adapters/http/http-server.ts";
import { faultsOf } from "../../../adapters/slack/check.ts";
import { createSlackSurface } from "../../../adapters/slack/slack-surface.ts";
import { createMemoryStore } from "../../../adapters/storage/memory/memory-store.ts";
import { createDesk, type Desk } from "../../../src/app/desk.ts";
import type { DocumentReader } from "../../../src/app/documents.ts";
import { NO_METRICS } from "../../../src/app/metrics.ts";
import type { SessionStore } from "../../../src/app/ports.ts";
import type { Surface } from "../../../src/app/surface.ts";
import { readConfig } from "../../../src/config.ts";
import { realContent } from "../../support/conversation.ts";
import { type Judge, type Slack, type SlackOptions, startSlack } from "../../support/slack/index.ts";

export interface Running {
  readonly slack: Slack;
  readonly surface: Surface;
  readonly desk: Desk;
  /** Of the common HTTP server. */
  readonly url: string;
  /** Lines of the log, as JSON. */
  readonly logged: readonly string[];
  stop(): Promise<void>;
}

export interface RunningOptions {
  readonly transport?: "socket" | "http" | "install";
  readonly sessions?: SessionStore;
  readonly installations?: SessionStore;
  readonly documents?: Pick<DocumentReader, "read">;
  readonly slack?: SlackOptions;
  readonly env?: Record<string, string>;
  /** Waits between tries of a call; none by default. */
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly clock?: () => Date;
}

/** The app's own checker, by which the loopback judges what it sends. */
export const judge: Judge = (kind, payload) => {
  if (kind === "response" && isDelete(payload)) return;
  const sort = kind === "home" || kind === "modal" || kind === "options" ? kind : "message";
  const faults = faultsOf(sort, payload);
  if (faults.length > 0) throw new Error(faults.join("; "));
};

const isDelete = (payload: unknown): boolean =>
  typeof payload === "object" && payload !== null && "delete_original" in payload;

/** Nobody's file can be read. */
const NO_DOCUMENTS: Pick<DocumentReader, "read"> = {
  read: async ({ bytes }) => ({ kind: "text", text: Buffer.from(bytes).toString("utf8") }),
};

/** The surface in this process, talking to a loopback Slack; everything else is real. */
export async function runSlack(options: RunningOptions = {}): Promise<Running> {
  const { transport = "socket" } = options;
  const slack = await startSlack({ judge, patience: 8_000, ...options.slack });
  const config = readConfig({ ...slack.env(transport), ...options.env }).slack;
  if (config.kind !== "on") throw new Error(config.kind === "broken" ? config.problem : "Slack is off");
  const logged: string[] = [];
  const content = realContent();
  const clock = options.clock ?? (() => new Date());
  const desk = createDesk({
    content,
    sessions: options.sessions ?? createMemoryStore(),
    clock,
    grace: 50,
    onError: (error) => logged.push(JSON.stringify({ desk: String(error) })),
  });
  const surface = createSlackSurface({
    config: config.config,
    desk,
    content,
    installations: options.installations ?? createMemoryStore(),
    documents: options.documents ?? NO_DOCUMENTS,
    log: pino({ level: "debug" }, { write: (line: string) => void logged.push(line) }),
    metrics: NO_METRICS,
    clock,
    strict: true,
    wait: options.wait ?? (() => Promise.resolve()),
  });
  const http = await startHttpServer({
    port: 0,
    host: "127.0.0.1",
    routes: surface.routes,
    readiness: async () => ({ ready: true, store: { ready: true, detail: "" }, surfaces: {} }),
    metrics: { text: async () => "", contentType: "text/plain" },
    onError: (error) => logged.push(String(error)),
  });
  if (transport !== "socket") slack.deliverTo({ url: `http://127.0.0.1:${http.port}/slack/events` });
  const stop = async () => {
    await surface.stop();
    await http.close();
    await desk.idle();
    await slack.stop();
  };
  try {
    await surface.start();
    if (transport === "socket") await slack.connected();
  } catch (error) {
    await stop();
    throw error;
  }
  return { slack, surface, desk, url: `http://127.0.0.1:${http.port}`, logged, stop };
}
