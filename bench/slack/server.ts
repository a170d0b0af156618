import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** In a server's process: says where it listens. */
export const tellPort = (port: number): void => {
  process.stdout.write(`${port}\n`);
};

/** A server in a process of its own. */
export interface Server {
  readonly name: string;
  readonly port: number;
  stop(): Promise<void>;
}

export async function startServer(name: string, file: string, env: Record<string, string>): Promise<Server> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, file)], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout === null) throw new Error(`${name} did not start`);
  const ended = once(child, "close").then(() => {
    throw new Error(`${name} ended too early`);
  });
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended]);
  return {
    name,
    port: Number(line),
    async stop() {
      child.kill("SIGKILL");
      await ended.catch(() => {});
    },
  };
}
