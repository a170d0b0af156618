import { parseArgs } from "node:util";
import type { TaxonomyResult } from "../../src/content/load-taxonomy.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import { checkCommand } from "./commands/check.ts";
import { compareCommand } from "./commands/compare.ts";
import { coverageCommand } from "./commands/coverage.ts";
import { marketCommand } from "./commands/market.ts";
import { roleCommand } from "./commands/role.ts";
import { rolesCommand } from "./commands/roles.ts";
import { skillCommand } from "./commands/skill.ts";
import { type Page, paint } from "./layout.ts";

/** What a command is given; it reaches nothing else. */
export interface CommandContext {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly page: Page;
  readonly knowledge: () => Knowledge;
  readonly check: () => TaxonomyResult;
  readonly print: (text: string) => void;
  readonly json: (value: unknown) => void;
}

/** A mistake in what was typed: shown as it is, exit code 2. */
export class UsageError extends Error {
  readonly code = "USAGE";
}

export interface Command {
  readonly usage: string;
  readonly about: string;
  readonly run: (context: CommandContext) => number | Promise<number>;
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  roles: rolesCommand,
  role: roleCommand,
  skill: skillCommand,
  compare: compareCommand,
  market: marketCommand,
  check: checkCommand,
  coverage: coverageCommand,
};

const OPTIONS = {
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  category: { type: "string" },
} as const;

export interface CliStreams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly page: Page;
}

/** Runs one command line. @returns the exit code: 0 done, 1 the content or the work failed, 2 the line was wrong. */
export async function runCli(
  argv: readonly string[],
  streams: CliStreams,
  content: { knowledge: () => Knowledge; check: () => TaxonomyResult },
): Promise<number> {
  const [name = "help", ...rest] = argv;
  try {
    const command = COMMANDS[name];
    if (command === undefined) {
      if (!["help", "--help", "-h"].includes(name)) throw new UsageError(`There is no command "${name}".`);
      streams.out(helpText(streams.page));
      return 0;
    }
    const { values, positionals } = parse(rest);
    if (values.help) {
      streams.out(`Usage: rolewise ${command.usage}\n${command.about}\n`);
      return 0;
    }
    return await command.run({
      args: positionals,
      options: values,
      page: streams.page,
      ...content,
      print: (text) => streams.out(`${text}\n`),
      json: (value) => streams.out(`${JSON.stringify(value, null, 2)}\n`),
    });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const command = COMMANDS[name];
    const hint = command ? `Usage: rolewise ${command.usage}` : "Try: rolewise help";
    streams.err(`${paint(streams.page, "red", error.message)}\n${hint}\n`);
    return 2;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split(". ")[0] ?? "These options are not known.");
  }
}

function helpText(page: Page): string {
  const lines = Object.values(COMMANDS).map(({ usage, about }) => `  ${usage.padEnd(34)} ${about}`);
  return `${paint(page, "bold", "rolewise")}  which AI and machine-learning role fits, and how to get there\n\n${lines.join("\n")}\n\nEvery command takes --json. Start a conversation with: npm start\n`;
}
