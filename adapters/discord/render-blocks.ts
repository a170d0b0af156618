import type { ChartBars } from "../../src/app/charts.ts";
import { inParts, shortened } from "../../src/app/long-text.ts";
import type { Block, Spans } from "../../src/engine/reply.ts";
import { escapedLine, oneLine, printable } from "./escape.ts";
import { ALT_TEXT_MAX } from "./limits.ts";
import { markdown, spansInParts } from "./markdown.ts";

/** A part of a reply that is never divided: words, or a picture whose words are beside it. */
export type Piece =
  | {
      readonly kind: "text";
      readonly text: string;
      /** What stands between it and the text before. */
      readonly gap: "\n" | "\n\n";
      /** Belongs to what comes next: a heading. */
      readonly leads?: boolean;
    }
  | { readonly kind: "picture"; readonly name: string; readonly alt: string; readonly chart: ChartBars };

/** Longest text of a piece before it is escaped, in UTF-16 units: escaped and in bytes it still fits a message. */
const PART_MAX = 1_400;
const BAR_SIGNS = 12;

/** A block of a reply as pieces; together they are the whole block. */
export function piecesOf(block: Block, index: number): Piece[] {
  switch (block.kind) {
    case "heading":
      return inParts(oneLine(block.text), PART_MAX).map((part) => ({
        ...text(`### ${escapedLine(part)}`, "\n"),
        leads: true,
      }));
    case "paragraph":
      return spansInParts(block.spans, PART_MAX).flatMap((part) => lines(markdown(part), "\n\n"));
    case "note":
      return spansInParts(block.spans, PART_MAX).flatMap((part) => lines(smallPrint(markdown(part)), "\n"));
    case "list":
      return block.items.flatMap((item, at) => itemPieces(item, block.ordered ? `${at + 1}. ` : "- "));
    case "fields":
      return block.rows.flatMap((row) =>
        itemPieces([{ text: row.label, style: "strong" }, { text: ": " }, ...row.spans], ""),
      );
    case "table":
      return tablePieces(block.head, block.rows);
    case "progress":
      return itemPieces(
        [{ text: block.label, style: "strong" }, { text: ` ${bar(block.share)} ` }, { text: block.text }],
        "",
      );
    case "chart":
      return chartPieces(block, index);
  }
}

const text = (content: string, gap: "\n" | "\n\n"): Extract<Piece, { kind: "text" }> => ({
  kind: "text",
  text: content,
  gap,
});

const lines = (content: string, gap: "\n" | "\n\n"): Piece[] =>
  content.trim() === "" ? [] : [text(content, gap)];

/** Every line of small print says that it is. */
const smallPrint = (content: string): string =>
  content
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => `-# ${line}`)
    .join("\n");

/** One entry; line ends in it would end the entry. */
function itemPieces(spans: Spans, bullet: string): Piece[] {
  const flat = spans.map((span) => ({ ...span, text: printable(span.text).replace(/\s+/g, " ") }));
  return spansInParts(flat, PART_MAX).flatMap((part, index) => {
    const content = markdown(part);
    return lines(`${index === 0 ? bullet : "  ".slice(0, bullet.length)}${content}`, "\n").filter(
      () => content.trim() !== "",
    );
  });
}

/** A line a row, the first column strong: telephones have no room for columns. */
function tablePieces(head: readonly string[], rows: ReadonlyArray<readonly string[]>): Piece[] {
  const [first, ...others] = head;
  const top: Spans = [first, ...others].flatMap((name, at) => [
    { text: at === 0 ? "" : ", " },
    { text: name ?? "", style: "strong" as const },
  ]);
  const body = rows.map((row): Spans => {
    const [lead = "", ...cells] = row;
    const named = cells.map((cell, at) => {
      const name = others[at];
      return name === undefined || name === "" ? cell : `${name}: ${cell}`;
    });
    return [
      { text: lead, style: "strong" },
      { text: lead === "" || named.length === 0 ? "" : ": " },
      { text: named.join(" · ") },
    ];
  });
  return [
    ...(rows.length === 0 ? itemPieces(top, "") : itemPieces([{ text: first ?? "" }], "-# ")),
    ...body.flatMap((row) => itemPieces(row, "- ")),
  ];
}

function bar(share: number): string {
  const full = Number.isFinite(share) ? Math.round(Math.min(Math.max(share, 0), 1) * BAR_SIGNS) : 0;
  return "▰".repeat(full) + "▱".repeat(BAR_SIGNS - full);
}

/** The picture, and the same facts in words. */
function chartPieces(block: Extract<Block, { kind: "chart" }>, index: number): Piece[] {
  const title = itemPieces([{ text: block.title, style: "strong" }], "");
  const bars = block.bars.flatMap((entry) =>
    itemPieces([{ text: entry.label, style: "strong" }, { text: ": " }, { text: entry.text }], "- "),
  );
  if (block.bars.length === 0) return title;
  return [...title, picture(block, index), ...bars];
}

function picture({ title, bars }: ChartBars, index: number): Piece {
  const words = [title, ...bars.map((entry) => `${entry.label}: ${entry.text}`)].map(oneLine).join("; ");
  const alt = shortened(words, ALT_TEXT_MAX);
  return {
    kind: "picture",
    name: `chart-${index + 1}.png`,
    alt: alt === "" ? title : alt,
    chart: { title, bars },
  };
}
