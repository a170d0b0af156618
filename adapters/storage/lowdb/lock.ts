import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, realpath, unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inUse } from "./failures.ts";
import { errorCode } from "./files.ts";

export interface FolderLock {
  release(): Promise<void>;
}

/** Starts to listen on a socket; tests put a file system without sockets here. */
export type Listen = (path: string) => Promise<Server>;

/** Bytes. Systems end a socket's path at 104 or 108, and a lock's name takes up to 22 of them. */
const LONGEST_PLACE = 80;
const LOCK_NAME = /^lock-(\d+)-[0-9a-f]+$/;
/** What is said where no socket can be: some mounts of virtual machines, FAT, long paths outside Linux. */
const NO_SOCKETS = new Set(["ENOTSUP", "EOPNOTSUPP", "EPERM", "EINVAL", "ENOSYS", "ENAMETOOLONG"]);

/**
 * Claims a folder for this process. The lock is a listening socket in the folder: the kernel closes it however
 * the process ends, so it needs no guess about a pid, and it holds between containers on one machine too.
 *
 * Each claimant first listens under a name of its own and then looks whether any other socket answers. Two that
 * start in the same instant may both be refused, but never both be let in.
 * @throws StoreError LOCKED
 */
export async function lockFolder(folder: string, listen: Listen = listenOn): Promise<FolderLock> {
  const path = await realpath(folder);
  if (process.platform === "win32") return lockPipe(path);
  try {
    return await claim(path, folder, listen);
  } catch (cause) {
    if (!NO_SOCKETS.has(errorCode(cause))) throw cause;
    const substitute = join(tmpdir(), `rolewise-${shortHash(path)}`);
    await mkdir(substitute, { recursive: true, mode: 0o700 });
    return claim(substitute, folder, listen);
  }
}

async function claim(place: string, folder: string, listen: Listen): Promise<FolderLock> {
  const name = `lock-${process.pid}-${randomBytes(4).toString("hex")}`;
  const handle = await open(place, "r");
  let server: Server | null = null;
  const release = async () => {
    if (server !== null) await stop(server);
    await handle.close();
  };
  try {
    const base = shortPath(place, handle.fd);
    server = await listen(join(base, name));
    await refuseIfClaimed(base, name, folder);
    return { release };
  } catch (cause) {
    await release();
    throw cause;
  }
}

/** On Linux a path through the open folder is short however deep the folder is. */
function shortPath(place: string, descriptor: number): string {
  if (Buffer.byteLength(place) <= LONGEST_PLACE) return place;
  if (process.platform === "linux") return `/proc/self/fd/${descriptor}`;
  throw Object.assign(new Error(`${place} is too long for a socket`), { code: "ENAMETOOLONG" });
}

async function refuseIfClaimed(base: string, own: string, folder: string): Promise<void> {
  const names = (await readdir(base)).filter((name) => LOCK_NAME.test(name));
  const others = names.filter((name) => name !== own);
  for (const name of others) {
    if (await answers(join(base, name))) throw inUse(folder, LOCK_NAME.exec(name)?.[1] ?? "unknown");
  }
  // Another claimant may have taken our socket for a dead one before it listened.
  if (!names.includes(own)) throw inUse(folder, "unknown");
  for (const name of others) await unlink(join(base, name)).catch(() => {});
}

/** Whether a living process listens; when in doubt, yes. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", (error) => resolve(!["ECONNREFUSED", "ENOENT"].includes(errorCode(error))));
  });
}

function listenOn(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    // exclusive: a cluster would otherwise share one socket between its workers.
    server.listen({ path, exclusive: true }, () => resolve(server));
    server.unref(); // a lock keeps no process alive
  });
}

const stop = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()));

/** Windows keeps its pipes outside the file system, and lets only one process create a name. */
async function lockPipe(path: string): Promise<FolderLock> {
  try {
    const server = await listenOn(`\\\\.\\pipe\\rolewise-${shortHash(path)}`);
    return { release: () => stop(server) };
  } catch (cause) {
    if (errorCode(cause) === "EADDRINUSE") throw inUse(path, "unknown");
    throw cause;
  }
}

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);
