import { readFileSync } from "node:fs";
import { createKnowledge } from "../src/domain/knowledge.ts";
import { createContent } from "../src/engine/create-content.ts";

/** Filled in by the bundler, see cold-start.ts. */
declare const CONTENT_FILE: string;

/**
 * Makes everything ready for a first turn from content that is already checked, as the built program does, and ends.
 * With "read" it reads a first text too, which builds what is built on demand.
 */
const { knowledge, conversations } = JSON.parse(readFileSync(CONTENT_FILE, "utf8"));
const content = createContent(createKnowledge(knowledge), conversations, { retentionDays: 365 });
if (process.argv[2] === "read")
  content.understanding.read("I know Python and some kuberntes", { expecting: "skills" });
