/** A piece of text as PDF.js gives it; the origin is the lower left corner. */
export interface PageItem {
  readonly str: string;
  /** The last two numbers are where it begins. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

interface Line {
  text: string;
  left: number;
  right: number;
  readonly base: number;
  height: number;
}

/** A gap so many times as wide as the text is high parts columns or cells, not words. */
const COLUMN_GAP = 1.5;
/** Lines further apart than so many heights are not of one paragraph. */
const PARAGRAPH_GAP = 1.9;
/** When more of the steps from line to line than this lead upwards, the page was not written in reading order. */
const DISORDER = 0.3;

/**
 * The text of a page in reading order. The order in which the page was written is trusted, since it keeps columns and
 * tables together; only when it jumps up again and again are its lines put in order by where they stand.
 */
export function pageText(items: readonly PageItem[]): string {
  const lines = toLines(items);
  const ordered = isDisordered(lines) ? byPlace(lines) : lines;
  let text = "";
  for (const [index, line] of ordered.entries()) {
    if (index > 0) text += joint(ordered[index - 1], line);
    text += line.text;
  }
  return text.replace(/(\p{Ll}{2})-\n(?=\p{Ll}{2})/gu, "$1");
}

function toLines(items: readonly PageItem[]): Line[] {
  const lines: Line[] = [];
  let line: Line | undefined;
  for (const item of items) {
    if (item.str !== "") {
      line = line === undefined ? begin(item) : add(line, item);
    }
    if (item.hasEOL && line !== undefined) {
      lines.push(line);
      line = undefined;
    }
  }
  if (line !== undefined) lines.push(line);
  return lines.filter((each) => each.text.trim() !== "");
}

function begin(item: PageItem): Line {
  const [, , , , left = 0, base = 0] = item.transform;
  return { text: item.str, left, right: left + item.width, base, height: item.height };
}

function add(line: Line, item: PageItem): Line {
  const [, , , , left = 0] = item.transform;
  const isGap = item.str.trim() === "" && item.width > COLUMN_GAP * line.height;
  line.text += isGap ? "\t" : item.str;
  line.right = Math.max(line.right, left + item.width);
  line.height = Math.max(line.height, item.height);
  return line;
}

const overlap = (one: Line, other: Line): boolean => one.left < other.right && other.left < one.right;
const isAbove = (one: Line, other: Line): boolean => one.base - other.base > other.height / 2;
const isBeside = (one: Line, other: Line): boolean => !isAbove(one, other) && !isAbove(other, one);

function isDisordered(lines: readonly Line[]): boolean {
  let upwards = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined) continue;
    if (isBeside(line, before) ? line.right <= before.left : isAbove(line, before) && overlap(line, before))
      upwards += 1;
  }
  return upwards > DISORDER * Math.max(3, lines.length - 1);
}

function byPlace(lines: readonly Line[]): Line[] {
  const rest = [...lines].sort((one, other) => other.base - one.base);
  const rows: Line[][] = [];
  for (const line of rest) {
    const [first] = rows.at(-1) ?? [];
    if (first !== undefined && isBeside(first, line)) rows.at(-1)?.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => row.sort((one, other) => one.left - other.left));
}

function joint(before: Line | undefined, line: Line): string {
  if (before === undefined) return "";
  if (isBeside(before, line))
    return before.right <= line.left ? gap(line.left - before.right, line.height) : "\n";
  return before.base - line.base > PARAGRAPH_GAP * Math.max(before.height, line.height) ||
    isAbove(line, before)
    ? "\n\n"
    : "\n";
}

const gap = (width: number, height: number): string =>
  width > COLUMN_GAP * height ? "\t" : width > height / 10 ? " " : "";
