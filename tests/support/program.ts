import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = resolve(import.meta.dirname, "../../src/main.ts");
/** What `tsx` on the command line does, without the process that it puts between. */
const TSX = fileURLToPath(import.meta.resolve("tsx"));
/** Two cores and many tests: a start may take its time. */
const START_MAX = 60_000;

export interface ProgramOptions {
  /** Variables of the chat platforms and whatever else the program reads; nothing but PATH is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Data folder; see `newFolder`. */
  readonly folder: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Its clock goes ahead by so many milliseconds, or back. */
  readonly ahead?: number;
  /** `block` can be called. */
  readonly blockable?: boolean;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** The program as people start it, in a process of its own. */
export interface Program {
  readonly pid: number;
  /** Of its HTTP server: "http://127.0.0.1:4711". */
  readonly url: string;
  readonly port: number;
  /** Everything it has printed, the log included. */
  output(): string;
  /** Resolves when it has printed this. */
  printed(what: string | RegExp, within?: number): Promise<void>;
  /** Its event loop stands still for two seconds; resolves when it does. */
  block(): Promise<void>;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop. @returns how it ended, and after how many milliseconds */
  terminate(signal?: NodeJS.Signals): Promise<Ended & { readonly ms: number }>;
  readonly ended: Promise<Ended>;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();

/** An empty data folder, deleted by `cleanUp`. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rolewise-program-"));
  folders.add(folder);
  return folder;
}

/** Ends what is still running and deletes the folders. For afterEach. */
export async function cleanUp(): Promise<void> {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise<void>((done) => {
          child.once("close", () => done());
          child.kill("SIGKILL");
        }),
    ),
  );
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  folders.clear();
}

/** Starts the program and waits until all its surfaces have said how they are. @throws with its output when it ends instead */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { child, ended, output, printed } = launch(options);
  await printed(/Health and metrics: \S+/, START_MAX);
  const port = Number(/Health and metrics: http:\/\/localhost:(\d+)/.exec(output())?.[1]);
  return {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    port,
    output,
    printed,
    ended,
    async block() {
      const before = output().split(BLOCKED).length;
      child.kill("SIGUSR2");
      await printed(new RegExp(`(${BLOCKED}[^]*){${before}}`));
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async terminate(signal = "SIGTERM") {
      const from = performance.now();
      child.kill(signal);
      const end = await ended;
      return { ...end, ms: performance.now() - from };
    },
  };
}

/** Runs the program until it ends by itself. */
export const runProgram = (options: ProgramOptions): Promise<Ended> => launch(options).ended;

/** A module that moves the clock of the process that imports it. */
const clockAhead = (ms: number): string => {
  const code = `const Real = Date; globalThis.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(Real.now() + ${ms}); else super(...given); }
    static now() { return Real.now() + ${ms}; }
  };`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
};

const BLOCKED = "the event loop stands still";

/** A module that makes the process deaf to everything for two seconds when it is asked to. */
const BLOCKS = `data:text/javascript,${encodeURIComponent(`import { writeSync } from "node:fs";
  process.on("SIGUSR2", () => {
    writeSync(1, "${BLOCKED}\\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
  });`)}`;

function launch({ env, folder, port = 0, ahead = 0, blockable = false }: ProgramOptions) {
  const modules = [TSX, ...(ahead === 0 ? [] : [clockAhead(ahead)]), ...(blockable ? [BLOCKS] : [])];
  const imports = modules.flatMap((module) => ["--import", module]);
  const child = spawn(process.execPath, [...imports, MAIN, "start"], {
    // Not the project's folder: a developer's .env is none of a test's business.
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? "",
      HOST: "127.0.0.1",
      PORT: String(port),
      ROLEWISE_DATA_DIR: join(folder, "data"),
      LOG_FORMAT: "json",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let [out, err] = ["", ""];
  const waiting = new Set<() => void>();
  const hear = (take: (text: string) => void) => (chunk: Buffer) => {
    take(chunk.toString("utf8"));
    for (const look of [...waiting]) look();
  };
  child.stdout.on(
    "data",
    hear((text) => {
      out += text;
    }),
  );
  child.stderr.on(
    "data",
    hear((text) => {
      err += text;
    }),
  );
  const output = () => `${out}${err}`;
  const ended = new Promise<Ended>((done) => {
    child.once("close", (code, signal) => {
      running.delete(child);
      done({ code, signal, out, err });
      for (const look of [...waiting]) look();
    });
  });
  const over = () => !running.has(child);
  const printed = (what: string | RegExp, within = 10_000): Promise<void> =>
    new Promise((done, fail) => {
      const settle = (error?: Error) => {
        waiting.delete(look);
        clearTimeout(timer);
        if (error === undefined) done();
        else fail(error);
      };
      const look = () => {
        const text = output();
        if (typeof what === "string" ? text.includes(what) : what.test(text)) settle();
        else if (over()) settle(new Error(`The program ended without printing ${what}:\n${text}`));
      };
      const timer = setTimeout(
        () => settle(new Error(`The program did not print ${what} within ${within} ms:\n${output()}`)),
        within,
      );
      waiting.add(look);
      look();
    });
  return { child, ended, output, printed };
}
