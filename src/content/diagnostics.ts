/** Faults that an author can make in taxonomy/ or conversations/, each with a page section in docs/diagnostics.md. */
export const DIAGNOSTIC_CODES = {
  "yaml-syntax": "The file is not valid YAML",
  "missing-file": "A required file is not there",
  "misnamed-file": "The file's name is not its id",
  "stray-file": "The file lies where nothing reads it",
  "missing-fact": "A required fact is not there",
  "missing-tier": "A role has too few skills in a tier",
  "wrong-value": "A value is not of the expected kind",
  "unknown-key": "A key is not known",
  "over-long": "A text is longer than every platform can show",
  "bad-range": "A range runs backwards",
  "duplicate-id": "An id is defined twice",
  "duplicate-alias": "Two skills claim the same name",
  "duplicate-title": "Two roles claim the same title",
  "repeated-skill": "A role names a skill twice",
  "unknown-skill": "A skill is referred to and not defined",
  "unknown-role": "A role is referred to and not defined",
  "unknown-interest": "An interest is referred to and not defined",
  "empty-name": "A name has nothing in it that could be matched",
  "cautious-stranger": "A cautious name is neither the name nor an alias",
  "self-reference": "An entry refers to itself",
  "prerequisite-cycle": "Prerequisites run in a circle",
  "implication-cycle": "Implied skills run in a circle",
  "unreachable-skill": "Nothing leads to a skill and it leads nowhere",
  "missing-resource": "An essential skill has nothing to learn it from",
  "unknown-step": "A script leads to a step that is not there",
  "misnamed-step": "A step of a script has a name that belongs to another question",
  "unreachable-step": "Nothing leads to a step of a script",
  "dead-end": "A step of a script leads to no end",
  "missing-wording": "A script says a text that is not there",
  "changed-placeholders": "A replaced text fills in other things than the original",
  "missing-intent": "A request has no patterns",
  "overlay-missing": "The overlay folder is not there",
} as const;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** Path as it was read, relative to the content root. */
  readonly file: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What the author can do about it. */
  readonly repair: string;
}

export function formatDiagnostic(fault: Diagnostic): string {
  return `${fault.file}:${fault.line}:${fault.column}  ${fault.code}  ${fault.message}\n    repair: ${fault.repair}`;
}

export function sortDiagnostics(faults: readonly Diagnostic[]): Diagnostic[] {
  return [...faults].sort(
    (a, b) =>
      a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.code.localeCompare(b.code),
  );
}

/** Content that cannot be used. Carries every fault, not just the first. */
export class ContentError extends Error {
  readonly code = "CONTENT_INVALID";
  readonly faults: readonly Diagnostic[];

  constructor(faults: readonly Diagnostic[]) {
    const shown = sortDiagnostics(faults);
    super(`${shown.length} fault(s) in the content:\n${shown.map(formatDiagnostic).join("\n")}`);
    this.name = "ContentError";
    this.faults = shown;
  }
}
