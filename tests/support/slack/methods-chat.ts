import * as z from "zod";
import { ApiError, type Core } from "./core.ts";
import { channelType, messageBody } from "./events.ts";
import type { Json } from "./json.ts";
import {
  botMethod,
  channelOf,
  flag,
  type Method,
  object,
  objects,
  threadOf,
  ts,
  userOf,
  whole,
} from "./method.ts";
import { change, post, remove } from "./posting.ts";
import { checkContent, TEXT_MAX } from "./sending.ts";
import { APP, type Channel, type Install, type Message, type Scheduled } from "./world.ts";

const content = {
  text: z.string().optional(),
  markdown_text: z.string().optional(),
  blocks: objects.optional(),
  attachments: objects.optional(),
};
const message = z.looseObject({
  channel: z.string(),
  ...content,
  thread_ts: ts.optional(),
  reply_broadcast: flag.optional(),
  metadata: object.optional(),
});
type NewArgs = z.infer<typeof message>;

const UPDATE_MAX = 4_000;
const DAY = 86_400;
const SCHEDULE_MAX_DAYS = 120;
const SCHEDULE_WINDOW = 300;
const SCHEDULE_MAX_IN_WINDOW = 30;

function reachable(channel: Channel): void {
  if (!channel.members.has(APP)) throw new ApiError("not_in_channel");
}

/** Posts what the arguments say, in the name of the app. */
function postAs(core: Core, args: NewArgs, install: Install): Message {
  const channel = channelOf(core, args.channel, install.team);
  reachable(channel);
  checkContent(core, args);
  const root = threadOf(core, channel, args.thread_ts);
  return post(core, {
    channel,
    threadTs: root?.threadTs ?? root?.ts ?? null,
    user: install.botUserId,
    byApp: true,
    text: (args.markdown_text ?? args.text ?? "").slice(0, TEXT_MAX),
    blocks: args.blocks ?? [],
    metadata: args.metadata ?? null,
  });
}

function own(core: Core, channel: string, at: string, error: string): Message {
  const found = core.world.message(channel, at);
  if (found === undefined || found.deleted || found.onlyFor !== null) throw new ApiError("message_not_found");
  if (!found.byApp) throw new ApiError(error);
  return found;
}

function schedule(core: Core, args: NewArgs & { post_at: number }, install: Install): Scheduled {
  const channel = channelOf(core, args.channel, install.team);
  const now = Math.floor(core.now() / 1000);
  if (args.post_at <= now) throw new ApiError("time_in_past");
  if (args.post_at > now + SCHEDULE_MAX_DAYS * DAY) throw new ApiError("time_too_far");
  const near = core.world.scheduled.filter(
    (one) => one.channel === channel && Math.abs(one.postAt - args.post_at) < SCHEDULE_WINDOW,
  );
  if (near.length >= SCHEDULE_MAX_IN_WINDOW) throw new ApiError("restricted_too_many");
  checkContent(core, args);
  if (args.metadata !== undefined) {
    core.ledger.fault("misuse", "A scheduled message with metadata: Slack never posts it", args);
  }
  const made: Scheduled = {
    id: core.world.ids.next("Q"),
    channel,
    postAt: args.post_at,
    args,
    posted: false,
  };
  core.world.scheduled.push(made);
  return made;
}

/** Posts the scheduled messages that are due. @returns how many */
export function postDue(core: Core): number {
  const now = core.now() / 1000;
  const due = core.world.scheduled.filter(
    (one) => !one.posted && one.postAt <= now && one.args.metadata === undefined,
  );
  for (const one of due) {
    const install = core.world.installOf(one.channel.team);
    if (install === null) continue;
    one.posted = true;
    postAs(core, message.parse(one.args), install);
  }
  return due.length;
}

