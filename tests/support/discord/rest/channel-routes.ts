import * as z from "zod";
import { compose, read } from "../compose.ts";
import type { Faults } from "../faults.ts";
import { botHears, createMessage, createThread, deleteMessage, editMessage } from "../messages.ts";
import { Permission, type PermissionName } from "../permissions.ts";
import { refusals } from "../refusal.ts";
import { appPermissions, wireChannel, wireMessage } from "../render.ts";
import { createForm, refuse } from "../rules/form.ts";
import { SETTABLE } from "../rules/message-rules.ts";
import type { MessageBody } from "../wire.ts";
import type { Channel, StoredMessage, User, World } from "../world.ts";
import { type Answer, type Call, NOTHING, ok, type Route } from "./router.ts";

const NONCE_LIFE = 5 * 60_000;
const threadBody = z.looseObject({
  name: z.string(),
  auto_archive_duration: z.number().nullish(),
  type: z.number().nullish(),
});

/** Channels, their messages and their threads, as far as the bot may. */
export function channelRoutes(world: World, faults: Faults): Route[] {
  const nonces = new Map<string, { message: StoredMessage; at: number }>();

  function channelOf(call: Call): Channel {
    const channel = world.channels.get(call.params.channel ?? "");
    if (channel === undefined) throw refusals.unknownChannel();
    if (!botHears(world, channel) || !may(channel, "ViewChannel")) throw refusals.missingAccess();
    return channel;
  }

  const may = (channel: Channel, name: PermissionName): boolean => {
    const parent = channel.parentId === undefined ? undefined : world.channels.get(channel.parentId);
    const held = appPermissions(channel) & (parent === undefined ? ~0n : appPermissions(parent));
    return (held & Permission[name]) !== 0n;
  };
  const need = (channel: Channel, ...names: PermissionName[]) => {
    if (!names.every((name) => may(channel, name))) throw refusals.missingPermissions();
  };

  function messageOf(call: Call, channel: Channel): StoredMessage {
    const message = world.messages.get(call.params.message ?? "");
    const here = message?.channelId === channel.id && message.visibleTo === null;
    if (message === undefined || message.deleted || !here) throw refusals.unknownMessage();
    return message;
  }

  /** Direct messages depend on the other person. */
  function refuseClosed(channel: Channel): void {
    const others = channel.people.filter((id) => id !== world.bot.id).map((id) => world.users.get(id));
    for (const user of others) {
      if (user === undefined) continue;
      if (user.dms !== "open") throw refusals.closedDms();
      if (!isReachable(user)) throw refusals.noMutualGuilds();
    }
  }
  const isReachable = (user: User): boolean =>
    user.installed || [...world.guilds.values()].some((guild) => guild.hasBot && guild.members.has(user.id));

  function recent(
    channel: Channel,
    body: MessageBody,
  ): { key: string; message: StoredMessage | null } | null {
    if (body.nonce === undefined || body.enforce_nonce !== true) return null;
    const key = `${channel.id} ${body.nonce}`;
    const known = nonces.get(key);
    const fresh = known !== undefined && world.clock.now() - known.at < NONCE_LIFE;
    return { key, message: fresh ? known.message : null };
  }

  function post(call: Call): Answer {
    const channel = channelOf(call);
    if (channel.guildId === undefined) refuseClosed(channel);
    else need(channel, channel.type >= 10 ? "SendMessagesInThreads" : "SendMessages");
    if (call.files.length > 0) need(channel, "AttachFiles");
    if (channel.archived) throw refusals.archivedThread();
    const composed = compose(world, {
      raw: call.body,
      files: call.files,
      channelId: channel.id,
      ephemeral: false,
      before: null,
    });
    const { body } = composed;
    if (((body.flags ?? 0) & ~SETTABLE) !== 0)
      faults.add(
        "rules",
        "POST /channels/:channel/messages",
        [`flags ${body.flags} cannot be set here`],
        body,
      );
    const isReply = body.message_reference !== undefined;
    if (isReply && channel.guildId !== undefined && !may(channel, "ReadMessageHistory"))
      throw refusals.noHistoryForReply();
    const known = recent(channel, body);
    if (known !== null && known.message !== null) return ok(wireMessage(world, known.message));
    const repliesTo = repliedTo(body, channel);
    const message = createMessage(world, {
      channel,
      author: world.bot,
      composed,
      repliesTo,
      nonce: body.nonce,
    });
    if (known !== null) nonces.set(known.key, { message, at: world.clock.now() });
    world.bus.happen({ kind: "message", message, interaction: null });
    return ok(wireMessage(world, message));
  }

  function repliedTo(body: MessageBody, channel: Channel): string | null {
    const reference = body.message_reference;
    if (reference === undefined) return null;
    const target = world.messages.get(reference.message_id);
    if (target !== undefined && !target.deleted && target.channelId === channel.id) return target.id;
    if (reference.fail_if_not_exists === false) return null;
    const form = createForm();
    form.add(["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
    refuse(form);
    return null;
  }

  function patch(call: Call): Answer {
    const channel = channelOf(call);
    const message = messageOf(call, channel);
    if (message.author.id !== world.bot.id) throw refusals.notYours();
    editMessage(world, message, call.body, call.files);
    world.bus.happen({ kind: "edit", message, interaction: null });
    return ok(wireMessage(world, message));
  }

  function remove(call: Call): Answer {
    const channel = channelOf(call);
    const message = messageOf(call, channel);
    if (message.author.id !== world.bot.id) need(channel, "ManageMessages");
    deleteMessage(world, message);
    world.bus.happen({ kind: "deleted", message, interaction: null });
    return NOTHING;
  }

  function thread(call: Call, start: (channel: Channel) => StoredMessage | null): Answer {
    const parent = channelOf(call);
    if (parent.type !== 0) throw refusals.wrongChannelType();
    const message = start(parent);
    const body = read(threadBody, call.body);
    const form = createForm();
    form.length(["name"], body.name, 1, 100, true);
    const duration = body.auto_archive_duration ?? undefined;
    if (duration !== undefined && ![60, 1440, 4320, 10_080].includes(duration))
      form.add(
        ["auto_archive_duration"],
        "BASE_TYPE_CHOICES",
        "Value must be one of {60, 1440, 4320, 10080}.",
      );
    refuse(form);
    const isPublic = message !== null || body.type === 11;
    need(parent, isPublic ? "CreatePublicThreads" : "CreatePrivateThreads");
    if (message !== null && message.threadId !== null) throw refusals.threadExists();
    const made: Channel = {
      id: message?.id ?? world.newId(),
      type: isPublic ? 11 : 12,
      name: body.name,
      guildId: parent.guildId,
      parentId: parent.id,
      people: [],
      denied: 0n,
      archived: false,
      autoArchive: duration,
    };
    if (message !== null) message.threadId = made.id;
    createThread(world, made);
    return { status: 201, body: wireChannel(world, made) };
  }

  return [
    { name: "GET /channels/:channel", handle: (call) => ok(wireChannel(world, channelOf(call))) },
    { name: "POST /channels/:channel/messages", handle: post },
    {
      name: "GET /channels/:channel/messages/:message",
      handle: (call) => {
        const channel = channelOf(call);
        if (channel.guildId !== undefined) need(channel, "ReadMessageHistory");
        return ok(wireMessage(world, messageOf(call, channel)));
      },
    },
    { name: "PATCH /channels/:channel/messages/:message", handle: patch },
    { name: "DELETE /channels/:channel/messages/:message", handle: remove },
    {
      name: "POST /channels/:channel/typing",
      handle: (call) => {
        const channel = channelOf(call);
        if (channel.guildId !== undefined) need(channel, "SendMessages");
        return NOTHING;
      },
    },
    { name: "POST /channels/:channel/threads", handle: (call) => thread(call, () => null) },
    {
      name: "POST /channels/:channel/messages/:message/threads",
      handle: (call) => thread(call, (channel) => messageOf(call, channel)),
    },
  ];
}
