import { actionName, readBlockId } from "./controls.ts";
import type { Held } from "./decode-shapes.ts";
import * as shapes from "./decode-shapes.ts";
import type { Incoming, Press, PressPlace, Shortcut, Submission } from "./incoming.ts";
import { messageWords } from "./message-words.ts";

export function decodePress(body: object): Press | null {
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

export function decodeSubmission(body: object): Submission | null {
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

export function decodeShortcut(body: object): Shortcut | null {
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

export function decodeSuggestion(body: object): Incoming | null {
  const parsed = shapes.SuggestionBodySchema.safeParse(body);
  const name = parsed.success ? actionName(parsed.data.action_id) : null;
  return parsed.success && name !== null ? { kind: "suggest", name, query: parsed.data.value } : null;
}
