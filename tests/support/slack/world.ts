import { randomBytes } from "node:crypto";
import type { Clock } from "./clock.ts";
import { createIds, type Ids } from "./ids.ts";
import type { Json } from "./json.ts";
import type { Settings } from "./settings.ts";

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterprise: { readonly id: string; readonly name: string } | null;
}

/** The app in a workspace: what a bot token stands for. */
export interface Install {
  readonly token: string;
  readonly team: Team;
  readonly botUserId: string;
  readonly botId: string;
  readonly wholeEnterprise: boolean;
  readonly scopes: string;
  /** Milliseconds since 1970; null for a token that does not expire. */
  readonly expiresAt: number | null;
  readonly refreshToken: string | null;
  /** The error code that its calls get once it does not hold any more. */
  refused: string | null;
}

export interface User {
  readonly id: string;
  readonly team: Team;
  readonly name: string;
  readonly realName: string;
  readonly tz: string;
  readonly locale: string;
}

/** The app as a member of a channel. */
export const APP = "app";

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: "im" | "channel" | "group";
  readonly team: Team;
  readonly members: Set<string>;
  /** Of a DM: the person in it. */
  readonly person: string | null;
}

/** Values that people have chosen in the controls of a message or view, not sent yet. */
export type Chosen = Map<string, Map<string, Json>>;

export interface Message {
  readonly channel: Channel;
  readonly ts: string;
  readonly threadTs: string | null;
  /** The id of a person or of the bot. */
  readonly user: string;
  readonly byApp: boolean;
  /** Of an ephemeral message: the only one who sees it. */
  readonly onlyFor: string | null;
  readonly chosen: Chosen;
  text: string;
  blocks: readonly Json[];
  files: readonly StoredFile[];
  metadata: Json | null;
  edits: number;
  deleted: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly owner: string;
  readonly team: Team;
  readonly created: number;
  title: string;
  altText: string | null;
  /** null until it is uploaded. */
  bytes: Buffer | null;
  complete: boolean;
}

export interface View {
  readonly id: string;
  readonly kind: "home" | "modal";
  readonly user: User;
  readonly team: Team;
  /** The view below it in the stack of modals. */
  readonly previous: string | null;
  readonly root: string;
  /** As the app sent it, with block and action ids filled in. */
  body: Json;
  blocks: readonly Json[];
  chosen: Chosen;
  hash: string;
  open: boolean;
}

export interface Scheduled {
  readonly id: string;
  readonly channel: Channel;
  readonly postAt: number;
  readonly args: Json;
  posted: boolean;
}

export interface World {
  readonly ids: Ids;
  readonly team: Team;
  readonly installs: Map<string, Install>;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly messages: readonly Message[];
  readonly files: Map<string, StoredFile>;
  readonly views: Map<string, View>;
  readonly homes: Map<string, View>;
  readonly scheduled: Scheduled[];
  /** "channel thread" to the status shown there. */
  readonly statuses: Map<string, string>;
  readonly prompts: Map<string, readonly Json[]>;
  readonly titles: Map<string, string>;
  /** Increasing, unique. */
  nextTs(): string;
  /** The DM of a person with the app, made when it is not there. */
  dm(user: User): Channel;
  /** The newest install that reaches a team; null when there is none. */
  installOf(team: Team): Install | null;
  addInstall(
    install: Omit<Install, "botUserId" | "botId" | "refused" | "token"> & { token?: string },
  ): Install;
  keep(message: Message): void;
  message(channel: string, ts: string): Message | undefined;
}

export function createWorld(settings: Settings, clock: Clock): World {
  const ids = createIds();
  const team: Team = { ...settings.team, enterprise: null };
  let last = 0;
  const messages: Message[] = [];
  const byTs = new Map<string, Message>();
  const world: World = {
    ids,
    team,
    installs: new Map(),
    users: new Map(),
    channels: new Map(),
    messages,
    files: new Map(),
    views: new Map(),
    homes: new Map(),
    scheduled: [],
    statuses: new Map(),
    prompts: new Map(),
    titles: new Map(),
    nextTs() {
      last = Math.max(last + 100, clock.now() * 1000);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, "0")}`;
    },
    dm(user) {
      const id = `D${user.id}`;
      const there = world.channels.get(id);
      if (there !== undefined) return there;
      const members = new Set([user.id, APP]);
      const made: Channel = {
        id,
        name: "directmessage",
        kind: "im",
        team: user.team,
        members,
        person: user.id,
      };
      world.channels.set(id, made);
      return made;
    },
    installOf(wanted) {
      const reaching = [...world.installs.values()].filter(
        (one) =>
          one.team.id === wanted.id ||
          (one.wholeEnterprise && one.team.enterprise?.id === wanted.enterprise?.id),
      );
      return reaching.at(-1) ?? null;
    },
    addInstall(wanted) {
      const install: Install = {
        token: `xoxb-${wanted.team.id}-${randomBytes(9).toString("hex")}`,
        ...wanted,
        botUserId: `UBOT${wanted.team.id}`,
        botId: `BBOT${wanted.team.id}`,
        refused: null,
      };
      world.installs.set(install.token, install);
      return install;
    },
    keep(message) {
      messages.push(message);
      byTs.set(`${message.channel.id} ${message.ts}`, message);
    },
    message: (channel, ts) => byTs.get(`${channel} ${ts}`),
  };
  world.addInstall({
    token: settings.botToken,
    team,
    wholeEnterprise: false,
    scopes: "chat:write,commands,im:history,app_mentions:read,users:read,files:read,files:write,im:write",
    expiresAt: null,
    refreshToken: null,
  });
  return world;
}
