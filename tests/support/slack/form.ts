import type { Core } from "./core.ts";
import { fileBody } from "./events.ts";
import type { Json } from "./json.ts";
import { mimeOf } from "./methods-files.ts";
import { type Choice, type Control, controlsOf, findChoice, findControl } from "./reading.ts";
import { choose, stateOf } from "./view-body.ts";
import type { StoredFile, User, View } from "./world.ts";

/** A file that a person puts into a form or message. */
export interface Upload {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mime?: string;
}

/** What a person puts into a control: text, a choice by its words or value, several, or files. */
export type Filled = string | readonly string[] | Upload;

/** What was suggested for external selects, by "user action_id". */
export type Suggested = Map<string, readonly Choice[]>;

export function storeFile(core: Core, user: User, upload: Upload): StoredFile {
  const bytes = Buffer.from(upload.bytes);
  const file: StoredFile = {
    id: core.world.ids.next("F"),
    name: upload.name,
    title: upload.name,
    mime: upload.mime ?? mimeOf(upload.name),
    size: bytes.length,
    owner: user.id,
    team: user.team,
    created: Math.floor(core.now() / 1000),
    altText: null,
    bytes,
    complete: true,
  };
  core.world.files.set(file.id, file);
  return file;
}

const isUpload = (filled: Filled): filled is Upload => typeof filled === "object" && "bytes" in filled;

/** The state of a control that a person filled in, as payloads carry it. */
export function heldValue(
  core: Core,
  user: User,
  control: Control,
  filled: Filled,
  suggested: Suggested,
): Json {
  if (isUpload(filled)) return { files: [fileBody(core, storeFile(core, user, filled))] };
  const words = typeof filled === "string" ? [filled] : filled;
  const first = words[0] ?? "";
  const offered = /external_select$/.test(control.type)
    ? (suggested.get(`${user.id} ${control.actionId}`) ?? [])
    : control.choices;
  const picked = (): Json[] => words.map((word) => findChoice(offered, word).option);
  switch (control.type) {
    case "static_select":
    case "external_select":
    case "radio_buttons":
    case "overflow":
      return { selected_option: picked()[0] ?? null };
    case "multi_static_select":
    case "multi_external_select":
    case "checkboxes":
      return { selected_options: picked() };
    case "feedback_buttons": {
      const { option, value } = findChoice(offered, first);
      return { text: option.text, value };
    }
    case "users_select":
      return { selected_user: first };
    case "multi_users_select":
      return { selected_users: words };
    case "conversations_select":
      return { selected_conversation: first };
    case "channels_select":
      return { selected_channel: first };
    case "datepicker":
      return { selected_date: first };
    case "timepicker":
      return { selected_time: first };
    case "datetimepicker":
      return { selected_date_time: Number(first) };
    default:
      return { value: first === "" ? null : first };
  }
}

const isEmpty = (held: unknown): boolean =>
  Object.entries(held as Json)
    .filter(([key]) => key !== "type")
    .every(([, value]) => value === null || value === "" || (Array.isArray(value) && value.length === 0));

function lengthProblem(control: Control, value: unknown): string | null {
  const { min_length: min, max_length: max } = control.element;
  if (typeof value !== "string") return null;
  if (typeof min === "number" && value.length < min) return `"${control.label}" needs ${min} characters`;
  if (typeof max === "number" && value.length > max) return `"${control.label}" takes only ${max} characters`;
  return null;
}

/** Fills in an open form as a person does. Throws where Slack itself would not let the form be sent. */
export function fill(
  core: Core,
  user: User,
  view: View,
  values: Readonly<Record<string, Filled>>,
  suggested: Suggested,
): void {
  const controls = controlsOf(view.blocks);
  for (const [name, filled] of Object.entries(values)) {
    const control = findControl(controls, name);
    choose(view.chosen, control, heldValue(core, user, control, filled, suggested));
  }
  const inputs = view.blocks.filter((block) => block.type === "input").map((block) => block.block_id);
  const state = stateOf(view.blocks, view.chosen).values as Record<string, Record<string, Json>>;
  for (const control of controls.filter((one) => inputs.includes(one.blockId))) {
    const held = state[control.blockId]?.[control.actionId] ?? {};
    if (isEmpty(held) && !control.optional) throw new Error(`Slack would ask to fill in "${control.label}"`);
    const problem = lengthProblem(control, held.value);
    if (problem !== null) throw new Error(`Slack would say: ${problem}`);
  }
}
