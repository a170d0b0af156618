import * as z from "zod";
import { Asked, Flag, Type } from "./wire.ts";

/** Packets of Discord to what is used of them. Pure; what is not understood is null, never an exception. */

const Id = z.string().regex(/^\d{1,20}$/);
const absent = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

const UserSchema = z.object({
  id: Id,
  username: absent(z.string()),
  global_name: absent(z.string()),
  bot: absent(z.boolean()),
});

const AttachmentSchema = z.object({
  id: Id,
  filename: z.string(),
  size: z.number(),
  url: z.string(),
  content_type: absent(z.string()),
});

/** A file as Discord tells of it. */
export interface Attachment {
  readonly name: string;
  readonly size: number;
  readonly url: string;
  readonly mime?: string;
}

const InteractionSchema = z.object({
  id: Id,
  application_id: Id,
  type: z.number(),
  token: z.string(),
  guild_id: absent(Id),
  channel_id: absent(Id),
  channel: absent(z.object({ type: absent(z.number()) })),
  context: absent(z.number()),
  app_permissions: absent(z.string().regex(/^\d+$/)),
  authorizing_integration_owners: absent(z.record(z.string(), z.unknown())),
  member: absent(z.object({ user: UserSchema, nick: absent(z.string()) })),
  user: absent(UserSchema),
  data: z.unknown().optional(),
  message: z.unknown().optional(),
});

/** Where something happened. */
export interface Place {
  readonly kind: "guild" | "bot-dm" | "private";
  readonly channel: string | null;
  readonly guild: string | null;
  /** Of the channel, by Discord's numbers. */
  readonly channelType: number | null;
  /** What the app may do there. */
  readonly permissions: bigint;
  /** The bot itself is a member, so that more than answers to interactions can be sent there. */
  readonly botIsMember: boolean;
}

export interface Who {
  readonly id: string;
  /** As others see them there. */
  readonly name: string;
}

/** The message whose control was used. */
export interface Source {
  readonly ephemeral: boolean;
  readonly secondKind: boolean;
  /** Values of the menu that was used, and whether each was chosen before. */
  readonly shown: ReadonlyArray<{ readonly value: string; readonly chosen: boolean }>;
}

export type Asking =
  | { readonly kind: "ping" }
  | {
      readonly kind: "command";
      readonly name: string;
      readonly sub: string;
      readonly options: Readonly<Record<string, string>>;
      readonly files: readonly Attachment[];
    }
  | { readonly kind: "message-command"; readonly text: string; readonly files: readonly Attachment[] }
  | {
      readonly kind: "autocomplete";
      readonly sub: string;
      readonly option: string;
      readonly typed: string;
    }
  | { readonly kind: "press"; readonly customId: string; readonly values: readonly string[] | null }
  | {
      readonly kind: "form";
      readonly customId: string;
      readonly texts: Readonly<Record<string, string>>;
      readonly lists: Readonly<Record<string, readonly string[]>>;
      readonly files: readonly Attachment[];
    };

/** Something a person did that waits for an answer. */
export interface Interaction {
  readonly id: string;
  readonly application: string;
  readonly token: string;
  readonly who: Who;
  readonly place: Place;
  readonly source: Source | null;
  readonly asking: Asking;
}

const NOBODY: Who = { id: "0", name: "" };

/** @returns null for what is not understood */
export function decodeInteraction(packet: unknown): Interaction | null {
  const parsed = InteractionSchema.safeParse(packet);
  if (!parsed.success) return null;
  const raw = parsed.data;
  const user = raw.member?.user ?? raw.user;
  if (user === undefined && raw.type !== Asked.ping) return null;
  const asking = decodeAsking(raw.type, raw.data);
  if (asking === null) return null;
  const source = decodeSource(raw.message, asking);
  return {
    id: raw.id,
    application: raw.application_id,
    token: raw.token,
    who:
      user === undefined
        ? NOBODY
        : { id: user.id, name: raw.member?.nick ?? user.global_name ?? user.username ?? "" },
    place: placeOf(raw),
    source,
    asking,
  };
}

function placeOf(raw: z.infer<typeof InteractionSchema>): Place {
  const owners = raw.authorizing_integration_owners ?? {};
  const inDm = raw.context === undefined && raw.guild_id === undefined && raw.channel?.type === 1;
  const kind = raw.context === 1 || inDm ? "bot-dm" : raw.guild_id === undefined ? "private" : "guild";
  return {
    kind,
    channel: raw.channel_id ?? null,
    guild: raw.guild_id ?? null,
    channelType: raw.channel?.type ?? null,
    permissions: BigInt(raw.app_permissions ?? "0"),
    botIsMember: kind === "bot-dm" || (kind === "guild" && owners["0"] !== undefined),
  };
}

