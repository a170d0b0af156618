import { type ActionName, actionName, type Mark, readBlockId } from "./controls.ts";
import type { Held, SlackFile } from "./decode-shapes.ts";
import * as shapes from "./decode-shapes.ts";
import { typed } from "./escape.ts";

/** Where something was written or pressed. */
export type Place =
  /** With the app alone; each first message roots a thread. */
  | { readonly kind: "dm"; readonly channel: string; readonly thread: string }
  | { readonly kind: "channel"; readonly channel: string; readonly thread: string };

export interface Message {
  readonly kind: "message";
  readonly user: string;
  readonly turnId: string;
  readonly place: Place;
  readonly text: string;
  readonly files: readonly SlackFile[];
  /** Written to the app by name. Without it, only threads count in which the app talks with this person. */
  readonly mentioned: boolean;
  /** Written to somebody else by name. */
  readonly toOthers: boolean;
}

export interface Command {
  readonly kind: "command";
  readonly user: string;
  readonly turnId: string;
  readonly channel: string;
  readonly text: string;
  readonly responseUrl: string;
}

/** Where the pressed control stands. */
export type PressPlace =
  | { readonly kind: "home" }
  | { readonly kind: "modal" }
  | { readonly kind: "dm"; readonly channel: string; readonly thread: string; readonly ts: string }
  /** Seen by the person alone, in a channel. */
  | {
      readonly kind: "ephemeral";
      readonly channel: string;
      readonly thread: string | undefined;
      readonly responseUrl: string;
    }
  /** Seen by everybody there. */
  | {
      readonly kind: "public";
      readonly channel: string;
      readonly thread: string;
      readonly responseUrl: string;
    };

export interface Press {
  readonly kind: "press";
  readonly user: string;
  readonly turnId: string;
  readonly triggerId: string;
  readonly name: ActionName;
  readonly mark: Mark | null;
  readonly value: string;
  /** What was chosen, in the control itself or in the menu beside it. */
  readonly chosen: readonly string[];
  /** What the person read on it. */
  readonly label: string | undefined;
  readonly place: PressPlace;
  /** The message as it stands, for changing it; null where Slack does not tell. */
  readonly message: {
    readonly text: string;
    readonly blocks: ReadonlyArray<{ type: string; block_id?: string | undefined }>;
  } | null;
}

export interface Submission {
  readonly kind: "submission";
  readonly user: string;
  readonly turnId: string;
  readonly callback: string;
  readonly viewId: string;
  readonly metadata: string;
  readonly values: Readonly<Record<string, Readonly<Record<string, Held>>>>;
  readonly responseUrls: ReadonlyArray<{ readonly response_url: string }>;
}

export interface Shortcut {
  readonly kind: "shortcut";
  readonly user: string;
  readonly turnId: string;
  readonly callback: string;
  readonly triggerId: string;
  /** Text of the message it was used on. */
  readonly text: string | undefined;
  readonly files: readonly SlackFile[];
  readonly channel: string | undefined;
  readonly responseUrl: string | undefined;
}

export type Incoming =
  | Message
  | Command
  | Press
  | Submission
  | Shortcut
  | { readonly kind: "home"; readonly user: string }
  | { readonly kind: "messages"; readonly user: string; readonly channel: string }
  | { readonly kind: "stopped"; readonly channel: string; readonly thread: string | undefined }
  | { readonly kind: "suggest"; readonly name: ActionName; readonly query: string }
  | { readonly kind: "uninstalled" };

/** Subtypes of messages that people write; every other one tells of a change. */
const WRITTEN = new Set([undefined, "file_share", "thread_broadcast"]);

/**
 * A payload of Slack in the adapter's terms.
 * @param botUser the app's own user, whose messages are none of its business
 * @returns null for what needs no answer, and for what has no shape that is known
 */
export function decode(body: unknown, botUser: string | undefined): Incoming | null {
  if (typeof body !== "object" || body === null) return null;
  if ("command" in body) return decodeCommand(body);
  switch ("type" in body ? body.type : undefined) {
    case "event_callback":
      return decodeEvent(body, botUser);
    case "block_actions":
      return decodePress(body);
    case "view_submission":
      return decodeSubmission(body);
    case "shortcut":
    case "message_action":
      return decodeShortcut(body);
    case "block_suggestion":
      return decodeSuggestion(body);
    default:
      return null;
  }
}

function decodeEvent(body: object, botUser: string | undefined): Incoming | null {
  const parsed = shapes.EventBodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { event } = parsed.data;
  switch (event.type) {
    case "message":
    case "app_mention":
      return decodeMessage(event, botUser);
    case "app_home_opened": {
      const opened = shapes.HomeOpenedSchema.safeParse(event).data;
      if (opened === undefined) return null;
      if (opened.tab === "messages" && opened.channel !== undefined)
        return { kind: "messages", user: opened.user, channel: opened.channel };
      return opened.tab === "messages" ? null : { kind: "home", user: opened.user };
    }
    case "agent_session_stopped": {
      const stopped = shapes.StoppedSchema.safeParse(event).data;
      return stopped === undefined
        ? null
        : { kind: "stopped", channel: stopped.channel, thread: stopped.thread_ts };
    }
    case "app_uninstalled":
      return { kind: "uninstalled" };
    case "tokens_revoked": {
      const revoked = shapes.TokensRevokedSchema.safeParse(event).data;
      return (revoked?.tokens.bot?.length ?? 0) > 0 ? { kind: "uninstalled" } : null;
    }
    default:
      return null;
  }
}

