import { formatDiagnostic } from "../../../src/content/diagnostics.ts";
import type { Command } from "../cli.ts";
import { paint, wrap } from "../layout.ts";

export const checkCommand: Command = {
  usage: "check [--json]",
  about: "Check taxonomy and conversations; exit 1 with every fault",
  async run({ options, page, check, print, json }) {
    const begun = performance.now();
    const result = await check();
    const ms = Math.round(performance.now() - begun);
    const faults = result.ok ? [] : result.faults;
    if (options.json) {
      json({ ok: result.ok, ms, faults });
      return result.ok ? 0 : 1;
    }
    for (const fault of faults) print(formatDiagnostic(fault));
    if (result.ok) {
      const { roles, skills, domains } = result.data;
      const sound = paint(page, "green", "The content is sound:");
      const counts = `${roles.length} roles, ${skills.length} skills in ${domains.length} domains`;
      print(wrap(page, `${sound} ${counts}. Checked in ${ms} ms.`));
    } else {
      const count = paint(page, "red", `${faults.length} fault(s).`);
      print(`\n${wrap(page, `${count} What each code means: docs/diagnostics.md`)}`);
    }
    return result.ok ? 0 : 1;
  },
};
