import * as z from "zod";
import { ApiError, type Core } from "./core.ts";
import { botMethod, channelOf, type Method, packed, threadOf, ts } from "./method.ts";
import type { Team } from "./world.ts";

const place = (core: Core, channelId: string, threadTs: string | undefined, team: Team): string => {
  const channel = channelOf(core, channelId, team);
  threadOf(core, channel, threadTs);
  return `${channel.id} ${threadTs ?? ""}`.trim();
};

const texts = (max: number) => packed(z.array(z.string().min(1)).max(max));

/** What shows that the app is an agent: status, title, suggested prompts. */
export const agentMethods: Readonly<Record<string, Method>> = {
  "assistant.threads.setStatus": botMethod(
    z.looseObject({
      channel_id: z.string(),
      thread_ts: ts,
      status: z.string(),
      loading_messages: texts(10).optional(),
    }),
    (core, args, install) => {
      const at = place(core, args.channel_id, args.thread_ts, install.team);
      if (args.status === "") core.world.statuses.delete(at);
      else core.world.statuses.set(at, args.status);
      return {};
    },
  ),

  "assistant.threads.setSuggestedPrompts": botMethod(
    z.looseObject({
      channel_id: z.string(),
      thread_ts: ts.optional(),
      title: z.string().optional(),
      prompts: packed(
        z
          .array(z.looseObject({ title: z.string().min(1), message: z.string().min(1) }))
          .min(1)
          .max(4),
      ),
    }),
    (core, args, install) => {
      core.world.prompts.set(place(core, args.channel_id, args.thread_ts, install.team), args.prompts);
      return {};
    },
  ),

  "assistant.threads.setTitle": botMethod(
    z.looseObject({ channel_id: z.string(), thread_ts: ts, title: z.string().min(1) }),
    (core, args, install) => {
      core.world.titles.set(place(core, args.channel_id, args.thread_ts, install.team), args.title);
      return {};
    },
  ),

  "agents.sessions.setStatus": botMethod(
    z.looseObject({
      channel_id: z.string(),
      thread_ts: ts.optional(),
      status: z.enum(["processing", "active", "suspended", "closed"]),
      title: z.string().min(1).max(200).optional(),
      initiator_user_id: z.string().optional(),
    }),
    (core, args, install) => {
      const channel = channelOf(core, args.channel_id, install.team);
      if (args.thread_ts === undefined) throw new ApiError("invalid_arguments");
      const at = place(core, channel.id, args.thread_ts, install.team);
      core.world.statuses.set(`session ${at}`, args.status);
      if (args.title !== undefined) core.world.titles.set(at, args.title);
      return {};
    },
  ),
};
