import type { Logger } from "pino";
import * as z from "zod";
import { SurfaceError } from "../../src/app/surface.ts";
import type { Api } from "./api.ts";
import { isTokenRefused, slackCode } from "./errors.ts";
import { BOT_SCOPES } from "./scopes.ts";

/** The one workspace of a bot token. */
export interface Self {
  readonly team: string;
  readonly botUser: string;
  readonly botId: string | undefined;
  readonly enterprise: string | undefined;
}

const TestSchema = z.object({
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

export const botTokenRefused = (code: string): string =>
  `Slack: SLACK_BOT_TOKEN was refused (${code}). Copy the Bot User OAuth Token (OAuth & Permissions) again. See docs/slack.md.`;

/** @throws SurfaceError when Slack refuses the token, and the library's errors when Slack cannot be reached */
export async function lookUpSelf(api: Api, token: string, log: Logger): Promise<Self> {
  try {
    const test = TestSchema.parse(await api.call(token, "auth.test"));
    const granted = test.response_metadata?.scopes ?? [];
    const missing = granted.length === 0 ? [] : BOT_SCOPES.filter((scope) => !granted.includes(scope));
    if (missing.length > 0)
      log.warn(
        { missing },
        "the app lacks scopes: update it from adapters/slack/manifest.yaml and reinstall it",
      );
    return {
      team: test.team_id,
      botUser: test.user_id,
      botId: test.bot_id ?? undefined,
      enterprise: test.enterprise_id ?? undefined,
    };
  } catch (error) {
    if (!isTokenRefused(error)) throw error;
    throw new SurfaceError(botTokenRefused(slackCode(error)), { cause: error });
  }
}