function decodeAsking(type: number, data: unknown): Asking | null {
  switch (type) {
    case Asked.ping:
      return { kind: "ping" };
    case Asked.command:
      return decodeCommand(data);
    case Asked.autocomplete:
      return decodeAutocomplete(data);
    case Asked.component:
      return decodePress(data);
    case Asked.modal:
      return decodeForm(data);
    default:
      return null;
  }
}

const ValueSchema = z.object({
  name: z.string(),
  type: z.number(),
  value: absent(z.union([z.string(), z.number(), z.boolean()])),
  focused: absent(z.boolean()),
});
const ResolvedSchema = absent(
  z.object({
    attachments: absent(z.record(z.string(), AttachmentSchema)),
    messages: absent(z.record(z.string(), z.unknown())),
  }),
);
const CommandSchema = z.object({
  name: z.string(),
  type: absent(z.number()),
  target_id: absent(Id),
  options: absent(z.array(ValueSchema.extend({ options: absent(z.array(ValueSchema)) }))),
  resolved: ResolvedSchema,
});

const ATTACHMENT_OPTION = 11;
const MESSAGE_COMMAND = 3;
const SUBCOMMAND = 1;

function decodeCommand(data: unknown): Asking | null {
  const parsed = CommandSchema.safeParse(data);
  if (!parsed.success) return null;
  const { name, type, resolved } = parsed.data;
  if (type === MESSAGE_COMMAND)
    return decodeMessageCommand(resolved?.messages?.[parsed.data.target_id ?? ""]);
  const sub = parsed.data.options?.find((option) => option.type === SUBCOMMAND);
  const given = sub?.options ?? [];
  const files = given
    .filter((option) => option.type === ATTACHMENT_OPTION)
    .flatMap((option) => resolved?.attachments?.[String(option.value)] ?? []);
  const options = given.flatMap(({ name, type, value }) =>
    value === undefined || type === ATTACHMENT_OPTION ? [] : [[name, String(value)] as const],
  );
  return {
    kind: "command",
    name,
    sub: sub?.name ?? "",
    options: Object.fromEntries(options),
    files: files.map(attachment),
  };
}

const attachment = (raw: z.infer<typeof AttachmentSchema>): Attachment => ({
  name: raw.filename,
  size: raw.size,
  url: raw.url,
  ...(raw.content_type !== undefined && { mime: raw.content_type }),
});

const TargetSchema = z.object({
  content: absent(z.string()),
  attachments: absent(z.array(AttachmentSchema)),
  embeds: absent(z.array(z.object({ title: absent(z.string()), description: absent(z.string()) }))),
});

/** A job ad is often posted as a preview of its page. */
function decodeMessageCommand(message: unknown): Asking {
  const target = TargetSchema.safeParse(message);
  if (!target.success) return { kind: "message-command", text: "", files: [] };
  const { content = "", attachments = [], embeds = [] } = target.data;
  const previews = embeds.flatMap(({ title, description }) => [title ?? "", description ?? ""]);
  const text = [content, ...previews].filter((part) => part.trim() !== "").join("\n");
  return { kind: "message-command", text, files: attachments.map(attachment) };
}

function decodeAutocomplete(data: unknown): Asking | null {
  const parsed = CommandSchema.safeParse(data);
  if (!parsed.success) return null;
  const sub = parsed.data.options?.find((option) => option.type === SUBCOMMAND);
  const focused = sub?.options?.find((option) => option.focused === true);
  if (sub === undefined || focused === undefined) return null;
  return {
    kind: "autocomplete",
    sub: sub.name,
    option: focused.name,
    typed: String(focused.value ?? ""),
  };
}

const PressSchema = z.object({ custom_id: z.string(), values: absent(z.array(z.string())) });

function decodePress(data: unknown): Asking | null {
  const parsed = PressSchema.safeParse(data);
  if (!parsed.success) return null;
  return { kind: "press", customId: parsed.data.custom_id, values: parsed.data.values ?? null };
}

