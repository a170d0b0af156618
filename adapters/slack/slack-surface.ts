import { setTimeout as pause } from "node:timers/promises";
import { App, type AuthorizeResult, type AuthorizeSourceData } from "@slack/bolt";
import type { Logger } from "pino";
import * as z from "zod";
import type { Desk } from "../../src/app/desk.ts";
import type { DocumentReader } from "../../src/app/documents.ts";
import { KeyedQueue } from "../../src/app/keyed-queue.ts";
import type { Metrics } from "../../src/app/metrics.ts";
import type { SessionStore } from "../../src/app/ports.ts";
import { createRecentIds } from "../../src/app/recent-ids.ts";
import { type Route, type Surface, SurfaceError, type SurfaceHealth } from "../../src/app/surface.ts";
import type { SlackConfig } from "../../src/config.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { createAgent } from "./agent.ts";
import { clientOptions, createApi } from "./api.ts";
import { createBoltLogger } from "./bolt-logger.ts";
import { slackCode } from "./errors.ts";
import { createHomes } from "./homes.ts";
import { createHttpRoute, EVENTS_PATH } from "./http-receiver.ts";
import { createInstallations, type Installation, idOf } from "./installations.ts";
import { listen, NotInstalled } from "./listen.ts";
import { createMemory } from "./memory.ts";
import { createOauthRoutes } from "./oauth.ts";
import { createOutbox } from "./outbox.ts";
import { createIntake } from "./receiver.ts";
import { lookUpSelf, type Self } from "./single.ts";
import { createSocketReceiver } from "./socket-receiver.ts";
import type { Space } from "./space.ts";
import { createSuggester } from "./suggest.ts";
import type { Kit } from "./talk.ts";
import { createUploads } from "./uploads.ts";
import { createZones } from "./zones.ts";

