import { inParts, shortened } from "../../src/app/long-text.ts";
import type { Block, Spans } from "../../src/engine/reply.ts";
import type { RichTextPart, SlackBlock } from "./block-types.ts";
import { charsOf } from "./check.ts";
import { printable } from "./escape.ts";
import * as limits from "./limits.ts";
import { richElements, smallPrint, spansInParts, spansWords } from "./render-text.ts";

/** Blocks that stay together on one page, and the same in words. */
export interface Piece {
  readonly blocks: readonly SlackBlock[];
  readonly words: string;
  /** Leads to what comes next, and stays with it. */
  readonly leads?: true;
  /** The same in the simplest blocks, for workspaces that refuse these. */
  readonly instead?: readonly Piece[];
}

/** Room for one part of a long text, well within a block and a page. */
const PART = limits.RICH_TEXT_MAX - 200;

/** One block of a reply as blocks of Slack; everything in it is kept, in parts where it is long. */
export function piecesOf(block: Block): Piece[] {
  switch (block.kind) {
    case "heading":
      return headingPieces(block.text);
    case "paragraph":
      return paragraphPieces(block.spans);
    case "note":
      return spansInParts(block.spans, PART / 2).flatMap((spans) => {
        const element = smallPrint(spans);
        return blank(element.text)
          ? []
          : [{ blocks: [{ type: "context" as const, elements: [element] }], words: spansWords(spans) }];
      });
    case "list":
      return listPieces(block.items, block.ordered);
    case "fields":
      return linePieces(
        block.rows.map((row): Spans => [{ text: `${row.label}: `, style: "strong" }, ...row.spans]),
      );
    case "table":
      return tablePieces(block.head, block.rows);
    case "progress":
      return progressPieces(block);
    case "chart":
      return chartPieces(block);
  }
}

const blank = (text: string): boolean => printable(text).trim() === "";
const section = (spans: Spans): RichTextPart => ({
  type: "rich_text_section",
  elements: richElements(spans),
});
const rich = (...elements: RichTextPart[]): SlackBlock => ({ type: "rich_text", elements });

function headingPieces(heading: string): Piece[] {
  const text = printable(heading).trim();
  if (text === "") return [];
  if (text.length > limits.HEADER_MAX)
    return paragraphPieces([{ text, style: "strong" }]).map((piece) => ({ ...piece, leads: true }));
  return [
    {
      blocks: [{ type: "header", text: { type: "plain_text", text, emoji: false } }],
      words: text,
      leads: true,
    },
  ];
}

function paragraphPieces(spans: Spans): Piece[] {
  return spansInParts(spans, PART).flatMap((part) =>
    blank(spansWords(part)) ? [] : [{ blocks: [rich(section(part))], words: spansWords(part) }],
  );
}

/** Lines of one block, as many together as fit. */
function linePieces(lines: readonly Spans[]): Piece[] {
  return grouped(lines, PART).flatMap((group) =>
    paragraphPieces(group.flatMap((line, index) => (index === 0 ? line : [{ text: "\n" }, ...line]))),
  );
}

function listPieces(items: readonly Spans[], ordered: boolean): Piece[] {
  const all = items.filter((item) => !blank(spansWords(item)));
  const whole = all.every((item) => spansInParts(item, PART).length === 1);
  const groups = grouped(all, PART);
  // A list that goes on in another block would begin at one again.
  if (!whole || (ordered && groups.length > 1))
    return linePieces(
      all.map((item, index): Spans => [{ text: ordered ? `${index + 1}. ` : "• " }, ...item]),
    );
  return groups.map((group) => ({
    blocks: [
      rich({
        type: "rich_text_list",
        style: ordered ? "ordered" : "bullet",
        elements: group.map((item) => ({ type: "rich_text_section", elements: richElements(item) })),
      }),
    ],
    words: group.map((item, index) => `${ordered ? `${index + 1}.` : "•"} ${spansWords(item)}`).join("\n"),
  }));
}

const sizeOf = (spans: Spans): number =>
  spans.reduce((sum, span) => sum + span.text.length + (span.href?.length ?? 0) + 4, 0);

function grouped(items: readonly Spans[], most: number): Spans[][] {
  const groups: Spans[][] = [];
  let room = 0;
  for (const item of items) {
    const size = sizeOf(item) + 4;
    if (groups.length === 0 || size > room) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)?.push(item);
    room -= size;
  }
  return groups;
}

const BAR_LENGTH = 12;

