import { ALL, PLAIN } from "./permissions.ts";
import type { Body } from "./wire.ts";
import { Flag } from "./wire.ts";
import type { Attachment, Channel, Guild, StoredMessage, User, World } from "./world.ts";

const JOINED = "2024-01-01T00:00:00.000000+00:00";
const stamp = (ms: number): string => new Date(ms).toISOString().replace("Z", "000+00:00");

export const wireUser = (user: User): Body => ({
  id: user.id,
  username: user.name.toLowerCase().replaceAll(/\W+/g, "_"),
  global_name: user.bot ? null : user.name,
  discriminator: user.bot ? "0001" : "0",
  avatar: null,
  bot: user.bot,
  public_flags: 0,
  clan: null,
  primary_guild: null,
  avatar_decoration_data: null,
});

export const wireMember = (user: User, permissions?: bigint): Body => ({
  user: wireUser(user),
  nick: null,
  avatar: null,
  banner: null,
  roles: [],
  joined_at: JOINED,
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  communication_disabled_until: null,
  ...(permissions === undefined ? {} : { permissions: permissions.toString() }),
});

export const wireAttachment = (file: Attachment): Body => ({
  id: file.id,
  filename: file.filename,
  size: file.bytes.byteLength,
  url: file.url,
  proxy_url: file.url,
  content_type: file.contentType,
  ...(file.description === undefined ? {} : { description: file.description }),
  ...(file.ephemeral ? { ephemeral: true } : {}),
});

const userOf = (world: World, id: string): User => world.users.get(id) ?? world.bot;

/** A message as it stands, as the API returns it. */
export function wireMessage(world: World, message: StoredMessage): Body {
  const replied = message.repliesTo === null ? undefined : world.messages.get(message.repliesTo);
  const asked = message.interaction;
  const thread = message.threadId === null ? undefined : world.channels.get(message.threadId);
  return {
    id: message.id,
    channel_id: message.channelId,
    author: wireUser(message.author),
    content: message.content,
    timestamp: stamp(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : stamp(message.editedAt),
    tts: false,
    mention_everyone: false,
    mentions: message.mentions.map((id) => wireUser(userOf(world, id))),
    mention_roles: [],
    attachments: message.attachments.map(wireAttachment),
    embeds: message.embeds.map((embed) => ({ type: "rich", ...embed })),
    components: message.components,
    pinned: false,
    type: replied === undefined ? message.type : 19,
    flags: message.flags | (message.loading ? Flag.loading : 0) | (message.visibleTo ? Flag.ephemeral : 0),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(thread === undefined ? {} : { thread: wireChannel(world, thread) }),
    ...(replied === undefined
      ? {}
      : {
          message_reference: { type: 0, channel_id: replied.channelId, message_id: replied.id },
          referenced_message: replied.deleted ? null : wireMessage(world, { ...replied, repliesTo: null }),
        }),
    ...(asked === null
      ? {}
      : {
          application_id: world.applicationId,
          webhook_id: world.applicationId,
          interaction_metadata: {
            id: asked.id,
            type: asked.type,
            user: wireUser(userOf(world, asked.userId)),
            authorizing_integration_owners: {},
          },
        }),
  };
}

export function wireChannel(world: World, channel: Channel): Body {
  const base = { id: channel.id, type: channel.type, flags: 0, last_message_id: null };
  if (channel.guildId === undefined) {
    const others = channel.people.filter((id) => id !== world.bot.id);
    return { ...base, recipients: others.map((id) => wireUser(userOf(world, id))) };
  }
  const inGuild = {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId ?? null,
    rate_limit_per_user: 0,
    nsfw: false,
  };
  if (channel.type < 10)
    return { ...inGuild, position: 0, topic: null, permission_overwrites: overwrites(world, channel) };
  return {
    ...inGuild,
    owner_id: world.bot.id,
    member_count: 1,
    message_count: 0,
    total_message_sent: 0,
    thread_metadata: {
      archived: channel.archived,
      auto_archive_duration: channel.autoArchive ?? 1440,
      archive_timestamp: JOINED,
      locked: false,
      create_timestamp: JOINED,
    },
  };
}

const overwrites = (world: World, channel: Channel): Body[] =>
  channel.denied === 0n ? [] : [{ id: world.bot.id, type: 1, allow: "0", deny: channel.denied.toString() }];

/** A guild as GUILD_CREATE carries it. */
export function wireGuild(world: World, guild: Guild): Body {
  const channels = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: "1",
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    nsfw: false,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    application_id: null,
    max_members: 500_000,
    max_presences: null,
    joined_at: JOINED,
    large: false,
    unavailable: false,
    member_count: guild.members.size + 1,
    features: [],
    emojis: [],
    stickers: [],
    roles: [everyone(guild)],
    channels: channels.filter((one) => one.type < 10).map((one) => wireChannel(world, one)),
    threads: channels.filter((one) => one.type >= 10).map((one) => wireChannel(world, one)),
    members: [wireMember(world.bot)],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

const everyone = (guild: Guild): Body => ({
  id: guild.id,
  name: "@everyone",
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: 0,
  permissions: PLAIN.toString(),
  managed: false,
  mentionable: false,
  flags: 0,
});

/** What the app may do in a channel. */
export const appPermissions = (channel: Channel): bigint =>
  channel.guildId === undefined ? ALL : PLAIN & ~channel.denied;
