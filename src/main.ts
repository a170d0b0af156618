import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { runCli, type Services } from "../adapters/terminal/cli.ts";
import { pageFor, paint } from "../adapters/terminal/layout.ts";
import { StoreError } from "./app/ports.ts";
import { ConfigError, readConfig } from "./config.ts";
import { ContentError } from "./content/diagnostics.ts";
import type { LoadedContent } from "./content/load-content.ts";
import { createKnowledge } from "./domain/knowledge.ts";
import type { Content } from "./engine/conversation.ts";
import { lazy } from "./engine/lazy.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
/** What `npm run build` made of the content; there only beside the built program. */
const built = join(dirname(fileURLToPath(import.meta.url)), "content.json");

// A reader that closes early (`| head`) ends the program quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await main();
} catch (error) {
  // Faults that a person can mend are told in words; anything else is a bug and keeps its stack.
  if (!(error instanceof ContentError || error instanceof ConfigError || error instanceof StoreError))
    throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  // Read when they are needed: the doctor examines them itself.
  const settings = lazy(() => readConfig(process.env));
  const cache = join(root, "node_modules", ".cache", "rolewise");
  const folders = () => ({ root, overlay: settings().contentDir, cache });
  const page = pageFor(process.stdout, process.env);
  const streams = {
    out: (text: string) => process.stdout.write(text),
    err: (text: string) => process.stderr.write(text),
    page,
  };

  const services: Services = {
    knowledge: async () => (await loaded()).knowledge,
    content: prepared,
    check: async () => (await import("./content/load-content.ts")).checkContent(folders()),
    stdin: async () => (process.stdin.isTTY ? "" : readAll(process.stdin)),
    lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    emit: async (line) => {
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
    },
    today: new Date().toISOString().slice(0, 10),
    talk,
    doctor: async (onWaiting) =>
      (await import("./compose/doctor.ts")).runDoctor({ env: process.env, root, cache, onWaiting }),
    copyStore: async (request) =>
      (await import("./compose/copy.ts")).copyBetween(request, process.env, await openLog()),
    start: async () => {
      const { slack, discord } = settings();
      if (slack.kind !== "off" || discord.kind !== "off") return serveUntilStopped();
      streams.out(
        `${paint(page, "dim", "Slack and Discord are not set up: see .env.example for their tokens. Talking here instead; quit with exit.")}\n`,
      );
      if (process.stdin.isTTY) return talk();
      streams.err("There is no terminal to talk in. Pipe lines into: npm run -s rolewise -- chat\n");
      return 1;
    },
  };
  return runCli(process.argv.slice(2), streams, services);

  async function openLog(): Promise<Logger> {
    const { createLog } = await import("./log.ts");
    return createLog({ level: settings().logLevel, json: settings().logJson });
  }

  /** The built content, unless an overlay has to be laid over the files that it was made from. */
  async function loaded(): Promise<LoadedContent> {
    if (settings().contentDir === undefined && existsSync(built)) {
      const { knowledge, conversations } = JSON.parse(readFileSync(built, "utf8"));
      return { knowledge: createKnowledge(knowledge), conversations };
    }
    return (await import("./content/load-content.ts")).loadAll(folders());
  }

  async function prepared(): Promise<Content> {
    const { createContent } = await import("./engine/create-content.ts");
    const { knowledge, conversations } = await loaded();
    return createContent(knowledge, conversations, { retentionDays: settings().retentionDays });
  }

  async function serveUntilStopped(): Promise<number> {
    const [{ serve }, { runUntilStopped }, log] = await Promise.all([
      import("./compose/serve.ts"),
      import("./compose/stop-signals.ts"),
      openLog(),
    ]);
    const tell = (line: string) => streams.out(`${line}\n`);
    return runUntilStopped(async () => serve(settings(), await prepared(), log, tell), log);
  }

  async function talk(): Promise<number> {
    const [{ chat }, { openStorage }, { createTurnHandler }, log] = await Promise.all([
      import("../adapters/terminal/chat.ts"),
      import("./compose/open-storage.ts"),
      import("./app/handle-turn.ts"),
      // Beside the conversation, not in it.
      openLog(),
    ]);
    const content = await prepared();
    const storage = await openStorage(settings(), log);
    try {
      const day = 86_400_000;
      await storage.sessions.removeOlderThan(new Date(Date.now() - settings().retentionDays * day));
      await chat({
        input: process.stdin,
        output: process.stdout,
        page,
        handle: createTurnHandler(content, storage.sessions, () => new Date()),
        key: "terminal:local",
        newTurnId: randomUUID,
        ...(process.stdin.isTTY && { greeting: "hello" }),
      });
    } finally {
      await storage.close();
    }
    return 0;
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
