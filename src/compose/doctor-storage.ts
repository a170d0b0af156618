import { access, constants, readdir, rm, stat, statfs, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { dirname, join, resolve } from "node:path";
import { type Check, type Finding, fault, ok, warning } from "../app/doctor.ts";
import { StoreError } from "../app/ports.ts";

const MEGABYTE = 1024 * 1024;
/** Below this nothing more may be kept soon; below the other it is time to look. */
const SPACE_LEAST = 100 * MEGABYTE;
const SPACE_LOW = 1024 * MEGABYTE;
/** A person is one file. */
const FILES_LOW = 10_000;
const LOCK = /^lock-\d+-[0-9a-f]+$/;

/** Rights and room in the data folder. It is not made here, and no record is read. */
export function createFolderCheck(dataDir: string): Check {
  const area = "data folder";
  const folder = resolve(dataDir);
  return {
    area,
    async run() {
      const there = await stat(folder).catch(() => null);
      if (there === null) return [await makable(area, folder)];
      if (!there.isDirectory())
        return [fault(area, `${folder} is not a folder`, "Name a folder in ROLEWISE_DATA_DIR.")];
      const written = await writeFault(area, folder);
      if (written !== null) return [written];
      const use = (await isLocked(folder)) ? "in use by a running Rolewise" : "free to use";
      return [
        ok(area, `${folder}: writable, ${use}`),
        ...privacyFindings(area, folder, there.mode),
        await room(area, folder),
      ];
    },
  };
}

const always = () => true;
const never = () => false;

async function makable(area: string, folder: string): Promise<Finding> {
  let parent = dirname(folder);
  while ((await stat(parent).catch(() => null)) === null && parent !== dirname(parent))
    parent = dirname(parent);
  const isFolder = (await stat(parent)).isDirectory();
  const can = isFolder && (await access(parent, constants.W_OK).then(always, never));
  if (can) return ok(area, `${folder} will be made at the first start`);
  const repair = `Make it for the user that runs Rolewise, or name another one in ROLEWISE_DATA_DIR.`;
  return fault(area, `${folder} is not there and cannot be made in ${parent}`, repair);
}

/** Rights on paper do not count: read-only disks and full ones refuse too. */
async function writeFault(area: string, folder: string): Promise<Finding | null> {
  const trial = join(folder, `doctor-${process.pid}.tmp`);
  try {
    await writeFile(trial, "ok\n", { mode: 0o600, flag: "wx" });
    return null;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    const repair =
      code === "ENOSPC" || code === "EDQUOT"
        ? "Free some space on that disk."
        : "Make the folder and all in it writable for the user that runs Rolewise (chown -R).";
    return fault(area, `${folder} cannot be written to (${code})`, repair);
  } finally {
    await rm(trial, { force: true }).catch(() => {});
  }
}

function privacyFindings(area: string, folder: string, mode: number): Finding[] {
  if (process.platform === "win32" || (mode & 0o077) === 0) return [];
  return [warning(area, `${folder} can be read by other users of this host`, `Run: chmod 700 ${folder}`)];
}

async function room(area: string, folder: string): Promise<Finding> {
  const { bavail, bsize, ffree, files } = await statfs(folder);
  const bytes = bavail * bsize;
  const text = `${Math.floor(bytes / MEGABYTE).toLocaleString("en-US")} MB free`;
  const repair = "Free some space on that disk, or move the folder to a larger one.";
  if (bytes < SPACE_LEAST) return fault(area, text, repair);
  // Some file systems have no fixed number of files, and say 0.
  if (files > 0 && ffree < FILES_LOW)
    return warning(area, `room for only ${ffree} more files`, "Move it to a file system with more inodes.");
  return bytes < SPACE_LOW ? warning(area, text, repair) : ok(area, text);
}

/** A running store listens on a socket in its folder. */
async function isLocked(folder: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => LOCK.test(name));
  const answers = await Promise.all(names.map((name) => listens(join(folder, name))));
  return answers.includes(true);
}

function listens(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ path });
    const end = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}

/** Whether the keys for encrypted records can be used; they are tried on nothing. */
export function createKeysCheck(keys: string): Check {
  const area = "encryption";
  return {
    area,
    async run() {
      const { readKeys } = await import("../../adapters/storage/encrypted/encrypting.ts");
      try {
        const ids = [...readKeys(keys).keys()];
        const others = ids.length > 1 ? `, ${ids.length - 1} more can read` : "";
        return [ok(area, `ROLEWISE_ENCRYPTION_KEYS: new records with the key "${ids[0]}"${others}`)];
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        const [problem = "", ...repair] = error.message.split(". ");
        return [fault(area, problem, repair.join(". "))];
      }
    },
  };
}
