import { resolve } from "node:path";
import { loadAll } from "../../src/content/load-content.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { createContent } from "../../src/engine/create-content.ts";
import { type Reply, replyText } from "../../src/engine/reply.ts";

export const ROOT = resolve(import.meta.dirname, "../..");

let content: Content | undefined;

/** The real content, loaded once a test file. */
export function realContent(): Content {
  if (content === undefined) {
    const { knowledge, conversations } = loadAll({ root: ROOT });
    content = createContent(knowledge, conversations, { retentionDays: 365 });
  }
  return content;
}

/** A reply as a transcript shows it: its text, its options numbered, its attachments by name. */
export function shown(reply: Reply): string {
  const options =
    reply.prompt?.kind === "choice"
      ? reply.prompt.options.map((option, index) => `  [${index + 1}] ${option.label}`)
      : [];
  const files = (reply.attachments ?? []).map((file) => `  (file ${file.name}, ${file.mime})`);
  return [replyText(reply), ...options, ...files].join("\n");
}
