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
  return page.colour ? styleText(style, text) : text;
}

/** Signs that a terminal would obey rather than show; texts from people and overlays pass through here. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t\u200d])[\p{Cc}\p{Cf}]/gu, "");
}

/** Wraps to the page; every line but the first starts with the hanging indent. */
export function wrap(page: Page, text: string, indent = "", hanging = indent): string {
  const room = Math.max(page.width - stringWidth(hanging), 20);
  const lines = wrapAnsi(text, room, { hard: true, trim: true }).split("\n");
  return lines.map((line, index) => (index === 0 ? indent : hanging) + line).join("\n");
}

export function bullet(page: Page, text: string, indent = "  "): string {
  return wrap(page, text, `${indent}- `, `${indent}  `);
}

/** Pairs of label and text, the texts aligned and wrapped. */
export function fields(page: Page, rows: ReadonlyArray<readonly [string, string]>): string {
  const label = Math.max(...rows.map(([name]) => stringWidth(name)));
  return rows
    .map(([name, text]) => {
      const pad = " ".repeat(label - stringWidth(name));
      return wrap(page, text, `  ${paint(page, "dim", name)}${pad}  `, " ".repeat(label + 4));
    })
    .join("\n");
}

/** Columns as wide as their longest cell; the last one wraps. */
export function table(page: Page, rows: ReadonlyArray<readonly string[]>): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns - 1 }, (_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))),
  );
  return rows
    .map((row) => {
      const fixed = widths
        .map((width, column) => {
          const cell = row[column] ?? "";
          return cell + " ".repeat(width - stringWidth(cell));
        })
        .join("  ");
      const lead = `  ${fixed}  `;
      return wrap(page, row[columns - 1] ?? "", lead, " ".repeat(stringWidth(lead))).trimEnd();
    })
    .join("\n");
}

export function heading(page: Page, text: string): string {
  return paint(page, "bold", text);
}
