import nodeModule from "node:module";
import type { ChartBars, ChartPainter } from "../../src/app/charts.ts";
import { layOut } from "./chart-layout.ts";
import { COLOURS, FONT, SCALE } from "./look.ts";

const FONT_FILES = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"];
/** What Inter has letters for; other scripts and emoji need the fonts of the system, which are slow to look up. */
const IN_FONT =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;
const EMOJI = /\p{Extended_Pictographic}/u;

/** Draws charts with ECharts and resvg. Both are loaded for the first picture; the pixels are made off the main thread. */
export function createChartPainter(): ChartPainter {
  return {
    async paint(chart) {
      const [{ drawBars }, { renderAsync }] = await Promise.all([
        import("./draw-bars.ts"),
        import("@resvg/resvg-js"),
      ]);
      const image = await renderAsync(drawBars(layOut(chart)), {
        fitTo: { mode: "zoom", value: SCALE },
        background: COLOURS.ground,
        font: {
          fontFiles: fontFiles(),
          defaultFontFamily: FONT,
          loadSystemFonts: needsSystemFonts(chart),
        },
      });
      return image.asPng();
    },
    async close() {},
  };
}

function needsSystemFonts({ title, bars }: ChartBars): boolean {
  const words = [title, ...bars.flatMap((bar) => [bar.label, bar.text])].join(" ");
  return !IN_FONT.test(words) || EMOJI.test(words);
}

function fontFiles(): string[] {
  // By its module: a bundle begins with a line that takes the bare name.
  const { resolve } = nodeModule.createRequire(import.meta.url);
  return FONT_FILES.map((file) => resolve(`@expo-google-fonts/inter/${file}`));
}
