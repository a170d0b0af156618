/** A file that a person sent: a CV or a job ad. */
export interface DocumentFile {
  readonly bytes: Uint8Array;
  /** As the platform tells them; what the file is, is decided by its content. */
  readonly name: string;
  readonly mime?: string;
}

export const DOCUMENT_REFUSALS = [
  "too-large",
  "too-many-pages",
  "unknown-type",
  /** Cannot be opened: broken, cut off, not what it claims to be, or locked with a password. */
  "damaged",
  /** Opened well, but there are no words in it: a scan, a photograph. */
  "empty",
  /** Took too long, or too many files were waiting. */
  "too-slow",
] as const;

export type DocumentRefusal = (typeof DOCUMENT_REFUSALS)[number];

export type DocumentText =
  /** Words in reading order, with line breaks. Longer than a turn takes: cut one character above that, so the turn tells it. */
  | { readonly kind: "text"; readonly text: string; readonly pages?: number }
  | { readonly kind: "refused"; readonly why: DocumentRefusal };

/** Takes the text out of files. A file that cannot be read is a refusal; it rejects only when no reading can be started at all. */
export interface DocumentReader {
  /** The bytes stay the caller's and must not change until this resolves. */
  read(file: DocumentFile): Promise<DocumentText>;
  /** Files in hand are given up ("too-slow"), as is every later one. */
  close(): Promise<void>;
}
