import type { DocumentText } from "../../src/app/documents.ts";
import { docxText } from "./docx-text.ts";
import type { TextLimits } from "./limits.ts";
import { refused } from "./outcome.ts";
import { unzip } from "./zip.ts";

const ENTRIES_MAX = 2_000;
const CONTENT_TYPES = "[Content_Types].xml";
/** What the text can be in; pictures and fonts stay packed. */
const PART = /\.(?:xml|rels)$/i;

export async function readDocx(bytes: Uint8Array, limits: TextLimits): Promise<DocumentText> {
  const unzipped = unzip(bytes, (name) => PART.test(name), { entries: ENTRIES_MAX, bytes: limits.xmlBytes });
  if (unzipped.kind === "refused") return unzipped;
  const { files } = unzipped;
  if (!files.has(CONTENT_TYPES) || !hasFolder(files, "word/")) return refused("unknown-type");
  const { default: mammoth } = await import("mammoth");
  let text = "";
  await mammoth.convertToHtml(packageOf(files), {
    // The tree is all that is wanted: with its children gone there is nothing left to convert.
    transformDocument: (document: object) => {
      text = docxText(document);
      return { ...document, children: [] };
    },
  });
  return { kind: "text", text };
}

const hasFolder = (files: ReadonlyMap<string, Buffer>, folder: string): boolean =>
  [...files.keys()].some((name) => name.startsWith(folder));

/**
 * The parts as mammoth's own reader of ZIP files would give them; it takes them so under a name its types do not list.
 * Giving it the file would have it unpacked a second time, without limits.
 */
function packageOf(files: ReadonlyMap<string, Buffer>): { buffer: Buffer } {
  const file = {
    exists: (name: string) => files.has(name),
    read: async (name: string, encoding?: "utf-8" | "base64") => {
      const part = files.get(name) ?? Buffer.alloc(0);
      return encoding === undefined ? part : part.toString(encoding);
    },
  };
  return { file } as unknown as { buffer: Buffer };
}
