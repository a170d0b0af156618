import { webApi } from "@slack/bolt";

/** Answers of Slack that no second try changes: the token is not, or no longer, good. */
const TOKEN_REFUSED = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
  "app_uninstalled",
  "team_access_not_granted",
]);

/** Platform errors that are Slack's own trouble and pass. */
const PASSING = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "ratelimited",
  "rate_limited",
]);

/** Slack's trouble, or the way to it: another try may go well. */
export const isPassing = (error: unknown): boolean =>
  error instanceof webApi.WebAPIRequestError ||
  error instanceof webApi.WebAPIRateLimitedError ||
  (error instanceof webApi.WebAPIHTTPError && error.statusCode >= 500) ||
  (error instanceof webApi.WebAPIPlatformError && PASSING.has(error.data.error));

/** Slack has understood and says no; it would say so again. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError && !isPassing(error);

/** Slack's own name of what went wrong, or a class of it; never texts. */
export function slackCode(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIRateLimitedError) return "ratelimited";
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof webApi.WebAPIRequestError) return "request_failed";
  return "unknown";
}

/** Slack refused the workspace's token before; nothing was sent. */
export class TokenRefused extends Error {
  readonly code = "TOKEN_REFUSED";
}

export const isTokenRefused = (error: unknown): boolean =>
  error instanceof TokenRefused || TOKEN_REFUSED.has(slackCode(error));
