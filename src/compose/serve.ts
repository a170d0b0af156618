import type { Logger } from "pino";
import { type HttpServer, type Readiness, startHttpServer } from "../../adapters/http/http-server.ts";
import { createPrometheusMetrics } from "../../adapters/metrics/prometheus.ts";
import { createPerform, startAgenda } from "../app/agenda.ts";
import { createDesk, type Desk } from "../app/desk.ts";
import { sendLeftReplies } from "../app/left-replies.ts";
import { measured } from "../app/measured-store.ts";
import type { Metrics } from "../app/metrics.ts";
import type { Storage } from "../app/ports.ts";
import type { Surface } from "../app/surface.ts";
import { type Config, ConfigError } from "../config.ts";
import type { Content } from "../engine/conversation.ts";
import { openStorage } from "./open-storage.ts";
import { createRunningSurfaces } from "./running-surfaces.ts";

export interface Services {
  /** Of the common HTTP server. */
  readonly port: number;
  /** Resolves when every surface has died for good, so that nobody can be answered any more. */
  readonly ended: Promise<void>;
  /** Takes no more turns, finishes those in hand, closes everything. */
  stop(): Promise<void>;
}

/** One line to the operator: what started and what did not. */
type Tell = (line: string) => void;

/**
 * Starts every chat surface that is configured, beside one HTTP server for health and metrics.
 * A surface that cannot start, or dies for good, is told in a line, and the others run.
 * @throws ConfigError when none of them can
 */
export async function serve(config: Config, content: Content, log: Logger, tell: Tell): Promise<Services> {
  const storage = await openStorage(config, log);
  const closing: Array<() => Promise<void>> = [() => storage.close()];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const metrics = createPrometheusMetrics();
    const sessions = measured(storage.sessions, metrics);
    const clock = () => new Date();
    const desk = createDesk({
      content,
      sessions,
      clock,
      perform: createPerform(storage.scheduler),
      metrics,
      onError: (err, surface) => log.error({ err, surface }, "a turn failed"),
    });
    closing.push(() => desk.idle());
    const made = await createSurfaces({ config, content, storage, desk, metrics, log, clock, tell, closing });
    const running = createRunningSurfaces(log, tell);
    const http = await startHttp(config, made, storage, metrics, log, tell);
    closing.push(() => http.close());
    // No further check-in goes to a surface that is about to stop.
    closing.push(async () => {
      await Promise.all([storage.scheduler.stop(), running.stop()]);
    });
    for (const surface of made) if (await started(surface, log, tell)) running.add(surface);
    if (running.list.length === 0) throw new ConfigError("No chat platform could be started.");
    await startAgenda({
      scheduler: storage.scheduler,
      desk,
      sessions,
      surfaces: () => running.list,
      retentionDays: config.retentionDays,
      clock,
      onRetention: (removed) => log.info({ removed }, "removed records that nobody used"),
    });
    const left = sendLeftReplies({
      desk,
      sessions,
      surfaces: () => running.list,
      clock,
      onSent: (count) => log.info({ count }, "sent replies that a process had left"),
      onError: (err, surface) => log.error({ err, surface }, "a reply that was left could not be sent"),
    });
    closing.push(() => left.stop());
    tell(`Health and metrics: http://localhost:${http.port}/healthz, /readyz, /metrics`);
    return { port: http.port, ended: running.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Parts {
  readonly config: Config;
  readonly content: Content;
  readonly storage: Storage;
  readonly desk: Desk;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly tell: Tell;
  readonly closing: Array<() => Promise<void>>;
}

/** Adapters are loaded only when they are configured: the libraries of chat platforms are slow to load. */
async function createSurfaces(parts: Parts): Promise<Surface[]> {
  const { config, content, storage, desk, metrics, log, clock, tell, closing } = parts;
  const { slack, discord } = config;
  for (const surface of [slack, discord]) if (surface.kind === "broken") tell(surface.problem);
  if (slack.kind !== "on" && discord.kind !== "on") return [];

  const { createDocumentReader } = await import("../../adapters/documents/read-document.ts");
  const documents = createDocumentReader();
  closing.push(() => documents.close());
  const surfaces: Surface[] = [];
  if (slack.kind === "on") {
    const { createSlackSurface } = await import("../../adapters/slack/slack-surface.ts");
    const { installations } = storage;
    const own = { config: slack.config, log: log.child({ surface: "slack" }), installations };
    surfaces.push(createSlackSurface({ ...own, desk, content, documents, metrics, clock }));
  }
  if (discord.kind === "on") {
    const [{ createDiscordSurface }, { createChartPainter }] = await Promise.all([
      import("../../adapters/discord/discord-surface.ts"),
      import("../../adapters/charts/paint-chart.ts"),
    ]);
    const charts = createChartPainter();
    closing.push(() => charts.close());
    const own = { config: discord.config, log: log.child({ surface: "discord" }), charts };
    surfaces.push(createDiscordSurface({ ...own, desk, content, documents, metrics, clock }));
  }
  return surfaces;
}

/** A surface that fails to start leaves the others running; its line names what to set right. */
async function started(surface: Surface, log: Logger, tell: Tell): Promise<boolean> {
  try {
    await surface.start();
    tell(`${surface.name}: ${surface.health().detail}`);
    return true;
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    log.debug({ err: error, surface: surface.name }, "a surface could not start");
    await surface.stop().catch(() => {});
    return false;
  }
}

async function startHttp(
  config: Config,
  surfaces: readonly Surface[],
  storage: Storage,
  metrics: ReturnType<typeof createPrometheusMetrics>,
  log: Logger,
  tell: Tell,
): Promise<HttpServer> {
  const options = {
    host: config.host,
    routes: surfaces.flatMap((surface) => surface.routes),
    readiness: () => readiness(storage, surfaces),
    metrics,
    onError: (err: unknown) => log.error({ err }, "a request failed"),
  };
  try {
    return await startHttpServer({ ...options, port: config.port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const needed = options.routes.length > 0;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    if (needed) throw new ConfigError(`PORT: ${config.port} cannot be used (${code}). Set another PORT.`);
    // Sockets need no port: health moves aside rather than keeping people from an answer.
    tell(`PORT: ${config.port} cannot be used (${code}); health is on another one. Set PORT to choose it.`);
    return startHttpServer({ ...options, port: 0 });
  }
}

async function readiness(storage: Storage, surfaces: readonly Surface[]): Promise<Readiness> {
  const store = await storage.check().then(
    () => ({ ready: true, detail: "ok" }),
    (error: unknown) => ({ ready: false, detail: error instanceof Error ? error.message : "failed" }),
  );
  const healths = Object.fromEntries(surfaces.map((surface) => [surface.name, surface.health()]));
  return {
    ready: store.ready && Object.values(healths).every(({ ready }) => ready),
    store,
    surfaces: healths,
  };
}
