import type { DocumentText } from "../../src/app/documents.ts";
import { guardArrays } from "./array-guard.ts";
import type { TextLimits } from "./limits.ts";
import { refused } from "./outcome.ts";
import { type PageItem, pageText } from "./page-text.ts";

/** The last bytes of a file, in which a whole PDF says that it ends. */
const TAIL_BYTES = 2_048;
const END = /startxref\s+\d+\s+%%EOF/;

export async function readPdf(bytes: Uint8Array, limits: TextLimits): Promise<DocumentText> {
  const tail = Buffer.from(bytes.subarray(-TAIL_BYTES)).toString("latin1");
  if (!END.test(tail)) return refused("damaged");
  const { getDocumentProxy } = await import("unpdf");
  // PDF.js takes no Buffer.
  const data = new Uint8Array(bytes);
  const arrays = guardArrays(limits.arrayBytes);
  try {
    const pdf = await getDocumentProxy(data, {
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
    });
    if (pdf.numPages < 1) return refused("damaged");
    if (pdf.numPages > limits.pages) return refused("too-many-pages");
    const pages: string[] = [];
    let characters = 0;
    for (let number = 1; number <= pdf.numPages && characters < limits.characters; number++) {
      const page = await pdf.getPage(number);
      const text = pageText(await pageItems(page.streamTextContent(), limits.characters - characters));
      pages.push(text);
      characters += text.length;
    }
    if (arrays.spent()) return refused("too-large");
    return { kind: "text", text: pages.join("\n\n"), pages: pdf.numPages };
  } catch {
    return refused(arrays.spent() ? "too-large" : "damaged");
  } finally {
    arrays.lift();
  }
}

/** The pieces of text of a page, as far as they are wanted. */
async function pageItems(stream: ReadableStream, charactersMax: number): Promise<PageItem[]> {
  const items: PageItem[] = [];
  let characters = 0;
  const reader: ReadableStreamDefaultReader<{ items: readonly object[] }> = stream.getReader();
  while (characters < charactersMax) {
    const { done, value } = await reader.read();
    if (done) return items;
    for (const item of value.items) {
      if (!("str" in item)) continue;
      items.push(item as PageItem);
      characters += (item as PageItem).str.length;
    }
  }
  await reader.cancel(new Error("enough"));
  return items;
}
