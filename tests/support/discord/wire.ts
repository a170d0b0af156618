import * as z from "zod";

/** What goes over the wire, as far as the loopback looks into it. Null means absent, as on Discord. */
export type Body = Record<string, unknown>;

export interface Option {
  readonly label: string;
  readonly value: string;
  readonly description?: string | undefined;
  readonly default?: boolean | undefined;
}

/** Any component of a message or modal; which fields it has depends on its type. */
export interface Component {
  type: number;
  id?: number | undefined;
  custom_id?: string | undefined;
  style?: number | undefined;
  label?: string | undefined;
  description?: string | undefined;
  content?: string | undefined;
  placeholder?: string | undefined;
  url?: string | undefined;
  value?: string | undefined;
  sku_id?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  default?: boolean | undefined;
  min_values?: number | undefined;
  max_values?: number | undefined;
  min_length?: number | undefined;
  max_length?: number | undefined;
  file_types?: string[] | undefined;
  emoji?: Body | undefined;
  options?: Option[] | undefined;
  components?: Component[] | undefined;
  component?: Component | undefined;
  accessory?: Component | undefined;
  media?: { url: string } | undefined;
  file?: { url: string } | undefined;
  items?: Array<{ media: { url: string }; description?: string | undefined }> | undefined;
}

export const Type = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const Flag = {
  crossposted: 1,
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  voice: 1 << 13,
  componentsV2: 1 << 15,
} as const;

/** The interaction types Discord sends. */
export const Asked = { ping: 1, command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
/** The callback types an app answers with. */
export const Callback = {
  pong: 1,
  reply: 4,
  deferReply: 5,
  deferUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

const absent = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === null ? undefined : value), schema.optional());

const text = absent(z.string());
const number = absent(z.number());
const flag = absent(z.boolean());
const media = absent(z.looseObject({ url: z.string() }));

const option = z.looseObject({ label: z.string(), value: z.string(), description: text, default: flag });

const component: z.ZodType<Component> = z.looseObject({
  type: z.int(),
  id: number,
  custom_id: text,
  style: number,
  label: text,
  description: text,
  content: text,
  placeholder: text,
  url: text,
  value: text,
  sku_id: text,
  disabled: flag,
  required: flag,
  default: flag,
  min_values: number,
  max_values: number,
  min_length: number,
  max_length: number,
  file_types: absent(z.array(z.string())),
  emoji: absent(z.record(z.string(), z.unknown())),
  options: absent(z.array(option)),
  components: absent(z.lazy(() => z.array(component))),
  component: absent(z.lazy(() => component)),
  accessory: absent(z.lazy(() => component)),
  media,
  file: media,
  items: absent(z.array(z.looseObject({ media: z.looseObject({ url: z.string() }), description: text }))),
}) as z.ZodType<Component>;

const embedMedia = absent(z.looseObject({ url: text }));

const embed = z.looseObject({
  title: text,
  description: text,
  url: text,
  footer: absent(z.looseObject({ text })),
  author: absent(z.looseObject({ name: text })),
  image: embedMedia,
  thumbnail: embedMedia,
  fields: absent(z.array(z.looseObject({ name: z.string(), value: z.string(), inline: flag }))),
});
export type Embed = z.infer<typeof embed>;

/** The body of a message to send or edit. `embeds` keeps null apart: turning a message to V2 needs a real list. */
export const messageBody = z.looseObject({
  content: z.string().nullish(),
  embeds: z.array(embed).nullish(),
  components: absent(z.array(component)),
  flags: number,
  nonce: absent(z.union([z.string(), z.number()])),
  enforce_nonce: flag,
  attachments: z.array(z.looseObject({ id: z.union([z.string(), z.number()]), description: text })).nullish(),
  allowed_mentions: absent(
    z.looseObject({
      parse: absent(z.array(z.string())),
      users: absent(z.array(z.string())),
      roles: absent(z.array(z.string())),
      replied_user: flag,
    }),
  ),
  message_reference: absent(z.looseObject({ message_id: z.string(), fail_if_not_exists: flag })),
  sticker_ids: absent(z.array(z.string())),
  poll: absent(z.looseObject({})),
});
export type MessageBody = z.infer<typeof messageBody>;

export const modalBody = z.looseObject({
  custom_id: z.string(),
  title: z.string(),
  components: z.array(component),
});
export type ModalBody = z.infer<typeof modalBody>;

export const callbackBody = z.looseObject({ type: z.int(), data: absent(z.record(z.string(), z.unknown())) });

export const choicesBody = z.looseObject({
  choices: absent(z.array(z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) }))),
});

/** An option of a command as registered. */
export interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | undefined;
  readonly description: string;
  readonly description_localizations?: Readonly<Record<string, string>> | undefined;
  readonly required?: boolean | undefined;
  readonly autocomplete?: boolean | undefined;
  readonly choices?: ReadonlyArray<{ name: string; value: string | number }> | undefined;
  readonly options?: readonly CommandOption[] | undefined;
  readonly min_length?: number | undefined;
  readonly max_length?: number | undefined;
  readonly min_value?: number | undefined;
  readonly max_value?: number | undefined;
}

const localized = absent(z.record(z.string(), z.string()));

const commandOption: z.ZodType<CommandOption> = z.looseObject({
  type: z.int(),
  name: z.string(),
  name_localizations: localized,
  description: z.string(),
  description_localizations: localized,
  required: flag,
  autocomplete: flag,
  choices: absent(z.array(z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) }))),
  options: absent(z.lazy(() => z.array(commandOption))),
  min_length: number,
  max_length: number,
  min_value: number,
  max_value: number,
}) as z.ZodType<CommandOption>;

export const commandBody = z.looseObject({
  name: z.string(),
  type: absent(z.int()),
  description: text,
  name_localizations: localized,
  description_localizations: localized,
  options: absent(z.array(commandOption)),
  contexts: absent(z.array(z.int())),
  integration_types: absent(z.array(z.int())),
});
export type CommandBody = z.infer<typeof commandBody>;

/** Every component in a tree, outermost first. */
export function walk(components: readonly Component[]): Component[] {
  return components.flatMap((one) => [
    one,
    ...walk(one.components ?? []),
    ...walk(one.component === undefined ? [] : [one.component]),
    ...walk(one.accessory === undefined ? [] : [one.accessory]),
  ]);
}
