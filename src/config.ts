import * as z from "zod";

/** An empty variable is an unset one. */
const unset = (value: unknown) => (value === "" ? undefined : value);

const EnvironmentSchema = z.object({
  ROLEWISE_DATA_DIR: z.preprocess(unset, z.string().default("./data")),
  ROLEWISE_RETENTION_DAYS: z.preprocess(unset, z.coerce.number().int().min(1).max(3650).default(365)),
  ROLEWISE_CONTENT_DIR: z.preprocess(unset, z.string().optional()),
  LOG_LEVEL: z.preprocess(
    unset,
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ),
});

export interface Config {
  readonly dataDir: string;
  readonly retentionDays: number;
  readonly contentDir: string | undefined;
  readonly logLevel: string;
}

/** A variable that cannot be used; the message names it and what it may be. */
export class ConfigError extends Error {
  readonly code = "CONFIG_INVALID";
}

/** @throws ConfigError with a line per variable */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = EnvironmentSchema.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues
        .map((issue) => `${issue.path.join(".")}: ${issue.message}. See .env.example.`)
        .join("\n"),
    );
  }
  const { ROLEWISE_DATA_DIR, ROLEWISE_RETENTION_DAYS, ROLEWISE_CONTENT_DIR, LOG_LEVEL } = parsed.data;
  return {
    dataDir: ROLEWISE_DATA_DIR,
    retentionDays: ROLEWISE_RETENTION_DAYS,
    contentDir: ROLEWISE_CONTENT_DIR,
    logLevel: LOG_LEVEL,
  };
}
