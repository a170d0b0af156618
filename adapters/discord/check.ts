import * as limits from "./limits.ts";
import { Callback, Flag, Type } from "./wire.ts";

/** What is sent to Discord, by the rules that hold for it. */
export type Sent = "message" | "edit" | "modal" | "choices" | "commands" | "answer";

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
const size = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Everything in a payload that Discord would refuse, one line each; empty when it can be sent. Rules that span fields are in it. */
export function faultsOf(kind: Sent, payload: unknown): string[] {
  const faults: string[] = [];
  const check = new Walker(faults);
  if (kind === "commands") check.commands(payload);
  else if (!isJson(payload)) faults.push("not an object");
  else if (kind === "answer") check.answer(payload);
  else if (kind === "modal") check.modal(payload);
  else if (kind === "choices") check.choices(payload);
  else check.message(payload, kind);
  return faults;
}

/** Every component of a message, nested ones too. */
export function nested(components: unknown): Json[] {
  return objects(components).flatMap((one) => [
    one,
    ...nested(one.components),
    ...nested([one.component]),
    ...nested([one.accessory]),
  ]);
}

/** What the texts of a message come to, in the measure by which Discord fails. */
export const textBytes = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text) + limits.TEXT_OVERHEAD, 0);

const SELECTS = new Set<unknown>([Type.select, 5, 6, 7, 8]);
const TOP: ReadonlySet<unknown> = new Set([1, 9, 10, 12, 13, 14, 17]);
const INNER: ReadonlySet<unknown> = new Set([1, 9, 10, 12, 13, 14]);

class Walker {
  readonly faults: string[];

  constructor(faults: string[]) {
    this.faults = faults;
  }

  answer(payload: Json): void {
    const data = isJson(payload.data) ? payload.data : {};
    switch (payload.type) {
      case Callback.pong:
      case Callback.deferUpdate:
        return;
      case Callback.deferReply:
        if (((Number(data.flags ?? 0) | Flag.ephemeral) ^ Flag.ephemeral) !== 0)
          this.faults.push("flags: only EPHEMERAL on a deferral");
        return;
      case Callback.reply:
        this.message(data, "message");
        return;
      case Callback.update:
        this.message(data, "edit");
        return;
      case Callback.choices:
        this.choices(data);
        return;
      case Callback.modal:
        this.modal(data);
        return;
      default:
        this.faults.push(`type: ${String(payload.type)} is no answer`);
    }
  }

  message(body: Json, kind: "message" | "edit"): void {
    const flags = Number(body.flags ?? 0);
    const second = (flags & Flag.componentsV2) !== 0;
    const content = typeof body.content === "string" ? body.content : "";
    const names = objects(body.attachments).map((file) => String(file.filename));
    if (second && (content !== "" || size(body.embeds) > 0)) this.faults.push("content or embeds beside V2");
    if (content.length > limits.CONTENT_MAX) this.over("content", content.length, limits.CONTENT_MAX);
    if (kind === "message" && content.trim() === "" && size(body.components) + names.length === 0)
      this.faults.push("an empty message");
    this.mentions(body);
    this.count("attachments", names.length, limits.ATTACHMENTS_MAX);
    this.unique(names, "filename");
    for (const file of objects(body.attachments))
      if (file.description !== undefined) this.text(file.description, "alt text", limits.ALT_TEXT_MAX);
    if (body.nonce !== undefined) this.text(body.nonce, "nonce", limits.NONCE_MAX);
    if (body.enforce_nonce === true && body.nonce === undefined) this.faults.push("enforce_nonce: no nonce");
    if (second) this.second(objects(body.components), new Set(names));
    else this.first(objects(body.components));
    this.controls(nested(body.components));
  }

  /** Everything that is sent says that it mentions nobody. */
  mentions(body: Json): void {
    const allowed = isJson(body.allowed_mentions) ? body.allowed_mentions : null;
    const { parse, users, roles } = allowed ?? {};
    if (!Array.isArray(parse) || size(parse) + size(users) + size(roles) > 0)
      this.faults.push("allowed_mentions: not empty");
  }

  first(components: readonly Json[]): void {
    this.count("rows", components.length, limits.ROWS_MAX);
    for (const one of components) {
      if (one.type === Type.row) this.row(one);
      else this.faults.push(`type ${String(one.type)}: needs V2`);
    }
  }

  second(components: readonly Json[], files: ReadonlySet<string>): void {
    const all = nested(components);
    this.count("components", all.length, limits.COMPONENTS_MAX);
    for (const one of components) {
      if (!TOP.has(one.type)) this.faults.push(`type ${String(one.type)}: not at the top`);
      if (one.type === Type.container)
        for (const inner of objects(one.components))
          if (!INNER.has(inner.type)) this.faults.push(`type ${String(inner.type)}: not in a container`);
    }
    const texts = all.filter((one) => one.type === Type.text).map((one) => one.content);
    for (const content of texts) this.text(content, "text", limits.TEXTS_MAX);
    const strings = texts.filter((content) => typeof content === "string");
    this.count("characters of all texts", strings.join("").length, limits.TEXTS_MAX);
    this.count("bytes of all texts", textBytes(strings), limits.TEXTS_BYTES_MAX);
    for (const one of all) {
      if (one.type === Type.row) this.row(one);
      if (one.type === Type.container && objects(one.components).length === 0)
        this.faults.push("an empty container");
      if (one.type === Type.gallery) this.gallery(one, files);
      if (one.type === Type.file) this.attached(one.file, files);
    }
  }

