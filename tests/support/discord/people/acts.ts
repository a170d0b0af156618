import type { Interaction, Interactions } from "../interactions.ts";
import { Permission } from "../permissions.ts";
import { appPermissions } from "../render.ts";
import type { Body } from "../wire.ts";
import type { StoredMessage, User, World } from "../world.ts";
import { interactionPayload } from "./payload.ts";
import type { Surroundings } from "./place.ts";

/** Brings an interaction to the app, over whichever way the app takes them. */
export type Deliver = (interaction: Interaction) => void;

export interface ActInput {
  readonly type: number;
  readonly person: User;
  readonly at: Surroundings;
  readonly data: Body;
  readonly source?: StoredMessage | null;
  readonly replyType?: number;
}

/** Opens an interaction for what a person did, and delivers it. */
export function act(
  world: World,
  interactions: Interactions,
  deliver: Deliver,
  input: ActInput,
): Interaction {
  const { at, person, type, source = null } = input;
  const inForeignGuild = at.guild !== null && !at.guild.hasBot;
  const owners = Object.keys(at.owners);
  const onlyUserInstalled = owners.includes("1") && !owners.includes("0") && at.context !== 1;
  const external = (appPermissions(at.channel) & Permission.UseExternalApps) !== 0n;
  const interaction = interactions.open({
    type,
    person,
    source,
    channel: at.channel,
    onlyUserInstalled,
    forcedEphemeral: inForeignGuild && !external,
    replyType: input.replyType ?? 0,
    payload: (id, token) =>
      interactionPayload(world, { type, person, at, data: input.data, message: source }, id, token),
  });
  deliver(interaction);
  return interaction;
}
