/** What a check found. A fault keeps the program from working, a warning does not. */
export type Finding =
  | { readonly level: "ok"; readonly area: string; readonly detail: string }
  | {
      readonly level: "warning" | "fault";
      readonly area: string;
      readonly detail: string;
      /** What to do about it, in one line. */
      readonly repair: string;
    };

export interface Check {
  /** What it looks at, e.g. "Slack". */
  readonly area: string;
  run(): Promise<readonly Finding[]>;
}

export const ok = (area: string, detail: string): Finding => ({ level: "ok", area, detail });
export const warning = (area: string, detail: string, repair: string): Finding => ({
  level: "warning",
  area,
  detail,
  repair,
});
export const fault = (area: string, detail: string, repair: string): Finding => ({
  level: "fault",
  area,
  detail,
  repair,
});

export interface Diagnosis {
  /** There is no fault. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

export interface DiagnoseOptions {
  /** Takes secrets out of every line. */
  readonly clean: (text: string) => string;
  /** Told which checks are still under way when the others are done or a while has passed. */
  readonly onWaiting?: (areas: readonly string[]) => void;
  /** That while, in ms. */
  readonly patience?: number;
}

const PATIENCE = 1_000;

/** Runs checks at the same time; what they found comes in the order of the checks. A check that throws is a fault. */
export async function diagnose(checks: readonly Check[], options: DiagnoseOptions): Promise<Diagnosis> {
  const { clean, onWaiting } = options;
  const waiting = new Set(checks);
  const timer = setInterval(
    () => onWaiting?.([...waiting].map(({ area }) => area)),
    options.patience ?? PATIENCE,
  );
  try {
    const found = await Promise.all(
      checks.map((check) => findingsOf(check).finally(() => waiting.delete(check))),
    );
    const findings = found.flat().map((finding) => cleaned(finding, clean));
    return { ok: findings.every(({ level }) => level !== "fault"), findings };
  } finally {
    clearInterval(timer);
  }
}

async function findingsOf(check: Check): Promise<readonly Finding[]> {
  try {
    return await check.run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      fault(check.area, `could not be checked (${reason})`, "Tell the makers of Rolewise: this is a bug."),
    ];
  }
}

function cleaned(finding: Finding, clean: (text: string) => string): Finding {
  const detail = clean(finding.detail);
  return finding.level === "ok"
    ? { ...finding, detail }
    : { ...finding, detail, repair: clean(finding.repair) };
}
