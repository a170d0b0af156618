import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { faultsOf } from "../../../adapters/discord/check.ts";
import { commandList } from "../../../adapters/discord/commands.ts";
import { openRest } from "../../../adapters/discord/register/open-rest.ts";
import { registerCommands } from "../../../adapters/discord/register/register-commands.ts";
import { realContent } from "../conversation.ts";
import { cleanUp, newFolder, type Program, startProgram } from "../program.ts";
import { type Discord, type DiscordOptions, type RecordedRequest, startDiscord } from "./index.ts";

export type Transport = "gateway" | "http";

export interface AppOptions {
  readonly transport?: Transport;
  readonly env?: Readonly<Record<string, string>>;
  /** The event loop of the program can be made to stand still. */
  readonly blockable?: boolean;
  readonly discord?: DiscordOptions;
}

/** A Discord with the commands registered, and the real program in it. */
export interface App {
  readonly discord: Discord;
  readonly folder: string;
  /** The program that runs now. */
  readonly program: Program;
  /** Starts the program again on the same data, once the one before has ended. @param ahead of its clock, in ms */
  restart(ahead?: number): Promise<void>;
  /** What a counter of /metrics stands at, summed over the lines that match. */
  counted(line: RegExp): Promise<number>;
  /** A file stands where the data folder was: nothing can be read or written, whoever runs the program. */
  breakStore(): Promise<void>;
  mendStore(): Promise<void>;
}

/** The environment of one transport; the public key chooses HTTP. */
export function envFor({ env }: Discord, transport: Transport): Record<string, string> {
  const { DISCORD_PUBLIC_KEY, ...others } = env;
  return transport === "gateway" || DISCORD_PUBLIC_KEY === undefined
    ? others
    : { ...others, DISCORD_PUBLIC_KEY };
}

/** As `npm run discord:register` does it. */
export async function register({ token, apiBase }: Discord): Promise<void> {
  const { words } = realContent();
  await registerCommands({
    rest: openRest({ token, apiBase }),
    commands: (scope) => commandList(words, scope),
    dryRun: false,
    print: () => {},
  });
}

const started = new Set<App>();
const expected = new Map<App, (request: RecordedRequest) => boolean>();

/** Starts a Discord and the program in it, and waits until they talk to each other. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const { transport = "gateway", env = {}, blockable = false } = options;
  const discord = await startDiscord({ judge: faultsOf, timeoutMs: 20_000, ...options.discord });
  const folder = await newFolder();
  const launch = async (ahead = 0): Promise<Program> => {
    const program = await startProgram({
      folder,
      ahead,
      blockable,
      env: { ...envFor(discord, transport), ...env },
    });
    if (transport === "gateway") await discord.ready();
    else discord.useEndpoint(`${program.url}/discord/interactions`);
    return program;
  };
  let program: Program;
  try {
    await register(discord);
    program = await launch();
  } catch (error) {
    await cleanUp();
    await discord.close();
    throw error;
  }
  const app: App = {
    discord,
    folder,
    get program() {
      return program;
    },
    async restart(ahead) {
      program = await launch(ahead);
    },
    async counted(line) {
      const text = await (await fetch(`${program.url}/metrics`)).text();
      const values = text.split("\n").filter((one) => line.test(one) && !one.startsWith("#"));
      return values.reduce((sum, one) => sum + Number(one.split(" ").at(-1)), 0);
    },
    async breakStore() {
      await rename(join(folder, "data"), join(folder, "away"));
      await writeFile(join(folder, "data"), "");
    },
    async mendStore() {
      await rm(join(folder, "data"));
      await rename(join(folder, "away"), join(folder, "data"));
    },
  };
  started.add(app);
  return app;
}

/** Requests that Discord refuses because a test wants it so; any other refusal fails the test. */
export function expectRefusals(app: App, isExpected: (request: RecordedRequest) => boolean): void {
  expected.set(app, isExpected);
}

/** By the code that Discord gave. */
export const refusedWith =
  (...codes: readonly number[]) =>
  ({ answer }: RecordedRequest): boolean =>
    typeof answer === "object" && answer !== null && "code" in answer && codes.includes(Number(answer.code));

/** What the app sent that it should not have, until now. For afterEach. */
export function checkFaults(): void {
  for (const app of started) {
    const isExpected = expected.get(app) ?? (() => false);
    expect(app.discord.faults).toEqual([]);
    expect(
      app.discord.refusals
        .filter((request) => !isExpected(request))
        .map(({ route, status, answer }) => ({ route, status, answer })),
    ).toEqual([]);
  }
}

/** Ends everything that was started. For afterAll, or afterEach where each test has its own. */
export async function stopApps(): Promise<void> {
  await cleanUp();
  for (const app of started) await app.discord.close();
  started.clear();
  expected.clear();
}
