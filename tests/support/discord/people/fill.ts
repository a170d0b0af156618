import { numbered } from "../compose.ts";
import { wireAttachment, wireUser } from "../render.ts";
import { characters } from "../rules/form.ts";
import { type Body, type Component, type Option, Type } from "../wire.ts";
import { keepFile, type World } from "../world.ts";
import { NotPossible } from "./place.ts";
import type { FieldView, ModalView } from "./views.ts";

/** A file as a person picks it. */
export interface PickedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Its media type; guessed from the name when absent. */
  readonly type?: string;
}

/** Somebody chosen in a menu of people. */
export interface Chosen {
  readonly id: string;
}

export type FieldValue =
  | string
  | boolean
  | readonly string[]
  | PickedFile
  | readonly PickedFile[]
  | readonly Chosen[];

/** What a person puts into a modal, by label or custom id. Fields left out keep what they start with. */
export type ModalValues = Readonly<Record<string, FieldValue>>;

const TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  json: "application/json",
  csv: "text/csv",
  png: "image/png",
  jpg: "image/jpeg",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

const extension = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

export const picked = (file: PickedFile): { name: string; type: string; bytes: Uint8Array } => ({
  name: file.name,
  type: file.type ?? TYPES[extension(file.name)] ?? "application/octet-stream",
  bytes: typeof file.content === "string" ? new TextEncoder().encode(file.content) : file.content,
});

/** Values of options that were named by value or by label. */
export function optionValues(options: readonly Option[], named: readonly string[], what: string): string[] {
  return named.map((name) => {
    const option = options.find((one) => one.value === name) ?? options.find((one) => one.label === name);
    if (option !== undefined) return option.value;
    const list = options.map((one) => `"${one.label}"`).join(", ");
    throw new NotPossible(`${what} has no option "${name}"; it has ${list}`);
  });
}

function checkCount(field: FieldView, count: number, most: number): void {
  const { component: input } = field;
  if (count === 0 && !field.required) return;
  const least = field.required ? Math.max(1, input.min_values ?? 1) : (input.min_values ?? 0);
  if (count < least || count > (input.max_values ?? most))
    throw new NotPossible(
      `"${field.label}" wants ${least} to ${input.max_values ?? most} choices, got ${count}`,
    );
}

const list = (value: FieldValue | undefined): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function text(field: FieldView, value: FieldValue | undefined): Body {
  const { component: input } = field;
  const typed = value ?? field.initial;
  if (typeof typed !== "string") throw new NotPossible(`"${field.label}" wants a text`);
  const size = characters(typed);
  if (size === 0 && field.required) throw new NotPossible(`"${field.label}" must be filled in`);
  if (size > 0 && (size < (input.min_length ?? 0) || size > (input.max_length ?? 4000)))
    throw new NotPossible(
      `"${field.label}" wants ${input.min_length ?? 0} to ${input.max_length ?? 4000} characters, got ${size}`,
    );
  return { value: input.style === 1 ? typed.replaceAll(/\r?\n/g, " ") : typed };
}

function choice(field: FieldView, value: FieldValue | undefined): Body {
  const named = list(value ?? (field.initial as readonly string[])).map(String);
  const values = optionValues(field.options, named, `"${field.label}"`);
  if (field.type === Type.radioGroup) {
    checkCount(field, values.length, 1);
    return { value: values[0] ?? null };
  }
  checkCount(field, values.length, field.type === Type.checkboxGroup ? field.options.length : 1);
  return { values };
}

function upload(
  world: World,
  field: FieldView,
  value: FieldValue | undefined,
  channelId: string,
  resolved: Body,
): Body {
  const files = list(value) as readonly PickedFile[];
  checkCount(field, files.length, 1);
  const types = field.component.file_types ?? [];
  const attachments = files.map((file) => {
    const { name, type, bytes } = picked(file);
    const fits = types.some((one) =>
      one.startsWith(".") ? name.toLowerCase().endsWith(one) : type.startsWith(`${one}/`),
    );
    if (types.length > 0 && !fits)
      throw new NotPossible(`"${field.label}" takes ${types.join(", ")}, not ${name}`);
    return keepFile(world, { name, type, bytes }, channelId, true);
  });
  resolved.attachments = {
    ...(resolved.attachments as Body | undefined),
    ...Object.fromEntries(attachments.map((file) => [file.id, wireAttachment(file)])),
  };
  return { values: attachments.map((file) => file.id) };
}

/** People chosen in a menu, with what Discord sends along about them. */
export function people(world: World, chosen: readonly unknown[], resolved: Body): string[] {
  const ids = (chosen as readonly Chosen[]).map((one) => one.id);
  const users = ids.flatMap((id) => {
    const user = world.users.get(id);
    return user === undefined ? [] : [[id, wireUser(user)] as const];
  });
  resolved.users = Object.fromEntries(users);
  return ids;
}

function answer(
  world: World,
  field: FieldView,
  value: FieldValue | undefined,
  channelId: string,
  resolved: Body,
): Body {
  if (field.type === Type.textInput) return text(field, value);
  if (field.type === Type.fileUpload) return upload(world, field, value, channelId, resolved);
  if (field.type === Type.checkbox) return { value: value === undefined ? field.initial : value === true };
  if (field.type >= Type.userSelect && field.type <= Type.channelSelect) {
    const values = people(world, list(value), resolved);
    checkCount(field, values.length, 1);
    return { values };
  }
  return choice(field, value);
}

/** The data of a modal's submission, or an error when a client would not submit it. */
export function fillModal(world: World, modal: ModalView, values: ModalValues, channelId: string): Body {
  const unknown = Object.keys(values).filter(
    (key) => !modal.fields.some((field) => field.label === key || field.customId === key),
  );
  if (unknown.length > 0) {
    const labels = modal.fields.map((field) => `"${field.label}"`).join(", ");
    throw new NotPossible(`"${modal.title}" has no field ${unknown.join(", ")}; it has ${labels}`);
  }
  const resolved: Body = {};
  const filled = (input: Component): Body => {
    const field = modal.fields.find((one) => one.customId === input.custom_id);
    if (field === undefined) return {};
    const value = values[field.customId] ?? values[field.label];
    return {
      type: input.type,
      id: input.id,
      custom_id: input.custom_id,
      ...answer(world, field, value, channelId, resolved),
    };
  };
  const components = numbered(modal.components).map((top) => {
    const base = { type: top.type, id: top.id };
    if (top.component !== undefined) return { ...base, component: filled(top.component) };
    return top.components === undefined ? base : { ...base, components: top.components.map(filled) };
  });
  return {
    custom_id: modal.customId,
    components,
    ...(Object.keys(resolved).length === 0 ? {} : { resolved }),
  };
}
