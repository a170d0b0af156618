import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runCli } from "../adapters/terminal/cli.ts";
import { pageFor } from "../adapters/terminal/layout.ts";
import { ContentError } from "./content/diagnostics.ts";
import { checkTaxonomy, loadKnowledge } from "./content/load-content.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const folders = { root, overlay: process.env.ROLEWISE_CONTENT_DIR };

// A reader that closes early (`| head`) ends the program quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await runCli(
    process.argv.slice(2),
    {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      page: pageFor(process.stdout, process.env),
    },
    { knowledge: () => loadKnowledge(folders), check: () => checkTaxonomy(folders) },
  );
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
