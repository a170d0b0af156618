import { type FileHandle, mkdir, open, readdir, rename, stat, unlink, utimes } from "node:fs/promises";

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

export interface WritableFile {
  /** May take fewer bytes than it is given, as the system call may. @returns how many it took */
  write(bytes: Uint8Array): Promise<number>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenFolder {
  /** Makes the names in the folder durable: what was created, renamed and removed. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The few calls that the store makes to the disk; tests put failing disks behind it. */
export interface Files {
  /** Opens for writing, emptying what was there. */
  create(path: string): Promise<WritableFile>;
  /** Opens what is there for writing from a byte on, leaving the rest. */
  overwrite(path: string, from: number): Promise<WritableFile>;
  openFolder(path: string): Promise<OpenFolder>;
  read(path: string): Promise<Buffer>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  mkdir(path: string): Promise<void>;
  list(folder: string): Promise<string[]>;
  /** Milliseconds since 1970. */
  modifiedAt(path: string): Promise<number>;
  setModifiedAt(path: string, moment: Date): Promise<void>;
}

export const diskFiles: Files = {
  create: async (path) => writable(await open(path, "w", FILE_MODE), 0),
  overwrite: async (path, from) => writable(await open(path, "r+"), from),
  async openFolder(path) {
    // Windows can neither open nor sync a folder; its file system journals names by itself.
    if (process.platform === "win32") return { sync: async () => {}, close: async () => {} };
    return open(path, "r");
  },
  read: readWhole,
  rename,
  unlink,
  mkdir: async (path) => {
    await mkdir(path, { mode: FOLDER_MODE });
  },
  list: (folder) => readdir(folder),
  modifiedAt: async (path) => (await stat(path)).mtimeMs,
  setModifiedAt: (path, moment) => utimes(path, moment, moment),
};

function writable(handle: FileHandle, from: number): WritableFile {
  let at = from;
  return {
    async write(bytes) {
      const { bytesWritten } = await handle.write(bytes, 0, bytes.length, at);
      at += bytesWritten;
      return bytesWritten;
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

/** Larger than nearly every file: one read takes it whole, and the next one finds its end. */
const READ_AT_ONCE = 32 * 1024;

/** As readFile, with fewer trips to the thread pool. A read may take less than there is. */
async function readWhole(path: string): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const parts: Buffer[] = [];
    for (;;) {
      const buffer = Buffer.allocUnsafe(READ_AT_ONCE);
      const { bytesRead } = await handle.read(buffer, 0, READ_AT_ONCE);
      if (bytesRead === 0) return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      parts.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** The system's code of an error ("ENOENT"), or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
