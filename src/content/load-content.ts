import { join } from "node:path";
import { createKnowledge, type Knowledge, type KnowledgeData } from "../domain/knowledge.ts";
import { ContentError, type Diagnostic, sortDiagnostics } from "./diagnostics.ts";
import { type ConversationData, type ConversationResult, loadConversations } from "./load-conversations.ts";
import { loadTaxonomy, type TaxonomyResult } from "./load-taxonomy.ts";
import { openParseCache } from "./parse-cache.ts";
import { folderExists, readFiles } from "./read-files.ts";

export interface ContentFolders {
  /** Folder that holds taxonomy/ and conversations/. */
  readonly root: string;
  /** A folder of the same layout whose entries add to those of the root or replace them by id. */
  readonly overlay?: string | undefined;
  /** Folder for what was parsed before, by content; without it everything is parsed anew. */
  readonly cache?: string | undefined;
}

/** Reads and checks the taxonomy; faults are returned, not thrown. */
export function checkTaxonomy(
  { root, overlay, cache }: ContentFolders,
  parse = parserFor(cache),
): TaxonomyResult {
  const base = readFiles(join(root, "taxonomy"), "taxonomy");
  if (overlay === undefined) return loadTaxonomy(base, [], parse);
  const fault = overlayFault(overlay);
  if (fault !== undefined) return { ok: false, faults: [fault] };
  const folder = join(overlay, "taxonomy");
  return loadTaxonomy(base, readFiles(folder, folder), parse);
}

function overlayFault(overlay: string): Diagnostic | undefined {
  const at = { code: "overlay-missing", file: overlay, line: 1, column: 1 } as const;
  if (!folderExists(overlay)) {
    return {
      ...at,
      message: "ROLEWISE_CONTENT_DIR names a folder that is not there.",
      repair: "Create the folder, or unset the variable.",
    };
  }
  if (["taxonomy", "conversations"].some((name) => folderExists(join(overlay, name)))) return undefined;
  return {
    ...at,
    message: "ROLEWISE_CONTENT_DIR names a folder that holds neither taxonomy/ nor conversations/.",
    repair: "Lay the folder out like the project, or name the folder above.",
  };
}

/** The knowledge ready for use. @throws ContentError with every fault; a bad taxonomy never starts half-loaded. */
export function loadKnowledge(folders: ContentFolders): Knowledge {
  const result = checkTaxonomy(folders);
  if (!result.ok) throw new ContentError(result.faults);
  return createKnowledge(result.data);
}

/** Reads and checks what is asked and said. @param interests ids that scripts may offer; null when they are not known */
export function checkConversations(
  { root, overlay, cache }: ContentFolders,
  interests: ReadonlySet<string> | null,
  parse = parserFor(cache),
): ConversationResult {
  const base = readFiles(join(root, "conversations"), "conversations");
  const folder = overlay === undefined ? undefined : join(overlay, "conversations");
  return loadConversations(base, folder === undefined ? [] : readFiles(folder, folder), interests, parse);
}

export interface LoadedContent {
  readonly knowledge: Knowledge;
  readonly conversations: ConversationData;
}

/** Everything that the advisor needs, ready for use. @throws ContentError with every fault */
export function loadAll(folders: ContentFolders): LoadedContent {
  const result = checkContent(folders);
  if (!result.ok) throw new ContentError(result.faults);
  return { knowledge: createKnowledge(result.data), conversations: result.conversations };
}

export type CheckResult =
  | { readonly ok: true; readonly data: KnowledgeData; readonly conversations: ConversationData }
  | { readonly ok: false; readonly faults: readonly Diagnostic[] };

/** Everything checked, every fault at once. */
export function checkContent(folders: ContentFolders): CheckResult {
  const parse = openParseCache(folders.cache);
  const taxonomy = checkTaxonomy(folders, parse.parse);
  const interests = taxonomy.ok ? new Set(taxonomy.data.interests.map((interest) => interest.id)) : null;
  const conversations = checkConversations(folders, interests, parse.parse);
  parse.keep();
  const faults = [...(taxonomy.ok ? [] : taxonomy.faults), ...(conversations.ok ? [] : conversations.faults)];
  if (taxonomy.ok && conversations.ok)
    return { ok: true, data: taxonomy.data, conversations: conversations.data };
  return { ok: false, faults: sortDiagnostics(faults) };
}

const parserFor = (cache: string | undefined) => openParseCache(cache).parse;