const FieldSchema = z.object({
  custom_id: absent(z.string()),
  value: absent(z.union([z.string(), z.boolean()])),
  values: absent(z.array(z.string())),
});
const FormSchema = z.object({
  custom_id: z.string(),
  components: z.array(
    z.object({ component: z.unknown().optional(), components: absent(z.array(z.unknown())) }),
  ),
  resolved: ResolvedSchema,
});

function decodeForm(data: unknown): Asking | null {
  const parsed = FormSchema.safeParse(data);
  if (!parsed.success) return null;
  const { custom_id, components, resolved } = parsed.data;
  const fields = components
    .flatMap(({ component, components }) => [component, ...(components ?? [])])
    .flatMap((raw) => FieldSchema.safeParse(raw).data ?? []);
  const texts: Array<[string, string]> = [];
  const lists: Array<[string, readonly string[]]> = [];
  const files: Attachment[] = [];
  for (const { custom_id: id, value, values } of fields) {
    if (id === undefined) continue;
    if (value !== undefined) texts.push([id, String(value)]);
    const uploads = (values ?? []).flatMap((one) => resolved?.attachments?.[one] ?? []);
    if (uploads.length > 0) files.push(...uploads.map(attachment));
    else if (values !== undefined) lists.push([id, values]);
  }
  return {
    kind: "form",
    customId: custom_id,
    texts: Object.fromEntries(texts),
    lists: Object.fromEntries(lists),
    files,
  };
}

const SourceSchema = z.object({ flags: absent(z.number()), components: absent(z.array(z.unknown())) });
const MenuSchema = z.object({
  type: z.literal(Type.select),
  custom_id: z.string(),
  options: z.array(z.object({ value: z.string(), default: absent(z.boolean()) })),
});
const NestSchema = z.object({ components: z.array(z.unknown()) });

function decodeSource(message: unknown, asking: Asking): Source | null {
  if (message === undefined) return null;
  const parsed = SourceSchema.safeParse(message);
  if (!parsed.success) return null;
  const flags = parsed.data.flags ?? 0;
  const menu = asking.kind === "press" ? findMenu(parsed.data.components ?? [], asking.customId) : null;
  return {
    ephemeral: (flags & Flag.ephemeral) !== 0,
    secondKind: (flags & Flag.componentsV2) !== 0,
    shown: menu?.options.map((option) => ({ value: option.value, chosen: option.default === true })) ?? [],
  };
}

function findMenu(parts: readonly unknown[], customId: string): z.infer<typeof MenuSchema> | null {
  for (const part of parts) {
    const menu = MenuSchema.safeParse(part);
    if (menu.success && menu.data.custom_id === customId) return menu.data;
    const inner = NestSchema.safeParse(part);
    const found = inner.success ? findMenu(inner.data.components, customId) : null;
    if (found !== null) return found;
  }
  return null;
}

const MessageSchema = z.object({
  id: Id,
  channel_id: Id,
  guild_id: absent(Id),
  type: absent(z.number()),
  webhook_id: absent(Id),
  author: UserSchema,
  content: absent(z.string()),
  mentions: absent(z.array(UserSchema)),
  attachments: absent(z.array(AttachmentSchema)),
});

/** Something a person wrote where the bot hears of it. */
export interface Written {
  readonly id: string;
  readonly channel: string;
  readonly guild: string | null;
  readonly who: Who;
  readonly text: string;
  readonly files: readonly Attachment[];
  readonly mentioned: ReadonlyMap<string, string>;
}

const ORDINARY = 0;
const REPLY = 19;

/** @returns null for what is not written to the bot by a person */
export function decodeMessage(packet: unknown, bot: string): Written | null {
  const parsed = MessageSchema.safeParse(packet);
  if (!parsed.success) return null;
  const raw = parsed.data;
  if (raw.author.bot === true || raw.webhook_id !== undefined || raw.author.id === bot) return null;
  if (raw.type !== undefined && raw.type !== ORDINARY && raw.type !== REPLY) return null;
  const mentions = raw.mentions ?? [];
  if (raw.guild_id !== undefined && !mentions.some(({ id }) => id === bot)) return null;
  return {
    id: raw.id,
    channel: raw.channel_id,
    guild: raw.guild_id ?? null,
    who: { id: raw.author.id, name: raw.author.global_name ?? raw.author.username ?? "" },
    text: raw.content ?? "",
    files: (raw.attachments ?? []).map(attachment),
    mentioned: new Map(mentions.map((user) => [user.id, user.global_name ?? user.username ?? ""])),
  };
}
