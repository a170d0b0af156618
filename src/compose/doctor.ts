import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { type Check, type Diagnosis, diagnose } from "../app/doctor.ts";
import type { Config } from "../config.ts";
import { withoutSecrets } from "../log.ts";
import type { Outside } from "./doctor-ask.ts";
import { type CheckContent, createContentCheck } from "./doctor-content.ts";
import { createNodeCheck, createPortCheck } from "./doctor-process.ts";
import { createFolderCheck, createKeysCheck } from "./doctor-storage.ts";
import { readVariables, withoutValues } from "./doctor-variables.ts";

export interface DoctorOptions extends Partial<Outside> {
  readonly env: NodeJS.ProcessEnv;
  /** Of the project: holds package.json, taxonomy/ and conversations/. */
  readonly root: string;
  readonly cache?: string;
  readonly nodeVersion?: string;
  readonly checkContent?: CheckContent;
  readonly onWaiting?: (areas: readonly string[]) => void;
  readonly patience?: number;
}

const TIMEOUT = 5_000;
const PackageSchema = z.looseObject({ engines: z.looseObject({ node: z.string() }) });

/** Examines everything that a start needs, and changes nothing. No line holds a secret. */
export async function runDoctor(options: DoctorOptions): Promise<Diagnosis> {
  const { env, root, onWaiting, patience } = options;
  const outside: Outside = {
    fetch: options.fetch ?? fetch,
    clock: options.clock ?? (() => new Date()),
    timeout: options.timeout ?? TIMEOUT,
  };
  const { config, check } = readVariables(env);
  const { engines } = PackageSchema.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const checks = [
    createNodeCheck(options.nodeVersion ?? process.version, engines.node),
    check,
    createContentCheck({ root, overlay: config?.contentDir, cache: options.cache }, options.checkContent),
    ...(config === null ? [] : await checksOf(config, root, outside)),
  ];
  const values = withoutValues(env);
  return diagnose(checks, {
    clean: (text) => withoutSecrets(values(text)),
    ...(onWaiting && { onWaiting }),
    ...(patience !== undefined && { patience }),
  });
}

/** Checks of what is set up; what they need is loaded only then. */
async function checksOf(config: Config, root: string, outside: Outside): Promise<Check[]> {
  const { slack, discord, dataDir, databaseUrl, encryptionKeys, port, host } = config;
  const checks: Check[] = [];
  if (databaseUrl === undefined) checks.push(createFolderCheck(dataDir));
  else {
    const { createDatabaseCheck } = await import("./doctor-database.ts");
    checks.push(createDatabaseCheck(databaseUrl, root, outside));
  }
  if (encryptionKeys !== undefined) checks.push(createKeysCheck(encryptionKeys));
  if (slack.kind === "on") {
    const { createSlackCheck } = await import("./doctor-slack.ts");
    checks.push(createSlackCheck(slack.config, outside));
  }
  if (discord.kind === "on") {
    const { createDiscordCheck } = await import("./doctor-discord.ts");
    checks.push(createDiscordCheck(discord.config, outside));
  }
  const listens = [slack, discord].some(({ kind }) => kind === "on");
  const needed = [slack, discord].some(
    (surface) => surface.kind === "on" && surface.config.transport === "http",
  );
  if (listens) checks.push(createPortCheck({ port, host, needed }, outside));
  return checks;
}
