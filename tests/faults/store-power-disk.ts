import { basename, dirname } from "node:path";
import type { Files } from "../../adapters/storage/lowdb/files.ts";

/** A file's content: as programs see it, and as the platter has it. */
interface Content {
  seen: Buffer;
  safe: Buffer;
}

type Names = Map<string, Content | "folder">;

/**
 * A disk in memory that forgets, when its power is cut, every content and every name that was not synced: the most
 * that a file system may lose. With `namesSurvive` names are kept at once and only contents wait for their sync,
 * as on file systems that leave a file full of NUL bytes.
 */
export class PowerDisk {
  readonly #namesSurvive: boolean;
  readonly #root: string;
  #seen: Names = new Map();
  #safe: Names = new Map();
  #callsLeft = Number.POSITIVE_INFINITY;

  constructor(root: string, namesSurvive: boolean) {
    this.#root = root;
    this.#namesSurvive = namesSurvive;
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
    const kept = this.#namesSurvive ? this.#seen : this.#safe;
    this.#seen = new Map();
    for (const [path, node] of kept) {
      if (node !== "folder") {
        const lost = Math.max(0, node.seen.length - node.safe.length);
        node.seen = Buffer.concat([node.safe, Buffer.alloc(lost)]);
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
      return {
        write: async (bytes) => {
          this.#change();
          content.seen = Buffer.concat([content.seen, bytes]);
          return bytes.length;
        },
        sync: async () => {
          this.#change();
          content.safe = content.seen;
        },
        close: async () => {},
      };
    },
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
