import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HeapOptions } from "../options.ts";

/**
 * Runs the soak in a process of its own that can collect garbage when told, on a folder that is deleted at the end.
 * @returns the exit code: 0 when memory stayed flat
 */
export async function soakHeap(options: HeapOptions): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "rolewise-heap-"));
  const child = spawn(
    process.execPath,
    [
      "--expose-gc",
      "--import",
      import.meta.resolve("tsx"),
      join(import.meta.dirname, "child.ts"),
      folder,
      JSON.stringify(options),
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  // However often it is told: what is left is to delete the folder.
  const stop = () => void child.kill("SIGKILL");
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  try {
    const [code] = await once(child, "close");
    return typeof code === "number" ? code : 130;
  } finally {
    await rm(folder, { recursive: true, force: true });
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}
