import { isDeepStrictEqual } from "node:util";
import stringWidth from "string-width";
import type { Block, Prompt, Reply, Spans } from "../../src/engine/reply.ts";
import { bullet, fields, heading, type Page, paint, printable, table, wrap } from "./layout.ts";
import { sameChoices } from "./words.ts";

/**
 * A reply as text for a terminal; everything that people or catalogues wrote is stripped of control signs.
 * @param above the question just before; its long list of choices is not shown again under the same question
 */
export function render(page: Page, reply: Reply, above?: Prompt): string {
  const parts = reply.blocks.map((block, index) => {
    const text = renderBlock(page, block);
    return needsAir(block, reply.blocks[index - 1]) ? `\n${text}` : text;
  });
  if (reply.prompt !== undefined)
    parts.push(
      isLong(reply.prompt) && isDeepStrictEqual(reply.prompt, above)
        ? wrap(page, paint(page, "dim", sameChoices(reply.prompt.options.length)), "  ", "  ")
        : renderPrompt(page, reply.prompt),
    );
  return parts.filter((part) => part !== "").join("\n");
}

/** Headings and the parts after a list stand apart; lines of one thought stay together. */
function needsAir(block: Block, before: Block | undefined): boolean {
  if (before === undefined) return false;
  if (before.kind === "heading") return false;
  return (
    block.kind === "heading" ||
    block.kind === "chart" ||
    before.kind === "list" ||
    before.kind === "chart" ||
    before.kind === "table"
  );
}

function renderBlock(page: Page, block: Block): string {
  switch (block.kind) {
    case "heading":
      return heading(page, printable(block.text));
    case "paragraph":
      return wrap(page, spansText(page, block.spans));
    case "note":
      return wrap(page, paint(page, "dim", spansText({ ...page, colour: false }, block.spans)));
    case "list":
      return block.items
        .map((item, index) =>
          block.ordered
            ? wrap(page, spansText(page, item), `  ${index + 1}. `, "     ")
            : bullet(page, spansText(page, item)),
        )
        .join("\n");
    case "fields":
      return fields(
        page,
        block.rows.map((row) => [printable(row.label), spansText(page, row.spans)] as const),
      );
    case "table":
      return table(
        page,
        [block.head, ...block.rows].map((row) => row.map(printable)),
      );
    case "progress":
      return `${bar(page, block.share)} ${printable(block.text)}`;
    case "chart": {
      const width = Math.max(...block.bars.map((entry) => entry.label.length));
      const lines = block.bars.map(
        (entry) =>
          `  ${printable(entry.label).padEnd(width)}  ${bar(page, entry.share)}  ${printable(entry.text)}`,
      );
      return [heading(page, printable(block.title)), ...lines].join("\n");
    }
  }
}

const isLong = (prompt: Prompt): prompt is Extract<Prompt, { kind: "choice" }> =>
  prompt.kind === "choice" && prompt.options.length > COLUMN_MAX;

const BAR_WIDTH = 20;

function bar(page: Page, share: number): string {
  const full = Math.round(Math.min(Math.max(share, 0), 1) * BAR_WIDTH);
  return paint(page, "green", "█".repeat(full)) + paint(page, "dim", "░".repeat(BAR_WIDTH - full));
}

function spansText(page: Page, spans: Spans): string {
  return spans
    .map((span) => {
      const text = printable(span.text);
      if (span.href !== undefined) return `${text} ${paint(page, "cyan", printable(span.href))}`;
      if (span.style === "strong") return paint(page, "bold", text);
      if (span.style === "quote") return paint(page, "green", `"${text.replace(/\s+/g, " ")}"`);
      return text;
    })
    .join("");
}

function renderPrompt(page: Page, prompt: Prompt): string {
  if (prompt.kind === "text") return "";
  const lead = String(prompt.options.length).length + 1;
  const entries = prompt.options.map((option, index) => {
    const number = `${index + 1}.`.padStart(lead);
    const label = printable(option.label);
    return { text: `${paint(page, "cyan", number)} ${label}`, width: number.length + 1 + stringWidth(label) };
  });
  if (entries.length <= COLUMN_MAX || page.width < 80) {
    return entries.map((entry) => wrap(page, entry.text, "  ", " ".repeat(lead + 3))).join("\n");
  }
  const half = Math.ceil(entries.length / 2);
  const column = Math.max(...entries.slice(0, half).map((entry) => entry.width)) + 3;
  return entries
    .slice(0, half)
    .map((left, index) =>
      `  ${left.text}${" ".repeat(column - left.width)}${entries[half + index]?.text ?? ""}`.trimEnd(),
    )
    .join("\n");
}

/** More options than this stand in two columns where the page is wide enough. */
const COLUMN_MAX = 8;
