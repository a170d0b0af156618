import { REST } from "discord.js";
import { RegistrationError } from "./problem.ts";

/** What registering needs of Discord's REST API. */
export type Rest = Pick<REST, "get" | "put">;

export interface RestOptions {
  readonly token: string;
  readonly apiBase?: string | undefined;
  /** How long a request may take, in ms. */
  readonly timeout?: number;
}

const TIMEOUT = 15_000;
/** A token is three parts of base64url; anything else cannot go into a header. */
const TOKEN = /^[\w-]+(\.[\w-]+)+$/;

/** A client that reports a rate limit at once instead of waiting for its end. @throws RegistrationError */
export function openRest({ token, apiBase, timeout = TIMEOUT }: RestOptions): Rest {
  if (!TOKEN.test(token))
    throw new RegistrationError(
      'Discord: DISCORD_TOKEN is not a bot token (three parts joined by dots, without "Bot" before it). See docs/discord.md.',
    );
  if (apiBase !== undefined && !(/^https?:/i.test(apiBase) && URL.canParse(apiBase)))
    throw new RegistrationError(
      "Discord: DISCORD_API_BASE is not an address, e.g. https://discord.com/api. It may be left out.",
    );
  return new REST({
    version: "10",
    ...(apiBase !== undefined && { api: apiBase.replace(/\/+$/, "") }),
    timeout,
    retries: 1,
    rejectOnRateLimit: () => true,
  }).setToken(token);
}
