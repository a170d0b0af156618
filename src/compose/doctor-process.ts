import { createServer } from "node:net";
import * as z from "zod";
import { type Check, type Finding, fault, ok, warning } from "../app/doctor.ts";
import { ask, type Outside } from "./doctor-ask.ts";

/** @param wanted as in package.json: ">=20.19" */
export function createNodeCheck(version: string, wanted: string): Check {
  const area = "Node.js";
  return {
    area,
    async run() {
      if (isAtLeast(version, wanted.replace(">=", ""))) return [ok(area, `${version} (wanted: ${wanted})`)];
      return [fault(area, `${version} is too old`, `Install Node.js ${wanted}.`)];
    },
  };
}

function isAtLeast(version: string, least: string): boolean {
  const numbers = (text: string) => text.replace(/^v/, "").split(".").map(Number);
  const have = numbers(version);
  for (const [index, wanted] of numbers(least).entries()) {
    const own = have[index] ?? 0;
    if (own !== wanted) return own > wanted;
  }
  return true;
}

export interface PortOptions {
  readonly port: number;
  readonly host: string | undefined;
  /** Something comes in there: requests of a platform. */
  readonly needed: boolean;
}

const HealthSchema = z.looseObject({ status: z.literal("alive") });

/** Whether the HTTP server could listen; where Rolewise itself has the port, that is fine too. */
export function createPortCheck({ port, host, needed }: PortOptions, outside: Outside): Check {
  const area = "port";
  return {
    area,
    async run() {
      const code = await listenError(port, host);
      if (code === null) return [ok(area, port === 0 ? "PORT: any" : `PORT: ${port} is free`)];
      if (code === "EADDRINUSE" && (await isOurs(port, outside)))
        return [ok(area, `PORT: Rolewise is running on ${port}`)];
      return [taken(code)];
    },
  };

  function taken(code: string): Finding {
    const reason =
      code === "EADDRINUSE"
        ? `${port} is taken`
        : code === "EACCES"
          ? `${port} is not allowed`
          : `${port}: ${code}`;
    const repair =
      code === "EADDRNOTAVAIL" || code === "ENOTFOUND"
        ? "Set HOST to an address of this host, or unset it."
        : "Set PORT to another one (from 1024 to 65535), or stop what has it.";
    if (needed) return fault(area, `PORT: ${reason}`, repair);
    return warning(area, `PORT: ${reason}; health and metrics will be on another one`, repair);
  }
}

function listenError(port: number, host: string | undefined): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

async function isOurs(port: number, outside: Outside): Promise<boolean> {
  const asked = await ask(outside, { url: `http://127.0.0.1:${port}/healthz` });
  return asked.kind === "answer" && HealthSchema.safeParse(asked.body).success;
}
