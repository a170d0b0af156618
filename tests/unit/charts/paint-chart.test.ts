import { describe, expect, it } from "vitest";
import { layOut } from "../../../adapters/charts/chart-layout.ts";
import { drawBars } from "../../../adapters/charts/draw-bars.ts";
import { BARS_MAX, COLOURS, PADDING, SCALE, WIDTH } from "../../../adapters/charts/look.ts";
import { createChartPainter } from "../../../adapters/charts/paint-chart.ts";
import type { ChartBars } from "../../../src/app/charts.ts";
import { decodePng } from "./decode-png.ts";

const bar = (share: number, label = "MLOps Engineer", text = "strong fit") => ({ label, share, text });
const painted = async (chart: ChartBars) => decodePng(await createChartPainter().paint(chart));

/** How many points are filled at the height of each bar, from the left. */
async function filled(...shares: number[]): Promise<number[]> {
  const chart = { title: "Fit", bars: shares.map((share) => bar(share)) };
  const picture = await painted(chart);
  const { top, row, labelHeight } = layOut(chart);
  return shares.map((_, index) => {
    const y = (top + index * row + labelHeight + 8) * SCALE;
    const line = Array.from({ length: picture.width }, (_, x) => picture.at(x, y));
    return line.filter((colour) => colour === COLOURS.bar).length;
  });
}

describe("a painted chart", () => {
  it("is a PNG of twice its size, on a ground of its own", async () => {
    const chart = { title: "Fit", bars: [bar(1), bar(0.5)] };
    const picture = await painted(chart);
    expect([picture.width, picture.height]).toEqual([WIDTH * SCALE, layOut(chart).height * SCALE]);
    for (const [x, y] of [
      [0, 0],
      [picture.width - 1, 0],
      [0, picture.height - 1],
    ] as const)
      expect(picture.at(x, y)).toBe(COLOURS.ground);
  });

  it("fills each bar by its share", async () => {
    const [none = -1, quarter = -1, half = -1, whole = -1] = await filled(0, 0.25, 0.5, 1);
    expect(none).toBe(0);
    expect(whole).toBeGreaterThan(WIDTH);
    expect(quarter / whole).toBeCloseTo(0.25, 1);
    expect(half / whole).toBeCloseTo(0.5, 1);
  });

  it("takes shares that are none as the nearest that is", async () => {
    const [below, above, whole, nothing] = await filled(-3, 7, 1, Number.NaN);
    expect([below, above, nothing]).toEqual([0, whole, 0]);
  });

  it("shows the words, in letters", async () => {
    const blank = await painted({ title: "", bars: [bar(0.5, "", "")] });
    const worded = await painted({ title: "", bars: [bar(0.5)] });
    const lettered = (picture: typeof blank) => {
      let points = 0;
      for (let x = 0; x < picture.width; x++)
        for (let y = 0; y < picture.height; y++) if (picture.at(x, y) === COLOURS.text) points += 1;
      return points;
    };
    expect(lettered(blank)).toBe(0);
    expect(lettered(worded)).toBeGreaterThan(500);
  });

  it.each([
    ["nothing", { title: "", bars: [] }],
    ["Chinese", { title: "机器学习", bars: [bar(0.4, "机器学习工程师", "百分之四十")] }],
    ["Arabic", { title: "مهندس", bars: [bar(0.4, "مهندس تعلم الآلة", "٤٠")] }],
    ["emoji", { title: "🚀", bars: [bar(0.4, "👩🏽‍💻 Engineer", "🎉")] }],
    ["broken text", { title: "\u0000\ud800", bars: [bar(0.4, "]]>\u0007", "\uffff")] }],
    [
      "endless text",
      { title: "x".repeat(50_000), bars: [bar(0.4, "y ".repeat(50_000), "z".repeat(50_000))] },
    ],
  ])("can be painted of %s", async (_, chart) => {
    expect((await painted(chart)).width).toBe(WIDTH * SCALE);
  });

  it("paints several at once", async () => {
    const painter = createChartPainter();
    const pictures = await Promise.all(
      [1, 2, 3].map((count) => painter.paint({ title: "Fit", bars: Array(count).fill(bar(1)) })),
    );
    const heights = pictures.map((picture) => decodePng(picture).height);
    expect(new Set(heights).size).toBe(3);
    await painter.close();
  });
});

describe("the drawing of a chart", () => {
  const HOSTILE = `"><script>alert(1)</script>&amp;<image href='file:///etc/passwd'/> {value} {a|b} ]]> <!--`;

  it("has words as words only", () => {
    const svg = drawBars(layOut({ title: HOSTILE, bars: [bar(0.5, HOSTILE, HOSTILE)] }));
    expect(svg).not.toMatch(/<(?:script|image|a|use|foreignObject|!--)\b/i);
    const harmless = drawBars(layOut({ title: "Fit", bars: [bar(0.5)] }));
    const tags = (drawing: string) => new Set(drawing.match(/<\w+/g));
    expect(tags(svg)).toEqual(tags(harmless));
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).toContain("&amp;amp;");
    expect(svg).toContain("{value} {a|b}");
  });

  it("draws so many bars and counts the others", () => {
    const layout = layOut({ title: "", bars: Array.from({ length: BARS_MAX + 3 }, () => bar(1)) });
    expect(layout.bars).toHaveLength(BARS_MAX);
    expect(drawBars(layout)).toContain(">+3</text>");
  });

  it("keeps every row inside the picture", () => {
    const long = "A label that is far too long for one line of a picture of this width, and for two";
    for (const count of [1, 5, BARS_MAX]) {
      const { top, row, labelHeight, height, bars } = layOut({
        title: long,
        bars: Array.from({ length: count }, () => bar(1, long, long)),
      });
      expect(bars).toHaveLength(count);
      expect(top + (count - 1) * row + labelHeight + 16).toBeLessThanOrEqual(height - PADDING);
    }
  });
});

describe("the colours", () => {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string) => {
    const [bright = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (bright + 0.05) / (dark + 0.05);
  };

  it("tell words from their ground and bars from their track (WCAG AA)", () => {
    expect(contrast(COLOURS.text, COLOURS.ground)).toBeGreaterThan(7);
    expect(contrast(COLOURS.quiet, COLOURS.ground)).toBeGreaterThan(4.5);
    expect(contrast(COLOURS.bar, COLOURS.track)).toBeGreaterThan(3);
    expect(contrast(COLOURS.bar, COLOURS.ground)).toBeGreaterThan(3);
  });
});
