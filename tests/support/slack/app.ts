import { expect } from "vitest";
import { faultsOf } from "../../../adapters/slack/check.ts";
import { cleanUp, newFolder, type Program, startProgram } from "../program.ts";
import { type Fault, type Judge, type Slack, type SlackOptions, startSlack } from "./index.ts";

export type Transport = "socket" | "http" | "install";

export interface AppOptions {
  readonly transport?: Transport;
  readonly env?: Readonly<Record<string, string>>;
  /** The event loop of the program can be made to stand still. */
  readonly blockable?: boolean;
  readonly slack?: SlackOptions;
  /** Data folder; a new one by default. */
  readonly folder?: string;
}

/** A workspace, and the real program in it. */
export interface App {
  readonly slack: Slack;
  /** The program that runs now. */
  readonly program: Program;
  readonly folder: string;
  /** Starts the program again on the same data, once the one before has ended. @param ahead of its clock, in ms */
  restart(ahead?: number): Promise<void>;
  /** Another program beside it, with data of its own. */
  second(): Promise<Program>;
}

const isDelete = (payload: unknown): boolean =>
  typeof payload === "object" && payload !== null && "delete_original" in payload;

/** The app's own checker, by which the loopback judges all that it sends. */
export const judge: Judge = (kind, payload) => {
  if (kind === "response" && isDelete(payload)) return;
  const sort = kind === "ephemeral" || kind === "response" ? "message" : kind;
  const faults = faultsOf(sort, payload);
  if (faults.length > 0) throw new Error(faults.join("; "));
};

const started = new Set<App>();
const expected = new Map<App, (fault: Fault) => boolean>();

/** Starts a workspace and the program in it, and waits until they talk to each other. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const { transport = "socket", env = {}, blockable = false } = options;
  const slack = await startSlack({ judge, patience: 20_000, ...options.slack });
  const folder = options.folder ?? (await newFolder());
  const launch = async (ahead = 0) => {
    const before = slack.sockets.opened;
    const program = await startProgram({
      folder,
      ahead,
      blockable,
      env: { ...slack.env(transport), ...env },
    });
    if (transport === "socket")
      await slack.until(() => slack.sockets.opened > before && slack.sockets.open > 0, "a socket");
    else slack.deliverTo({ url: `${program.url}/slack/events`, ahead });
    return program;
  };
  let program: Program;
  try {
    program = await launch();
  } catch (error) {
    await slack.stop();
    throw error;
  }
  const app: App = {
    slack,
    folder,
    get program() {
      return program;
    },
    async restart(ahead) {
      program = await launch(ahead);
    },
    second: async () => startProgram({ folder: await newFolder(), env: { ...slack.env(transport), ...env } }),
  };
  started.add(app);
  return app;
}

/** Faults that a test brings about on purpose: everything else that a correct app does not do fails the test. */
export function expectFaults(app: App, isExpected: (fault: Fault) => boolean): void {
  expected.set(app, isExpected);
}

/** What each app did wrong until now. For afterEach. */
export function checkFaults(): void {
  for (const app of started) {
    const isExpected = expected.get(app) ?? (() => false);
    const wrong = app.slack.faults.filter((fault) => !isExpected(fault));
    expect(wrong.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  }
}

/** Ends everything that was started. For afterAll, or afterEach where each test has its own. */
export async function stopApps(): Promise<void> {
  await cleanUp();
  for (const app of started) await app.slack.stop();
  started.clear();
  expected.clear();
}
