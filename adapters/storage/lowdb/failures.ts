import { StoreError } from "../../../src/app/ports.ts";
import { errorCode } from "./files.ts";

const NOT_WRITABLE = "Make the folder writable for the user that runs this process.";
const FULL = "Free some space on that disk; saving goes on by itself afterwards.";

const REPAIRS: Readonly<Record<string, string>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS: NOT_WRITABLE,
  EACCES: NOT_WRITABLE,
  EPERM: NOT_WRITABLE,
  EMFILE: "Raise the limit of open files (ulimit -n).",
  ENFILE: "Raise the limit of open files (ulimit -n).",
  EIO: "The disk reports an error: check it, and move the folder to a healthy one.",
  ENOTDIR: "Name a folder, not a file.",
  EEXIST: "Name a folder, not a file.",
  ENAMETOOLONG: "Name a folder with a shorter path.",
  ENOENT: "The folder is gone: put it back, then start again.",
};
const OTHER_REPAIR = "Check the folder and its disk.";

const repairOf = (cause: unknown) => REPAIRS[errorCode(cause)] ?? OTHER_REPAIR;
const reasonOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

export function writeFailed(folder: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  return new StoreError(
    "WRITE_FAILED",
    `Could not write in the folder ${folder} (${reasonOf(cause)}). ${repairOf(cause)}`,
    { cause },
  );
}

export function readFailed(path: string, cause: unknown): StoreError {
  return new StoreError("UNREADABLE", `Could not read ${path} (${reasonOf(cause)}). ${repairOf(cause)}`, {
    cause,
  });
}

/** @param movedTo where the damaged file is now; null when it could not be moved */
export function damaged(path: string, movedTo: string | null, cause: unknown): StoreError {
  const now =
    movedTo === null
      ? "It could not be moved aside; move it away by hand."
      : `It was moved to ${movedTo}; this person starts anew, or put a copy from a backup in its place while Rolewise is stopped.`;
  return new StoreError("UNREADABLE", `The record ${path} is damaged. ${now}`, { cause });
}

export function inUse(folder: string, pid: string): StoreError {
  return new StoreError(
    "LOCKED",
    `The folder ${folder} is in use by the process with pid ${pid}. Stop that process, or give this one another folder.`,
  );
}

export function closed(folder: string): StoreError {
  return new StoreError("CLOSED", `The store in ${folder} is closed; open it again.`);
}