function decodeMessage(event: object, botUser: string | undefined): Message | null {
  const parsed = shapes.MessageEventSchema.safeParse(event);
  if (!parsed.success) return null;
  const { channel, user, ts, thread_ts: thread = ts, subtype, bot_id, files = [] } = parsed.data;
  if (!WRITTEN.has(subtype) || bot_id != null || user === botUser || user === "USLACKBOT") return null;
  const raw = parsed.data.text ?? "";
  const own = botUser === undefined ? [] : (raw.match(new RegExp(`<@${botUser}(\\|[^>]*)?>`)) ?? []);
  const mentioned = parsed.data.type === "app_mention" || own.length > 0;
  const rest = botUser === undefined ? raw : raw.replace(new RegExp(`<@${botUser}(\\|[^>]*)?>`, "g"), " ");
  const direct = channel.startsWith("D");
  // In channels only what is written in threads, or to the app, can be for the app.
  if (!direct && !mentioned && thread === ts) return null;
  return {
    kind: "message",
    user,
    turnId: `m:${channel}:${ts}`,
    place: { kind: direct ? "dm" : "channel", channel, thread },
    text: typed(rest),
    files,
    mentioned: mentioned || direct,
    toOthers: /^\s*<@/.test(rest),
  };
}

function decodeCommand(body: object): Command | null {
  const parsed = shapes.CommandBodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { user_id, channel_id, trigger_id, text, response_url } = parsed.data;
  return {
    kind: "command",
    user: user_id,
    turnId: `c:${trigger_id}`,
    channel: channel_id,
    text: typed(text),
    responseUrl: response_url,
  };
}

function decodePress(body: object): Press | null {
  const parsed = shapes.PressBodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { actions, user, trigger_id, message, state } = parsed.data;
  const [action] = actions;
  const name = action === undefined ? null : actionName(action.action_id);
  const place = pressPlace(parsed.data);
  if (action === undefined || name === null || place === null) return null;
  const beside = Object.values(state?.values[action.block_id] ?? {});
  const own = chosenIn(action);
  return {
    kind: "press",
    user: user.id,
    turnId: `p:${trigger_id}`,
    triggerId: trigger_id,
    name,
    mark: readBlockId(action.block_id),
    value: action.value ?? "",
    chosen: own.length > 0 ? own : beside.flatMap(chosenIn),
    label: action.text?.text,
    place,
    message: message?.blocks === undefined ? null : { text: message.text ?? "", blocks: message.blocks },
  };
}

export const chosenIn = (held: Held): string[] => [
  ...(held.selected_option == null ? [] : [held.selected_option.value]),
  ...(held.selected_options ?? []).map(({ value }) => value),
];

function pressPlace(body: ReturnType<typeof shapes.PressBodySchema.parse>): PressPlace | null {
  const { container, channel, view, response_url: responseUrl, message } = body;
  if (container.type === "view") return { kind: view?.type === "home" ? "home" : "modal" };
  const id = channel?.id ?? container.channel_id;
  const ts = container.message_ts;
  if (id === undefined || ts === undefined) return null;
  const thread = container.thread_ts ?? message?.thread_ts;
  // In the conversation with the app an ephemeral message is answered like every other, and not changed.
  if (container.is_ephemeral === true)
    return responseUrl === undefined ? null : { kind: "ephemeral", channel: id, thread, responseUrl };
  if (id.startsWith("D")) return { kind: "dm", channel: id, thread: thread ?? ts, ts };
  return responseUrl === undefined
    ? null
    : { kind: "public", channel: id, thread: thread ?? ts, responseUrl };
}

function decodeSubmission(body: object): Submission | null {
  const parsed = shapes.ViewBodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { view, user, response_urls } = parsed.data;
  return {
    kind: "submission",
    user: user.id,
    turnId: `v:${view.id}:${view.hash ?? ""}`,
    callback: view.callback_id,
    viewId: view.id,
    metadata: view.private_metadata,
    values: view.state?.values ?? {},
    responseUrls: response_urls ?? [],
  };
}

function decodeShortcut(body: object): Shortcut | null {
  const parsed = shapes.ShortcutBodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { user, callback_id, trigger_id, message, channel, response_url } = parsed.data;
  return {
    kind: "shortcut",
    user: user.id,
    turnId: `s:${trigger_id}`,
    callback: callback_id,
    triggerId: trigger_id,
    text: message == null ? undefined : messageWords(message),
    files: message?.files ?? [],
    channel: channel?.id,
    responseUrl: response_url,
  };
}

/** What is read in a message: its text, or that of its blocks and attachments where apps wrote none. */
export function messageWords(message: Readonly<Record<string, unknown>>): string {
  const parts = [message.text, ...textsIn(message.attachments), ...textsIn(message.blocks)];
  const words = parts.filter((part): part is string => typeof part === "string" && part.trim() !== "");
  const [first, ...rest] = words;
  // Blocks mostly say what the text says.
  const more = rest.filter((part) => !(first ?? "").includes(part.trim()));
  return typed([first ?? "", ...more].join("\n"));
}

function textsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    (key === "text" || key === "pretext") && typeof item === "string" ? [item] : textsIn(item),
  );
}

function decodeSuggestion(body: object): Incoming | null {
  const parsed = shapes.SuggestionBodySchema.safeParse(body);
  const name = parsed.success ? actionName(parsed.data.action_id) : null;
  return parsed.success && name !== null ? { kind: "suggest", name, query: parsed.data.value } : null;
}
