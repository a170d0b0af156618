import { type Bus, createBus } from "./bus.ts";
import type { Clock } from "./clock.ts";
import { createIds, type NewId } from "./ids.ts";
import type { Body, CommandBody, Component, Embed } from "./wire.ts";

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  readonly locale: string;
  /** Whether they added the app to their own account. */
  installed: boolean;
  /** closed: sending fails with 50007; refused: even opening the channel does. */
  dms: "open" | "closed" | "refused";
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly hasBot: boolean;
  readonly members: Set<string>;
}

export interface Channel {
  readonly id: string;
  /** 0 text, 1 direct messages, 11 public thread, 12 private thread. */
  readonly type: 0 | 1 | 3 | 10 | 11 | 12;
  readonly name?: string | undefined;
  readonly guildId?: string | undefined;
  readonly parentId?: string | undefined;
  /** Who is in a direct-message channel. */
  readonly people: readonly string[];
  /** What the app may not do here. */
  denied: bigint;
  archived: boolean;
  autoArchive?: number | undefined;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly description?: string | undefined;
  readonly url: string;
  readonly ephemeral: boolean;
}

export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: User;
  readonly createdAt: number;
  /** The one person who sees it, or null when everybody in the channel does. */
  readonly visibleTo: string | null;
  readonly interaction: { id: string; type: number; userId: string; token: string } | null;
  readonly repliesTo: string | null;
  readonly nonce?: string | number | undefined;
  readonly type: number;
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
  attachments: readonly Attachment[];
  mentions: readonly string[];
  flags: number;
  editedAt: number | null;
  loading: boolean;
  deleted: boolean;
  threadId: string | null;
}

export interface Command extends CommandBody {
  readonly id: string;
  readonly version: string;
  readonly guildId: string | null;
}

/** Everything the loopback knows. */
export interface World {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly bus: Bus;
  readonly bot: User;
  readonly applicationId: string;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, StoredMessage>;
  readonly attachments: Map<string, Attachment>;
  /** By scope: a guild's id, or "" for everywhere. */
  readonly commands: Map<string, readonly Command[]>;
  /** Where this server is reached, known once it listens. */
  origin: string;
}

export function createWorld(clock: Clock, applicationId?: string): World {
  const newId = createIds(clock);
  const id = applicationId ?? newId();
  const bot: User = { id, name: "Rolewise", bot: true, locale: "en-US", installed: false, dms: "open" };
  return {
    clock,
    newId,
    bus: createBus(),
    bot,
    applicationId: id,
    users: new Map([[id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    attachments: new Map(),
    commands: new Map(),
    origin: "",
  };
}

/** The direct messages of these people, made when they first need them. */
export function dmChannel(world: World, people: readonly string[]): Channel {
  for (const channel of world.channels.values()) {
    const same = channel.people.length === people.length && people.every((id) => channel.people.includes(id));
    if (channel.type === 1 && same) return channel;
  }
  const channel: Channel = { id: world.newId(), type: 1, people, denied: 0n, archived: false };
  world.channels.set(channel.id, channel);
  return channel;
}

/** Keeps a file and gives it the address it is fetched from. */
export function keepFile(
  world: World,
  file: { name: string; type: string; bytes: Uint8Array; description?: string | undefined },
  channelId: string,
  ephemeral: boolean,
): Attachment {
  const id = world.newId();
  const filename = file.name.replaceAll(/[^\w.-]+/g, "_");
  const attachment: Attachment = {
    id,
    filename,
    contentType: file.type,
    bytes: file.bytes,
    description: file.description,
    url: `${world.origin}/${ephemeral ? "ephemeral-attachments" : "attachments"}/${channelId}/${id}/${encodeURIComponent(filename)}`,
    ephemeral,
  };
  world.attachments.set(id, attachment);
  return attachment;
}

/** A command object as Discord gives it back. */
export const wireCommand = (world: World, command: Command): Body => {
  const { guildId, ...rest } = command;
  return {
    type: 1,
    nsfw: false,
    default_member_permissions: null,
    ...rest,
    application_id: world.applicationId,
    ...(guildId === null
      ? { contexts: rest.contexts ?? null, integration_types: rest.integration_types ?? [0] }
      : { guild_id: guildId, contexts: undefined, integration_types: undefined }),
  };
};
