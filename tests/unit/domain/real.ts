import { resolve } from "node:path";
import { formatDiagnostic } from "../../../src/content/diagnostics.ts";
import { checkTaxonomy } from "../../../src/content/load-content.ts";
import { createKnowledge, type Knowledge } from "../../../src/domain/knowledge.ts";

export const ROOT = resolve(import.meta.dirname, "../../..");

const result = checkTaxonomy({ root: ROOT });

/** The faults of the project's own taxonomy, as an author would read them. */
export const FAULTS: readonly string[] = result.ok ? [] : result.faults.map(formatDiagnostic);

/** The project's own taxonomy. @throws when it has a fault */
export function realKnowledge(): Knowledge {
  if (!result.ok) throw new Error(FAULTS.join("\n"));
  return createKnowledge(result.data);
}
