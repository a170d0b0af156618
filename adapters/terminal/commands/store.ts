import type { CopyPart, CopyProgress, CopySummary } from "../../../src/app/store-copy.ts";
import { type Command, type CommandContext, UsageError } from "../cli.ts";
import { type Page, paint, table, wrap } from "../layout.ts";

const PARTS: Readonly<Record<CopyPart, string>> = {
  sessions: "people",
  installations: "workspaces",
  jobs: "check-ins",
};

export const storeCommand: Command = {
  usage: "store copy --from <place> --to <place>",
  about: "Copy everything between folders and PostgreSQL, verified; --replace what differs",
  async run(context) {
    const { args, options, page, print, json } = context;
    if (args[0] !== "copy" || args.length > 1) throw new UsageError("What should be done with the store?");
    const { from, to } = options;
    if (typeof from !== "string" || typeof to !== "string")
      throw new UsageError(
        "Say with --from and --to what is copied where: folders, or addresses of PostgreSQL.",
      );
    const summary = await context.copyStore({
      from,
      to,
      replace: options.replace === true,
      onProgress: tellProgress(context),
    });
    if (options.json) json(summary);
    else print(report(page, summary));
    return summary.verified ? 0 : 1;
  },
};

const STEP = 10_000;

/** A line for each part begun, and then one every so many. */
function tellProgress({ progress }: CommandContext): (step: CopyProgress) => void {
  let last = "";
  let next = 0;
  return ({ part, phase, done }) => {
    const now = `${phase} ${part}`;
    if (now !== last) next = 0;
    last = now;
    if (done < next) return;
    next = done + STEP;
    progress(
      `${phase === "copy" ? "Copying" : "Verifying"} ${PARTS[part]}: ${done.toLocaleString("en-US")} ...`,
    );
  };
}

function report(page: Page, { verified, parts }: CopySummary): string {
  const head = ["", "found", "copied", "there before", "different", "unreadable"];
  const rows = Object.entries(parts).map(([part, counts]) => [
    PARTS[part as CopyPart],
    ...[counts.count, counts.copied, counts.same, counts.different, counts.unreadable].map((count) =>
      count.toLocaleString("en-US"),
    ),
  ]);
  return `${table(page, rows, head)}\n\n${wrap(page, verdict(page, verified, parts))}`;
}

function verdict(page: Page, verified: boolean, parts: CopySummary["parts"]): string {
  if (verified) return paint(page, "green", "Everything was copied, read back and found the same.");
  const sum = (of: "different" | "unreadable") =>
    Object.values(parts).reduce((total, counts) => total + counts[of], 0);
  const reasons = [
    sum("different") > 0 &&
      `${sum("different")} in the target had another content and were left alone: --replace overwrites them.`,
    sum("unreadable") > 0 && `${sum("unreadable")} cannot be read in the source; its log names their files.`,
  ].filter((reason) => reason !== false);
  const why =
    reasons.length > 0 ? reasons.join(" ") : "Somebody wrote meanwhile; stop Rolewise and run it again.";
  return `${paint(page, "red", "The copy is not complete.")} ${why}`;
}
