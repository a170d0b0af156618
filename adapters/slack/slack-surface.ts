import { App } from "@slack/bolt";
import type { Logger } from "pino";
import * as z from "zod";
import type { Desk } from "../../src/app/desk.ts";
import type { DocumentReader } from "../../src/app/documents.ts";
import { KeyedQueue } from "../../src/app/keyed-queue.ts";
import type { Metrics } from "../../src/app/metrics.ts";
import type { SessionStore } from "../../src/app/ports.ts";
import { createRecentIds } from "../../src/app/recent-ids.ts";
import { createEnding, type Route, type Surface, type SurfaceHealth } from "../../src/app/surface.ts";
import type { SlackConfig } from "../../src/config.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { createAgent } from "./agent.ts";
import { clientOptions, createApi } from "./api.ts";
import { createBoltLogger } from "./bolt-logger.ts";
import { isRefusal, isTokenRefused, slackCode } from "./errors.ts";
import { createHomes } from "./homes.ts";
import { createHttpRoute, EVENTS_PATH } from "./http-receiver.ts";
import { createInstallations } from "./installations.ts";
import { listen } from "./listen.ts";
import { createMemory } from "./memory.ts";
import { createOauthRoutes } from "./oauth.ts";
import { createOutbox } from "./outbox.ts";
import { createIntake, within } from "./receiver.ts";
import { botTokenRefused } from "./single.ts";
import { createSocketReceiver } from "./socket-receiver.ts";
import { createSuggester } from "./suggest.ts";
import type { Kit } from "./talk.ts";
import { createUploads } from "./uploads.ts";
import { createManyWorkspaces, createOneWorkspace, NotInstalled } from "./workspaces.ts";
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

/** Turns in hand get so long to finish, and what is done beside them, in ms; the process is ended soon after. */
const DRAIN_MS = 6_000;
const DRAIN_BESIDE_MS = 1_000;
const AddressSchema = z.object({ space: z.string(), user: z.string() });

export function createSlackSurface(options: SlackSurfaceOptions): Surface {
  const { config, desk, content, log, metrics, clock, strict = false } = options;
  const { words } = content;
  const logger = createBoltLogger(log);
  const onError = (error: unknown) => log.error(faultOf(error), "something failed at Slack");
  const { botToken } = config;
  const { ended, end } = createEnding();
  /** What keeps it from ever being ready again. */
  let dead: string | undefined;
  const die = (detail: string, message: string) => {
    dead ??= detail;
    end(message);
  };
  const api = createApi({
    apiUrl: config.apiUrl,
    logger,
    metrics,
    clock,
    ...(options.wait && { wait: options.wait }),
    onTokenRefused: (token, code) => {
      log.error({ code }, "Slack refuses a workspace's token; nothing more is sent there");
      if (token === botToken) die("SLACK_BOT_TOKEN is refused", botTokenRefused(code));
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

  let stopping = false;
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
  const workspaces =
    botToken === undefined
      ? createManyWorkspaces(installations)
      : createOneWorkspace({ api, token: botToken, log, onError });

  const intake = createIntake(onError);
  const app = new App({
    receiver: intake,
    authorize: workspaces.authorize,
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
      log.warn("the app was taken out of a workspace");
      if (botToken !== undefined)
        die(
          "the app was taken out of the workspace",
          "Slack: the app was taken out of the workspace. Install it again and set SLACK_BOT_TOKEN anew. See docs/slack.md.",
        );
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
  void socket?.ended.then(({ message }) => die(socket.health().detail, message));

  function health(): SurfaceHealth {
    if (dead !== undefined) return { ready: false, detail: dead };
    if (stopping) return { ready: false, detail: "stopping" };
    if (!workspaces.reached) return { ready: false, detail: "Slack cannot be reached" };
    return socket?.health() ?? { ready: intake.open, detail: `requests at ${EVENTS_PATH}` };
  }

  return {
    name: "slack",
    routes: routes(),
    async start() {
      await workspaces.start();
      await intake.start();
      await socket?.start();
    },
    health,
    ended,
    async post(_key, address, reply) {
      const { space: id, user } = AddressSchema.parse(address);
      const controls = { words, owner: user, turnId: "" };
      try {
        await outbox.send(await workspaces.byId(id), { kind: "dm", user }, reply, { controls });
      } catch (error) {
        // Nobody is there any more; trying again would not bring them back.
        if (!(error instanceof NotInstalled || isTokenRefused(error) || isRefusal(error))) throw error;
        onError(error);
      }
    },
    async stop() {
      stopping = true;
      const quiet = workspaces.stop();
      await intake.drain(DRAIN_MS);
      await within(DRAIN_BESIDE_MS, Promise.all(beside));
      await Promise.all([quiet, socket?.stop()]);
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
