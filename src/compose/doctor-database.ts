import { readdir } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import * as z from "zod";
import { placeOf } from "../../adapters/storage/postgres/address.ts";
import { failed } from "../../adapters/storage/postgres/failures.ts";
import { type Check, type Finding, fault, ok, warning } from "../app/doctor.ts";
import { StoreError } from "../app/ports.ts";
import { clockFinding, type Outside } from "./doctor-ask.ts";

const AREA = "database";
/** Connections of one process: its pool, and one for its tables at the start. */
const CONNECTIONS = 11;

const ServerSchema = z.object({
  now: z.date(),
  version: z.string(),
  encoding: z.string(),
  readonly: z.string(),
  most: z.coerce.number(),
  used: z.coerce.number(),
  creates: z.boolean(),
  migrated: z.boolean(),
});

const SERVER = `SELECT now() AS now, current_setting('server_version') AS version,
  current_setting('server_encoding') AS encoding, current_setting('transaction_read_only') AS readonly,
  current_setting('max_connections') AS most, (SELECT count(*) FROM pg_stat_activity) AS used,
  has_database_privilege(current_database(), 'CREATE') AS creates,
  to_regclass('rolewise.migrations') IS NOT NULL AS migrated`;

/** Whether the database can be used. Nothing is made or changed in it; starting brings its tables up to date. */
export function createDatabaseCheck(url: string, root: string, outside: Outside): Check {
  return {
    area: AREA,
    async run() {
      let place = "";
      try {
        place = placeOf(url);
        return await look(url, place, root, outside);
      } catch (cause) {
        const { message } = cause instanceof StoreError ? cause : failed("opening", place, cause);
        const [problem = "", ...repair] = message.split(/(?<=\)\.|database\.) /);
        return [fault(AREA, problem.replace(/\.$/, ""), repair.join(" ") || "Set DATABASE_URL right.")];
      }
    },
  };
}

async function look(url: string, place: string, root: string, outside: Outside): Promise<Finding[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: outside.timeout,
    query_timeout: outside.timeout,
    application_name: "rolewise doctor",
  });
  client.on("error", () => {}); // the statement under way rejects too
  try {
    await client.connect();
    const server = ServerSchema.parse((await client.query(SERVER)).rows[0]);
    const findings = serverFindings(place, server);
    findings.push(server.migrated ? await tablesFinding(client, root) : noTables(server.creates));
    findings.push(clockFinding("clock", server.now, outside.clock(), "the database"));
    return findings;
  } finally {
    await client.end().catch(() => {});
  }
}

function serverFindings(place: string, server: z.infer<typeof ServerSchema>): Finding[] {
  const { version, encoding, readonly, most, used } = server;
  const findings: Finding[] = [ok(AREA, `${place}: PostgreSQL ${version}`)];
  if (encoding !== "UTF8")
    findings.push(
      fault(
        AREA,
        `keeps text as ${encoding}`,
        "Create one with ENCODING 'UTF8' and name it in DATABASE_URL.",
      ),
    );
  if (readonly === "on")
    findings.push(
      fault(AREA, "can only be read", "Name the primary server in DATABASE_URL, not a copy of it."),
    );
  if (most - used < CONNECTIONS) {
    const detail = `${used} of ${most} connections are in use; a process of Rolewise takes up to ${CONNECTIONS}`;
    findings.push(warning(AREA, detail, "Raise max_connections of the server, or run fewer processes."));
  }
  return findings;
}

function noTables(creates: boolean): Finding {
  if (creates) return ok(AREA, "tables: none yet; they are made at the first start");
  const repair = "Give the user the right to create schemas: GRANT CREATE ON DATABASE ... TO ...";
  return fault(AREA, "tables: none yet, and the user may not make them", repair);
}

async function tablesFinding(client: pg.Client, root: string): Promise<Finding> {
  const rows = z.array(z.object({ name: z.string() }));
  const done = rows.parse((await client.query("SELECT name FROM rolewise.migrations")).rows);
  const names = new Set(done.map(({ name }) => name));
  const known = (await readdir(join(root, "adapters/storage/postgres/migrations"))).map((file) =>
    file.replace(/\.\w+$/, ""),
  );
  const missing = known.filter((name) => !names.has(name));
  const newer = [...names].filter((name) => !known.includes(name));
  if (newer.length > 0)
    return warning(
      AREA,
      `tables: made by a newer Rolewise (${newer.join(", ")})`,
      "Start the newer version again.",
    );
  if (missing.length === 0) return ok(AREA, "tables: up to date");
  return ok(AREA, `tables: ${missing.join(", ")} will be done at the next start`);
}
