import { diskFiles, type Files, type WritableFile } from "../../adapters/storage/lowdb/files.ts";

export type DiskCall =
  /** For writing: a new file, or one that is there. */
  "open" | "write" | "sync" | "rename" | "unlink" | "read" | "list" | "openFolder" | "syncFolder";

/** The real disk, with calls that can be made to fail or to do only part of their work. */
export class FaultyDisk {
  readonly #broken = new Map<DiskCall, string>();
  #mostPerWrite = Number.POSITIVE_INFINITY;
  #room = Number.POSITIVE_INFINITY;

  breaks(call: DiskCall, code: string): void {
    this.#broken.set(call, code);
  }

  /** Each write takes at most so many bytes. */
  writesAtMost(bytes: number): void {
    this.#mostPerWrite = bytes;
  }

  /** So many bytes still fit; then the disk is full. */
  hasRoomFor(bytes: number): void {
    this.#room = bytes;
  }

  heals(): void {
    this.#broken.clear();
    this.#mostPerWrite = Number.POSITIVE_INFINITY;
    this.#room = Number.POSITIVE_INFINITY;
  }

  readonly files: Files = {
    ...diskFiles,
    create: async (path) => {
      this.#check("open");
      return this.#wrap(await diskFiles.create(path));
    },
    overwrite: async (path, from) => {
      this.#check("open");
      return this.#wrap(await diskFiles.overwrite(path, from));
    },
    openFolder: async (path) => {
      this.#check("openFolder");
      const folder = await diskFiles.openFolder(path);
      return {
        close: () => folder.close(),
        sync: async () => {
          this.#check("syncFolder");
          await folder.sync();
        },
      };
    },
    read: async (path) => {
      this.#check("read");
      return diskFiles.read(path);
    },
    rename: async (from, to) => {
      this.#check("rename");
      await diskFiles.rename(from, to);
    },
    unlink: async (path) => {
      this.#check("unlink");
      await diskFiles.unlink(path);
    },
    list: async (folder) => {
      this.#check("list");
      return diskFiles.list(folder);
    },
  };

  #wrap(file: WritableFile): WritableFile {
    return {
      close: () => file.close(),
      write: async (bytes) => {
        this.#check("write");
        if (this.#room === 0) throw systemError("ENOSPC");
        const taken = await file.write(bytes.subarray(0, Math.min(this.#mostPerWrite, this.#room)));
        this.#room -= taken;
        return taken;
      },
      sync: async () => {
        this.#check("sync");
        await file.sync();
      },
    };
  }

  #check(call: DiskCall): void {
    const code = this.#broken.get(call);
    if (code !== undefined) throw systemError(code);
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}
