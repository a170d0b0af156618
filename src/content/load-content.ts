import { join } from "node:path";
import { createKnowledge, type Knowledge } from "../domain/knowledge.ts";
import { ContentError } from "./diagnostics.ts";
import { loadTaxonomy, type TaxonomyResult } from "./load-taxonomy.ts";
import { folderExists, readFiles } from "./read-files.ts";

export interface ContentFolders {
  /** Folder that holds taxonomy/ and conversations/. */
  readonly root: string;
  /** A folder of the same layout whose entries add to those of the root or replace them by id. */
  readonly overlay?: string | undefined;
}

/** Reads and checks the taxonomy; faults are returned, not thrown. */
export function checkTaxonomy({ root, overlay }: ContentFolders): TaxonomyResult {
  if (overlay !== undefined && !folderExists(overlay)) {
    return {
      ok: false,
      faults: [
        {
          code: "overlay-missing",
          file: overlay,
          line: 1,
          column: 1,
          message: "ROLEWISE_CONTENT_DIR names a folder that is not there.",
          repair: "Create the folder, or unset the variable.",
        },
      ],
    };
  }
  const overlayTaxonomy = overlay === undefined ? undefined : join(overlay, "taxonomy");
  return loadTaxonomy(
    readFiles(join(root, "taxonomy")),
    overlayTaxonomy !== undefined && folderExists(overlayTaxonomy) ? readFiles(overlayTaxonomy) : [],
  );
}

/** The knowledge ready for use. @throws ContentError with every fault; a bad taxonomy never starts half-loaded. */
export function loadKnowledge(folders: ContentFolders): Knowledge {
  const result = checkTaxonomy(folders);
  if (!result.ok) throw new ContentError(result.faults);
  return createKnowledge(result.data);
}