export interface SlackSurfaceOptions {
  readonly config: SlackConfig;
  readonly desk: Desk;
  readonly content: Content;
  readonly installations: SessionStore;
  readonly documents: Pick<DocumentReader, "read">;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly clock: () => Date;
  /** A payload that Slack would refuse throws, instead of being sent in words. For tests. */
  readonly strict?: boolean;
  /** Waits before another call, in ms; replaced where time stands still. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** Turns in hand get so long to finish, in ms. */
const DRAIN_MS = 8_000;
/** Between tries to reach Slack at the start, in ms. */
const RETRY_MS = 5_000;
const TRIES_AT_START = 2;

const AddressSchema = z.object({ space: z.string(), user: z.string() });

export function createSlackSurface(options: SlackSurfaceOptions): Surface {
  const { config, desk, content, log, metrics, clock, strict = false } = options;
  const { words } = content;
  const logger = createBoltLogger(log);
  const onError = (error: unknown) => log.error(faultOf(error), "something failed at Slack");
  const refusedTokens = new Set<string>();
  const api = createApi({
    apiUrl: config.apiUrl,
    logger,
    metrics,
    clock,
    ...(options.wait && { wait: options.wait }),
    onTokenRefused: (token, code) => {
      refusedTokens.add(token);
      log.error({ code }, "Slack refuses a workspace's token; nothing more is sent there");
    },
  });
  const outbox = createOutbox({ api, words, log, clock, strict });
  const homes = createHomes({ api, desk, content, log, strict });
  const beside = new Set<Promise<unknown>>();
  const kit: Kit = {
    api,
    outbox,
    desk,
    content,
    log,
    clock,
    homes,
    onError,
    zones: createZones(api, clock),
    agent: createAgent(api, words, log),
    readFiles: createUploads({ api, documents: options.documents, apiUrl: config.apiUrl }),
    threads: createMemory(),
    latest: createMemory(),
    forms: createMemory(500),
    answered: createRecentIds(),
    entering: new KeyedQueue(),
    onFaults(what, faults) {
      if (strict) throw new Error(`Slack would refuse this ${what}: ${faults.join("; ")}`);
      log.error({ what, faults: faults.slice(0, 5) }, "something is beyond Slack's limits");
    },
    aside(work) {
      const done = work.catch(onError).finally(() => beside.delete(done));
      beside.add(done);
    },
  };

  const { botToken } = config;
  let self: Self | undefined;
  let uninstalled = false;
  let stopping = false;
  const stopped = new AbortController();
  const installations =
    config.clientId === undefined || config.clientSecret === undefined || botToken !== undefined
      ? undefined
      : createInstallations({
          store: options.installations,
          api,
          clock,
          clientId: config.clientId,
          clientSecret: config.clientSecret,
          onFault: onError,
        });

  const intake = createIntake(onError);
  const app = new App({
    receiver: intake,
    authorize,
    convoStore: false,
    logger,
    clientOptions: clientOptions({ apiUrl: config.apiUrl, logger }),
    extendedErrorHandler: true,
  });
  listen(app, {
    kit,
    suggest: createSuggester(content),
    ...(installations && { installations }),
    onUninstalled() {
      uninstalled = botToken !== undefined;
      log.warn("the app was taken out of a workspace");
    },
  });
  const socket =
    config.transport === "socket" && config.appToken !== undefined
      ? createSocketReceiver({
          appToken: config.appToken,
          apiUrl: config.apiUrl,
          intake,
          logger,
          clock,
          onFault: onError,
        })
      : undefined;

  async function authorize(source: AuthorizeSourceData<boolean>): Promise<AuthorizeResult> {
    if (botToken !== undefined) {
      const own = self ?? (await reach(botToken));
      return { botToken, botUserId: own.botUser, teamId: own.team, ...(own.botId && { botId: own.botId }) };
    }
    const found = await installations?.find({
      team: source.teamId,
      enterprise: source.enterpriseId,
      wholeEnterprise: source.isEnterpriseInstall,
    });
    if (found == null) throw new NotInstalled("the app is not installed there");
    const team = found.team ?? source.teamId;
    return {
      botToken: found.bot.token,
      botUserId: found.bot.user,
      ...(found.bot.id !== null && { botId: found.bot.id }),
      ...(team !== undefined && { teamId: team }),
      ...(found.enterprise !== null && { enterpriseId: found.enterprise }),
    };
  }

  async function reach(token: string): Promise<Self> {
    self = await lookUpSelf(api, token, log);
    return self;
  }

  /** The token is tried before anything else; where Slack cannot be reached, it is tried again beside. */
  async function reachAtStart(token: string): Promise<void> {
    for (let count = 1; ; count++) {
      try {
        await reach(token);
        return;
      } catch (error) {
        if (error instanceof SurfaceError) throw error;
        onError(error);
        if (count >= TRIES_AT_START) break;
      }
    }
    kit.aside(reachLater(token));
  }

  async function reachLater(token: string): Promise<void> {
    while (self === undefined && !stopped.signal.aborted) {
      await pause(RETRY_MS, undefined, { signal: stopped.signal }).catch(() => {});
      if (!stopped.signal.aborted) await reach(token).catch(onError);
    }
  }

  /** For messages that nobody asked for just now. */
  async function spaceOf(id: string): Promise<Space> {
    if (botToken !== undefined) {
      const own = self ?? (await reach(botToken));
      return { id, token: botToken, botUser: own.botUser, team: own.team, app: undefined };
    }
    const found = (await installations?.byId(id)) ?? null;
    if (found === null) throw new NotInstalled("the app is not installed there any more");
    return spaceOfInstallation(found);
  }

  function health(): SurfaceHealth {
    if (stopping) return { ready: false, detail: "stopping" };
    if (uninstalled) return { ready: false, detail: "the app was taken out of the workspace" };
    if (botToken !== undefined && refusedTokens.has(botToken))
      return { ready: false, detail: "SLACK_BOT_TOKEN is refused" };
    if (botToken !== undefined && self === undefined)
      return { ready: false, detail: "Slack cannot be reached" };
    return socket?.health() ?? { ready: intake.open, detail: `requests at ${EVENTS_PATH}` };
  }

  return {
    name: "slack",
    routes: routes(),
    async start() {
      if (botToken !== undefined) await reachAtStart(botToken);
      await intake.start();
      await socket?.start();
    },
    health,
    async post(_key, address, reply) {
      const { space: id, user } = AddressSchema.parse(address);
      const space = await spaceOf(id);
      await outbox.send(space, { kind: "dm", user }, reply, { controls: { words, owner: user, turnId: "" } });
    },
    async stop() {
      stopping = true;
      stopped.abort();
      await intake.drain(DRAIN_MS);
      await Promise.all(beside);
      await socket?.stop();
    },
  };

  function routes(): Route[] {
    const { signingSecret, clientId, clientSecret } = config;
    return [
      ...(config.transport === "http" && signingSecret !== undefined
        ? [createHttpRoute({ signingSecret, intake, clock })]
        : []),
      ...(installations !== undefined && clientId !== undefined && clientSecret !== undefined
        ? createOauthRoutes({
            clientId,
            clientSecret,
            stateSecret: config.stateSecret,
            apiUrl: config.apiUrl,
            api,
            installations,
            words,
            clock,
            onFault: onError,
          })
        : []),
    ];
  }
}

function spaceOfInstallation(installation: Installation): Space {
  const id = idOf(installation);
  return {
    id,
    token: installation.bot.token,
    botUser: installation.bot.user,
    team: installation.team ?? id,
    app: installation.app ?? undefined,
  };
}

/** What went wrong, without texts of people. */
function faultOf(error: unknown): Record<string, unknown> {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  const slack = slackCode(error);
  if (slack !== "unknown") return { name, slack };
  const stack = error instanceof Error ? error.stack : undefined;
  return {
    name,
    code,
    at: stack
      ?.split("\n")
      .slice(1, 4)
      .map((line) => line.trim()),
  };
}
