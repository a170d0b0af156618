import type { Core } from "./core.ts";
import { type Json, objectAt, objectsAt, textAt } from "./json.ts";
import { type Control, controlsOf } from "./reading.ts";
import type { Chosen, View } from "./world.ts";

/** What a control holds while nobody has touched it. */
function untouched(control: Control): Json {
  const { element, type } = control;
  const initial = (key: string): unknown => element[`initial_${key}`] ?? null;
  const many = (key: string): unknown => element[`initial_${key}`] ?? [];
  switch (type) {
    case "static_select":
    case "external_select":
    case "radio_buttons":
      return { type, selected_option: initial("option") };
    case "multi_static_select":
    case "multi_external_select":
    case "checkboxes":
      return { type, selected_options: many("options") };
    case "users_select":
      return { type, selected_user: initial("user") };
    case "multi_users_select":
      return { type, selected_users: many("users") };
    case "conversations_select":
      return { type, selected_conversation: initial("conversation") };
    case "channels_select":
      return { type, selected_channel: initial("channel") };
    case "datepicker":
      return { type, selected_date: initial("date") };
    case "timepicker":
      return { type, selected_time: initial("time") };
    case "datetimepicker":
      return { type, selected_date_time: initial("date_time") };
    case "file_input":
      return { type, files: [] };
    case "rich_text_input":
      return { type, rich_text_value: initial("value") };
    default:
      return { type, value: initial("value") };
  }
}

const STATELESS = new Set([
  "button",
  "overflow",
  "workflow_button",
  "feedback_buttons",
  "icon_button",
  "image",
]);

/** `state.values` of a message or view: what people chose, over what the app put in. */
export function stateOf(blocks: readonly Json[], chosen: Chosen): Json {
  const values: Record<string, Record<string, Json>> = {};
  for (const control of controlsOf(blocks)) {
    if (STATELESS.has(control.type)) continue;
    const held = chosen.get(control.blockId)?.get(control.actionId) ?? untouched(control);
    values[control.blockId] = { ...values[control.blockId], [control.actionId]: held };
  }
  return { values };
}

export function choose(chosen: Chosen, control: Control, value: Json): void {
  const block = chosen.get(control.blockId) ?? new Map<string, Json>();
  block.set(control.actionId, { type: control.type, ...value });
  chosen.set(control.blockId, block);
}

/** A view as the Web API and payloads show it. */
export function viewBody(core: Core, view: View): Json {
  const { body } = view;
  const install = core.world.installOf(view.team);
  return {
    id: view.id,
    team_id: view.team.id,
    type: view.kind,
    blocks: objectsAt(body, "blocks"),
    private_metadata: textAt(body, "private_metadata") ?? "",
    callback_id: textAt(body, "callback_id") ?? "",
    external_id: textAt(body, "external_id") ?? "",
    title: objectAt(body, "title") ?? { type: "plain_text", text: "View Title", emoji: true },
    close: objectAt(body, "close") ?? null,
    submit: objectAt(body, "submit") ?? null,
    clear_on_close: body.clear_on_close === true,
    notify_on_close: body.notify_on_close === true,
    submit_disabled: body.submit_disabled === true,
    state: stateOf(view.blocks, view.chosen),
    hash: view.hash,
    root_view_id: view.root,
    previous_view_id: view.previous,
    app_id: core.settings.appId,
    app_installed_team_id: view.team.id,
    bot_id: install?.botId ?? null,
  };
}
