import type { Finding } from "../../../src/app/doctor.ts";
import type { Command } from "../cli.ts";
import { type Page, paint, printable, type Style, wrap } from "../layout.ts";

const MARKS: Readonly<Record<Finding["level"], readonly [Style, string]>> = {
  ok: ["green", "ok"],
  warning: ["yellow", "warning"],
  fault: ["red", "fault"],
};
/** As wide as the longest mark, with a gap. */
const MARK_WIDTH = "warning".length + 2;

export const doctorCommand: Command = {
  usage: "doctor [--json]",
  about: "Try settings, tokens, storage and clock; every fault with its repair",
  async run({ options, page, doctor, print, progress, json }) {
    const diagnosis = await doctor((areas) => progress(`Still waiting for: ${areas.join(", ")} ...`));
    if (options.json) {
      json(diagnosis);
      return diagnosis.ok ? 0 : 1;
    }
    for (const finding of diagnosis.findings) print(line(page, finding));
    print(`\n${verdict(page, diagnosis.findings)}`);
    return diagnosis.ok ? 0 : 1;
  },
};

function line(page: Page, finding: Finding): string {
  const [style, mark] = MARKS[finding.level];
  const hanging = " ".repeat(MARK_WIDTH);
  const first = `${paint(page, style, mark)}${" ".repeat(MARK_WIDTH - mark.length)}`;
  const text = wrap(page, printable(`${finding.area}: ${finding.detail}`), first, hanging);
  if (finding.level === "ok") return text;
  return `${text}\n${wrap(page, printable(`Repair: ${finding.repair}`), hanging)}`;
}

function verdict(page: Page, findings: readonly Finding[]): string {
  const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  const faults = count("fault");
  const warnings = count("warning");
  const told = warnings === 0 ? "" : ` ${warnings} warning${warnings === 1 ? "" : "s"}.`;
  if (faults === 0) return wrap(page, `${paint(page, "green", "Nothing is in the way of a start.")}${told}`);
  const text = `${faults} fault${faults === 1 ? "" : "s"} to repair.`;
  return wrap(page, `${paint(page, "red", text)}${told}`);
}
