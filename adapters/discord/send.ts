import { createHash } from "node:crypto";
import type { Reply } from "../../src/engine/reply.ts";
import { plainMessages } from "./compose.ts";
import { count, isRefusedPayload, isRefusedReference } from "./errors.ts";
import type { Parts } from "./parts.ts";
import { pagesFor } from "./parts.ts";
import type { Page } from "./render.ts";
import type { Message, MessageBody } from "./wire.ts";

/** Sends a reply to a person's direct messages. @throws when they are closed, or Discord cannot be reached */
export async function sendToDm(
  parts: Parts,
  user: string,
  reply: Reply,
  turnId: string | null,
): Promise<void> {
  await sendReply(parts, await parts.api.dm(user), user, reply, turnId);
}

/** Sends a reply to a channel with the person; a kept one as its first page, another one whole. */
export async function sendReply(
  parts: Parts,
  channel: string,
  owner: string,
  reply: Reply,
  turnId: string | null,
): Promise<void> {
  const pages = pagesFor(parts, reply, owner, turnId, null);
  const wanted = turnId === null ? pages : pages.slice(0, 1);
  const name = turnId ?? JSON.stringify(reply);
  for (const [index, page] of wanted.entries())
    await sendPage(parts, channel, page, nonceOf(`${owner} ${name} ${index}`));
}

/** Sends a page once, however often it is tried within some minutes; in plain words where the page is refused. */
export async function sendPage(
  parts: Parts,
  channel: string,
  page: Page,
  nonce: string,
  reference?: MessageBody["message_reference"],
): Promise<void> {
  const { api, compose, metrics, log } = parts;
  const once = ({ body, files }: Message, tail: string): Message => ({
    body: {
      ...body,
      nonce: `${nonce}${tail}`,
      enforce_nonce: true,
      ...(reference !== undefined && { message_reference: reference }),
    },
    files,
  });
  try {
    await api.send(channel, once(await compose(page), ""));
  } catch (error) {
    if (reference !== undefined && isRefusedReference(error)) {
      await sendPage(parts, channel, page, nonce);
      return;
    }
    if (!isRefusedPayload(error)) throw error;
    count(metrics, error);
    log.error({ err: error }, "a message was refused; its words are sent in plain");
    for (const [index, plain] of plainMessages(page).entries())
      await api.send(channel, once(plain, `p${index % 10}`));
  }
}

/** The same words for the same person always have the same name. */
export const nonceOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, 22);
