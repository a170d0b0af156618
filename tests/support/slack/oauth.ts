import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { ApiError, type Core } from "./core.ts";
import { emit } from "./events.ts";
import { type Json, textAt } from "./json.ts";
import type { Install, Team, User } from "./world.ts";

const TOKEN_LIFE_SECONDS = 43_200;

export interface Consent {
  readonly team: Team;
  readonly user: User;
  /** Tokens that expire in twelve hours and are refreshed. */
  readonly rotating: boolean;
  /** For the whole organisation: the team must have one. */
  readonly wholeEnterprise: boolean;
  readonly redirectUri: string | null;
}

interface Book {
  readonly codes: Map<string, Consent & { used: boolean }>;
  readonly refreshTokens: Map<string, Consent & { used: boolean }>;
}

const books = new WeakMap<Core, Book>();
const bookOf = (core: Core): Book => {
  const book = books.get(core) ?? { codes: new Map(), refreshTokens: new Map() };
  books.set(core, book);
  return book;
};

/** The code that comes back to the app when a person has agreed to install it. */
export function consent(core: Core, wanted: Consent): string {
  const code = `code-${randomBytes(9).toString("hex")}`;
  bookOf(core).codes.set(code, { ...wanted, used: false });
  return code;
}

function grant(core: Core, wanted: Consent): Json {
  const { team } = wanted;
  const refreshToken = wanted.rotating ? `xoxe-1-${randomBytes(9).toString("hex")}` : null;
  const prefix = wanted.rotating ? "xoxe.xoxb-1-" : "xoxb-";
  const install = core.world.addInstall({
    token: `${prefix}${randomBytes(12).toString("hex")}`,
    team,
    wholeEnterprise: wanted.wholeEnterprise,
    scopes: "chat:write,commands,im:history,app_mentions:read",
    expiresAt: wanted.rotating ? core.now() + TOKEN_LIFE_SECONDS * 1000 : null,
    refreshToken,
  });
  if (refreshToken !== null) bookOf(core).refreshTokens.set(refreshToken, { ...wanted, used: false });
  return {
    app_id: core.settings.appId,
    authed_user: { id: wanted.user.id },
    scope: install.scopes,
    token_type: "bot",
    access_token: install.token,
    bot_user_id: install.botUserId,
    team: wanted.wholeEnterprise ? null : { id: team.id, name: team.name },
    enterprise: team.enterprise,
    is_enterprise_install: wanted.wholeEnterprise,
    ...(refreshToken === null ? {} : { refresh_token: refreshToken, expires_in: TOKEN_LIFE_SECONDS }),
  };
}

function credentials(args: Json, headers: IncomingHttpHeaders): { id: string; secret: string } {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (basic !== undefined) {
    const [id = "", secret = ""] = Buffer.from(basic, "base64").toString().split(":");
    return { id, secret };
  }
  return { id: textAt(args, "client_id") ?? "", secret: textAt(args, "client_secret") ?? "" };
}

/** oauth.v2.access: a code, or a refresh token, for a token. Each works once. */
export function exchange(core: Core, args: Json, headers: IncomingHttpHeaders): Json {
  const { id, secret } = credentials(args, headers);
  if (id !== core.settings.clientId) throw new ApiError("invalid_client_id");
  if (secret !== core.settings.clientSecret) throw new ApiError("bad_client_secret");
  if (textAt(args, "grant_type") === "refresh_token") {
    const given = bookOf(core).refreshTokens.get(textAt(args, "refresh_token") ?? "");
    if (given === undefined || given.used) throw new ApiError("invalid_refresh_token");
    given.used = true;
    return grant(core, given);
  }
  const given = bookOf(core).codes.get(textAt(args, "code") ?? "");
  if (given === undefined) throw new ApiError("invalid_code");
  if (given.used) throw new ApiError("code_already_used");
  const redirect = textAt(args, "redirect_uri") ?? null;
  if (given.redirectUri !== null && redirect !== given.redirectUri) throw new ApiError("bad_redirect_uri");
  given.used = true;
  return grant(core, given);
}

/** The app is thrown out of a workspace: its tokens end, and it is told. */
export function uninstall(core: Core, install: Install): void {
  const { team } = install;
  const gone = { type: "tokens_revoked", tokens: { oauth: [], bot: [install.botUserId] } };
  emit(core, team, gone, "slack");
  emit(core, team, { type: "app_uninstalled" }, "slack");
  for (const one of core.world.installs.values()) {
    if (one.team.id === team.id) one.refused = "account_inactive";
  }
}
