import { join } from "node:path";
import { errorCode, type Files, type OpenFolder } from "./files.ts";
import { hashOfKey } from "./record.ts";

/** Hexadecimal digits of the hash that name the directory; two make 256, so that 100,000 people are 400 files each. */
const DIGITS = 2;
const RECORD = ".json";
const TEMPORARY = ".tmp";
const CORRUPT = ".corrupt";

export interface StoreLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Where one person's files are. */
export interface Place {
  /** Hash of the key, and the stem of every file of this person. */
  readonly stem: string;
  readonly shard: Shard;
  readonly file: string;
  readonly temporary: string;
  readonly corrupt: string;
}

/** One of the directories. */
export class Shard {
  readonly path: string;
  readonly #files: Files;
  readonly #log: StoreLog | undefined;
  #ready: Promise<OpenFolder> | null = null;

  constructor(path: string, files: Files, log: StoreLog | undefined) {
    this.path = path;
    this.#files = files;
    this.#log = log;
  }

  /** Opens the directory and sweeps what a killed process left there; only the first call does work. */
  async prepare(): Promise<void> {
    await this.#opened();
  }

  async sync(): Promise<void> {
    await (await this.#opened()).sync();
  }

  async close(): Promise<void> {
    const folder = await this.#ready?.catch(() => null);
    await folder?.close();
  }

  /** Who has a record here, and who has a quarantined file. */
  async list(): Promise<{ records: Place[]; corrupt: Place[] }> {
    const names = (await this.#files.list(this.path)).toSorted();
    const places = (ending: string) => stems(names, ending).map((stem) => this.placeOf(stem));
    return { records: places(RECORD), corrupt: places(CORRUPT) };
  }

  placeOf(stem: string): Place {
    const path = join(this.path, stem);
    return { stem, shard: this, file: path + RECORD, temporary: path + TEMPORARY, corrupt: path + CORRUPT };
  }

  #opened(): Promise<OpenFolder> {
    this.#ready ??= this.#open().catch((cause: unknown) => {
      this.#ready = null; // so that the next call tries again
      throw cause;
    });
    return this.#ready;
  }

  async #open(): Promise<OpenFolder> {
    const folder = await this.#files.openFolder(this.path);
    const leftovers = stems(await this.#files.list(this.path).catch(() => []), TEMPORARY);
    for (const stem of leftovers) {
      const file = this.placeOf(stem).temporary;
      await this.#files.unlink(file).catch((error: unknown) => {
        this.#log?.warn({ file, error }, "a leftover file could not be removed");
      });
    }
    return folder;
  }
}

const stems = (names: readonly string[], ending: string) =>
  names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));

export class Shards {
  readonly all: readonly Shard[];
  readonly #digits: number;

  private constructor(all: readonly Shard[], digits: number) {
    this.all = all;
    this.#digits = digits;
  }

  /** Creates the directories that are missing, durably. */
  static async open(
    folder: string,
    files: Files,
    log: StoreLog | undefined,
    digits = DIGITS,
  ): Promise<Shards> {
    const names = Array.from({ length: 16 ** digits }, (_, index) =>
      index.toString(16).padStart(digits, "0"),
    );
    const there = new Set(await files.list(folder));
    for (const name of names) {
      if (!there.has(name)) await createFolder(files, join(folder, name));
    }
    await syncFolder(files, folder);
    return new Shards(
      names.map((name) => new Shard(join(folder, name), files, log)),
      digits,
    );
  }

  placeOf(key: string): Place {
    const stem = hashOfKey(key);
    const shard = this.all[Number.parseInt(stem.slice(0, this.#digits), 16)];
    if (shard === undefined) throw new Error(`no directory for the hash ${stem}`);
    return shard.placeOf(stem);
  }

  async close(): Promise<void> {
    for (const shard of this.all) await shard.close();
  }
}

export async function createFolder(files: Files, path: string): Promise<void> {
  try {
    await files.mkdir(path);
  } catch (cause) {
    if (errorCode(cause) !== "EEXIST") throw cause;
  }
}

export async function syncFolder(files: Files, path: string): Promise<void> {
  const folder = await files.openFolder(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
