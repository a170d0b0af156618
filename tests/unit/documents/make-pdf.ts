import { deflateSync } from "node:zlib";

export interface PdfOptions {
  /** What the tree of pages says, when it is not the truth. */
  readonly count?: number;
  readonly packed?: boolean;
  /** Further objects, numbered from 4 + twice the pages. */
  readonly objects?: readonly string[];
  readonly resources?: string;
  readonly trailer?: string;
}

/** A piece of text on a page, in points from the lower left corner. */
export const say = (x: number, y: number, text: string): string =>
  `BT /F1 11 Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`;

/** One page with each line below the one before. */
export const saying = (...lines: readonly string[]): string =>
  lines.map((line, index) => say(60, 780 - index * 14, line)).join("\n");

/** A PDF by hand: a page for each content stream. */
export function makePdf(pages: ReadonlyArray<string | Uint8Array>, options: PdfOptions = {}): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  const objects: Array<string | Buffer> = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${options.count ?? pages.length}/Kids[${kids}]>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
  ];
  for (const [index, page] of pages.entries()) {
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${5 + index * 2} 0 R/Resources<</Font<</F1 3 0 R>>${options.resources ?? ""}>>>>`,
      stream(Buffer.from(page), options.packed === true),
    );
  }
  return assemble([...objects, ...(options.objects ?? [])], options.trailer ?? "");
}

/** The body of a stream object. */
export function stream(data: Buffer, packed: boolean, entries = ""): Buffer {
  const body = packed ? deflateSync(data) : data;
  const filter = packed ? "/Filter/FlateDecode" : "";
  return Buffer.concat([
    Buffer.from(`<<${entries}${filter}/Length ${body.length}>>\nstream\n`),
    body,
    Buffer.from("\nendstream"),
  ]);
}

function assemble(objects: ReadonlyArray<string | Buffer>, trailer: string): Buffer {
  const parts = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from("\nendobj\n"),
    ]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\n`,
    ),
    Buffer.from(`startxref\n${at}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}
