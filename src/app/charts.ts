/** Bars from 0 to 1, each with the same fact in words: a chart block of a reply. */
export interface ChartBars {
  readonly title: string;
  readonly bars: ReadonlyArray<{ readonly label: string; readonly share: number; readonly text: string }>;
}

/** Draws chart blocks for platforms that have no charts of their own. The words of a chart are sent beside its picture. */
export interface ChartPainter {
  /** @returns a PNG; long words are shortened in it, and bars that do not fit are counted in its last line */
  paint(chart: ChartBars): Promise<Uint8Array>;
  close(): Promise<void>;
}
