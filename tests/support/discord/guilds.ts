import type { Place } from "./people/place.ts";
import { bits, type PermissionName } from "./permissions.ts";
import { wireChannel, wireGuild } from "./render.ts";
import type { Channel, Guild, World } from "./world.ts";

export interface GuildPlace extends Place {
  readonly guildId: string;
  readonly name: string;
  /** Takes permissions from the app here, and tells it. */
  deny(...permissions: PermissionName[]): void;
  /** Gives them back. */
  allow(...permissions: PermissionName[]): void;
}

export interface GuildHandle {
  readonly id: string;
  readonly name: string;
  channel(name: string): GuildPlace;
  /** Adds a person; by default everybody is a member of every guild. */
  join(person: { readonly id: string }): void;
  leave(person: { readonly id: string }): void;
}

function tell(world: World, event: string, data: Record<string, unknown>, guild: Guild): void {
  if (guild.hasBot) world.bus.dispatch({ event, data, intents: 1, guildId: guild.id });
}

function place(world: World, guild: Guild, name: string): GuildPlace {
  const known = [...world.channels.values()].find((one) => one.guildId === guild.id && one.name === name);
  const channel: Channel = known ?? {
    id: world.newId(),
    type: 0,
    name,
    guildId: guild.id,
    people: [],
    denied: 0n,
    archived: false,
  };
  if (known === undefined) {
    world.channels.set(channel.id, channel);
    tell(world, "CHANNEL_CREATE", wireChannel(world, channel), guild);
  }
  const setDenied = (denied: bigint) => {
    channel.denied = denied;
    tell(world, "CHANNEL_UPDATE", wireChannel(world, channel), guild);
  };
  return {
    id: channel.id,
    guildId: guild.id,
    name,
    deny: (...names) => setDenied(channel.denied | bits(names)),
    allow: (...names) => setDenied(channel.denied & ~bits(names)),
  };
}

/** Makes a guild; without the bot, only people's own installations reach the app there. */
export function createGuild(
  world: World,
  name: string,
  { hasBot = true, locale = "en-US" }: { readonly hasBot?: boolean; readonly locale?: string } = {},
): GuildHandle {
  const everybody = [...world.users.keys()].filter((id) => id !== world.bot.id);
  const guild: Guild = { id: world.newId(), name, locale, hasBot, members: new Set(everybody) };
  world.guilds.set(guild.id, guild);
  tell(world, "GUILD_CREATE", wireGuild(world, guild), guild);
  return {
    id: guild.id,
    name,
    channel: (channelName) => place(world, guild, channelName),
    join: (person) => guild.members.add(person.id),
    leave: (person) => guild.members.delete(person.id),
  };
}
