import { BarChart } from "echarts/charts";
import { GraphicComponent, GridComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { ChartLayout } from "./chart-layout.ts";
import * as look from "./look.ts";

echarts.use([BarChart, GridComponent, GraphicComponent, SVGRenderer]);

/** A chart as SVG. Loading this file loads ECharts: import it when there is something to draw. */
export function drawBars(layout: ChartLayout): string {
  const size = { width: look.WIDTH, height: layout.height };
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    chart.setOption(optionsOf(layout));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

function optionsOf(layout: ChartLayout): echarts.EChartsCoreOption {
  const rows = { type: "category", data: layout.bars.map((_, index) => index), inverse: true, show: false };
  return {
    animation: false,
    backgroundColor: look.COLOURS.ground,
    grid: {
      left: look.PADDING,
      // ECharts centres a bar in its row; here it stands below its words.
      top: layout.top + layout.labelHeight + look.BAR_HEIGHT / 2 - layout.row / 2,
      width: layout.barWidth,
      height: layout.bars.length * layout.row,
      outerBoundsMode: "none",
    },
    xAxis: { type: "value", min: 0, max: 1, show: false },
    yAxis: rows,
    series: [barSeries(layout)],
    graphic: { elements: [...words(layout)] },
  };
}

function barSeries(layout: ChartLayout) {
  const round = look.BAR_HEIGHT / 2;
  return {
    type: "bar",
    barWidth: look.BAR_HEIGHT,
    showBackground: true,
    backgroundStyle: { color: look.COLOURS.track, borderRadius: round },
    itemStyle: { color: look.COLOURS.bar, borderRadius: round },
    data: layout.bars.map((bar) => bar.share),
  };
}

function words(layout: ChartLayout) {
  const { PADDING, COLOURS } = look;
  const beside = PADDING + layout.barWidth + look.ASIDE_GAP;
  const texts = layout.bars.flatMap((bar, index) => {
    const bottom = layout.top + index * layout.row + layout.labelHeight;
    const middle = bottom + look.BAR_HEIGHT / 2;
    return [
      text(bar.label, PADDING, bottom - look.LABEL_GAP, "bottom", look.LABEL, COLOURS.text),
      text(bar.aside, beside, middle, "middle", look.ASIDE, COLOURS.text),
    ];
  });
  const end = layout.top + layout.bars.length * layout.row;
  return [
    text(layout.title, PADDING, PADDING, "top", look.TITLE, COLOURS.text),
    ...texts,
    text(layout.more, PADDING, end, "top", look.LABEL, COLOURS.quiet),
  ];
}

function text(
  words: string,
  x: number,
  y: number,
  verticalAlign: "top" | "middle" | "bottom",
  type: look.Type,
  fill: string,
) {
  const font = { fontFamily: look.FONT, fontSize: type.size, fontWeight: type.weight, lineHeight: type.line };
  return { type: "text", x, y, silent: true, style: { text: words, verticalAlign, fill, ...font } };
}
