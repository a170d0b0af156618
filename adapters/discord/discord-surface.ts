import type { Logger } from "pino";
import * as z from "zod";
import type { ChartPainter } from "../../src/app/charts.ts";
import type { Desk } from "../../src/app/desk.ts";
import type { DocumentReader } from "../../src/app/documents.ts";
import type { Metrics } from "../../src/app/metrics.ts";
import { createRecentIds } from "../../src/app/recent-ids.ts";
import { createEnding, type Surface, SurfaceError, type SurfaceHealth } from "../../src/app/surface.ts";
import type { DiscordConfig } from "../../src/config.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { type Api, createApi } from "./api.ts";
import { createFileReader } from "./attachments.ts";
import { createComposer } from "./compose.ts";
import { decodeInteraction, decodeMessage } from "./decode.ts";
import { AnswerLost, count, isClosedDm } from "./errors.ts";
import type { Line } from "./exchange.ts";
import { createGateway, type Gateway } from "./gateway.ts";
import { handleInteraction } from "./handle-interaction.ts";
import { handleMessage } from "./handle-message.ts";
import { createInteractionsRoute } from "./http-route.ts";
import type { Parts } from "./parts.ts";
import { sendToDm } from "./send.ts";
import { createSuggester } from "./suggest.ts";
import type { FirstAnswer } from "./wire.ts";

export interface DiscordSurfaceOptions {
  readonly config: DiscordConfig;
  readonly desk: Desk;
  readonly content: Content;
  readonly documents: DocumentReader;
  readonly charts: ChartPainter;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly clock: () => Date;
}

/** What is in hand when the surface stops gets this long, in ms. */
const FINISH_WITHIN = 8_000;

const ANY_CHART = { title: "A", bars: [{ label: "A", share: 1, text: "A" }] };

const AddressSchema = z.object({ user: z.string() });

/** Discord: over the gateway, or over HTTP where a public key is set; one of them at a time. */
export function createDiscordSurface(options: DiscordSurfaceOptions): Surface {
  const { config, log, metrics, clock } = options;
  const inHand = new Set<string>();
  const done = createRecentIds();
  const work = new Set<Promise<void>>();
  let isStopping = false;

  const gateway = config.transport === "gateway" ? gatewayOf() : null;
  const api = createApi({
    token: config.token,
    ...(config.apiBase !== undefined && { base: config.apiBase }),
    ...(gateway !== null && { rest: gateway.rest }),
  });
  const parts = partsOf(options, api);
  const overGateway: LineOf = (id, token) => ({
    takesFiles: true,
    first: (answer, files, received) => api.acknowledge({ id, token }, answer, files, received),
  });
  const http = createHttpState();

  return {
    name: "discord",
    routes:
      config.publicKey === undefined || gateway !== null
        ? []
        : [createInteractionsRoute({ publicKey: config.publicKey, clock, onInteraction: overHttp })],
    async start() {
      // The first picture takes far longer than the others; nobody should have to wait for it.
      void options.charts.paint(ANY_CHART).catch(() => {});
      if (gateway !== null) await gateway.start();
      else await http.start(api, config);
    },
    health: () => (gateway !== null ? gateway.health() : http.health()),
    // Over HTTP interactions come and are answered without the token.
    ended: (gateway ?? createEnding()).ended,
    async post(_key, address, reply) {
      const { user } = AddressSchema.parse(address);
      try {
        await sendToDm(parts, user, reply, null);
      } catch (error) {
        count(metrics, error);
        if (!isClosedDm(error)) throw error;
        // Trying again would not open them; the next check-in tries once more.
        log.warn({ err: error }, "a person's direct messages are closed to the bot");
      }
    },
    async stop() {
      isStopping = true;
      gateway?.silence();
      await atMost(FINISH_WITHIN, Promise.allSettled([...work]));
      await gateway?.stop();
      api.close();
    },
  };

  function gatewayOf(): Gateway {
    return createGateway(
      config,
      {
        interaction: (packet) => void takeInteraction(packet, overGateway),
        message: (packet, bot) => void takeMessage(packet, bot),
      },
      log,
    );
  }

  /** The response to Discord's request is the first answer; what follows goes out while nobody waits for it. */
  function overHttp(raw: unknown): Promise<object | null> {
    if (isStopping) return Promise.resolve(null);
    return new Promise((resolve) => {
      const first = async (answer: FirstAnswer) => resolve(answer);
      void takeInteraction(raw, () => ({ takesFiles: false, first })).then(() => resolve(null));
    });
  }

  function takeInteraction(packet: unknown, lineOf: LineOf): Promise<void> {
    const received = Date.now();
    const interaction = decodeInteraction(packet);
    if (interaction === null) {
      log.debug("an interaction was not understood");
      return Promise.resolve();
    }
    const line = lineOf(interaction.id, interaction.token);
    return once(interaction.id, () => handleInteraction(parts, interaction, line, received));
  }

  function takeMessage(packet: unknown, bot: string): Promise<void> {
    const written = decodeMessage(packet, bot);
    if (written === null) return Promise.resolve();
    return once(written.id, () => handleMessage(parts, written, bot));
  }

  /** What comes twice at the same time, or again after it was done, is left; what failed may come again. */
  function once(id: string, act: () => Promise<void>): Promise<void> {
    if (inHand.has(id) || done.has(id)) return Promise.resolve();
    inHand.add(id);
    const task = act()
      .then(() => done.add(id))
      .catch((err: unknown) => {
        if (err instanceof AnswerLost) log.warn({ err }, "an answer was lost");
        else {
          count(metrics, err);
          log.error({ err }, "an answer failed");
        }
      })
      .finally(() => {
        inHand.delete(id);
        work.delete(task);
      });
    work.add(task);
    return task;
  }
}

type LineOf = (id: string, token: string) => Line;

function partsOf(options: DiscordSurfaceOptions, api: Api): Parts {
  const { config, desk, content, documents, charts, log, metrics } = options;
  return {
    desk,
    content,
    api,
    compose: createComposer(charts, log),
    readFile: createFileReader(documents, config.apiBase),
    suggester: createSuggester(content),
    metrics,
    log,
  };
}

/** Over HTTP there is nothing to connect; the token is tried once, so that a wrong one is told at the start. */
function createHttpState() {
  let health: SurfaceHealth = { ready: false, detail: "not started" };
  return {
    health: () => health,
    async start(api: Api, { applicationId, publicKey }: DiscordConfig): Promise<void> {
      try {
        const { id, verifyKey } = await api.application();
        if (applicationId !== undefined && applicationId !== id)
          throw new SurfaceError(
            `Discord: DISCORD_TOKEN belongs to application ${id}, not ${applicationId}.`,
          );
        if (verifyKey !== "" && verifyKey !== publicKey?.toLowerCase())
          throw new SurfaceError("Discord: DISCORD_PUBLIC_KEY is not the key of this application.");
      } catch (error) {
        if (error instanceof SurfaceError) throw error;
        if (error instanceof Error && "status" in error && error.status === 401)
          throw new SurfaceError(
            "Discord: DISCORD_TOKEN was refused. Copy it again, or take a new one (Developer Portal, Bot, Reset Token).",
            { cause: error },
          );
      }
      health = { ready: true, detail: "takes interactions at /discord/interactions" };
    },
  };
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
