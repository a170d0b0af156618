export type FileKind = "pdf" | "zip" | "text" | "unknown";

/** White space and a byte order mark may come before a PDF's first word. */
const PDF = /^(?:\u00ef\u00bb\u00bf)?\s{0,1000}%PDF-/;
const ZIP = "PK\u0003\u0004";
/** Formats that are made of text but are not to be read as it: RTF, PostScript, HTML, XML. */
const MARKED_UP = /^(?:\u00ef\u00bb\u00bf)?\s*(?:\{\\rtf|%!PS|<!doctype|<html|<\?xml|<svg)/i;
const UTF16_MARK = /^(?:\u00ff\u00fe|\u00fe\u00ff)/;
/** A text may hold one stray control character in so many. */
const TEXT_PER_CONTROL = 200;

/** What a file is, by its content; its name may say anything. */
export function fileKind(bytes: Uint8Array): FileKind {
  const start = characters(bytes.subarray(0, 1024));
  if (PDF.test(start)) return "pdf";
  if (start.startsWith(ZIP)) return "zip";
  if (UTF16_MARK.test(start)) return "text";
  if (MARKED_UP.test(start)) return "unknown";
  const controls = bytes.filter(isControl).length;
  return controls * TEXT_PER_CONTROL <= bytes.length ? "text" : "unknown";
}

const characters = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

const ESCAPE = 0x1b;

/** No text holds control characters but for tab, line ends, form feed and escape. */
const isControl = (byte: number): boolean => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== ESCAPE);
