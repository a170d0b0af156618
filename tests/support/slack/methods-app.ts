import * as z from "zod";
import { refuseBlocks, refuseView } from "./block-check.ts";
import { ApiError } from "./core.ts";
import { userBody } from "./events.ts";
import type { Json } from "./json.ts";
import { botMethod, flag, type Method, object, objects, openMethod, userOf } from "./method.ts";
import { exchange, uninstall } from "./oauth.ts";

/** @param newSocketUrl a URL for a new socket, good once */
export const appMethods = (newSocketUrl: () => string): Readonly<Record<string, Method>> => ({
  "api.test": openMethod("none", z.looseObject({ error: z.string().optional() }), (_core, args) => {
    if (args.error !== undefined) throw new ApiError(args.error, { args });
    return { args };
  }),

  "auth.test": botMethod(z.looseObject({}), (core, _args, install) => ({
    url: `https://${install.team.domain}.slack.com/`,
    team: install.team.name,
    user: "rolewise",
    team_id: install.team.id,
    user_id: install.botUserId,
    bot_id: install.botId,
    app_id: core.settings.appId,
    is_enterprise_install: install.wholeEnterprise,
    ...(install.team.enterprise === null ? {} : { enterprise_id: install.team.enterprise.id }),
    ...(install.expiresAt === null
      ? {}
      : { expires_in: Math.floor((install.expiresAt - core.now()) / 1000) }),
  })),

  "auth.revoke": botMethod(z.looseObject({}), (_core, _args, install) => {
    install.refused = "token_revoked";
    return { revoked: true };
  }),

  "users.info": botMethod(
    z.looseObject({ user: z.string(), include_locale: flag.optional() }),
    (core, args, install) => ({
      user: userBody(core, userOf(core, args.user, install.team), args.include_locale === true),
    }),
  ),

  "apps.connections.open": openMethod("app", z.looseObject({}), () => ({ url: newSocketUrl() })),

  "apps.uninstall": botMethod(
    z.looseObject({ client_id: z.string(), client_secret: z.string() }),
    (core, args, install) => {
      if (args.client_id !== core.settings.clientId) throw new ApiError("invalid_client_id");
      if (args.client_secret !== core.settings.clientSecret) throw new ApiError("bad_client_secret");
      uninstall(core, install);
      return {};
    },
  ),

  "oauth.v2.access": openMethod("none", z.looseObject({}), exchange),

  "blocks.validate": openMethod(
    "none",
    z.looseObject({
      blocks: objects.optional(),
      message: object.optional(),
      view: object.optional(),
    }),
    (_core, args) => {
      const inside = args.message?.blocks;
      const blocks = args.blocks ?? (Array.isArray(inside) ? (inside as Json[]) : []);
      const refusal = args.view === undefined ? refuseBlocks(blocks) : refuseView(args.view);
      if (refusal === null) return {};
      const errors = refusal.messages.map((message) => ({ code: refusal.error, message }));
      throw new ApiError("invalid_blocks", { errors });
    },
  ),
});
