import { textDisplays } from "../rules/component-rules.ts";
import { type Component, type Embed, Flag, type ModalBody, type Option, Type, walk } from "../wire.ts";
import type { StoredMessage } from "../world.ts";

export interface ButtonView {
  readonly label: string;
  readonly customId: string | null;
  readonly url: string | null;
  readonly disabled: boolean;
  /** 1 primary, 2 secondary, 3 success, 4 danger, 5 link. */
  readonly style: number;
}

export interface MenuView {
  readonly customId: string;
  readonly placeholder: string;
  readonly options: readonly Option[];
  readonly min: number;
  readonly max: number;
  readonly disabled: boolean;
  readonly type: number;
}

export interface FileView {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly description: string | null;
}

/** A message as a person sees it, at one moment. */
export interface MessageView {
  readonly id: string;
  readonly channelId: string;
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly flags: number;
  readonly usesComponentsV2: boolean;
  readonly ephemeral: boolean;
  /** Everything there is to read, in order: content, embeds, text displays. */
  readonly text: string;
  readonly buttons: readonly ButtonView[];
  readonly menus: readonly MenuView[];
  readonly files: readonly FileView[];
  readonly byApp: boolean;
  readonly repliesTo: string | null;
}

const embedText = (embed: Embed): string[] =>
  [
    ...[embed.author?.name, embed.title, embed.description],
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
    embed.footer?.text,
  ].filter((part) => part !== undefined);

export const buttonView = (button: Component): ButtonView => ({
  label: button.label ?? String(button.emoji?.name ?? ""),
  customId: button.custom_id ?? null,
  url: button.url ?? null,
  disabled: button.disabled === true,
  style: button.style ?? 2,
});

const menuView = (menu: Component): MenuView => ({
  customId: menu.custom_id ?? "",
  placeholder: menu.placeholder ?? "",
  options: menu.options ?? [],
  min: menu.min_values ?? 1,
  max: menu.max_values ?? 1,
  disabled: menu.disabled === true,
  type: menu.type,
});

export const isMenu = (one: Component): boolean =>
  one.type === Type.stringSelect || (one.type >= Type.userSelect && one.type <= Type.channelSelect);

export function messageView(message: StoredMessage): MessageView {
  const parts = walk(message.components);
  return {
    id: message.id,
    channelId: message.channelId,
    content: message.content,
    embeds: message.embeds,
    components: structuredClone(message.components),
    flags: message.flags,
    usesComponentsV2: (message.flags & Flag.componentsV2) !== 0,
    ephemeral: message.visibleTo !== null,
    text: [message.content, ...message.embeds.flatMap(embedText), ...textDisplays(message.components)]
      .filter((part) => part !== "")
      .join("\n"),
    buttons: parts.filter((one) => one.type === Type.button).map(buttonView),
    menus: parts.filter(isMenu).map(menuView),
    files: message.attachments.map((file) => ({
      name: file.filename,
      type: file.contentType,
      bytes: file.bytes,
      text: Buffer.from(file.bytes).toString("utf8"),
      description: file.description ?? null,
    })),
    byApp: message.author.bot,
    repliesTo: message.repliesTo,
  };
}

/** One thing to fill in of a modal. */
export interface FieldView {
  readonly customId: string;
  readonly label: string;
  readonly description: string | null;
  readonly type: number;
  readonly required: boolean;
  /** What is filled in already: a text, or the values chosen from the start. */
  readonly initial: string | readonly string[] | boolean;
  readonly options: readonly Option[];
  readonly component: Component;
}

export interface ModalView {
  readonly interactionId: string;
  readonly title: string;
  readonly customId: string;
  /** The texts between the fields. */
  readonly text: string;
  readonly fields: readonly FieldView[];
  readonly components: readonly Component[];
}

function initial(input: Component): FieldView["initial"] {
  if (input.type === Type.textInput) return input.value ?? "";
  if (input.type === Type.checkbox) return input.default === true;
  return (input.options ?? []).filter((option) => option.default === true).map((option) => option.value);
}

function fieldView(top: Component): FieldView[] {
  const input = top.component ?? top.components?.[0];
  if (input === undefined) return [];
  return [
    {
      customId: input.custom_id ?? "",
      label: top.label ?? input.label ?? "",
      description: top.description ?? null,
      type: input.type,
      required: input.type !== Type.checkbox && input.required !== false,
      initial: initial(input),
      options: input.options ?? [],
      component: input,
    },
  ];
}

export const modalView = (interactionId: string, modal: ModalBody): ModalView => ({
  interactionId,
  title: modal.title,
  customId: modal.custom_id,
  text: textDisplays(modal.components).join("\n"),
  fields: modal.components.flatMap(fieldView),
  components: modal.components,
});
