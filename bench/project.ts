import { resolve } from "node:path";
import { loadAll } from "../src/content/load-content.ts";
import type { Content } from "../src/engine/conversation.ts";
import { createContent } from "../src/engine/create-content.ts";

/** The project's folder; this file runs as bench/dist/bench/project.js. */
export const ROOT = resolve(import.meta.dirname, "../../..");
/** Where the benchmark may write: on the disk of the project, and ignored by git. */
export const SCRATCH = resolve(import.meta.dirname, "../scratch");

export function loadProject(): Content {
  const { knowledge, conversations } = loadAll({ root: ROOT, cache: resolve(SCRATCH, "cache") });
  return createContent(knowledge, conversations, { retentionDays: 365 });
}
