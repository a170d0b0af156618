import * as z from "zod";
import { read } from "../compose.ts";
import { refusals } from "../refusal.ts";
import { wireChannel, wireGuild, wireUser } from "../render.ts";
import type { Body } from "../wire.ts";
import { dmChannel, type World } from "../world.ts";
import { ok, type Route } from "./router.ts";

const openDm = z.looseObject({ recipient_id: z.string() });

/** The app about itself, the gateway's address, and the opening of direct messages. */
export function accountRoutes(
  world: World,
  publicKey: string,
  starts: () => { remaining: number; shards: number },
): Route[] {
  const gateway = () => `${world.origin.replace("http", "ws")}/gateway`;
  const application = (): Body => ({
    id: world.applicationId,
    name: world.bot.name,
    icon: null,
    description: "",
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: publicKey,
    flags: 0,
    hook: true,
    owner: wireUser({ id: "1", name: "Owner", bot: false, locale: "en-US", installed: false, dms: "open" }),
    team: null,
    summary: "",
    bot: wireUser(world.bot),
    integration_types_config: { "0": {}, "1": {} },
  });
  return [
    { name: "GET /gateway", open: true, handle: () => ok({ url: gateway() }) },
    {
      name: "GET /gateway/bot",
      handle: () =>
        ok({
          url: gateway(),
          shards: starts().shards,
          session_start_limit: {
            total: 1000,
            remaining: starts().remaining,
            reset_after: 86_400_000,
            max_concurrency: 1,
          },
        }),
    },
    { name: "GET /applications/@me", handle: () => ok(application()) },
    { name: "GET /oauth2/applications/@me", handle: () => ok(application()) },
    { name: "GET /users/@me", handle: () => ok(wireUser(world.bot)) },
    {
      name: "GET /users/:user",
      handle: ({ params }) => {
        const user = world.users.get(params.user ?? "");
        if (user === undefined) throw refusals.unknownUser();
        return ok(wireUser(user));
      },
    },
    {
      name: "POST /users/@me/channels",
      handle: ({ body }) => {
        const user = world.users.get(read(openDm, body).recipient_id);
        if (user === undefined) throw refusals.unknownUser();
        if (user.dms === "refused") throw refusals.closedDms();
        return ok(wireChannel(world, dmChannel(world, [user.id, world.bot.id])));
      },
    },
    {
      name: "GET /guilds/:guild",
      handle: ({ params }) => {
        const guild = world.guilds.get(params.guild ?? "");
        if (guild === undefined) throw refusals.unknownGuild();
        if (!guild.hasBot) throw refusals.missingAccess();
        return ok(wireGuild(world, guild));
      },
    },
  ];
}
