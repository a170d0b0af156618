import type { Channel, Guild, User, World } from "../world.ts";

/** Somewhere a person can be: a guild's channel, a thread, or direct messages. */
export interface Place {
  readonly id: string;
}

/** What a real client would not let a person do. */
export class NotPossible extends Error {}

export const Context = { guild: 0, botDm: 1, privateChannel: 2 } as const;

/** A place as one person finds it. */
export interface Surroundings {
  readonly channel: Channel;
  readonly guild: Guild | null;
  readonly context: 0 | 1 | 2;
  /** The installations that hold here: "0" the guild's, "1" the person's own. */
  readonly owners: Readonly<Record<string, string>>;
}

export function channelAt(world: World, place: Place): Channel {
  const channel = world.channels.get(place.id);
  if (channel === undefined) throw new NotPossible(`there is no channel ${place.id}`);
  return channel;
}

const shareGuild = (world: World, user: User): boolean =>
  [...world.guilds.values()].some((guild) => guild.hasBot && guild.members.has(user.id));

export function surroundings(world: World, user: User, place: Place): Surroundings {
  const channel = channelAt(world, place);
  const own = user.installed ? { "1": user.id } : {};
  if (channel.guildId !== undefined) {
    const guild = world.guilds.get(channel.guildId) ?? null;
    if (guild?.members.has(user.id) !== true) throw new NotPossible(`${user.name} is not in ${guild?.name}`);
    const owners = { ...(guild.hasBot ? { "0": guild.id } : {}), ...own };
    return { channel, guild, context: Context.guild, owners };
  }
  if (!channel.people.includes(user.id)) throw new NotPossible(`${user.name} is not part of these messages`);
  if (!channel.people.includes(world.bot.id))
    return { channel, guild: null, context: Context.privateChannel, owners: own };
  const owners = { ...(shareGuild(world, user) ? { "0": "0" } : {}), ...own };
  return { channel, guild: null, context: Context.botDm, owners };
}
