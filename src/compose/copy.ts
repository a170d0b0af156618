import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Logger } from "pino";
import type { CopyableStorage } from "../../adapters/storage/copy/copyable.ts";
import { UsageError } from "../../adapters/terminal/cli.ts";
import { StoreError } from "../app/ports.ts";
import type { CopyRequest, CopySummary } from "../app/store-copy.ts";

type Place =
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "database"; readonly url: string; readonly name: string };

/**
 * Copies all that one storage keeps to another; encrypted records stay as they are.
 * @throws UsageError when the places cannot be meant
 * @throws StoreError when one of them fails, or a running Rolewise uses it
 */
export async function copyBetween(
  request: CopyRequest,
  env: NodeJS.ProcessEnv,
  log: Logger,
): Promise<CopySummary> {
  const from = await placeNamed(request.from, env);
  const to = await placeNamed(request.to, env);
  await refuseMissing(from);
  if (await areSame(from, to)) throw new UsageError("--from and --to are the same storage.");
  const { copyStorage } = await import("../../adapters/storage/copy/copy-store.ts");
  for (const place of [from, to]) if (place.kind === "database") await refuseRunning(place);
  const source = await open(from, log);
  try {
    const target = await open(to, log);
    try {
      return await copyStorage(source, target, request);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function placeNamed(text: string, env: NodeJS.ProcessEnv): Promise<Place> {
  // The name of a variable keeps a password out of the list of processes.
  const value = /^[A-Z][A-Z0-9_]*$/.test(text) ? (env[text] ?? text) : text;
  if (!/^\w+:\/\//.test(value)) return { kind: "folder", path: resolve(value) };
  if (!/^postgres(ql)?:\/\//.test(value))
    throw new UsageError("A database begins with postgres:// or postgresql://; anything else is a folder.");
  const { placeOf } = await import("../../adapters/storage/postgres/address.ts");
  return { kind: "database", url: value, name: placeOf(value) };
}

/** A slip in a name must not make an empty storage and call it a source. */
async function refuseMissing(from: Place): Promise<void> {
  if (from.kind !== "folder") return;
  const there = await stat(from.path).catch(() => null);
  if (there?.isDirectory() !== true) throw new UsageError(`There is no folder ${from.path}.`);
}

async function areSame(from: Place, to: Place): Promise<boolean> {
  if (from.kind === "folder" && to.kind === "folder")
    return (await real(from.path)) === (await real(to.path));
  if (from.kind !== "database" || to.kind !== "database") return false;
  return (await identityOf(from)) === (await identityOf(to));
}

const real = (path: string) => realpath(path).catch(() => path);

type Database = Extract<Place, { kind: "database" }>;

/** A server has many names; its start and its port tell that it is the same one. */
async function identityOf(place: Database): Promise<string> {
  const sql = `SELECT current_database() AS name, pg_postmaster_start_time()::text AS started,
    current_setting('port') AS port`;
  return JSON.stringify(await rowOf(place, sql));
}

/** A folder locks itself; a database lets everybody in, so that its users have to be asked for. */
async function refuseRunning(place: Database): Promise<void> {
  const sql = `SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'rolewise'`;
  const row = await rowOf(place, sql);
  if (row.count === 0) return;
  throw new StoreError(
    "LOCKED",
    `The database ${place.name} is in use by a running Rolewise (${row.count} connections). Stop it, then copy again.`,
  );
}

async function rowOf(place: Database, sql: string): Promise<Record<string, unknown>> {
  const [{ default: pg }, { failed }] = await Promise.all([
    import("pg"),
    import("../../adapters/storage/postgres/failures.ts"),
  ]);
  const client = new pg.Client({
    connectionString: place.url,
    connectionTimeoutMillis: 5_000,
    application_name: "rolewise copy",
  });
  client.on("error", () => {}); // the statement under way rejects too
  try {
    await client.connect();
    return (await client.query(sql)).rows[0] ?? {};
  } catch (cause) {
    throw failed("opening", place.name, cause);
  } finally {
    await client.end().catch(() => {});
  }
}

async function open(place: Place, log: Logger): Promise<CopyableStorage> {
  if (place.kind === "database") {
    const { openPostgresStorage } = await import("../../adapters/storage/postgres/postgres-storage.ts");
    return openPostgresStorage({ url: place.url, log });
  }
  const { openFolderStorage } = await import("../../adapters/storage/lowdb/folder-storage.ts");
  return openFolderStorage({ folder: place.path, log });
}
