import { decodePress, decodeShortcut, decodeSubmission, decodeSuggestion } from "./decode-interactions.ts";
import * as shapes from "./decode-shapes.ts";
import { typed } from "./escape.ts";
import type { Command, Incoming, Message } from "./incoming.ts";

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