export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": botMethod(message, (core, args, install) => {
    core.judge("message", args);
    const made = postAs(core, args, install);
    return { channel: made.channel.id, ts: made.ts, message: messageBody(core, made) };
  }),

  "chat.update": botMethod(
    z.looseObject({ channel: z.string(), ts, ...content, metadata: object.optional() }),
    (core, args, install) => {
      core.judge("message", args);
      const channel = channelOf(core, args.channel, install.team);
      const found = own(core, channel.id, args.ts, "cant_update_message");
      if ((args.text ?? "").length > UPDATE_MAX) {
        core.ledger.fault("refused", `msg_too_long: ${args.text?.length} characters in chat.update`, args);
        throw new ApiError("msg_too_long");
      }
      checkContent(core, args);
      change(core, found, args);
      return { channel: channel.id, ts: found.ts, text: found.text, message: messageBody(core, found) };
    },
  ),

  "chat.delete": botMethod(z.looseObject({ channel: z.string(), ts }), (core, args, install) => {
    const channel = channelOf(core, args.channel, install.team);
    remove(core, own(core, channel.id, args.ts, "cant_delete_message"));
    return { channel: channel.id, ts: args.ts };
  }),

  "chat.postEphemeral": botMethod(message.extend({ user: z.string() }), (core, args, install) => {
    core.judge("ephemeral", args);
    const channel = channelOf(core, args.channel, install.team);
    const user = userOf(core, args.user, install.team);
    reachable(channel);
    if (!channel.members.has(user.id)) throw new ApiError("user_not_in_channel");
    checkContent(core, args);
    const made = post(core, {
      channel,
      threadTs: args.thread_ts ?? null,
      user: install.botUserId,
      byApp: true,
      onlyFor: user.id,
      text: args.text ?? "",
      blocks: args.blocks ?? [],
    });
    return { message_ts: made.ts };
  }),

  "chat.scheduleMessage": botMethod(message.extend({ post_at: whole }), (core, args, install) => {
    core.judge("message", args);
    const made = schedule(core, args, install);
    const shown = { text: args.text ?? "", type: "delayed_message" };
    return {
      channel: made.channel.id,
      scheduled_message_id: made.id,
      post_at: made.postAt,
      message: shown,
    };
  }),

  "chat.deleteScheduledMessage": botMethod(
    z.looseObject({ channel: z.string(), scheduled_message_id: z.string() }),
    (core, args) => {
      const index = core.world.scheduled.findIndex(
        (one) => one.id === args.scheduled_message_id && !one.posted,
      );
      if (index < 0) throw new ApiError("invalid_scheduled_message_id");
      core.world.scheduled.splice(index, 1);
      return {};
    },
  ),

  "chat.getPermalink": botMethod(
    z.looseObject({ channel: z.string(), message_ts: ts }),
    (core, args, install) => {
      const found = core.world.message(args.channel, args.message_ts);
      if (found === undefined) throw new ApiError("message_not_found");
      const host = `https://${install.team.domain}.slack.com`;
      return {
        channel: args.channel,
        permalink: `${host}/archives/${args.channel}/p${found.ts.replace(".", "")}`,
      };
    },
  ),

  "conversations.open": botMethod(
    z.looseObject({
      users: z.string().optional(),
      channel: z.string().optional(),
      return_im: flag.optional(),
    }),
    (core, args, install) => {
      const channel =
        args.users === undefined
          ? channelOf(core, args.channel ?? "", install.team)
          : core.world.dm(userOf(core, args.users, install.team));
      return { channel: args.return_im === true ? channelBody(channel) : { id: channel.id } };
    },
  ),

  "conversations.info": botMethod(z.looseObject({ channel: z.string() }), (core, args, install) => ({
    channel: channelBody(channelOf(core, args.channel, install.team)),
  })),

  "conversations.replies": botMethod(z.looseObject({ channel: z.string(), ts }), (core, args, install) => {
    const channel = channelOf(core, args.channel, install.team);
    const inThread = visible(core, channel).filter((one) => one.ts === args.ts || one.threadTs === args.ts);
    if (inThread.length === 0) throw new ApiError("thread_not_found");
    return { messages: inThread.map((one) => messageBody(core, one)), has_more: false };
  }),

  "conversations.history": botMethod(z.looseObject({ channel: z.string() }), (core, args, install) => {
    const channel = channelOf(core, args.channel, install.team);
    const top = visible(core, channel).filter((one) => one.threadTs === null);
    return { messages: top.reverse().map((one) => messageBody(core, one)), has_more: false };
  }),
};

const visible = (core: Core, channel: Channel): Message[] =>
  core.world.messages.filter((one) => one.channel === channel && !one.deleted && one.onlyFor === null);

const channelBody = (channel: Channel): Json => ({
  id: channel.id,
  ...(channel.kind === "im" ? { user: channel.person } : { name: channel.name }),
  is_channel: channel.kind === "channel",
  is_group: channel.kind === "group",
  is_im: channel.kind === "im",
  is_private: channelType(channel) !== "channel",
  is_member: channel.members.has(APP),
  is_archived: false,
  context_team_id: channel.team.id,
});
