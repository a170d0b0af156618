import type { Core } from "./core.ts";
import { messageBody } from "./events.ts";
import type { Json } from "./json.ts";
import { stateOf, viewBody } from "./view-body.ts";
import type { Channel, Message, User, View } from "./world.ts";

/** What every interaction says of who did it. */
export function whoBody(core: Core, user: User): Json {
  const { team } = user;
  const install = core.world.installOf(team);
  return {
    token: core.settings.verificationToken,
    api_app_id: core.settings.appId,
    user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
    team: {
      id: team.id,
      domain: team.domain,
      ...(team.enterprise === null
        ? {}
        : { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name }),
    },
    enterprise: team.enterprise,
    is_enterprise_install: install?.wholeEnterprise ?? false,
  };
}

const channelBody = (channel: Channel): Json => ({ id: channel.id, name: channel.name });

export const triggerFor = (core: Core, user: User, view: View | null = null): string =>
  core.tickets.trigger(user, view?.id ?? null).id;

export function responseUrlFor(core: Core, user: User, channel: Channel, message: Message | null): string {
  const threadTs = message?.threadTs ?? null;
  return `${core.baseUrl()}/respond/${core.tickets.response({ user, channel, threadTs, message }).id}`;
}

/** Where the control stands: in a message, or in a modal or Home. */
export type Place = { readonly message: Message } | { readonly view: View };

export function placeBody(core: Core, place: Place): Json {
  if ("view" in place) {
    return { container: { type: "view", view_id: place.view.id }, view: viewBody(core, place.view) };
  }
  const { message } = place;
  const ephemeral = message.onlyFor !== null;
  return {
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: message.channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    channel: channelBody(message.channel),
    ...(ephemeral ? {} : { message: messageBody(core, message) }),
  };
}

/** block_actions: somebody pressed or chose. */
export function actionBody(core: Core, user: User, place: Place, action: Json): Json {
  const inView = "view" in place ? place.view : null;
  const state = "view" in place ? {} : { state: stateOf(place.message.blocks, place.message.chosen) };
  return {
    type: "block_actions",
    ...whoBody(core, user),
    ...placeBody(core, place),
    ...state,
    trigger_id: triggerFor(core, user, inView?.kind === "modal" ? inView : null),
    ...("view" in place
      ? {}
      : { response_url: responseUrlFor(core, user, place.message.channel, place.message) }),
    actions: [{ ...action, action_ts: core.world.nextTs() }],
  };
}

export const submissionBody = (core: Core, user: User, view: View): Json => ({
  type: "view_submission",
  ...whoBody(core, user),
  trigger_id: triggerFor(core, user, view),
  view: viewBody(core, view),
  response_urls: [],
});

export const closedBody = (core: Core, user: User, view: View, cleared: boolean): Json => ({
  type: "view_closed",
  ...whoBody(core, user),
  view: viewBody(core, view),
  is_cleared: cleared,
});

export const shortcutBody = (core: Core, user: User, callbackId: string): Json => ({
  type: "shortcut",
  ...whoBody(core, user),
  callback_id: callbackId,
  trigger_id: triggerFor(core, user),
  action_ts: core.world.nextTs(),
});

export const messageShortcutBody = (core: Core, user: User, message: Message, callbackId: string): Json => ({
  type: "message_action",
  ...whoBody(core, user),
  callback_id: callbackId,
  trigger_id: triggerFor(core, user),
  response_url: responseUrlFor(core, user, message.channel, message),
  message_ts: message.ts,
  channel: channelBody(message.channel),
  message: messageBody(core, message),
  action_ts: core.world.nextTs(),
});

export function slashBody(
  core: Core,
  user: User,
  channel: Channel,
  said: { readonly command: string; readonly text: string; readonly responseUrl: string },
): Json {
  const { team } = user;
  const who = whoBody(core, user);
  return {
    token: core.settings.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    ...(team.enterprise === null
      ? {}
      : { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name }),
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: user.id,
    user_name: user.name,
    command: said.command,
    text: said.text,
    api_app_id: core.settings.appId,
    is_enterprise_install: String(who.is_enterprise_install),
    response_url: said.responseUrl,
    trigger_id: triggerFor(core, user),
  };
}
