import { existsSync } from "node:fs";
import { join } from "node:path";
import { runner } from "node-pg-migrate";
import pg from "pg";
import { failed, notUtf8 } from "./failures.ts";

/** Everything of ours but the tables of pg-boss. */
const SCHEMA = "rolewise";
const MIGRATE_MS = 60_000;
/** Any number that no other program takes in this database. */
const LOCK = 7_205_759_403;

/** Beside this file, or where the files were before they were bundled. */
const FOLDERS = [
  join(import.meta.dirname, "migrations"),
  join(import.meta.dirname, "..", "adapters", "storage", "postgres", "migrations"),
];

export interface MigrateOptions {
  readonly url: string;
  readonly place: string;
  readonly connectMs: number;
  /** Sets up what else has to be there; no other process does so at the same time. */
  readonly afterwards: () => Promise<void>;
}

/**
 * Brings the tables to what this version needs. Processes that start together wait for each other.
 * @throws StoreError
 */
export async function migrate({ url, place, connectMs, afterwards }: MigrateOptions): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    statement_timeout: MIGRATE_MS,
    application_name: "rolewise migrations",
  });
  client.on("error", () => {}); // the statement under way rejects too
  try {
    await client.connect();
    const encoding = String((await client.query("SHOW server_encoding")).rows[0]?.server_encoding);
    if (encoding !== "UTF8") throw notUtf8(place, encoding);
    await runner({
      dbClient: client,
      dir: migrationsFolder(),
      direction: "up",
      schema: SCHEMA,
      // Even when it is there, CREATE SCHEMA asks for a right that it then does not need.
      createSchema: !(await schemaExists(client)),
      migrationsTable: "migrations",
      singleTransaction: true,
      advisoryLockMode: "wait",
      lockValue: LOCK,
      log: () => {}, // what went wrong is thrown as well
    });
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]); // until the connection ends
    await afterwards();
  } catch (cause) {
    throw failed("opening", place, cause);
  } finally {
    await client.end().catch(() => {});
  }
}

async function schemaExists(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("SELECT to_regnamespace($1) IS NOT NULL AS there", [SCHEMA]);
  return rows[0]?.there === true;
}

function migrationsFolder(): string {
  const folder = FOLDERS.find((path) => existsSync(path));
  if (folder === undefined) throw new Error(`the migrations are missing: ${FOLDERS.join(" or ")}`);
  return folder;
}
