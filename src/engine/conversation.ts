import * as z from "zod";
import type { Finder } from "../domain/find.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import { LabelSchema } from "../domain/taxonomy.ts";
import type { Understanding } from "../domain/understanding/understanding.ts";
import type { Advisor } from "./advisor.ts";
import type { CompiledFlow } from "./compile-flow.ts";
import type { IntentMatcher } from "./intents.ts";
import type { Words } from "./words.ts";

/** Wording by key; {name} marks what is filled in. Several texts are used in turn. */
export const WordingFileSchema = z.strictObject({
  texts: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])),
});

export const INTENT_IDS = [
  "start",
  "role",
  "skill",
  "browse",
  "recommend",
  "gaps",
  "chance",
  "plan",
  "first-step",
  "behind",
  "why",
  "next-roles",
  "needs",
  "compare",
  "skills",
  "add-skill",
  "remove-skill",
  "match",
  "market",
  "progress",
  "done",
  "export",
  "share",
  "check-ins",
  "remind",
  "stop-check-ins",
  "practice",
  "team",
  "triage",
  "success",
  "privacy",
  "forget",
  "help",
  "hello",
  "thanks",
  "bye",
  "who",
  "how",
  "sorry",
  // what a short answer left out
  "more",
  "role-all",
  "gaps-all",
  "plan-all",
  "compare-all",
  "salary",
  "practice-answer",
  "yes",
  "no",
  // inside an interview
  "back",
  "skip",
  "repeat",
  "cancel",
  "restart",
  "change",
] as const;
export const IntentIdSchema = z.enum(INTENT_IDS);
export type IntentId = z.infer<typeof IntentIdSchema>;

/** Patterns of words; {role}, {role2}, {skill}, {hours}, {rest} capture, [word] may be left out. */
export const IntentFileSchema = z.strictObject({
  /** Words that carry no meaning at the start of a request. */
  fillers: z.array(z.string()),
  intents: z.array(
    z.strictObject({
      id: IntentIdSchema,
      /** How it is offered in a menu. */
      label: LabelSchema,
      /** What selecting it in a menu is read as. */
      command: z.string(),
      where: z.enum(["anywhere", "inside", "outside"]).default("anywhere"),
      patterns: z.array(z.string()).min(1),
    }),
  ),
});

export type IntentFile = z.infer<typeof IntentFileSchema>;

/** Everything a turn may look at, prepared once at start. */
export interface Content {
  readonly knowledge: Knowledge;
  readonly finder: Finder;
  readonly understanding: Understanding;
  readonly advisor: Advisor;
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  readonly words: Words;
  readonly intents: IntentMatcher;
  /** Days after which unused records are deleted; told to people who ask. */
  readonly retentionDays: number;
}
