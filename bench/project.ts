import { resolve } from "node:path";
import { loadAll } from "../src/content/load-content.ts";
import type { Content } from "../src/engine/conversation.ts";
import { createContent } from "../src/engine/create-content.ts";
import { ROOT, SCRATCH } from "./paths.ts";

export function loadProject(): Content {
  const { knowledge, conversations } = loadAll({ root: ROOT, cache: resolve(SCRATCH, "cache") });
  return createContent(knowledge, conversations, { retentionDays: 365 });
}
