import * as z from "zod";

/** The parts of Slack's payloads that are used; everything else is let through unread. */

const Id = z.string().min(1).max(60);
const optionalId = Id.nullish().transform((value) => value ?? undefined);

export const FileSchema = z.object({
  id: Id,
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
  /** "check_file_info": a file of another workspace, whose facts have to be asked for. */
  file_access: z.string().nullish(),
});

export const MessageEventSchema = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.string().optional(),
  channel: Id,
  channel_type: z.string().optional(),
  user: Id,
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
  ts: Id,
  thread_ts: Id.optional(),
  files: z.array(FileSchema).optional(),
});

export const HomeOpenedSchema = z.object({
  type: z.literal("app_home_opened"),
  user: Id,
  channel: Id.optional(),
  tab: z.string().optional(),
});

export const StoppedSchema = z.object({
  type: z.literal("agent_session_stopped"),
  channel: Id,
  thread_ts: Id.optional(),
  user: Id.optional(),
});

export const TokensRevokedSchema = z.object({
  type: z.literal("tokens_revoked"),
  tokens: z.object({ bot: z.array(z.string()).nullish() }),
});

export const UninstalledSchema = z.object({ type: z.literal("app_uninstalled") });

export const EventBodySchema = z.object({
  type: z.literal("event_callback"),
  team_id: optionalId,
  enterprise_id: optionalId,
  event_id: z.string().optional(),
  authorizations: z
    .array(
      z.object({
        team_id: optionalId,
        enterprise_id: optionalId,
        is_enterprise_install: z.boolean().nullish(),
      }),
    )
    .optional(),
  event: z.looseObject({ type: z.string() }),
});

export const CommandBodySchema = z.object({
  command: z.string(),
  text: z.string().default(""),
  user_id: Id,
  channel_id: Id,
  trigger_id: z.string(),
  response_url: z.url(),
});

const Option = z.object({ value: z.string() });
const NullableOption = Option.nullish();

/** What a widget holds, in a press, in a form or beside it. */
export const HeldSchema = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: NullableOption,
  selected_options: z.array(Option).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_conversation: z.string().nullish(),
});

const StateSchema = z.object({ values: z.record(z.string(), z.record(z.string(), HeldSchema)) });

const UserSchema = z.object({ id: Id, team_id: Id.nullish() });

export const PressBodySchema = z.object({
  type: z.literal("block_actions"),
  user: UserSchema,
  api_app_id: z.string().optional(),
  trigger_id: z.string(),
  response_url: z.url().optional(),
  channel: z.object({ id: Id }).nullish(),
  container: z.object({
    type: z.string(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    channel_id: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
    view_id: z.string().optional(),
  }),
  message: z
    .looseObject({
      text: z.string().optional(),
      thread_ts: z.string().optional(),
      blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).optional(),
    })
    .nullish(),
  view: z.object({ id: Id, type: z.string() }).nullish(),
  state: StateSchema.nullish(),
  actions: z
    .array(
      HeldSchema.extend({
        action_id: z.string(),
        block_id: z.string(),
        action_ts: z.string().optional(),
        text: z.object({ text: z.string() }).nullish(),
      }),
    )
    .min(1),
});

export const ViewBodySchema = z.object({
  type: z.enum(["view_submission", "view_closed"]),
  user: UserSchema,
  trigger_id: z.string().optional(),
  response_urls: z.array(z.object({ response_url: z.url(), channel_id: z.string().optional() })).nullish(),
  view: z.object({
    id: Id,
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    state: StateSchema.nullish(),
  }),
});

export const ShortcutBodySchema = z.object({
  type: z.enum(["shortcut", "message_action"]),
  user: UserSchema,
  callback_id: z.string(),
  trigger_id: z.string(),
  api_app_id: z.string().optional(),
  response_url: z.url().optional(),
  channel: z.object({ id: Id }).nullish(),
  message: z
    .looseObject({
      text: z.string().nullish(),
      ts: z.string().optional(),
      thread_ts: z.string().optional(),
      files: z.array(FileSchema).optional(),
    })
    .nullish(),
});

export const SuggestionBodySchema = z.object({
  type: z.literal("block_suggestion"),
  user: UserSchema,
  action_id: z.string(),
  value: z.string(),
});

export type SlackFile = z.infer<typeof FileSchema>;
export type Held = z.infer<typeof HeldSchema>;
export type Press = z.infer<typeof PressBodySchema>;
