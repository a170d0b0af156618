import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod";
import type { Route } from "../../src/app/surface.ts";
import type { Words } from "../../src/engine/words.ts";
import type { Api } from "./api.ts";
import { slackCode } from "./errors.ts";
import type { Installation, Installations } from "./installations.ts";
import { BOT_SCOPES } from "./scopes.ts";

export const INSTALL_PATH = "/slack/install";
export const REDIRECT_PATH = "/slack/oauth_redirect";

export interface OauthOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string | undefined;
  readonly apiUrl: string | undefined;
  readonly api: Api;
  readonly installations: Installations;
  readonly words: Words;
  readonly clock: () => Date;
  readonly onFault: (error: unknown) => void;
}

const COOKIE = "rolewise-slack-state";
const STATE_SECONDS = 600;

const AccessSchema = z.object({
  access_token: z.string(),
  bot_user_id: z.string(),
  app_id: z.string().nullish(),
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  refresh_token: z.string().nullish(),
  expires_in: z.number().nullish(),
});

/** "Add to Slack": sends the browser to Slack and takes it back with a code, guarded by a signed state and a cookie. */
export function createOauthRoutes(options: OauthOptions): Route[] {
  const { clientId, clientSecret, api, installations, words, clock, onFault } = options;
  const secret = options.stateSecret ?? `state of ${clientSecret}`;
  const seconds = () => Math.floor(clock().getTime() / 1000);
  const sign = (text: string) => createHmac("sha256", secret).update(text).digest("base64url");
  const authorize = new URL("../oauth/v2/authorize", options.apiUrl ?? "https://slack.com/api/");

  function newState(): string {
    const text = `${seconds() + STATE_SECONDS}.${randomBytes(16).toString("base64url")}`;
    return `${text}.${sign(text)}`;
  }

  function isGood(state: string): boolean {
    const [until = "", nonce = "", signature = ""] = state.split(".");
    return same(signature, sign(`${until}.${nonce}`)) && Number(until) > seconds();
  }

  function install(request: IncomingMessage, response: ServerResponse): void {
    const state = newState();
    const url = new URL(authorize);
    url.search = new URLSearchParams({ client_id: clientId, scope: BOT_SCOPES.join(","), state }).toString();
    const secure = /^(localhost|127\.|\[::1\])/.test(request.headers.host ?? "") ? "" : "; Secure";
    response
      .writeHead(302, {
        location: url.href,
        "cache-control": "no-store",
        "set-cookie": `${COOKIE}=${state}; Max-Age=${STATE_SECONDS}; Path=/slack; HttpOnly; SameSite=Lax${secure}`,
      })
      .end();
  }

  async function redirect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { searchParams } = new URL(request.url ?? "/", "http://host");
    const state = searchParams.get("state") ?? "";
    const code = searchParams.get("code");
    if (searchParams.get("error") === "access_denied") page(response, 200, "slack.install.cancelled");
    else if (code === null || !isGood(state) || !same(state, cookieOf(request)))
      page(response, 400, "slack.install.stale");
    else {
      try {
        await installations.save(await exchange(code));
        page(response, 200, "slack.install.done");
      } catch (error) {
        onFault(error);
        const refused = ["invalid_code", "code_already_used", "bad_redirect_uri"].includes(slackCode(error));
        page(response, refused ? 400 : 502, refused ? "slack.install.stale" : "slack.install.failed");
      }
    }
  }

  async function exchange(code: string): Promise<Installation> {
    const args = { client_id: clientId, client_secret: clientSecret, code };
    const access = AccessSchema.parse(await api.open("oauth.v2.access", args));
    api.forgive(access.access_token);
    const test = z
      .object({ bot_id: z.string().nullish() })
      .parse(await api.call(access.access_token, "auth.test").catch(() => ({})));
    return {
      team: access.team?.id ?? null,
      enterprise: access.enterprise?.id ?? null,
      wholeEnterprise: access.is_enterprise_install === true,
      app: access.app_id ?? null,
      bot: {
        token: access.access_token,
        user: access.bot_user_id,
        id: test.bot_id ?? null,
        refreshToken: access.refresh_token ?? null,
        expiresAt: access.expires_in == null ? null : seconds() + access.expires_in,
      },
      installedAt: seconds(),
    };
  }

  function page(response: ServerResponse, status: number, key: string): void {
    const [title, text] = [words.text("slack.install.title"), words.text(key)].map(html);
    response
      .writeHead(status, {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
        "set-cookie": `${COOKIE}=; Max-Age=0; Path=/slack; HttpOnly; SameSite=Lax`,
      })
      .end(
        `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><body style="font:18px/1.5 system-ui;max-width:32em;margin:4em auto;padding:0 1em"><h1>${title}</h1><p>${text}</p></body></html>`,
      );
  }

  return [
    { method: "GET", path: INSTALL_PATH, handle: install },
    { method: "GET", path: REDIRECT_PATH, handle: redirect },
  ];
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b);
}

function cookieOf(request: IncomingMessage): string {
  const pairs = (request.headers.cookie ?? "").split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? "";
}

const html = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
