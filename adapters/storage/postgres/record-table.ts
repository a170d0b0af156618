import * as z from "zod";
import type { SaveResult, StoredRecord } from "../../../src/app/ports.ts";
import type { CopyableStore, Entry, KeptRecord } from "../copy/copyable.ts";
import type { Database } from "./database.ts";
import { wasCut } from "./failures.ts";
import { Gate } from "./gate.ts";
import { fromColumn, fromJson, hashOf, toColumn, toJson } from "./names.ts";

export type Table = "sessions" | "installations";

const PAGE = 50;
const KEYS_PAGE = 1_000;
/** One statement deletes at most so many, to stay short. */
const DELETED_AT_ONCE = 1_000;

// A bigint column comes as text, so that no digit is lost; a person saves less than 2^53 times.
const revisionSchema = z.coerce.number().int().positive();
const recordSchema = z.object({ revision: revisionSchema, value: z.string().nullable() });
const keySchema = z.object({ hash: z.instanceof(Buffer), key: z.string() });
const entrySchema = recordSchema.extend({ ...keySchema.shape, saved_at: z.date() });

/** Keeps records in one table; any number of processes may share it. The clock is the server's. */
export class RecordTable implements CopyableStore {
  readonly #database: Database;
  readonly #gate: Gate;
  readonly #table: string;

  constructor(database: Database, table: Table) {
    this.#database = database;
    this.#gate = new Gate(database.place);
    this.#table = `rolewise.${table}`;
  }

  load(key: string): Promise<StoredRecord | null> {
    return this.#gate.run(async () => {
      const { rows } = await this.#database.repeat(
        "reading",
        `SELECT revision, value::text AS value FROM ${this.#table} WHERE hash = $1`,
        [hashOf(key)],
      );
      if (rows.length === 0) return null;
      const { revision, value } = recordSchema.parse(rows[0]);
      return { revision, value: fromJson(value) };
    });
  }

  save(key: string, value: unknown, expectedRevision: number): Promise<SaveResult> {
    return this.#gate.run(async () => {
      const text = toJson(value);
      for (let count = 1; ; count += 1) {
        try {
          const result = await this.#compareAndSet(key, text, expectedRevision);
          if (result.kind === "saved" || count === 1) return result;
          // Perhaps it was our own earlier attempt that was in the way.
          const isOurs = await this.#holds(key, text, expectedRevision + 1);
          return isOurs ? { kind: "saved", revision: expectedRevision + 1 } : result;
        } catch (error) {
          if (count === this.#database.triesMost || !wasCut(error)) throw error;
        }
      }
    });
  }

  remove(key: string): Promise<void> {
    return this.#gate.run(async () => {
      await this.#database.repeat("writing", `DELETE FROM ${this.#table} WHERE hash = $1`, [hashOf(key)]);
    });
  }

  async *savedSince(moment: Date): AsyncGenerator<string> {
    for (let after: Buffer = Buffer.alloc(0); ; ) {
      const { rows } = await this.#gate.run(() =>
        this.#database.repeat(
          "reading",
          `SELECT hash, key FROM ${this.#table} WHERE saved_at >= $1 AND hash > $2 ORDER BY hash LIMIT ${KEYS_PAGE}`,
          [moment, after],
        ),
      );
      for (const row of rows) {
        const { hash, key } = keySchema.parse(row);
        after = hash;
        yield fromColumn(key);
      }
      if (rows.length < KEYS_PAGE) return;
    }
  }

  removeOlderThan(moment: Date): Promise<number> {
    return this.#gate.run(async () => {
      for (let removed = 0; ; ) {
        const { rowCount } = await this.#database.query(
          "writing",
          `DELETE FROM ${this.#table} WHERE hash IN
             (SELECT hash FROM ${this.#table} WHERE saved_at < $1 LIMIT ${DELETED_AT_ONCE} FOR UPDATE SKIP LOCKED)`,
          [moment],
        );
        removed += rowCount ?? 0;
        if ((rowCount ?? 0) < DELETED_AT_ONCE) return removed;
      }
    });
  }

  async *entries(): AsyncGenerator<Entry> {
    for (let after: Buffer = Buffer.alloc(0); ; ) {
      const { rows } = await this.#gate.run(() =>
        this.#database.repeat(
          "reading",
          `SELECT hash, key, revision, value::text AS value, saved_at FROM ${this.#table}
             WHERE hash > $1 ORDER BY hash LIMIT ${PAGE}`,
          [after],
        ),
      );
      for (const row of rows) {
        const { hash, key, revision, value, saved_at } = entrySchema.parse(row);
        after = hash;
        const record = {
          key: fromColumn(key),
          revision,
          value: fromJson(value),
          savedAt: saved_at.toISOString(),
        };
        yield { kind: "record", record };
      }
      if (rows.length < PAGE) return;
    }
  }

  restore({ key, revision, value, savedAt }: KeptRecord): Promise<boolean> {
    return this.#gate.run(async () => {
      const { rowCount } = await this.#database.query(
        "writing",
        `INSERT INTO ${this.#table} (hash, key, revision, value, saved_at) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT DO NOTHING`,
        [hashOf(key), toColumn(key), revision, toJson(value), savedAt],
      );
      return rowCount === 1;
    });
  }

  close(): Promise<void> {
    return this.#gate.close();
  }

  async #compareAndSet(key: string, text: string | null, expectedRevision: number): Promise<SaveResult> {
    const { rowCount } =
      expectedRevision === 0
        ? await this.#database.query(
            "writing",
            `INSERT INTO ${this.#table} (hash, key, revision, value) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING`,
            [hashOf(key), toColumn(key), text],
          )
        : await this.#database.query(
            "writing",
            `UPDATE ${this.#table} SET revision = revision + 1, value = $3, saved_at = now()
               WHERE hash = $1 AND revision = $2`,
            [hashOf(key), expectedRevision, text],
          );
    return rowCount === 1 ? { kind: "saved", revision: expectedRevision + 1 } : { kind: "conflict" };
  }

  async #holds(key: string, text: string | null, revision: number): Promise<boolean> {
    const { rows } = await this.#database.repeat(
      "reading",
      `SELECT FROM ${this.#table} WHERE hash = $1 AND revision = $2 AND value::text IS NOT DISTINCT FROM $3`,
      [hashOf(key), revision, text],
    );
    return rows.length === 1;
  }
}
