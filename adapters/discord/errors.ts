import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import type { Metrics } from "../../src/app/metrics.ts";

/** Error codes of Discord that mean something here. */
export const Code = {
  unknownInteraction: 10_062,
  alreadyAcknowledged: 40_060,
  invalidForm: 50_035,
  invalidToken: 50_027,
  unknownWebhook: 10_015,
  unknownMessage: 10_008,
  unknownChannel: 10_003,
  missingAccess: 50_001,
  missingPermission: 50_013,
  cannotMessageUser: 50_007,
  cannotOpenDm: 40_003,
  noMutualGuilds: 50_278,
  noHistoryForReply: 160_002,
} as const;

/** The person cannot be reached by this interaction any more; trying again would not help. */
export class AnswerLost extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`an answer could not be delivered any more (${code})`);
    this.code = code;
  }
}

/** The error's own code, as it is counted; null for what is no answer of Discord. */
export function codeOf(error: unknown): string | null {
  if (error instanceof DiscordAPIError) return String(error.code);
  if (error instanceof RateLimitError) return "429";
  if (error instanceof HTTPError) return String(error.status);
  if (error instanceof AnswerLost) return error.code;
  return null;
}

export const hasCode = (error: unknown, ...codes: readonly number[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(Number(error.code));

/** Too late for a first answer, or for any. */
export const isExpired = (error: unknown): boolean =>
  hasCode(error, Code.unknownInteraction, Code.invalidToken, Code.unknownWebhook, Code.unknownMessage);

export const isClosedDm = (error: unknown): boolean =>
  hasCode(error, Code.cannotMessageUser, Code.cannotOpenDm, Code.noMutualGuilds);

export const isForbidden = (error: unknown): boolean =>
  hasCode(error, Code.missingAccess, Code.missingPermission, Code.unknownChannel) ||
  (error instanceof DiscordAPIError && error.status === 403);

/** Where the bot may not read the history it may not refer to a message either, but it may write. */
export const isRefusedReference = (error: unknown): boolean => hasCode(error, Code.noHistoryForReply);

/** Discord refuses these components, or fails over them: plain words may still go through. */
export const isRefusedPayload = (error: unknown): boolean =>
  hasCode(error, Code.invalidForm) || (error instanceof HTTPError && error.status === 500);

/** Nobody knows whether it was done: the connection broke, took too long, or the server failed. */
export const isUnsure = (error: unknown): boolean =>
  error instanceof HTTPError ||
  (!(error instanceof DiscordAPIError) &&
    !(error instanceof RateLimitError) &&
    !(error instanceof AnswerLost));

/** The connection broke: no answer of any kind. */
export const isCut = (error: unknown): boolean => isUnsure(error) && !(error instanceof HTTPError);

export function count(metrics: Metrics, error: unknown): void {
  metrics.platformError("discord", codeOf(error) ?? "network");
}
