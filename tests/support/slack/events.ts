import type { Core } from "./core.ts";
import type { Delivery, Origin } from "./delivery.ts";
import type { Json } from "./json.ts";
import type { Channel, Message, StoredFile, Team, User } from "./world.ts";

/** The envelope around an event of the Events API. */
export function eventBody(core: Core, team: Team, event: Json): Json {
  const install = core.world.installOf(team);
  const whole = install?.wholeEnterprise ?? false;
  return {
    token: core.settings.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: team.enterprise?.id ?? null,
    ...(team.enterprise === null ? {} : { enterprise_id: team.enterprise.id }),
    api_app_id: core.settings.appId,
    event,
    type: "event_callback",
    event_id: core.world.ids.next("Ev"),
    event_time: Math.floor(core.now() / 1000),
    authorizations: [
      {
        enterprise_id: team.enterprise?.id ?? null,
        team_id: whole ? null : team.id,
        user_id: install?.botUserId ?? `UBOT${team.id}`,
        is_bot: true,
        is_enterprise_install: whole,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${core.world.ids.next("ctx")}`,
  };
}

export const emit = (core: Core, team: Team, event: Json, origin: Origin): Delivery =>
  core.deliver("events_api", eventBody(core, team, event), origin);

const CHANNEL_TYPES = { im: "im", channel: "channel", group: "group" } as const;

export const channelType = (channel: Channel): string => CHANNEL_TYPES[channel.kind];

export const fileBody = (core: Core, file: StoredFile): Json => {
  const url = `${core.baseUrl()}/files-pri/${file.team.id}-${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mime,
    filetype: file.name.includes(".") ? (file.name.split(".").at(-1) ?? "") : "text",
    pretty_type: file.mime,
    user: file.owner,
    user_team: file.team.id,
    size: file.size,
    mode: "hosted",
    is_external: false,
    is_public: false,
    url_private: url,
    url_private_download: url.replace(/\/([^/]*)$/, "/download/$1"),
    permalink: `https://${file.team.domain}.slack.com/files/${file.owner}/${file.id}/${file.name}`,
    file_access: "visible",
    ...(file.altText === null ? {} : { alt_txt: file.altText }),
  };
};

/** A message as the Web API and payloads show it. */
export function messageBody(core: Core, message: Message): Json {
  const { channel } = message;
  const install = core.world.installOf(channel.team);
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: channel.team.id,
    ...(message.byApp ? { bot_id: install?.botId, app_id: core.settings.appId } : {}),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.files.length === 0 ? {} : { files: message.files.map((file) => fileBody(core, file)) }),
    ...(message.metadata === null ? {} : { metadata: message.metadata }),
    ...(message.edits === 0 ? {} : { edited: { user: message.user, ts: `${message.ts}-${message.edits}` } }),
  };
}

/** The event that a message in a channel makes. */
export const messageEvent = (core: Core, message: Message): Json => ({
  ...messageBody(core, message),
  ...(message.files.length === 0 ? {} : { subtype: "file_share", upload: false }),
  ...(message.byApp ? {} : { client_msg_id: core.world.ids.next("msg") }),
  channel: message.channel.id,
  channel_type: channelType(message.channel),
  event_ts: message.ts,
});

export const userBody = (core: Core, user: User, withLocale: boolean): Json => ({
  id: user.id,
  team_id: user.team.id,
  name: user.name,
  real_name: user.realName,
  deleted: false,
  tz: user.tz,
  tz_label: user.tz,
  tz_offset: offsetOf(user.tz, core.now()),
  profile: { real_name: user.realName, display_name: user.name, team: user.team.id },
  is_bot: false,
  is_app_user: false,
  updated: 1,
  ...(withLocale ? { locale: user.locale } : {}),
});

/** Seconds east of UTC. */
function offsetOf(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "longOffset",
  }).formatToParts(at);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return sign === "-" ? -size : size;
}
