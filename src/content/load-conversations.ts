import type { z } from "zod";
import { INTENT_IDS, type IntentFile, IntentFileSchema, WordingFileSchema } from "../engine/conversation.ts";
import { type Flow, FlowSchema } from "../engine/flow.ts";
import { placeholders } from "../engine/words.ts";
import { checkFlow } from "./check-flow.ts";
import { type Diagnostic, sortDiagnostics } from "./diagnostics.ts";
import { type ContentDocument, type Parse, parseContent, type SourceFile, validate } from "./document.ts";
import { faultAt, type Located } from "./located.ts";

/** What the advisor asks and says, as plain data. */
export interface ConversationData {
  readonly flows: readonly Flow[];
  readonly texts: Readonly<Record<string, string | readonly string[]>>;
  readonly intents: IntentFile;
}

export type ConversationResult =
  | { readonly ok: true; readonly data: ConversationData }
  | { readonly ok: false; readonly faults: Diagnostic[] };

/**
 * Interview scripts and wording. An overlay replaces flows and texts by id and key.
 * @param interests ids that scripts may offer; null when they are not known
 */
export function loadConversations(
  base: readonly SourceFile[],
  overlay: readonly SourceFile[],
  interests: ReadonlySet<string> | null,
  parse: Parse = parseContent,
): ConversationResult {
  const faults: Diagnostic[] = [];
  const read = <T>(
    files: readonly SourceFile[],
    match: (path: string) => boolean,
    schema: z.ZodType<T>,
  ): Located<T>[] =>
    files
      .filter((file) => match(file.path))
      .flatMap((file) => {
        const parsed = parse(file);
        if (!parsed.ok) {
          faults.push(...parsed.faults);
          return [];
        }
        return check(parsed.document, schema, faults);
      });
  const both = [...base, ...overlay];
  const flows = [
    ...new Map(
      read(both, (path) => path.startsWith("flows/"), FlowSchema).map((flow) => [flow.value.id, flow]),
    ).values(),
  ];
  const wordings = read(
    both,
    (path) => path === "wording.yaml" || /^surfaces[\w-]*\.yaml$/.test(path),
    WordingFileSchema,
  );
  const intents = read(both, (path) => path === "intents.yaml", IntentFileSchema).at(-1);
  faults.push(...missingFiles(both));
  const texts: Record<string, string | readonly string[]> = {};
  for (const wording of wordings) {
    faults.push(...changedPlaceholders(wording, texts));
    Object.assign(texts, wording.value.texts);
  }
  for (const flow of flows) faults.push(...checkFlow(flow, new Set(Object.keys(texts)), interests));
  if (intents !== undefined) faults.push(...missingIntents(intents));
  if (faults.length > 0 || intents === undefined) return { ok: false, faults: sortDiagnostics(faults) };
  return { ok: true, data: { flows: flows.map((flow) => flow.value), texts, intents: intents.value } };
}

const NEEDED = ["wording.yaml", "intents.yaml", "flows/interview.yaml"];

function missingFiles(files: readonly SourceFile[]): Diagnostic[] {
  const there = new Set(files.map((file) => file.path));
  return NEEDED.filter((path) => !there.has(path)).map((path) => ({
    code: "missing-file",
    file: `conversations/${path}`,
    line: 1,
    column: 1,
    message: `conversations/${path} is not there.`,
    repair: `Add it; its schema is in conversations/schemas/.`,
  }));
}

function check<T>(document: ContentDocument, schema: z.ZodType<T>, faults: Diagnostic[]): Located<T>[] {
  const result = validate(document, schema);
  if (result.ok) return [{ value: result.value, document, path: [] }];
  faults.push(...result.faults);
  return [];
}

/** A text that replaces another must fill in the same things. */
function changedPlaceholders(
  wording: Located<{ texts: Record<string, string | readonly string[]> }>,
  before: Readonly<Record<string, string | readonly string[]>>,
): Diagnostic[] {
  const marks = (text: string | readonly string[]) =>
    placeholders(typeof text === "string" ? text : text.join(" ")).join(", ");
  return Object.entries(wording.value.texts).flatMap(([key, text]) => {
    const original = before[key];
    if (original === undefined || marks(original) === marks(text)) return [];
    return [
      faultAt(
        wording,
        "changed-placeholders",
        ["texts", key],
        `"${key}" fills in {${marks(text)}}; the original fills in {${marks(original)}}.`,
        "Use the same names in braces as the original text.",
      ),
    ];
  });
}

function missingIntents(intents: Located<IntentFile>): Diagnostic[] {
  const there = new Set(intents.value.intents.map((intent) => intent.id));
  return INTENT_IDS.filter((id) => !there.has(id)).map((id) =>
    faultAt(
      intents,
      "missing-intent",
      ["intents"],
      `There are no patterns for the intent "${id}".`,
      "Add an entry with this id.",
    ),
  );
}
