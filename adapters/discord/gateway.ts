import {
  Client,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type REST,
  Status,
} from "discord.js";
import type { Logger } from "pino";
import * as z from "zod";
import { createEnding, SurfaceError, type SurfaceHealth } from "../../src/app/surface.ts";
import type { DiscordConfig } from "../../src/config.ts";
import { restOptions } from "./api.ts";
import { NO_MENTIONS } from "./compose.ts";
import { Sharding } from "./sharding.ts";

/** What comes over the gateway, as it comes. */
export interface GatewayEvents {
  interaction(packet: unknown): void;
  message(packet: unknown, bot: string): void;
}

export interface Gateway {
  readonly rest: REST;
  /** @throws SurfaceError for what no waiting mends */
  start(): Promise<void>;
  health(): SurfaceHealth;
  /** Discord has closed it with a code after which it lets nobody in again. */
  readonly ended: Promise<SurfaceError>;
  /** Nothing more is handed out; the socket stays for what is in hand. */
  silence(): void;
  stop(): Promise<void>;
}

/** A packet as the library is about to read it. */
interface Packet {
  t: string | null;
  readonly d: unknown;
}

const ReadySchema = z.object({ user: z.object({ id: z.string() }) });

/** Starting goes on in the background after this, in ms. */
const START_WITHIN = 30_000;
/** Discord asks for a heartbeat about every 41 s; without an answer to three of them nothing arrives any more. */
const SILENT_MAX = 125_000;
const STOP_WITHIN = 2_000;
const RETRY_FROM = 2_000;
const RETRY_MOST = 60_000;
const REST_TIMEOUT = 10_000;
const REST_RETRIES = 2;
/** Discord blocks an address after 10,000 refused requests in ten minutes; each so many of them are told. */
const WARN_EVERY = 500;

/** Close codes after which Discord lets nobody in again, and what to do about them. */
const FATAL: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    "DISCORD_TOKEN was refused. Take a new one (Developer Portal, Bot, Reset Token).",
  [GatewayCloseCodes.InvalidShard]: "the shard was refused. This is a fault of the program.",
  [GatewayCloseCodes.ShardingRequired]: "it asks for more shards than it recommended. Start again.",
  [GatewayCloseCodes.InvalidAPIVersion]: "it no longer speaks this version of its API. Update the program.",
  [GatewayCloseCodes.InvalidIntents]: "the intents were refused. This is a fault of the program.",
  [GatewayCloseCodes.DisallowedIntents]:
    "the intents were refused. The bot asks for none that is privileged; look at its status in the Developer Portal.",
};
const TOKEN_REFUSED =
  "Discord: DISCORD_TOKEN was refused. Copy it again, or take a new one (Developer Portal, Bot, Reset Token).";

/** The bot as a client of discord.js that keeps next to nothing in memory: packets are taken as they come. */
export function createGateway(config: DiscordConfig, events: GatewayEvents, log: Logger): Gateway {
  const client = createClient(config);
  const { ended, end } = createEnding();
  let bot: string | null = null;
  let isSilenced = false;
  let isStopped = false;
  let fatal: string | null = null;
  let failure: string | null = null;
  let retry: NodeJS.Timeout | undefined;

  client.on(Events.Error, (err) => log.error({ err }, "the client of Discord failed"));
  client.on(Events.ShardError, (err) => log.warn({ err }, "a connection to Discord failed"));
  client.on(Events.Warn, (message) => log.warn(message));
  client.rest.on("invalidRequestWarning", ({ count }) =>
    log.error({ count }, "many requests were refused; Discord may block this address"),
  );
  client.ws.on(GatewayDispatchEvents.Ready, (data: unknown) => {
    bot = ReadySchema.safeParse(data).data?.user.id ?? bot;
    failure = null;
  });
  client.on(Events.Raw, (packet: Packet) => {
    const { t, d } = packet;
    if (t !== GatewayDispatchEvents.InteractionCreate && t !== GatewayDispatchEvents.MessageCreate) return;
    // Taken here: the library has no use for it, and need not make objects of it that nobody looks at.
    packet.t = null;
    if (isSilenced) return;
    if (t === GatewayDispatchEvents.InteractionCreate) events.interaction(d);
    else if (bot !== null) events.message(d, bot);
  });

  return {
    rest: client.rest,
    async start() {
      process.on("unhandledRejection", guard);
      let timer: NodeJS.Timeout | undefined;
      const settled = new Promise<void>((resolve, reject) => {
        timer = setTimeout(resolve, START_WITHIN);
        client.on(Events.ShardDisconnect, ({ code }) => {
          fatal = FATAL[code] ?? `the connection was closed for good (${code}).`;
          log.error({ code }, fatal);
          reject(new SurfaceError(`Discord: ${fatal}`));
          end(`Discord: ${fatal}`);
        });
        client.once(Events.ClientReady, () => resolve());
        // Discord that cannot be reached now may be reached later; meanwhile other surfaces start.
        login(RETRY_FROM).then((isIn) => isIn || resolve(), reject);
      });
      await settled.finally(() => clearTimeout(timer));
    },
    health: () => healthOf(client, fatal, failure),
    ended,
    silence() {
      isSilenced = true;
    },
    async stop() {
      isStopped = true;
      clearTimeout(retry);
      // While it connects, a client may never tell that it is closed.
      await Promise.race([client.destroy(), pause(STOP_WITHIN)]);
      process.off("unhandledRejection", guard);
    },
  };

  /** A fault inside the library, say over a packet it does not know, must not end the process. */
  function guard(error: unknown): void {
    if (!isOfLibrary(error)) throw error;
    log.error({ err: error }, "the client of Discord failed over a packet");
  }

  /** @returns false when Discord could not be reached and it is tried again later */
  async function login(wait: number): Promise<boolean> {
    try {
      await client.login(config.token);
      return true;
    } catch (error) {
      if (isRefusedToken(error)) {
        fatal = "DISCORD_TOKEN was refused";
        end(TOKEN_REFUSED);
        throw new SurfaceError(TOKEN_REFUSED, { cause: error });
      }
      if (isStopped) return false;
      failure = error instanceof Error ? error.message : String(error);
      log.warn({ err: error }, "Discord could not be reached; trying again");
      retry = setTimeout(() => {
        login(Math.min(wait * 2, RETRY_MOST)).catch((err: unknown) =>
          log.error({ err }, "Discord refuses the bot"),
        );
      }, wait);
      return false;
    }
  }
}

