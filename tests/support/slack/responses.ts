import * as z from "zod";
import { ApiError, type Core } from "./core.ts";
import type { Json } from "./json.ts";
import { change, post, remove } from "./posting.ts";
import { checkContent } from "./sending.ts";
import type { ResponseTicket } from "./tickets.ts";

const response = z.looseObject({
  text: z.string().optional(),
  blocks: z.array(z.looseObject({})).optional(),
  attachments: z.array(z.looseObject({})).optional(),
  response_type: z.enum(["ephemeral", "in_channel"]).optional(),
  replace_original: z.union([z.boolean(), z.stringbool()]).optional(),
  delete_original: z.union([z.boolean(), z.stringbool()]).optional(),
  thread_ts: z.string().optional(),
});

/** What the app says through a response_url, or in its acknowledgement of a command. */
export function respond(core: Core, ticket: ResponseTicket, payload: Json): void {
  const parsed = response.safeParse(payload);
  if (!parsed.success) throw new ApiError("invalid_payload");
  const { data } = parsed;
  core.judge("response", payload);
  if (data.delete_original === true) {
    if (ticket.message !== null) remove(core, ticket.message);
    return;
  }
  checkContent(core, data);
  // A command has no original: Slack posts a new message then.
  if (data.replace_original === true && ticket.message !== null && !ticket.message.deleted) {
    change(core, ticket.message, { text: data.text ?? "", blocks: data.blocks ?? [] });
    return;
  }
  const open = data.response_type === "in_channel";
  const install = core.world.installOf(ticket.channel.team);
  post(core, {
    channel: ticket.channel,
    threadTs: data.thread_ts ?? null,
    user: install?.botUserId ?? "",
    byApp: true,
    ...(open ? {} : { onlyFor: ticket.user.id }),
    text: data.text ?? "",
    blocks: data.blocks ?? [],
  });
}

/** The acknowledgement of a command: empty, text, or a message. */
export function respondInAck(core: Core, ticket: ResponseTicket, answer: unknown): void {
  const payload: Json =
    typeof answer === "string" ? { text: answer } : ((answer as Json | null | undefined) ?? {});
  if (Object.keys(payload).length === 0) return;
  try {
    respond(core, ticket, payload);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    core.ledger.fault("refused", `The acknowledgement of a command: ${error.error}`, payload);
  }
}
