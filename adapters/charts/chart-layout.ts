import type { ChartBars } from "../../src/app/charts.ts";
import { fitText } from "./fit-text.ts";
import * as look from "./look.ts";

export interface LaidOutBar {
  readonly label: string;
  readonly aside: string;
  /** 0..1 */
  readonly share: number;
}

/** A chart with its words broken into lines and the place of everything, in points. */
export interface ChartLayout {
  readonly height: number;
  readonly title: string;
  readonly bars: readonly LaidOutBar[];
  /** Where the rows of bars begin and how high one is, the words above its bar included. */
  readonly top: number;
  readonly row: number;
  readonly barWidth: number;
  /** How far the words of a bar stand above it. */
  readonly labelHeight: number;
  /** What is said below the last bar of bars that are not drawn. */
  readonly more: string;
}

export function layOut(chart: ChartBars): ChartLayout {
  const inner = look.WIDTH - 2 * look.PADDING;
  const title = inLines(chart.title, inner, look.TITLE, look.TITLE_LINES_MAX);
  const barWidth = inner - look.ASIDE_GAP - look.ASIDE_WIDTH;
  const bars = chart.bars.slice(0, look.BARS_MAX);
  const asides = bars.map((bar) => inLines(bar.text, look.ASIDE_WIDTH, look.ASIDE, look.ASIDE_LINES_MAX));
  // Words beside a bar that take two lines reach up beside its label.
  const labelWidth = asides.some((lines) => lines.length > 1) ? barWidth : inner;
  const shown = bars.map((bar, index) => ({
    label: inLines(bar.label, labelWidth, look.LABEL, look.LABEL_LINES_MAX),
    aside: asides[index] ?? [],
    share: Number.isFinite(bar.share) ? Math.min(1, Math.max(0, bar.share)) : 0,
  }));
  const labelLines = Math.max(1, ...shown.map((bar) => bar.label.length));
  const labelHeight = labelLines * look.LABEL.line + look.LABEL_GAP;
  const row = labelHeight + look.BAR_HEIGHT + look.ROW_GAP;
  const top = look.PADDING + title.length * look.TITLE.line + (title.length > 0 ? look.ROW_GAP : 0);
  const hidden = chart.bars.length - shown.length;
  return {
    title: title.join("\n"),
    bars: shown.map((bar) => ({ ...bar, label: bar.label.join("\n"), aside: bar.aside.join("\n") })),
    top,
    row,
    labelHeight,
    barWidth,
    more: hidden > 0 ? `+${hidden}` : "",
    height: top + shown.length * row + (hidden > 0 ? look.LABEL.line : -look.ROW_GAP) + look.PADDING,
  };
}

const inLines = (text: string, width: number, type: look.Type, linesMax: number): string[] =>
  fitText(text, width / type.size, linesMax);
