import type { DocumentText } from "../../src/app/documents.ts";
import { fileKind } from "./file-kind.ts";
import type { TextLimits } from "./limits.ts";
import { refused } from "./outcome.ts";
import { decodeText } from "./plain-text.ts";
import { hasWords, tidyText } from "./tidy-text.ts";

/**
 * The text of a file, whatever kind it is. Runs in a process of its own: it takes time and memory, and a file may have
 * its libraries run wild.
 */
export async function extractText(bytes: Uint8Array, limits: TextLimits): Promise<DocumentText> {
  // The libraries throw all kinds of errors at a file that is broken.
  const read = await readByKind(bytes, limits).catch(() => refused("damaged"));
  if (read.kind === "refused") return read;
  const text = tidyText(read.text, limits.characters);
  return hasWords(text) ? { ...read, text } : refused("empty");
}

async function readByKind(bytes: Uint8Array, limits: TextLimits): Promise<DocumentText> {
  switch (fileKind(bytes)) {
    case "pdf":
      return (await import("./read-pdf.ts")).readPdf(bytes, limits);
    case "zip":
      return (await import("./read-docx.ts")).readDocx(bytes, limits);
    case "text":
      return { kind: "text", text: decodeText(bytes) };
    case "unknown":
      return refused("unknown-type");
  }
}
