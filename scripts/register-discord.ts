import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { RegistrationError, register } from "../adapters/discord/register.ts";
import { ConfigError, readConfig } from "../src/config.ts";
import { ContentError } from "../src/content/diagnostics.ts";
import { loadAll } from "../src/content/load-content.ts";
import { createWords } from "../src/engine/words.ts";

const USAGE = `Makes Discord list the commands as they are now.
  npm run discord:register                    everywhere, or only in DISCORD_GUILD_ID while trying out
  npm run discord:register -- --dry-run       only tells what would change
  npm run discord:register -- --guild <id>    in one server, where they are there at once
  npm run discord:register -- --global        everywhere, whatever DISCORD_GUILD_ID says`;

try {
  process.exitCode = await main();
} catch (error) {
  const isTold =
    error instanceof RegistrationError || error instanceof ConfigError || error instanceof ContentError;
  if (!isTold) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      "dry-run": { type: "boolean", default: false },
      guild: { type: "string" },
      global: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (existsSync(".env")) process.loadEnvFile(".env");
  const config = readConfig(process.env);
  if (config.discord.kind !== "on")
    throw new RegistrationError(
      config.discord.kind === "broken" ? config.discord.problem : "Set DISCORD_TOKEN. See docs/discord.md.",
    );
  const root = resolve(import.meta.dirname, "..");
  const { conversations } = loadAll({
    root,
    overlay: config.contentDir,
    cache: join(root, "node_modules", ".cache", "rolewise"),
  });
  const guild = values.global ? undefined : (values.guild ?? config.discord.config.guildId);
  const done = await register({
    config: config.discord.config,
    words: createWords(conversations.texts),
    isTrial: values["dry-run"],
    ...(guild !== undefined && { guild }),
  });
  process.stdout.write(`${[headline(done.kind, done.scope), ...done.changes].join("\n")}\n`);
  return 0;
}

function headline(kind: "unchanged" | "would-change" | "changed", scope: string): string {
  switch (kind) {
    case "unchanged":
      return `Nothing has changed; the commands are registered (${scope}).`;
    case "would-change":
      return `Would change (${scope}):`;
    case "changed":
      return `Registered (${scope}):`;
  }
}
