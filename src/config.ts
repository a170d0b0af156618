import * as z from "zod";

export interface SlackConfig {
  readonly transport: "socket" | "http";
  /** One workspace; absent where the app is installed by OAuth. */
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly stateSecret?: string;
  readonly apiUrl?: string;
}

export interface DiscordConfig {
  readonly transport: "gateway" | "http";
  readonly token: string;
  readonly applicationId?: string;
  readonly publicKey?: string;
  readonly apiBase?: string;
  readonly guildId?: string;
}

/** off: none of its variables is set. broken: some are, and `problem` names the one to set right. */
export type SurfaceConfig<T> =
  | { readonly kind: "off" }
  | { readonly kind: "broken"; readonly problem: string }
  | { readonly kind: "on"; readonly config: T };

export interface Config {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly encryptionKeys: string | undefined;
  readonly retentionDays: number;
  readonly contentDir: string | undefined;
  readonly logLevel: string;
  /** JSON lines instead of lines for people. */
  readonly logJson: boolean;
  /** Of the common HTTP server. */
  readonly port: number;
  readonly host: string | undefined;
  readonly slack: SurfaceConfig<SlackConfig>;
  readonly discord: SurfaceConfig<DiscordConfig>;
}

/** A variable that cannot be used; the message names it and what it may be. */
export class ConfigError extends Error {
  readonly code = "CONFIG_INVALID";
}

/** An empty variable is an unset one. */
const unset = (value: unknown) => (value === "" ? undefined : value);
const text = () => z.preprocess(unset, z.string().trim().optional());

const EnvironmentSchema = z.object({
  ROLEWISE_DATA_DIR: z.preprocess(unset, z.string().default("./data")),
  ROLEWISE_RETENTION_DAYS: z.preprocess(unset, z.coerce.number().int().min(1).max(3650).default(365)),
  ROLEWISE_CONTENT_DIR: text(),
  ROLEWISE_ENCRYPTION_KEYS: text(),
  DATABASE_URL: z.preprocess(
    unset,
    z
      .string()
      .trim()
      .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
      .optional(),
  ),
  LOG_LEVEL: z.preprocess(
    unset,
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ),
  LOG_FORMAT: z.preprocess(unset, z.enum(["json", "pretty"]).optional()),
  NODE_ENV: text(),
  PORT: z.preprocess(unset, z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: text(),
  SLACK_BOT_TOKEN: text(),
  SLACK_APP_TOKEN: text(),
  SLACK_SIGNING_SECRET: text(),
  SLACK_CLIENT_ID: text(),
  SLACK_CLIENT_SECRET: text(),
  SLACK_STATE_SECRET: text(),
  SLACK_API_URL: text(),
  DISCORD_TOKEN: text(),
  DISCORD_APPLICATION_ID: text(),
  DISCORD_PUBLIC_KEY: text(),
  DISCORD_API_BASE: text(),
  DISCORD_GUILD_ID: text(),
});

/** Every variable that is read. */
export const VARIABLES: readonly string[] = Object.keys(EnvironmentSchema.shape);

type Environment = z.infer<typeof EnvironmentSchema>;

/** @throws ConfigError with a line per variable; a surface's own faults only put that surface out of use */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = EnvironmentSchema.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues
        .map((issue) => `${issue.path.join(".")}: ${issue.message}. See .env.example.`)
        .join("\n"),
    );
  }
  const values = parsed.data;
  return {
    dataDir: values.ROLEWISE_DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    encryptionKeys: values.ROLEWISE_ENCRYPTION_KEYS,
    retentionDays: values.ROLEWISE_RETENTION_DAYS,
    contentDir: values.ROLEWISE_CONTENT_DIR,
    logLevel: values.LOG_LEVEL,
    logJson:
      values.LOG_FORMAT === undefined ? values.NODE_ENV === "production" : values.LOG_FORMAT === "json",
    port: values.PORT,
    host: values.HOST,
    slack: slackConfig(values),
    discord: discordConfig(values),
  };
}

