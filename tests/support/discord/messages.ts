import { type Composed, compose, type Upload } from "./compose.ts";
import { wireChannel, wireMember, wireMessage } from "./render.ts";
import type { Body } from "./wire.ts";
import type { Channel, StoredMessage, User, World } from "./world.ts";

const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;

export interface NewMessage {
  readonly channel: Channel;
  readonly author: User;
  readonly composed: Omit<Composed, "body">;
  readonly visibleTo?: string | null;
  readonly interaction?: StoredMessage["interaction"];
  readonly repliesTo?: string | null;
  readonly nonce?: string | number | undefined;
  readonly type?: number;
  readonly loading?: boolean;
}

/** Whether the app's bot is where it hears of what is written in this channel. */
export const botHears = (world: World, channel: Channel): boolean =>
  channel.guildId === undefined
    ? channel.people.includes(world.bot.id)
    : world.guilds.get(channel.guildId)?.hasBot === true;

function tell(world: World, event: string, message: StoredMessage, data: Body): void {
  const channel = world.channels.get(message.channelId);
  if (channel === undefined || message.visibleTo !== null || !botHears(world, channel)) return;
  const inGuild = channel.guildId !== undefined;
  const open = !inGuild || message.author.id === world.bot.id || message.mentions.includes(world.bot.id);
  const where = { channel_type: channel.type, ...(inGuild ? { guild_id: channel.guildId } : {}) };
  const whole = { ...data, ...where };
  const blank = { ...whole, content: "", embeds: [], attachments: [], components: [] };
  world.bus.dispatch({
    event,
    data: whole,
    intents: inGuild ? GUILD_MESSAGES : DIRECT_MESSAGES,
    guildId: channel.guildId,
    ...(open || event === "MESSAGE_DELETE" ? {} : { withoutContent: blank }),
  });
}

function announced(world: World, message: StoredMessage): Body {
  const inGuild = world.channels.get(message.channelId)?.guildId !== undefined;
  if (!inGuild) return wireMessage(world, message);
  const { user: _user, ...member } = wireMember(message.author);
  return { ...wireMessage(world, message), member };
}

/** Stores a message and tells the app's sessions of it. */
export function createMessage(world: World, input: NewMessage): StoredMessage {
  const { content, embeds, components, attachments, mentions, flags } = input.composed;
  const message: StoredMessage = {
    content,
    embeds,
    components,
    attachments,
    mentions,
    flags,
    id: world.newId(),
    channelId: input.channel.id,
    author: input.author,
    createdAt: world.clock.now(),
    editedAt: null,
    visibleTo: input.visibleTo ?? null,
    interaction: input.interaction ?? null,
    repliesTo: input.repliesTo ?? null,
    nonce: input.nonce,
    type: input.type ?? 0,
    loading: input.loading ?? false,
    deleted: false,
    threadId: null,
  };
  world.messages.set(message.id, message);
  tell(world, "MESSAGE_CREATE", message, announced(world, message));
  return message;
}

/** Applies a body to a message that is there. */
export function editMessage(
  world: World,
  message: StoredMessage,
  raw: unknown,
  files: readonly Upload[],
): void {
  const { body: _body, ...next } = compose(world, {
    raw,
    files,
    channelId: message.channelId,
    ephemeral: message.visibleTo !== null,
    before: message,
  });
  Object.assign(message, next, { loading: false, editedAt: message.loading ? null : world.clock.now() });
  tell(world, "MESSAGE_UPDATE", message, announced(world, message));
}

export function deleteMessage(world: World, message: StoredMessage): void {
  message.deleted = true;
  tell(world, "MESSAGE_DELETE", message, { id: message.id, channel_id: message.channelId });
}

/** Starts a thread and tells the app's sessions of it. */
export function createThread(world: World, thread: Channel): void {
  world.channels.set(thread.id, thread);
  world.bus.dispatch({
    event: "THREAD_CREATE",
    data: { ...wireChannel(world, thread), newly_created: true },
    intents: 1,
    guildId: thread.guildId,
  });
}
