import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { commandList } from "../adapters/discord/commands.ts";
import { openRest } from "../adapters/discord/register/open-rest.ts";
import { MISSING_TOKEN, RegistrationError } from "../adapters/discord/register/problem.ts";
import { registerCommands } from "../adapters/discord/register/register-commands.ts";
import { ConfigError, readConfig } from "../src/config.ts";
import { ContentError } from "../src/content/diagnostics.ts";
import { loadAll } from "../src/content/load-content.ts";
import { createWords } from "../src/engine/words.ts";

const USAGE = `Makes Discord list the commands as they are now. Nothing is sent when they are the same.
  npm run discord:register                    everywhere, or only in the server of DISCORD_GUILD_ID
  npm run discord:register -- --dry-run       tells what would change, and changes nothing
  npm run discord:register -- --guild <id>    in one server, where changes show at once
  npm run discord:register -- --global        everywhere, whatever DISCORD_GUILD_ID says
  npm run discord:register -- --clear         takes the commands away there
`;

interface Wish {
  readonly dryRun: boolean;
  /** Takes the commands away instead. */
  readonly clear: boolean;
  /** undefined: DISCORD_GUILD_ID decides; null: everywhere. */
  readonly guild: string | null | undefined;
}

const wish = read(process.argv.slice(2));
if (wish === null) process.exitCode = 2;
else if (wish !== "help") {
  try {
    await run(wish);
  } catch (error) {
    const isTold =
      error instanceof RegistrationError || error instanceof ConfigError || error instanceof ContentError;
    if (!isTold) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** @returns null when it is used wrongly; that has been told */
function read(args: string[]): Wish | "help" | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        "dry-run": { type: "boolean", default: false },
        guild: { type: "string" },
        global: { type: "boolean", default: false },
        clear: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      return "help";
    }
    const { guild, global, clear, "dry-run": dryRun } = values;
    if (guild !== undefined && (global || !/^\d{5,20}$/.test(guild)))
      throw new Error("--guild takes the id of a server, which is a number, and excludes --global.");
    return { dryRun, clear, guild: global ? null : guild };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return null;
  }
}

async function run({ dryRun, clear, guild }: Wish): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const config = readConfig(process.env);
  if (config.discord.kind === "off") throw new RegistrationError(MISSING_TOKEN);
  if (config.discord.kind === "broken") throw new RegistrationError(config.discord.problem);
  const { token, apiBase, applicationId, guildId } = config.discord.config;
  const root = resolve(import.meta.dirname, "..");
  const { conversations } = loadAll({
    root,
    overlay: config.contentDir,
    cache: join(root, "node_modules", ".cache", "rolewise"),
  });
  const words = createWords(conversations.texts);
  await registerCommands({
    rest: openRest({ token, apiBase }),
    commands: (scope) => (clear ? [] : commandList(words, scope)),
    applicationId,
    guildId: guild === undefined ? guildId : (guild ?? undefined),
    dryRun,
    print: (line) => process.stdout.write(`${line}\n`),
  });
}
