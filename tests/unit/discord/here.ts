import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { faultsOf } from "../../../adapters/discord/check.ts";
import { commandList } from "../../../adapters/discord/commands.ts";
import { createDiscordSurface } from "../../../adapters/discord/discord-surface.ts";
import { openRest } from "../../../adapters/discord/register/open-rest.ts";
import { registerCommands } from "../../../adapters/discord/register/register-commands.ts";
import { createMemoryStore } from "../../../adapters/storage/memory/memory-store.ts";
import type { ChartPainter } from "../../../src/app/charts.ts";
import { createDesk, type Desk } from "../../../src/app/desk.ts";
import type { DocumentReader } from "../../../src/app/documents.ts";
import type { Metrics } from "../../../src/app/metrics.ts";
import type { SessionStore } from "../../../src/app/ports.ts";
import type { Surface } from "../../../src/app/surface.ts";
import type { DiscordConfig } from "../../../src/config.ts";
import { realContent } from "../../support/conversation.ts";
import { type Discord, type DiscordOptions, startDiscord } from "../../support/discord/index.ts";

export interface Here {
  readonly discord: Discord;
  readonly surface: Surface;
  readonly desk: Desk;
  readonly sessions: SessionStore;
  /** Error codes that were counted. */
  readonly counted: string[];
  stop(): Promise<void>;
}

export interface HereOptions extends DiscordOptions {
  readonly transport?: "gateway" | "http";
  readonly sessions?: SessionStore;
  readonly documents?: DocumentReader;
  readonly charts?: ChartPainter;
  readonly desk?: (desk: Desk) => Desk;
  readonly config?: Partial<DiscordConfig>;
  /** Done before the surface starts. */
  readonly prepare?: (discord: Discord) => void;
}

/** Text files are read as they are; everything else is not known. */
const documents: DocumentReader = {
  async read({ bytes, name }) {
    if (!/\.(txt|md)$/.test(name)) return { kind: "refused", why: "unknown-type" };
    return { kind: "text", text: Buffer.from(bytes).toString("utf8") };
  },
  async close() {},
};

/** Any picture will do: what is on it is not looked at here. */
const painter: ChartPainter = {
  paint: async () => Buffer.from("iVBORw0KGgo=", "base64"),
  async close() {},
};

/** A loopback Discord and the surface in this process, with commands registered and memory for a store. */
export async function startHere(options: HereOptions = {}): Promise<Here> {
  const discord = await startDiscord({ judge: faultsOf, ...options });
  const content = realContent();
  await registerCommands({
    rest: openRest({ token: discord.token, apiBase: discord.apiBase }),
    commands: (scope) => commandList(content.words, scope),
    dryRun: false,
    print: () => {},
  });
  const counted: string[] = [];
  const metrics: Metrics = {
    turn() {},
    waiting() {},
    store() {},
    platformError: (_, code) => void counted.push(code),
  };
  const sessions = options.sessions ?? createMemoryStore();
  const clock = () => new Date();
  const made = createDesk({ content, sessions, clock, metrics });
  const desk = options.desk?.(made) ?? made;
  const transport = options.transport ?? "gateway";
  const charts = options.charts ?? painter;
  const surface = createDiscordSurface({
    config: {
      transport,
      token: discord.token,
      apiBase: discord.apiBase,
      ...(transport === "http" && { publicKey: discord.publicKey }),
      ...options.config,
    },
    desk,
    content,
    documents: options.documents ?? documents,
    charts,
    log: pino({ level: process.env.LOG ?? "silent" }),
    metrics,
    clock,
  });
  const close: Array<() => Promise<unknown>> = [];
  if (transport === "http") {
    const server = createServer((request, response) => {
      void surface.routes[0]?.handle(request, response);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    discord.useEndpoint(`http://127.0.0.1:${port}/discord/interactions`);
    close.push(async () => {
      server.closeAllConnections();
      server.close();
    });
  }
  const stop = async () => {
    await surface.stop();
    await desk.idle();
    for (const one of close) await one();
    await charts.close();
    await discord.close();
  };
  options.prepare?.(discord);
  try {
    await surface.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { discord, surface, desk, sessions, counted, stop };
}