  gallery(one: Json, files: ReadonlySet<string>): void {
    const items = objects(one.items);
    this.count("gallery", items.length, limits.GALLERY_ITEMS_MAX, 1);
    for (const item of items) {
      this.text(item.description, "alt text", limits.ALT_TEXT_MAX);
      this.attached(item.media, files);
    }
  }

  attached(media: unknown, files: ReadonlySet<string>): void {
    const url = isJson(media) ? String(media.url) : "";
    const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
    if (name === undefined || !files.has(name)) this.faults.push(`${url}: not attached`);
  }

  row(row: Json): void {
    const inner = objects(row.components);
    this.count("a row", inner.length, limits.BUTTONS_OF_ROW_MAX, 1);
    if (inner.length > 1 && inner.some(({ type }) => SELECTS.has(type)))
      this.faults.push("a row: a menu beside others");
    for (const one of inner)
      if (one.type !== Type.button && !SELECTS.has(one.type))
        this.faults.push(`a row: type ${String(one.type)}`);
  }

  controls(all: readonly Json[]): void {
    const ids = all.map((one) => one.custom_id).filter((id) => id !== undefined);
    for (const id of ids) this.text(id, "custom_id", limits.CUSTOM_ID_MAX);
    this.unique(ids, "custom_id");
    for (const one of all) {
      if (one.type === Type.button) this.button(one);
      if (SELECTS.has(one.type)) this.select(one);
    }
  }

  button(one: Json): void {
    this.text(one.label, "button", limits.BUTTON_LABEL_MAX);
    const link = one.style === 5;
    if (link !== (one.url !== undefined) || link === (one.custom_id !== undefined))
      this.faults.push("button: either an address or a custom_id");
  }

  select(one: Json): void {
    if (one.placeholder !== undefined) this.text(one.placeholder, "placeholder", limits.PLACEHOLDER_MAX);
    const options = this.options(one, 1, limits.SELECT_OPTIONS_MAX);
    const least = Number(one.min_values ?? 1);
    const most = Number(one.max_values ?? 1);
    if (least > most || most > options.length || least < 0 || most < 1)
      this.faults.push(`menu: ${least} to ${most} of ${options.length}`);
    const chosen = options.filter((option) => option.default === true).length;
    if (chosen > most) this.faults.push(`menu: ${chosen} chosen of at most ${most}`);
  }

  options(one: Json, least: number, most: number): readonly Json[] {
    const options = objects(one.options);
    this.count("options", options.length, most, least);
    this.unique(
      options.map((option) => option.value),
      "option value",
    );
    for (const option of options) {
      this.text(option.label, "option", limits.OPTION_TEXT_MAX);
      this.text(option.value, "option value", limits.OPTION_TEXT_MAX);
      if (option.description !== undefined)
        this.text(option.description, "option description", limits.OPTION_TEXT_MAX);
    }
    return options;
  }

  modal(modal: Json): void {
    this.text(modal.custom_id, "custom_id", limits.CUSTOM_ID_MAX);
    this.text(modal.title, "title", limits.MODAL_TITLE_MAX);
    const parts = objects(modal.components);
    this.count("parts of a form", parts.length, limits.MODAL_COMPONENTS_MAX, 1);
    for (const part of parts) {
      if (part.type === Type.text) this.text(part.content, "text", limits.TEXTS_MAX);
      else if (part.type !== Type.label || !isJson(part.component)) this.faults.push("a form: not a label");
      else this.label(part, part.component);
    }
    this.unique(
      nested(parts)
        .map((one) => one.custom_id)
        .filter((id) => id !== undefined),
      "custom_id",
    );
  }

  label(label: Json, input: Json): void {
    this.text(label.label, "label", limits.LABEL_MAX);
    if (label.description !== undefined)
      this.text(label.description, "label description", limits.LABEL_DESCRIPTION_MAX);
    this.text(input.custom_id, "custom_id", limits.CUSTOM_ID_MAX);
    if (input.type === Type.textInput) this.input(input);
    else if (SELECTS.has(input.type)) {
      this.select(input);
      this.needed(input);
    } else if (input.type === Type.radio) {
      const options = this.options(input, limits.RADIO_OPTIONS_LEAST, limits.GROUP_OPTIONS_MAX);
      if (options.filter((option) => option.default === true).length > 1)
        this.faults.push("radio: two chosen");
    } else if (input.type === Type.upload) {
      this.count("files", Number(input.max_values ?? 1), limits.UPLOAD_FILES_MAX, 1);
      this.count("file types", size(input.file_types), 10);
      this.needed(input);
    } else this.faults.push(`a label: type ${String(input.type)}`);
  }

