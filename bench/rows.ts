/** What one section of the benchmark reports. */
export interface Section {
  readonly title: string;
  /** What a reader must know to judge the numbers. */
  readonly notes: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The value beside the one it is measured against. */
  readonly ratio?: { readonly value: number; readonly to: string };
  readonly target?: Target;
}

export interface Target {
  /** As it is printed: ">= 0.5 x switch". */
  readonly text: string;
  readonly met: boolean;
}

export const atLeast = (measured: number, bound: number, unit: string): Target => ({
  text: `>= ${bound} ${unit}`,
  met: measured >= bound,
});

export const atMost = (measured: number, bound: number, unit: string): Target => ({
  text: `<= ${bound} ${unit}`,
  met: measured <= bound,
});

/** Hands a section to the parent process. */
export function report(section: Section): void {
  process.stdout.write(`${JSON.stringify(section)}\n`);
}
