import type { Acknowledged, Interaction, Interactions } from "../interactions.ts";
import { refusals } from "../refusal.ts";
import { wireMessage } from "../render.ts";
import { type Body, Callback } from "../wire.ts";
import type { World } from "../world.ts";
import { type Call, NOTHING, ok, type Route } from "./router.ts";

/** First answers, and everything that goes through an interaction's token. */
export function interactionRoutes(world: World, interactions: Interactions): Route[] {
  const byToken = (call: Call): Interaction => {
    if (call.params.application !== world.applicationId) throw refusals.unknownWebhook();
    return interactions.byToken(call.params.token ?? "");
  };
  const target = (call: Call) => {
    const interaction = byToken(call);
    return { interaction, message: interactions.message(interaction, call.params.message ?? "") };
  };
  const MESSAGE = "/webhooks/:application/:token/messages/:message";
  return [
    {
      name: "POST /interactions/:interaction/:token/callback",
      open: true,
      handle: (call) => {
        const interaction = interactions.find(call.params.interaction ?? "", call.params.token ?? "");
        const done = interactions.acknowledge(interaction, call.body, call.files);
        return call.query.with_response === "true" ? ok(response(world, interaction, done)) : NOTHING;
      },
    },
    {
      name: "POST /webhooks/:application/:token",
      open: true,
      handle: (call) => ok(wireMessage(world, interactions.followUp(byToken(call), call.body, call.files))),
    },
    {
      name: `GET ${MESSAGE}`,
      open: true,
      handle: (call) => ok(wireMessage(world, target(call).message)),
    },
    {
      name: `PATCH ${MESSAGE}`,
      open: true,
      handle: (call) => {
        const { interaction, message } = target(call);
        interactions.edit(interaction, message, call.body, call.files);
        return ok(wireMessage(world, message));
      },
    },
    {
      name: `DELETE ${MESSAGE}`,
      open: true,
      handle: (call) => {
        const { interaction, message } = target(call);
        interactions.remove(interaction, message);
        return NOTHING;
      },
    },
  ];
}

/** What with_response=true is answered with. */
function response(world: World, interaction: Interaction, { type, message }: Acknowledged): Body {
  const shows = type === Callback.reply || type === Callback.update;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message === null
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: message.loading,
            response_message_ephemeral: message.visibleTo !== null,
          }),
    },
    resource: { type, ...(shows && message !== null ? { message: wireMessage(world, message) } : {}) },
  };
}
