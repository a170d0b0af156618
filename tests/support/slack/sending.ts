import { type Refusal, refuseBlocks, refuseView } from "./block-check.ts";
import { ApiError, type Core } from "./core.ts";
import type { Json } from "./json.ts";

export const TEXT_MAX = 40_000;
const MARKDOWN_MAX = 12_000;

/** Refuses as Slack does, and keeps it as a fault: a correct app never sends this. */
function refuse(core: Core, refusal: Refusal, payload: unknown): never {
  core.ledger.fault("refused", `${refusal.error}: ${refusal.messages.join("; ")}`, payload);
  throw new ApiError(refusal.error, { response_metadata: { messages: refusal.messages } }, true);
}

/** Refuses a type of block that a test made unwelcome; no fault of the app. */
function unwelcome(core: Core, blocks: readonly Json[]): void {
  for (const [index, block] of blocks.entries()) {
    const error = core.plan.refusedBlocks.get(String(block.type));
    if (error === undefined) continue;
    const line = `[ERROR] unsupported type: ${String(block.type)} [json-pointer:/blocks/${index}]`;
    throw new ApiError(error, { response_metadata: { messages: [line] } });
  }
}

export interface Content {
  readonly text?: string | undefined;
  readonly blocks?: readonly Json[] | undefined;
  readonly markdown_text?: string | undefined;
  readonly attachments?: readonly Json[] | undefined;
}

/** Refuses what no message may be. */
export function checkContent(core: Core, content: Content): void {
  const blocks = content.blocks ?? [];
  const markdown = content.markdown_text ?? "";
  if (markdown !== "" && (blocks.length > 0 || (content.text ?? "") !== "")) {
    refuse(core, { error: "markdown_text_conflict", messages: ["text or blocks beside it"] }, content);
  }
  if (markdown.length > MARKDOWN_MAX) {
    refuse(core, { error: "msg_too_long", messages: [`${markdown.length} characters`] }, content);
  }
  const nothing =
    `${content.text ?? ""}${markdown}` === "" &&
    blocks.length === 0 &&
    (content.attachments ?? []).length === 0;
  if (nothing) refuse(core, { error: "no_text", messages: ["neither text nor blocks"] }, content);
  unwelcome(core, blocks);
  const refusal = refuseBlocks(blocks);
  if (refusal !== null) refuse(core, refusal, content);
}

export function checkView(core: Core, view: Json, kind: "modal" | "home"): void {
  if (view.type !== kind) refuse(core, { error: "invalid_arguments", messages: [`not a ${kind}`] }, view);
  const blocks = Array.isArray(view.blocks) ? (view.blocks as Json[]) : [];
  unwelcome(core, blocks);
  const refusal = refuseView(view);
  if (refusal !== null) refuse(core, refusal, view);
}
