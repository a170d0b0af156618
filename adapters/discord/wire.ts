/** What goes to Discord, as far as it is used here. */

export const Type = {
  row: 1,
  button: 2,
  select: 3,
  textInput: 4,
  text: 10,
  gallery: 12,
  file: 13,
  container: 17,
  label: 18,
  upload: 19,
  radio: 21,
} as const;

export const Style = { primary: 1, secondary: 2, danger: 4 } as const;
export const TextStyle = { short: 1, paragraph: 2 } as const;

export const Flag = { suppressEmbeds: 4, ephemeral: 64, componentsV2: 32_768 } as const;

/** Kinds of interactions. */
export const Asked = { ping: 1, command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
/** Kinds of first answers. */
export const Callback = {
  pong: 1,
  reply: 4,
  deferReply: 5,
  deferUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

export interface Button {
  readonly type: typeof Type.button;
  readonly style: number;
  readonly label: string;
  readonly custom_id: string;
  readonly disabled?: boolean;
}

export interface Choice {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
}

export interface Select {
  readonly type: typeof Type.select;
  readonly custom_id: string;
  readonly placeholder?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly required?: boolean;
  readonly options: readonly Choice[];
}

export interface Row {
  readonly type: typeof Type.row;
  readonly components: ReadonlyArray<Button | Select>;
}

export interface TextDisplay {
  readonly type: typeof Type.text;
  readonly content: string;
}

export interface Gallery {
  readonly type: typeof Type.gallery;
  readonly items: ReadonlyArray<{ readonly media: { readonly url: string }; readonly description: string }>;
}

export interface FileCard {
  readonly type: typeof Type.file;
  readonly file: { readonly url: string };
}

export interface Container {
  readonly type: typeof Type.container;
  readonly accent_color?: number;
  readonly components: ReadonlyArray<TextDisplay | Gallery>;
}

export type Part = Row | TextDisplay | Gallery | FileCard | Container;

/** The body of a message, without its files. */
export interface MessageBody {
  readonly flags?: number;
  readonly content?: string;
  readonly components?: readonly Part[];
  readonly attachments?: ReadonlyArray<{
    readonly id: number;
    readonly filename: string;
    readonly description?: string;
  }>;
  readonly allowed_mentions: { readonly parse: readonly never[]; readonly replied_user?: boolean };
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists: boolean };
}

export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly data: Uint8Array;
}

export interface Message {
  readonly body: MessageBody;
  readonly files: readonly UploadedFile[];
}

export interface TextInput {
  readonly type: typeof Type.textInput;
  readonly custom_id: string;
  readonly style: number;
  readonly required: boolean;
  readonly max_length: number;
  readonly placeholder?: string;
  readonly value?: string;
}

export interface RadioGroup {
  readonly type: typeof Type.radio;
  readonly custom_id: string;
  readonly required: boolean;
  readonly options: readonly Choice[];
}

export interface FileUpload {
  readonly type: typeof Type.upload;
  readonly custom_id: string;
  readonly required: boolean;
  readonly min_values: number;
  readonly max_values: number;
  readonly file_types: readonly string[];
}

export interface Label {
  readonly type: typeof Type.label;
  readonly label: string;
  readonly description?: string;
  readonly component: TextInput | Select | RadioGroup | FileUpload;
}

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Label[];
}

export interface NamedChoice {
  readonly name: string;
  readonly value: string;
}

/** The first answer to an interaction. */
export type FirstAnswer =
  | { readonly type: typeof Callback.pong }
  | { readonly type: typeof Callback.reply | typeof Callback.update; readonly data: MessageBody }
  | { readonly type: typeof Callback.deferReply; readonly data: { readonly flags?: number } }
  | { readonly type: typeof Callback.deferUpdate }
  | { readonly type: typeof Callback.choices; readonly data: { readonly choices: readonly NamedChoice[] } }
  | { readonly type: typeof Callback.modal; readonly data: Modal };
