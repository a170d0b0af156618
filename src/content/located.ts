import type { Diagnostic, DiagnosticCode } from "./diagnostics.ts";
import type { ContentDocument, DataPath } from "./document.ts";

/** A parsed value that still knows which file it came from and where it stands there. */
export interface Located<T> {
  readonly value: T;
  readonly document: ContentDocument;
  readonly path: DataPath;
}

export function faultAt(
  item: Located<unknown>,
  code: DiagnosticCode,
  at: DataPath,
  message: string,
  repair: string,
): Diagnostic {
  return item.document.fault(code, [...item.path, ...at], message, repair);
}
