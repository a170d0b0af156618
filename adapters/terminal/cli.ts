import { parseArgs } from "node:util";
import type { Diagnosis } from "../../src/app/doctor.ts";
import type { CopyRequest, CopySummary } from "../../src/app/store-copy.ts";
import type { CheckResult } from "../../src/content/load-content.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { checkCommand } from "./commands/check.ts";
import { compareCommand } from "./commands/compare.ts";
import { coverageCommand } from "./commands/coverage.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { extractCommand } from "./commands/extract.ts";
import { gapsCommand } from "./commands/gaps.ts";
import { marketCommand } from "./commands/market.ts";
import { matchCommand } from "./commands/match.ts";
import { planCommand } from "./commands/plan.ts";
import { recommendCommand } from "./commands/recommend.ts";
import { roleCommand } from "./commands/role.ts";
import { rolesCommand } from "./commands/roles.ts";
import { skillCommand } from "./commands/skill.ts";
import { storeCommand } from "./commands/store.ts";
import { chatCommand, startCommand } from "./commands/talk.ts";
import { type Page, paint, printable, table, wrap } from "./layout.ts";

/** What a command is given; it reaches nothing else. */
export interface CommandContext {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly page: Page;
  readonly knowledge: () => Promise<Knowledge>;
  /** Knowledge with understanding and ranking, prepared for turns. */
  readonly content: () => Promise<Content>;
  readonly check: () => Promise<CheckResult>;
  /** Text piped in; empty at a terminal. */
  readonly stdin: () => Promise<string>;
  /** Lines piped in, as they come. */
  readonly lines: () => AsyncIterable<string>;
  /** Writes a line; resolves when the reader can take more. */
  readonly emit: (line: string) => Promise<void>;
  /** ISO date. */
  readonly today: string;
  /** Talks in this terminal until the input ends; null where that is not set up. */
  readonly talk: () => Promise<number>;
  /** Starts every surface that is configured. */
  readonly start: () => Promise<number>;
  /** Examines settings and surroundings; tells what it waits for. */
  readonly doctor: (onWaiting: (areas: readonly string[]) => void) => Promise<Diagnosis>;
  /** Copies all that one storage keeps to another. @throws UsageError for places that cannot be meant */
  readonly copyStore: (request: CopyRequest) => Promise<CopySummary>;
  readonly print: (text: string) => void;
  /** A line beside the result, for whoever waits. */
  readonly progress: (text: string) => void;
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
  recommend: recommendCommand,
  extract: extractCommand,
  gaps: gapsCommand,
  plan: planCommand,
  match: matchCommand,
  chat: chatCommand,
  start: startCommand,
  doctor: doctorCommand,
  store: storeCommand,
};

const OPTIONS = {
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  category: { type: "string" },
  text: { type: "string" },
  jsonl: { type: "boolean" },
  role: { type: "string" },
  hours: { type: "string" },
  start: { type: "string" },
  by: { type: "string" },
  markdown: { type: "boolean" },
  ics: { type: "boolean" },
  from: { type: "string" },
  to: { type: "string" },
  replace: { type: "boolean" },
} as const;

/** What the composition root hands to the commands. */
export type Services = Omit<CommandContext, "args" | "options" | "page" | "print" | "progress" | "json">;

export interface CliStreams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly page: Page;
}

/** Runs one command line. @returns the exit code: 0 done, 1 the content or the work failed, 2 the line was wrong. */
export async function runCli(
  argv: readonly string[],
  streams: CliStreams,
  services: Services,
): Promise<number> {
  const [name = "help", ...rest] = argv;
  try {
    const command = commandNamed(name);
    if (command === undefined) {
      if (!["help", "--help", "-h"].includes(name)) throw new UsageError(`There is no command "${name}".`);
      streams.out(helpText(streams.page));
      return 0;
    }
    const { values, positionals } = parse(rest);
    if (values.help) {
      const usage = wrap(streams.page, `Usage: rolewise ${command.usage}`, "", "  ");
      streams.out(`${usage}\n${wrap(streams.page, command.about)}\n`);
      return 0;
    }
    return await command.run({
      args: positionals,
      options: values,
      page: streams.page,
      ...services,
      print: (text) => streams.out(`${text}\n`),
      progress: (text) => streams.err(`${text}\n`),
      json: (value) => streams.out(`${JSON.stringify(value, null, 2)}\n`),
    });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const command = commandNamed(name);
    const hint = command
      ? `Usage: rolewise ${command.usage}`
      : "Usage: rolewise <command>. All of them: rolewise help";
    const message = wrap(streams.page, printable(error.message));
    streams.err(`${message}\n${wrap(streams.page, hint, "", "  ")}\n`);
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

/** Own entries only: "constructor" is no command. */
function commandNamed(name: string): Command | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

function helpText(page: Page): string {
  const title = `${paint(page, "bold", "rolewise")}  which AI and machine-learning role fits, and how to get there`;
  const commands = Object.values(COMMANDS).map(({ usage, about }) => [usage, about]);
  const end = "Commands with --json print it for scripts. Start a conversation with: npm start";
  return `${wrap(page, title)}\n\n${table(page, commands)}\n\n${wrap(page, end)}\n`;
}
