import { basename, dirname } from "node:path";
import type { Files, WritableFile } from "../../adapters/storage/lowdb/files.ts";

/** A file's content: as programs see it, and as the platter has it. */
interface Content {
  seen: Buffer;
  safe: Buffer;
}

type Names = Map<string, Content | "folder">;

/**
 * What of the changes that were not synced is lost when the power is cut: names and contents, the most that a file
 * system may lose; contents alone, as on file systems that leave a file full of NUL bytes; or every other sector
 * of the contents.
 */
export type Loss = "names and contents" | "contents" | "every other sector";

/** What a disk writes in one go. */
const SECTOR = 512;

/** A disk in memory that forgets, when its power is cut, what was not synced. */
export class PowerDisk {
  readonly #loss: Loss;
  readonly #root: string;
  #seen: Names = new Map();
  #safe: Names = new Map();
  #callsLeft = Number.POSITIVE_INFINITY;

  constructor(root: string, loss: Loss) {
    this.#root = root;
    this.#loss = loss;
  }

  /** So many changes are still made; the next one finds the power gone, and so does everything after it. */
  cutAfter(changes: number): void {
    this.#callsLeft = changes;
  }

  get isDark(): boolean {
    return this.#callsLeft < 0;
  }

  /** The power is back, with only what was safe. */
  restart(): void {
    const kept = this.#loss === "names and contents" ? this.#safe : this.#seen;
    this.#seen = new Map();
    for (const [path, node] of kept) {
      if (node !== "folder") {
        node.seen = this.#left(node);
        node.safe = node.seen;
      }
      if (this.#isReachable(path, kept)) this.#seen.set(path, node);
    }
    this.#safe = new Map(this.#seen);
    this.#callsLeft = Number.POSITIVE_INFINITY;
  }

  readonly files: Files = {
    create: async (path) => {
      this.#change();
      const content: Content = { seen: Buffer.alloc(0), safe: Buffer.alloc(0) };
      this.#seen.set(path, content);
      return this.#writable(content, 0);
    },
    overwrite: async (path, from) => this.#writable(this.#content(path), from),
    openFolder: async (path) => ({
      sync: async () => {
        this.#change();
        this.#syncNames(path);
      },
      close: async () => {},
    }),
    read: async (path) => this.#content(path).seen,
    rename: async (from, to) => {
      this.#change();
      this.#seen.set(to, this.#content(from));
      this.#seen.delete(from);
    },
    unlink: async (path) => {
      this.#content(path);
      this.#change();
      this.#seen.delete(path);
    },
    mkdir: async (path) => {
      this.#change();
      this.#seen.set(path, "folder");
    },
    list: async (folder) => {
      this.#refuseInTheDark();
      return [...this.#seen.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path));
    },
    modifiedAt: async () => 0,
    setModifiedAt: async () => {},
  };

  #writable(content: Content, from: number): WritableFile {
    let at = from;
    return {
      write: async (bytes) => {
        this.#change();
        const end = at + bytes.length;
        content.seen = Buffer.concat([content.seen.subarray(0, at), bytes, content.seen.subarray(end)]);
        at = end;
        return bytes.length;
      },
      sync: async () => {
        this.#change();
        content.safe = content.seen;
      },
      close: async () => {},
    };
  }

  /** What is on the platter of a file; where nothing was ever written there are zeros. */
  #left({ seen, safe }: Content): Buffer {
    const left = Buffer.concat([safe, Buffer.alloc(Math.max(0, seen.length - safe.length))]);
    if (this.#loss !== "every other sector") return left;
    for (let from = 0; from < seen.length; from += 2 * SECTOR)
      left.set(seen.subarray(from, from + SECTOR), from);
    return left;
  }

  #syncNames(folder: string): void {
    for (const path of this.#safe.keys()) if (dirname(path) === folder) this.#safe.delete(path);
    for (const [path, node] of this.#seen) if (dirname(path) === folder) this.#safe.set(path, node);
  }

  #isReachable(path: string, names: Names): boolean {
    const parent = dirname(path);
    return parent === this.#root || names.get(parent) === "folder";
  }

  #content(path: string): Content {
    this.#refuseInTheDark();
    const node = this.#seen.get(path);
    if (node === undefined || node === "folder") {
      throw Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" });
    }
    return node;
  }

  #change(): void {
    if (!this.isDark) this.#callsLeft -= 1;
    this.#refuseInTheDark();
  }

  #refuseInTheDark(): void {
    if (this.isDark) throw Object.assign(new Error("EIO: the power is gone"), { code: "EIO" });
  }
}
