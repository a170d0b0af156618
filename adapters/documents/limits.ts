import { TEXT_MAX } from "../../src/engine/transition.ts";

export const FILE_BYTES_MAX = 5_000_000;
export const PDF_PAGES_MAX = 60;
/** One more than a turn takes: a text that was cut here is cut there too, and the person is told. */
export const TEXT_CHARACTERS_MAX = TEXT_MAX + 1;
/** What the XML parts of a DOCX may unpack to, together; its pictures are never unpacked. */
export const DOCX_XML_BYTES_MAX = 16_000_000;
/** Large arrays that one PDF may ask for, together. */
export const PDF_ARRAY_BYTES_MAX = 128_000_000;
export const READ_MILLISECONDS_MAX = 10_000;
export const PROCESS_HEAP_MEGABYTES = 256;
export const PROCESSES_MAX = 2;
/** Files that wait for a process; more are refused. */
export const WAITING_MAX = 20;

/** What the process has to keep to. */
export interface TextLimits {
  readonly pages: number;
  readonly characters: number;
  readonly xmlBytes: number;
  readonly arrayBytes: number;
}

export interface DocumentLimits extends TextLimits {
  readonly bytes: number;
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  readonly processes: number;
  readonly waiting: number;
}

export const DOCUMENT_LIMITS: DocumentLimits = {
  bytes: FILE_BYTES_MAX,
  pages: PDF_PAGES_MAX,
  characters: TEXT_CHARACTERS_MAX,
  xmlBytes: DOCX_XML_BYTES_MAX,
  arrayBytes: PDF_ARRAY_BYTES_MAX,
  milliseconds: READ_MILLISECONDS_MAX,
  heapMegabytes: PROCESS_HEAP_MEGABYTES,
  processes: PROCESSES_MAX,
  waiting: WAITING_MAX,
};
