import { refusals } from "../refusal.ts";
import { type Component, type Embed, Flag, type MessageBody } from "../wire.ts";
import { checkComponents, textDisplays } from "./component-rules.ts";
import { characters, type Form } from "./form.ts";

/** What the message will be once the body has been applied to what was there. */
export interface Draft {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly v2: boolean;
  /** Names of the files the message will have. */
  readonly files: ReadonlySet<string>;
  readonly isEdit: boolean;
}

function embedSize(embed: Embed): number {
  const parts = [embed.title, embed.description, embed.footer?.text, embed.author?.name];
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  return [...parts, ...fields].reduce((sum, part) => sum + characters(part ?? ""), 0);
}

function checkEmbeds(form: Form, embeds: readonly Embed[], files: ReadonlySet<string>): void {
  form.count(["embeds"], embeds, 0, 10);
  embeds.forEach((embed, index) => {
    const at = ["embeds", index];
    form.length([...at, "title"], embed.title, 0, 256);
    form.length([...at, "description"], embed.description, 0, 4096);
    form.length([...at, "footer", "text"], embed.footer?.text, 0, 2048);
    form.length([...at, "author", "name"], embed.author?.name, 0, 256);
    form.count([...at, "fields"], embed.fields ?? [], 0, 25);
    embed.fields?.forEach((field, position) => {
      form.length([...at, "fields", position, "name"], field.name, 1, 256, true);
      form.length([...at, "fields", position, "value"], field.value, 1, 1024, true);
    });
    for (const part of ["image", "thumbnail"] as const) {
      const name = /^attachment:\/\/(.+)$/.exec(embed[part]?.url ?? "")?.[1];
      if (name !== undefined && !files.has(name))
        form.add([...at, part, "url"], "EMBED_ATTACHMENT_NOT_FOUND", `Attachment ${name} not found`);
      if (name !== undefined && !/\.(jpe?g|png|webp|gif)$/i.test(name))
        form.add([...at, part, "url"], "EMBED_ATTACHMENT_TYPE", `${name} is not an image`);
    }
  });
  if (embeds.reduce((sum, embed) => sum + embedSize(embed), 0) > 6000)
    form.add(["embeds"], "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
}

function checkMentions(form: Form, body: MessageBody): void {
  const { parse = [], users = [], roles = [] } = body.allowed_mentions ?? {};
  form.count(["allowed_mentions", "users"], users, 0, 100);
  form.count(["allowed_mentions", "roles"], roles, 0, 100);
  for (const [kind, list] of [
    ["users", users],
    ["roles", roles],
  ] as const) {
    if (parse.includes(kind) && list.length > 0)
      form.add(
        ["allowed_mentions"],
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
}

function checkV2(form: Form, body: MessageBody, draft: Draft): void {
  const legacy: Record<string, boolean> = {
    content: draft.content !== "",
    embeds: draft.embeds.length > 0 || body.embeds === null,
    poll: body.poll !== undefined,
    sticker_ids: (body.sticker_ids ?? []).length > 0,
  };
  for (const [field, used] of Object.entries(legacy)) {
    if (used)
      form.add(
        [field],
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
  }
}

/** A message's whole body: what Discord refuses with 50035. */
export function checkMessage(form: Form, body: MessageBody, draft: Draft): void {
  if (draft.v2) checkV2(form, body, draft);
  form.length(["content"], draft.content, 0, 2000);
  checkEmbeds(form, draft.embeds, draft.files);
  checkComponents(form, draft.components, draft.v2, draft.files);
  checkMentions(form, body);
  if (body.nonce !== undefined) form.length(["nonce"], String(body.nonce), 0, 25);
  if (body.enforce_nonce === true && body.nonce === undefined && !draft.isEdit)
    form.add(["nonce"], "BASE_TYPE_REQUIRED", "This field is required");
  body.attachments?.forEach((file, index) => {
    form.length(["attachments", index, "description"], file.description, 0, 1024);
  });
  form.count(["attachments"], body.attachments ?? [], 0, 10);
}

/** A message must show something. */
export function refuseEmpty(body: MessageBody, draft: Draft): void {
  const shown = draft.v2
    ? draft.components.length > 0
    : draft.content.trim() !== "" || draft.embeds.length > 0 || draft.files.size > 0;
  const other = body.poll !== undefined || (body.sticker_ids ?? []).length > 0;
  if (!shown && !other) throw refusals.emptyMessage();
}

/** Discord fails above this many bytes of text, a bound it does not document. */
export function exceedsTextBytes(components: readonly Component[]): boolean {
  const sum = textDisplays(components).reduce((total, text) => total + Buffer.byteLength(text) + 12, 0);
  return sum > 10_170;
}

/** Flags an app may set when it creates a message in a channel, or through a webhook. */
export const SETTABLE = Flag.suppressEmbeds | Flag.suppressNotifications | Flag.voice | Flag.componentsV2;