  needed(input: Json): void {
    if (input.min_values === 0 && input.required !== false) this.faults.push("required, and none is enough");
  }

  input(input: Json): void {
    const { value, placeholder, min_length = 0, max_length = limits.TEXT_INPUT_MAX } = input;
    this.count("length of an input", Number(max_length), limits.TEXT_INPUT_MAX, 1);
    if (Number(min_length) > Number(max_length)) this.faults.push("an input: min_length above max_length");
    if (placeholder !== undefined) this.text(placeholder, "placeholder", limits.TEXT_INPUT_PLACEHOLDER_MAX);
    if (value !== undefined && String(value).length > Number(max_length))
      this.over("value", String(value).length, Number(max_length));
    if (input.label !== undefined) this.faults.push("an input in a label: a label of its own");
  }

  choices(data: Json): void {
    const choices = objects(data.choices);
    this.count("choices", choices.length, limits.CHOICES_MAX);
    for (const choice of choices) {
      this.text(choice.name, "choice", limits.CHOICE_MAX);
      this.text(choice.value, "choice value", limits.CHOICE_MAX);
    }
  }

  commands(list: unknown): void {
    const commands = objects(list);
    this.unique(
      commands.map(({ type, name }) => `${String(type ?? 1)} ${String(name)}`),
      "command",
    );
    for (const command of commands) {
      const slash = (command.type ?? 1) === 1;
      if (slash) this.command(command, "/");
      else {
        this.text(command.name, "command", limits.COMMAND_NAME_MAX);
        if (command.description !== undefined && command.description !== "")
          this.faults.push("a message command: a description");
      }
      if (slash) this.count("characters of a command", sizeOfCommand(command), limits.COMMAND_CHARS_MAX);
    }
  }

  command(command: Json, path: string): void {
    const at = `${path} ${String(command.name)}`;
    for (const name of [command.name, ...translations(command.name_localizations)])
      if (typeof name !== "string" || !limits.COMMAND_NAME.test(name) || name !== name.toLowerCase())
        this.faults.push(`${at}: the name ${String(name)}`);
    for (const text of [command.description, ...translations(command.description_localizations)])
      this.text(text, `${at}: description`, limits.COMMAND_DESCRIPTION_MAX);
    const options = objects(command.options);
    this.count(`${at}: options`, options.length, limits.COMMAND_OPTIONS_MAX);
    this.siblings(options, at);
    const firstFree = options.findIndex((option) => option.required !== true);
    if (firstFree >= 0 && options.slice(firstFree).some((option) => option.required === true))
      this.faults.push(`${at}: a required option after one that is not`);
    for (const option of options) {
      if (size(option.choices) > 0 && option.autocomplete === true)
        this.faults.push(`${at}: choices beside autocomplete`);
      this.count(`${at}: choices`, size(option.choices), limits.CHOICES_MAX);
      for (const choice of objects(option.choices))
        this.text(choice.name, `${at}: choice`, limits.CHOICE_MAX);
      this.command(option, at);
    }
  }

  /** Names are told apart in every language. */
  siblings(options: readonly Json[], at: string): void {
    const locales = new Set(options.flatMap((option) => Object.keys(languages(option))));
    for (const locale of ["", ...locales])
      this.unique(
        options.map((option) => languages(option)[locale] ?? option.name),
        `${at}: option name ${locale}`,
      );
  }

  text(value: unknown, at: string, most: number): void {
    if (typeof value !== "string" || value.trim() === "") this.faults.push(`${at}: empty`);
    else if (value.length > most) this.over(at, value.length, most);
  }

  over(at: string, number: number, most: number): void {
    this.faults.push(`${at}: ${number}, at most ${most}`);
  }

  count(at: string, number: number, most: number, least = 0): void {
    if (number > most) this.over(at, number, most);
    if (number < least) this.faults.push(`${at}: ${number}, at least ${least}`);
  }

  unique(values: readonly unknown[], at: string): void {
    if (new Set(values).size < values.length) this.faults.push(`${at}: not unique`);
  }
}

const languages = (one: Json): Json => (isJson(one.name_localizations) ? one.name_localizations : {});
const translations = (value: unknown): unknown[] => (isJson(value) ? Object.values(value) : []);

const longest = (...texts: readonly unknown[]): number =>
  Math.max(0, ...texts.map((text) => (typeof text === "string" ? text.length : 0)));

/** Of translations the longest counts. */
function sizeOfCommand(one: Json): number {
  const own =
    longest(one.name, ...translations(one.name_localizations)) +
    longest(one.description, ...translations(one.description_localizations));
  const choices = objects(one.choices).map(
    (choice) =>
      longest(choice.name, ...translations(choice.name_localizations)) + String(choice.value).length,
  );
  const inner = objects(one.options).map(sizeOfCommand);
  return [...choices, ...inner].reduce((sum, number) => sum + number, own);
}
