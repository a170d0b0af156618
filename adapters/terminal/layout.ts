import { styleText } from "node:util";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** How a terminal is drawn on: its width in columns and whether it takes colour. */
export interface Page {
  readonly width: number;
  readonly colour: boolean;
}

export type Style = "bold" | "dim" | "green" | "yellow" | "cyan" | "red" | "magenta";

/** Width for reading: as wide as the terminal, within what the eye follows. */
export function pageFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Page {
  const wanted = stream.isTTY ? stream.columns : Number(env.COLUMNS);
  const width = Math.min(Math.max(Number.isFinite(wanted) && wanted > 0 ? wanted : 80, 40), 100);
  const colour = env.FORCE_COLOR ? env.FORCE_COLOR !== "0" : stream.isTTY === true && !env.NO_COLOR;
  return { width, colour };
}

export function paint(page: Page, style: Style, text: string): string {
  // The page has decided about colour; without the option Node would look at stdout and decide anew.
  return page.colour ? styleText(style, text, { validateStream: false }) : text;
}

/** Signs that a terminal would obey rather than show; texts from people and overlays pass through here. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t\u200d])[\p{Cc}\p{Cf}]/gu, "");
}

/** With less room than this beside its label, a text is set below it. */
const ROOM_LEAST = 24;

/** Wraps to the page; every line but the first starts with the hanging indent. A word longer than the page stays whole. */
export function wrap(page: Page, text: string, indent = "", hanging = indent): string {
  const room = Math.max(page.width - Math.max(stringWidth(indent), stringWidth(hanging)), 1);
  const lines = wrapAnsi(text, room, { trim: true }).split("\n");
  return lines.map((line, index) => (index === 0 ? indent : hanging) + line).join("\n");
}

export function bullet(page: Page, text: string, indent = "  "): string {
  return wrap(page, text, `${indent}- `, `${indent}  `);
}

/** Pairs of label and text: the texts aligned and wrapped, or each below its label on a narrow page. */
export function fields(page: Page, rows: ReadonlyArray<readonly [string, string]>): string {
  const label = widest(rows.map(([name]) => name));
  const narrow = page.width - label - 4 < ROOM_LEAST;
  return rows
    .map(([name, text]) => {
      if (narrow) return `${wrap(page, paint(page, "dim", name), "  ")}\n${wrap(page, text, "    ")}`;
      return wrap(page, text, `  ${paint(page, "dim", pad(name, label))}  `, " ".repeat(label + 4));
    })
    .join("\n");
}

/**
 * Columns as wide as their longest cell; the last one wraps. On a page too narrow for that,
 * each row is a list: its first cell, and below it the others with the names of their columns.
 */
export function table(
  page: Page,
  rows: ReadonlyArray<readonly string[]>,
  head: readonly string[] = [],
): string {
  const all = head.length > 0 ? [head, ...rows] : rows;
  const last = Math.max(...all.map((row) => row.length)) - 1;
  const column = (index: number) => widest(all.map((row) => row[index] ?? ""));
  const widths = Array.from({ length: last }, (_, index) => column(index));
  const lead = widths.reduce((sum, width) => sum + width + 2, 2);
  if (page.width - lead < Math.min(ROOM_LEAST, column(last))) return list(page, rows, head);
  return all
    .map((row) => {
      const fixed = widths.map((width, index) => `${pad(row[index] ?? "", width)}  `).join("");
      return wrap(page, row[last] ?? "", `  ${fixed}`, " ".repeat(lead)).trimEnd();
    })
    .join("\n");
}

function list(page: Page, rows: ReadonlyArray<readonly string[]>, head: readonly string[]): string {
  return rows
    .map(([first = "", ...cells]) => {
      const below = cells.map((cell, index) =>
        wrap(page, [head[index + 1] ?? "", cell].filter((part) => part !== "").join(" "), "    "),
      );
      return [wrap(page, first, "  "), ...below].join("\n");
    })
    .join("\n");
}

const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => stringWidth(text)));
const pad = (text: string, width: number): string =>
  text + " ".repeat(Math.max(width - stringWidth(text), 0));

export function heading(page: Page, text: string): string {
  return wrap(page, paint(page, "bold", text));
}
