/** Sizes in points; the picture has twice as many pixels. */
export const SCALE = 2;
export const WIDTH = 640;
export const PADDING = 32;
export const BAR_HEIGHT = 16;
/** Room for the words beside a bar. */
export const ASIDE_WIDTH = 164;
export const ASIDE_GAP = 16;
export const ROW_GAP = 22;
export const LABEL_GAP = 8;

export const BARS_MAX = 12;
export const TITLE_LINES_MAX = 2;
export const LABEL_LINES_MAX = 2;
export const ASIDE_LINES_MAX = 2;

export interface Type {
  readonly size: number;
  readonly line: number;
  readonly weight: 400 | 600;
}

export const TITLE: Type = { size: 22, line: 29, weight: 600 };
export const LABEL: Type = { size: 18, line: 23, weight: 400 };
export const ASIDE: Type = { size: 17, line: 21, weight: 600 };
export const FONT = "Inter";

/** A ground of its own, so that it reads the same in a dark chat and a light one. */
export const COLOURS = {
  ground: "#161b2e",
  text: "#f4f6fb",
  quiet: "#b4bdd3",
  track: "#2c3452",
  bar: "#4fd1b5",
};
