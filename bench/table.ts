import type { Row, Section } from "./rows.ts";

/** A section as a table for a terminal. */
export function sectionText(section: Section): string {
  const cells = section.rows.map((row) => [
    row.name,
    `${number(row.value)} ${row.unit}`,
    row.ratio === undefined ? "" : `${number(row.ratio.value)} x ${row.ratio.to}`,
    row.target === undefined ? "" : row.target.text,
    row.target === undefined ? "" : row.target.met ? "pass" : "MISS",
  ]);
  const table = [["", "measured", "ratio", "target", ""], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  const lines = table.map((line) =>
    line
      .map((cell, column) =>
        column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return [
    section.title,
    ...section.notes.map((note) => `  ${note}`),
    ...lines.map((line) => `  ${line}`),
    "",
  ].join("\n");
}

export function missText(rows: readonly Row[]): string {
  const marked = rows.filter((row) => row.target !== undefined);
  const missed = marked.filter((row) => row.target?.met === false);
  return `${marked.length - missed.length} of ${marked.length} targets met.`;
}

/** Three digits that mean something, thousands apart. */
function number(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
