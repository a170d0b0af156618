import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";

/** Why commands could not be registered: one line with its repair. */
export class RegistrationError extends Error {
  readonly code = "REGISTRATION_FAILED";
}

const PORTAL = "https://discord.com/developers/applications";
const DAILY_CREATES = 30_034;

export const MISSING_TOKEN = `Discord: set DISCORD_TOKEN (${PORTAL}, Bot, Reset Token). See docs/discord.md.`;

/** What went wrong with a request, for a person. The token is never in it. */
export function problemOf(error: unknown, guildId: string | undefined): RegistrationError {
  return new RegistrationError(lineFor(error, guildId), { cause: error });
}

function lineFor(error: unknown, guildId: string | undefined): string {
  if (error instanceof RateLimitError) {
    const seconds = Math.max(1, Math.ceil(error.retryAfter / 1_000));
    return `Discord: too many requests (429). Nothing was changed. Wait ${duration(seconds)}, then run this again.`;
  }
  if (error instanceof DiscordAPIError) return refusal(error, guildId);
  if (error instanceof HTTPError)
    return `Discord: its API fails at the moment (${error.status}). Run this again in some minutes; https://discordstatus.com tells more.`;
  return `Discord: its API cannot be reached (${reasonOf(error)}). Look at the network, and at DISCORD_API_BASE if it is set.`;
}

function refusal(error: DiscordAPIError, guildId: string | undefined): string {
  if (error.status === 401)
    return `Discord: DISCORD_TOKEN is refused. Reset the token (${PORTAL}, Bot) and set the new one, without "Bot" before it.`;
  if (error.code === DAILY_CREATES)
    return "Discord: 200 new commands were created today, which is the most. Wait a day, then run this again.";
  if (guildId !== undefined && (error.status === 403 || error.status === 404))
    return `Discord: the application is not in a server with the id ${guildId}. Copy the id again (right-click the server with Developer Mode on), or add the application to that server first.`;
  if (error.status === 403)
    return "Discord: the token may not register commands for this application (403). Set DISCORD_TOKEN and DISCORD_APPLICATION_ID of the same application.";
  const message = error.message.replaceAll(/\s+/g, " ");
  return `Discord: the commands were refused (${error.status}, ${error.code}): ${message}. Nothing was changed.`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "AbortError") return "no answer in time";
  return (error as NodeJS.ErrnoException).code ?? error.name;
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3_600)} h`;
}