function progressPieces(block: Extract<Block, { kind: "progress" }>): Piece[] {
  const full = Math.round(Math.min(Math.max(block.share, 0), 1) * BAR_LENGTH);
  const bar = "▰".repeat(full) + "▱".repeat(BAR_LENGTH - full);
  const [piece, ...rest] = paragraphPieces([
    { text: `${block.label}: `, style: "strong" },
    { text: `${block.text}\n` },
    { text: bar },
  ]);
  // The bar says nothing that the words do not.
  return piece === undefined ? [] : [{ ...piece, words: piece.words.replace(`\n${bar}`, "") }, ...rest];
}

/** A cell of a table is never empty. */
const cell = (text: string) => ({ type: "raw_text" as const, text: blank(text) ? "-" : printable(text) });
/** Room for the rows of one table, beside whatever stands on the page. */
const TABLE_PART = 8_000;

function tablePieces(head: readonly string[], rows: readonly (readonly string[])[]): Piece[] {
  const columns = Math.max(head.length, ...rows.map((row) => row.length));
  const titles = head.map(cell);
  const room = TABLE_PART - charsOf(titles);
  const long = rows.some((row) => charsOf(row.map(cell)) > room / 2);
  if (columns > limits.TABLE_COLUMNS_MAX || columns === 0 || long || room < TABLE_PART / 2)
    return tableAsLines(head, rows);
  const filled = (cells: ReturnType<typeof cell>[]) => [
    ...cells,
    ...Array.from({ length: columns - cells.length }, () => cell("")),
  ];
  const tables: (readonly string[])[][] = [[]];
  let left = room;
  for (const row of rows) {
    const size = charsOf(filled(row.map(cell)));
    if (size > left || (tables.at(-1)?.length ?? 0) >= limits.TABLE_ROWS_MAX - 1) {
      tables.push([]);
      left = room;
    }
    tables.at(-1)?.push(row);
    left -= size;
  }
  return tables.map((part) => ({
    blocks: [
      {
        type: "table",
        rows: [filled(titles), ...part.map((row) => filled(row.map(cell)))],
        column_settings: Array.from({ length: columns }, () => ({ is_wrapped: true })),
      },
    ],
    words: [head, ...part].map((row) => row.map(printable).join(" | ")).join("\n"),
    instead: tableAsLines(head, part),
  }));
}

/** Each row with the names of its columns. */
function tableAsLines(head: readonly string[], rows: readonly (readonly string[])[]): Piece[] {
  if (rows.length === 0) return paragraphPieces([{ text: head.join(", "), style: "strong" }]);
  const named = (text: string, index: number) =>
    [head[index] ?? "", text].filter((part) => !blank(part)).join(": ");
  return listPieces(
    rows.map(([first = "", ...cells]): Spans => {
      const others = cells.map((text, index) => named(text, index + 1)).join("; ");
      return [{ text: named(first, 0), style: "strong" }, { text: others === "" ? "" : `. ${others}` }];
    }),
    false,
  );
}

function chartPieces(block: Extract<Block, { kind: "chart" }>): Piece[] {
  const title = printable(block.title).trim();
  const lines = listPieces(
    block.bars.map((bar): Spans => [{ text: `${bar.label}: `, style: "strong" }, { text: bar.text }]),
    false,
  );
  const labels = chartLabels(block.bars.map((bar) => bar.label));
  const picture = title !== "" && labels !== null && block.bars.length <= limits.CHART_BARS_MAX;
  if (!picture || block.bars.length === 0) return [...headingPieces(title), ...lines];
  const name = shortened(title, limits.CHART_LABEL_MAX);
  const chart: SlackBlock = {
    type: "data_visualization",
    title: shortened(title, limits.CHART_TITLE_MAX),
    chart: {
      type: "bar",
      series: [
        {
          name,
          data: block.bars.map((bar, index) => ({
            label: labels[index] ?? "",
            value: Math.round(Math.min(Math.max(bar.share, 0), 1) * 100),
          })),
        },
      ],
      axis_config: { categories: [...labels] },
    },
  };
  const whole = title.length <= limits.CHART_TITLE_MAX ? [] : headingPieces(title);
  // The picture and its words belong together.
  return [...whole, { blocks: [chart], words: title, leads: true, instead: headingPieces(title) }, ...lines];
}

/** Names that fit beneath bars, each different; the full ones stand in the words below. */
function chartLabels(names: readonly string[]): readonly string[] | null {
  const labels = names.map((name) => shortened(printable(name).trim(), limits.CHART_LABEL_MAX));
  return labels.includes("") || new Set(labels).size < labels.length ? null : labels;
}

/** Long words in messages of plain text, for workspaces that refuse even the simplest blocks. */
export const plainParts = (words: string): string[] => inParts(words, limits.SECTION_TEXT_MAX / 2);
