import * as z from "zod";

/** What mammoth says of a part of a document, as far as its words go. */
const NodeSchema = z.object({
  type: z.string(),
  value: z.string().optional(),
  styleName: z.string().nullish(),
  numbering: z.object({}).nullish(),
  checked: z.boolean().optional(),
  children: z.array(z.unknown()).optional(),
});

type Node = z.infer<typeof NodeSchema>;

const HEADING = /^(?:heading|title|subtitle)\b/i;

/** The words of a document that mammoth has read: a line a paragraph, list item or row of a table. */
export function docxText(part: unknown): string {
  const node = NodeSchema.parse(part);
  switch (node.type) {
    case "text":
      return node.value ?? "";
    case "tab":
      return "\t";
    case "break":
      return "\n";
    case "checkbox":
      return node.checked === true ? "☒" : "☐";
    case "paragraph":
      return paragraph(node);
    case "tableRow":
      return row(node);
    case "table":
      return `\n${inside(node)}\n`;
    default:
      return inside(node);
  }
}

const inside = (node: Node): string => (node.children ?? []).map(docxText).join("");

function paragraph(node: Node): string {
  const text = inside(node);
  if (text.trim() === "") return "\n";
  if (node.numbering != null) return `- ${text}\n`;
  return HEADING.test(node.styleName ?? "") ? `\n${text}\n` : `${text}\n`;
}

/** Short cells stay in one line, so that "Python" and "5 years" are told together; cells of several lines follow each other. */
function row(node: Node): string {
  const cells = (node.children ?? []).map((cell) => docxText(cell).trim()).filter((cell) => cell !== "");
  return `${cells.join(cells.some((cell) => cell.includes("\n")) ? "\n" : "\t")}\n`;
}
