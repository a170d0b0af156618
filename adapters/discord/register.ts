import { createHash } from "node:crypto";
import { DiscordAPIError, RateLimitError, REST } from "discord.js";
import type { DiscordConfig } from "../../src/config.ts";
import type { Words } from "../../src/engine/words.ts";
import { restOptions } from "./api.ts";
import { faultsOf } from "./check.ts";
import { commandList } from "./commands.ts";

export interface Registration {
  readonly config: Pick<DiscordConfig, "token" | "applicationId" | "apiBase">;
  readonly words: Words;
  /** A guild, where the commands are there at once; otherwise everywhere. */
  readonly guild?: string;
  /** Only tells what would change. */
  readonly isTrial: boolean;
}

/** unchanged: nothing had to be sent. */
export interface Registered {
  readonly kind: "unchanged" | "would-change" | "changed";
  readonly scope: string;
  /** One line each: "+ /career gaps", "- ...", "~ ...". */
  readonly changes: readonly string[];
}

/** Commands could not be registered; the message says what to do. */
export class RegistrationError extends Error {
  readonly code = "REGISTRATION_FAILED";
}

/** Makes Discord list the commands as they are now: one overwrite, and only when something is different. */
export async function register({ config, words, guild, isTrial }: Registration): Promise<Registered> {
  const scope = guild === undefined ? "global" : "guild";
  const wanted = commandList(words, scope);
  const faults = faultsOf("commands", wanted);
  if (faults.length > 0)
    throw new RegistrationError(`The wording does not fit Discord: ${faults.join("; ")}`);
  const rest = new REST({
    ...restOptions(config.apiBase),
    timeout: 15_000,
    retries: 1,
    // Waiting for a limit would look like hanging.
    rejectOnRateLimit: () => true,
  }).setToken(config.token);
  try {
    const application = config.applicationId ?? (await ownId(rest));
    const path =
      guild === undefined
        ? (`/applications/${application}/commands` as const)
        : (`/applications/${application}/guilds/${guild}/commands` as const);
    const query = new URLSearchParams({ with_localizations: "true" });
    const changes = differences(asList(await rest.get(path, { query })), wanted);
    const named = guild === undefined ? "everywhere" : `guild ${guild}`;
    if (changes.length === 0) return { kind: "unchanged", scope: named, changes };
    if (isTrial) return { kind: "would-change", scope: named, changes };
    await rest.put(path, { body: wanted });
    return { kind: "changed", scope: named, changes };
  } catch (error) {
    throw told(error);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

async function ownId(rest: REST): Promise<string> {
  const application = asObject(await rest.get("/applications/@me"));
  return String(application.id);
}

function told(error: unknown): unknown {
  if (error instanceof RateLimitError)
    return new RegistrationError(
      `Discord asks to wait ${Math.ceil(error.retryAfter / 1_000)} s before commands are registered again. Nothing was changed.`,
      { cause: error },
    );
  if (error instanceof DiscordAPIError && error.status === 401)
    return new RegistrationError("DISCORD_TOKEN was refused. Nothing was changed.", { cause: error });
  if (error instanceof DiscordAPIError && error.code === 50_001)
    return new RegistrationError(
      "Discord does not let the bot register commands there: invite it to that guild first (see docs/discord.md).",
      { cause: error },
    );
  if (error instanceof DiscordAPIError)
    return new RegistrationError(`Discord refused the commands: ${error.message}`, { cause: error });
  return error;
}

type Json = Readonly<Record<string, unknown>>;

const asObject = (value: unknown): Json =>
  typeof value === "object" && value !== null ? (value as Json) : {};
const asList = (value: unknown): Json[] => (Array.isArray(value) ? value.map(asObject) : []);

/** Fields that are the program's; all others Discord adds by itself. */
const OWN_FIELDS = [
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "options",
  "choices",
  "required",
  "autocomplete",
  "min_value",
  "max_value",
  "min_length",
  "max_length",
  "contexts",
  "integration_types",
  "value",
] as const;

/** A command as it is compared: only what the program sets, what means nothing left out, in one order. */
export function normalised(command: Json): Json {
  const entries = OWN_FIELDS.flatMap((field): Array<[string, unknown]> => {
    const value = command[field];
    if (value === undefined || value === null || value === false || value === "") return [];
    if (field === "options" || field === "choices") {
      const list = asList(value).map(normalised);
      return list.length === 0 ? [] : [[field, list]];
    }
    if (field === "contexts" || field === "integration_types")
      return [[field, [...(value as number[])].sort((a, b) => a - b)]];
    if (field.endsWith("_localizations")) {
      const sorted = Object.entries(asObject(value)).sort(([a], [b]) => (a < b ? -1 : 1));
      return sorted.length === 0 ? [] : [[field, Object.fromEntries(sorted)]];
    }
    return [[field, value]];
  });
  return Object.fromEntries(entries);
}

export const hashOf = (command: Json): string =>
  createHash("sha256")
    .update(JSON.stringify(normalised(command)))
    .digest("hex");

/** What is different, down to subcommands. */
export function differences(before: readonly Json[], after: readonly Json[]): string[] {
  const parts = (list: readonly Json[]) => new Map(list.flatMap(partsOf));
  const old = parts(before);
  const next = parts(after);
  const added = [...next.keys()].filter((name) => !old.has(name)).map((name) => `+ ${name}`);
  const gone = [...old.keys()].filter((name) => !next.has(name)).map((name) => `- ${name}`);
  const other = [...next]
    .filter(([name, hash]) => old.has(name) && old.get(name) !== hash)
    .map(([name]) => `~ ${name}`);
  const order =
    added.length + gone.length + other.length === 0 && [...old.keys()].join() !== [...next.keys()].join();
  return [...added, ...gone, ...other, ...(order ? ["~ the order of the commands"] : [])];
}

const SUBCOMMAND = 1;

/** A command without its subcommands, and each of those. */
function partsOf(command: Json): Array<[string, string]> {
  const isSlash = (command.type ?? 1) === 1;
  const name = isSlash ? `/${String(command.name)}` : `"${String(command.name)}" on a message`;
  const all = asList(command.options);
  const subs = isSlash ? all.filter((option) => option.type === SUBCOMMAND) : [];
  const base = {
    ...command,
    type: command.type ?? 1,
    options: all.filter((option) => !subs.includes(option)),
  };
  return [
    [name, hashOf(base)],
    ...subs.map((sub): [string, string] => [`${name} ${String(sub.name)}`, hashOf(sub)]),
  ];
}
