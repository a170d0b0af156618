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
