import { ALL, Permission } from "../permissions.ts";
import { appPermissions, wireChannel, wireMember, wireMessage, wireUser } from "../render.ts";
import type { Body } from "../wire.ts";
import type { StoredMessage, User, World } from "../world.ts";
import { Context, type Surroundings } from "./place.ts";

export interface PayloadInput {
  readonly type: number;
  readonly person: User;
  readonly at: Surroundings;
  readonly data: Body | undefined;
  readonly message: StoredMessage | null;
}

const MEMBER = ALL & ~Permission.ManageMessages;

/** An interaction as Discord sends it to the app. */
export function interactionPayload(world: World, input: PayloadInput, id: string, token: string): Body {
  const { at, person, data, message } = input;
  const { channel, guild } = at;
  const who =
    guild === null
      ? { user: wireUser(person) }
      : {
          member: wireMember(person, MEMBER),
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
        };
  return {
    id,
    application_id: world.applicationId,
    type: input.type,
    token,
    version: 1,
    ...(data === undefined ? {} : { data }),
    channel: {
      ...wireChannel(world, channel),
      ...(guild === null ? {} : { permissions: MEMBER.toString() }),
    },
    channel_id: channel.id,
    ...who,
    ...(message === null ? {} : { message: wireMessage(world, message) }),
    app_permissions: appPermissions(channel).toString(),
    locale: person.locale,
    entitlements: [],
    authorizing_integration_owners: at.owners,
    context: at.context ?? Context.guild,
    attachment_size_limit: 10 * 1024 * 1024,
  };
}