const broken = (problem: string) => ({ kind: "broken" as const, problem });

function slackConfig(env: Environment): SurfaceConfig<SlackConfig> {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET } =
    env;
  const set = [SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET];
  if (set.every((value) => value === undefined)) return { kind: "off" };
  if (SLACK_APP_TOKEN === undefined && SLACK_SIGNING_SECRET === undefined)
    return broken(
      "Slack: set SLACK_APP_TOKEN (xapp-..., Socket Mode) or SLACK_SIGNING_SECRET (HTTP). See docs/slack.md.",
    );
  if (SLACK_BOT_TOKEN === undefined) {
    if (SLACK_CLIENT_ID === undefined || SLACK_CLIENT_SECRET === undefined)
      return broken(
        `Slack: set SLACK_BOT_TOKEN (xoxb-...) for one workspace, or ${SLACK_CLIENT_ID === undefined ? "SLACK_CLIENT_ID" : "SLACK_CLIENT_SECRET"} as well for many. See docs/slack.md.`,
      );
    if (SLACK_SIGNING_SECRET === undefined)
      return broken("Slack: installing by OAuth needs SLACK_SIGNING_SECRET (HTTP). See docs/slack.md.");
  }
  if (SLACK_BOT_TOKEN !== undefined && !SLACK_BOT_TOKEN.startsWith("xoxb-"))
    return broken(
      "Slack: SLACK_BOT_TOKEN must begin with xoxb- (OAuth & Permissions, Bot User OAuth Token).",
    );
  if (SLACK_APP_TOKEN !== undefined && !SLACK_APP_TOKEN.startsWith("xapp-"))
    return broken("Slack: SLACK_APP_TOKEN must begin with xapp- (Basic Information, App-Level Tokens).");
  return {
    kind: "on",
    config: compact({
      transport: SLACK_APP_TOKEN === undefined ? ("http" as const) : ("socket" as const),
      botToken: SLACK_BOT_TOKEN,
      appToken: SLACK_APP_TOKEN,
      signingSecret: SLACK_SIGNING_SECRET,
      clientId: SLACK_CLIENT_ID,
      clientSecret: SLACK_CLIENT_SECRET,
      stateSecret: env.SLACK_STATE_SECRET,
      apiUrl: env.SLACK_API_URL,
    }),
  };
}

function discordConfig(env: Environment): SurfaceConfig<DiscordConfig> {
  const { DISCORD_TOKEN, DISCORD_APPLICATION_ID, DISCORD_PUBLIC_KEY, DISCORD_GUILD_ID } = env;
  if (DISCORD_TOKEN === undefined && DISCORD_APPLICATION_ID === undefined && DISCORD_PUBLIC_KEY === undefined)
    return { kind: "off" };
  if (DISCORD_TOKEN === undefined)
    return broken("Discord: set DISCORD_TOKEN (Developer Portal, Bot, Reset Token). See docs/discord.md.");
  if (DISCORD_PUBLIC_KEY !== undefined && !/^[0-9a-f]{64}$/i.test(DISCORD_PUBLIC_KEY))
    return broken("Discord: DISCORD_PUBLIC_KEY must be 64 hexadecimal digits (General Information).");
  for (const [name, id] of Object.entries({ DISCORD_APPLICATION_ID, DISCORD_GUILD_ID })) {
    if (id !== undefined && !/^\d{5,20}$/.test(id))
      return broken(`Discord: ${name} must be an id of digits.`);
  }
  return {
    kind: "on",
    config: compact({
      transport: DISCORD_PUBLIC_KEY === undefined ? ("gateway" as const) : ("http" as const),
      token: DISCORD_TOKEN,
      applicationId: DISCORD_APPLICATION_ID,
      publicKey: DISCORD_PUBLIC_KEY,
      apiBase: env.DISCORD_API_BASE,
      guildId: DISCORD_GUILD_ID,
    }),
  };
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same without what is not set. */
function compact<T extends Record<string, unknown>>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