function createClient(config: DiscordConfig): Client {
  const isMe = (one: { readonly id: string; readonly client: Client }) => one.id === one.client.user?.id;
  const onlyMe = { maxSize: 0, keepOverLimit: isMe };
  const nothing = 0;
  return new Client({
    // None of these is privileged: words come with mentions and direct messages.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    shards: "auto",
    ws: { buildStrategy: (manager) => new Sharding(manager) },
    // Nobody waits for guilds: what comes in says where it comes from.
    waitGuildTimeout: 0,
    allowedMentions: { parse: [...NO_MENTIONS.parse] },
    rest: {
      ...restOptions(config.apiBase),
      timeout: REST_TIMEOUT,
      retries: REST_RETRIES,
      invalidRequestWarningInterval: WARN_EVERY,
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      AutoModerationRuleManager: nothing,
      ApplicationCommandManager: nothing,
      BaseGuildEmojiManager: nothing,
      DMMessageManager: nothing,
      EntitlementManager: nothing,
      GuildBanManager: nothing,
      GuildEmojiManager: nothing,
      GuildForumThreadManager: nothing,
      GuildInviteManager: nothing,
      GuildMemberManager: onlyMe,
      GuildMessageManager: nothing,
      GuildScheduledEventManager: nothing,
      GuildStickerManager: nothing,
      GuildTextThreadManager: nothing,
      MessageManager: nothing,
      PresenceManager: nothing,
      ReactionManager: nothing,
      ReactionUserManager: nothing,
      StageInstanceManager: nothing,
      ThreadManager: nothing,
      ThreadMemberManager: nothing,
      UserManager: onlyMe,
      VoiceStateManager: nothing,
    }),
    sweepers: {
      ...Options.DefaultSweeperSettings,
      users: { interval: 3_600, filter: () => (user) => !isMe(user) },
    },
  });
}

const isOfLibrary = (error: unknown): boolean =>
  error instanceof Error && /node_modules[\\/](discord\.js|@discordjs)[\\/]/.test(error.stack ?? "");

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

const isRefusedToken = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && (error.code === "TokenInvalid" || error.code === "TokenMissing")) ||
    ("status" in error && error.status === 401));

function healthOf(client: Client, fatal: string | null, failure: string | null): SurfaceHealth {
  if (fatal !== null) return { ready: false, detail: fatal };
  const shards = [...client.ws.shards.values()];
  const up = shards.filter((shard) => shard.status === Status.Ready).length;
  if (shards.length === 0)
    return { ready: false, detail: `not connected${failure === null ? "" : `: ${failure}`}` };
  if (up < shards.length) return { ready: false, detail: `connecting, ${up} of ${shards.length} shards up` };
  const since = client.readyTimestamp ?? Date.now();
  const oldest = Math.min(...shards.map((shard) => Math.max(shard.lastPingTimestamp, since)));
  const silent = Date.now() - oldest;
  const seconds = Math.round(silent / 1_000);
  if (silent > SILENT_MAX) return { ready: false, detail: `last heartbeat answered ${seconds} s ago` };
  const many = shards.length === 1 ? "" : `, ${shards.length} shards`;
  return { ready: true, detail: `gateway connected${many}, last heartbeat ${seconds} s ago` };
}
