import pg from "pg";
import { type Doing, failed, wasCut } from "./failures.ts";

export interface StoreLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export type Row = Readonly<Record<string, unknown>>;
export interface Answer {
  readonly rows: readonly Row[];
  readonly rowCount: number | null;
}
export type Query = (text: string, values?: unknown[]) => Promise<Answer>;

export interface DatabaseOptions {
  readonly url: string;
  readonly place: string;
  /** At most so many connections at a time. */
  readonly connections: number;
  /** How long to wait for a connection. */
  readonly connectMs: number;
  /** How long a statement may take. */
  readonly statementMs: number;
  readonly log: StoreLog | undefined;
}

/** The server gives up on a statement by itself; we on the server a little later, should it not say so. */
const SPARE_MS = 2_000;
const FAREWELL_MS = 2_000;

/** A pool of connections that finds its way back when the server was away. */
export class Database {
  readonly place: string;
  /** As often may a connection turn out to have been cut, when all of them were. */
  readonly triesMost: number;
  readonly #pool: pg.Pool;

  constructor({ url, place, connections, connectMs, statementMs, log }: DatabaseOptions) {
    this.place = place;
    this.triesMost = connections + 1;
    this.#pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: connectMs,
      statement_timeout: statementMs,
      query_timeout: statementMs + SPARE_MS,
      idle_in_transaction_session_timeout: statementMs,
      keepAlive: true,
      application_name: "rolewise",
    });
    this.#pool.on("error", (error) => {
      // Not the error itself: pg hangs the whole connection on it.
      log?.warn({ reason: error.message }, "an idle connection to the database was lost");
    });
  }

  /** One statement, once. A failed one takes its connection with it, so that no half transaction is inherited. */
  async query(doing: Doing, text: string, values?: unknown[]): Promise<Answer> {
    try {
      return await this.#pool.query(text, values);
    } catch (cause) {
      throw failed(doing, this.place, cause);
    }
  }

  /** One statement that may run twice: it is tried again when its connection was cut. */
  repeat(doing: Doing, text: string, values?: unknown[]): Promise<Answer> {
    return this.#untilNotCut(() => this.query(doing, text, values));
  }

  /** Runs again, from its beginning, when its connection was cut. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#untilNotCut(() => this.#transact(work));
  }

  async #untilNotCut<T>(attempt: () => Promise<T>): Promise<T> {
    for (let count = 1; ; count += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (count === this.triesMost || !wasCut(error)) throw error;
      }
    }
  }

  async #transact<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch((cause: unknown) => {
      throw failed("writing", this.place, cause);
    });
    // The statement under way rejects too; without a listener this would end the process.
    const ignore = () => {};
    client.on("error", ignore);
    try {
      await client.query("BEGIN");
      const result = await work((text, values) => client.query(text, values));
      await client.query("COMMIT");
      client.release();
      return result;
    } catch (cause) {
      client.release(true);
      throw failed("writing", this.place, cause);
    } finally {
      client.off("error", ignore);
    }
  }

  /** Nothing may be under way. A server that does not answer to a farewell is not waited for. */
  async close(): Promise<void> {
    let timeout: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timeout = setTimeout(resolve, FAREWELL_MS);
    });
    await Promise.race([this.#pool.end(), enough]);
    clearTimeout(timeout);
  }
}
