import type { z } from "zod";
import { Refusal, refusals } from "./refusal.ts";
import { createForm, InvalidForm, refuse } from "./rules/form.ts";
import { checkMessage, type Draft, exceedsTextBytes, refuseEmpty } from "./rules/message-rules.ts";
import { type Component, Flag, type MessageBody, messageBody, walk } from "./wire.ts";
import { type Attachment, keepFile, type StoredMessage, type World } from "./world.ts";

/** A file of a multipart request, by its number. */
export interface Upload {
  readonly index: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The parts of a message that its author decides. */
export type Composed = Pick<
  StoredMessage,
  "content" | "embeds" | "components" | "attachments" | "mentions" | "flags"
> & { readonly body: MessageBody };

export interface ComposeInput {
  readonly raw: unknown;
  readonly files: readonly Upload[];
  readonly channelId: string;
  readonly ephemeral: boolean;
  /** The message that is edited, if any. */
  readonly before: StoredMessage | null;
}

const FILE_LIMIT = 10 * 1024 * 1024;

/** Reads a body by a schema, or refuses it as Discord does when a field is of the wrong type. */
export function read<T extends z.ZodType>(schema: T, raw: unknown): z.infer<T> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new InvalidForm(
    parsed.error.issues.map((issue) => ({
      path: issue.path.map((step) => (typeof step === "symbol" ? String(step) : step)),
      code: "BASE_TYPE_BAD_TYPE",
      message: issue.message,
    })),
  );
}

/** Gives every part its number, as Discord does for those that came without. */
export function numbered(components: readonly Component[]): Component[] {
  const copy = structuredClone(components) as Component[];
  const taken = new Set(walk(copy).map((one) => one.id));
  let next = 1;
  for (const one of walk(copy)) {
    if (one.id !== undefined && one.id !== 0) continue;
    while (taken.has(next)) next += 1;
    one.id = next;
    taken.add(next);
  }
  return copy;
}

type Kept =
  | { readonly old: Attachment }
  | { readonly upload: Upload; readonly description?: string | undefined };

/** Which files the message will have: those listed, or the old ones and the new ones when no list came. */
function fileList(body: MessageBody, input: ComposeInput): Kept[] {
  const old = input.before?.attachments ?? [];
  if (body.attachments === undefined || body.attachments === null)
    return [
      ...(body.attachments === null ? [] : old.map((file) => ({ old: file }))),
      ...input.files.map((upload) => ({ upload })),
    ];
  const listed = body.attachments.map((entry, index): Kept => {
    const upload = input.files.find((file) => String(file.index) === String(entry.id));
    if (upload !== undefined) return { upload, description: entry.description };
    const kept = old.find((file) => file.id === String(entry.id));
    if (kept !== undefined) return { old: kept };
    throw new InvalidForm([
      {
        path: ["attachments", index, "id"],
        code: "MESSAGE_ATTACHMENT_NOT_FOUND",
        message: `No file and no attachment has the id ${entry.id}`,
      },
    ]);
  });
  const unlisted = input.files.filter(
    (file) => !body.attachments?.some((one) => String(one.id) === String(file.index)),
  );
  return [...listed, ...unlisted.map((upload) => ({ upload }))];
}

const fileName = (kept: Kept): string =>
  "old" in kept ? kept.old.filename : kept.upload.name.replaceAll(/[^\w.-]+/g, "_");

function mentionsOf(world: World, content: string): string[] {
  const ids = [...content.matchAll(/<@!?(\d+)>/g)].map((match) => match[1] ?? "");
  return [...new Set(ids)].filter((id) => world.users.has(id));
}

/** Applies a body to a message that is new or there already, and refuses what Discord refuses. */
export function compose(world: World, input: ComposeInput): Composed {
  const { before } = input;
  if (input.files.some((file) => file.bytes.byteLength > FILE_LIMIT)) throw refusals.tooLarge();
  const body = read(messageBody, input.raw ?? {});
  const wasV2 = ((before?.flags ?? 0) & Flag.componentsV2) !== 0;
  const v2 = wasV2 || ((body.flags ?? 0) & Flag.componentsV2) !== 0;
  const kept = fileList(body, input);
  const draft: Draft = {
    content: body.content === undefined ? (before?.content ?? "") : (body.content ?? ""),
    embeds: body.embeds === undefined ? (before?.embeds ?? []) : (body.embeds ?? []),
    components: body.components ?? before?.components ?? [],
    v2,
    files: new Set(kept.map(fileName)),
    isEdit: before !== null,
  };
  const form = createForm();
  if (wasV2 && body.flags !== undefined && (body.flags & Flag.componentsV2) === 0)
    form.add(["flags"], "MESSAGE_FLAG_CANNOT_BE_REMOVED", "MessageFlags.IS_COMPONENTS_V2 cannot be removed");
  checkMessage(form, body, draft);
  refuse(form);
  refuseEmpty(body, draft);
  if (exceedsTextBytes(draft.components))
    throw new Refusal(500, { message: "500: Internal Server Error", code: 0 });
  return {
    body,
    content: draft.content,
    embeds: draft.embeds,
    components: numbered(draft.components),
    attachments: kept.map((file) =>
      "old" in file
        ? file.old
        : keepFile(
            world,
            { ...file.upload, description: file.description },
            input.channelId,
            input.ephemeral,
          ),
    ),
    mentions: mentionsOf(world, draft.content),
    flags: ((before?.flags ?? 0) | (body.flags ?? 0)) & ~Flag.ephemeral & ~Flag.loading,
  };
}
