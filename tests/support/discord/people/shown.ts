import type { Choice, Happening } from "../bus.ts";
import type { StoredMessage, User, World } from "../world.ts";
import { channelAt } from "./place.ts";
import { type MessageView, type ModalView, messageView, modalView } from "./views.ts";

interface About {
  /** The interaction it answers, or null for a message sent by itself. */
  readonly interactionId: string | null;
  /** Whether it answers what this person did. */
  readonly own: boolean;
  readonly ephemeral: boolean;
}

/**
 * One thing the app showed a person.
 * reply: the callback; deferred: the first content after "thinking"; update: a change to the message that was used;
 * edit: a later change; follow-up: a further answer; dm, channel: a message by itself.
 */
export interface ShownMessage extends About {
  readonly kind: "reply" | "deferred" | "update" | "edit" | "follow-up" | "dm" | "channel" | "deleted";
  readonly message: MessageView;
  readonly text: string;
}
export interface ShownModal extends About {
  readonly kind: "modal";
  readonly modal: ModalView;
  readonly text: string;
}
export interface ShownOther extends About {
  readonly kind: "thinking" | "failed";
  readonly text: string;
}
export interface ShownChoices extends About {
  readonly kind: "choices";
  readonly choices: readonly Choice[];
  readonly text: string;
}
export type Shown = ShownMessage | ShownModal | ShownOther | ShownChoices;

export const isMessage = (shown: Shown): shown is ShownMessage => "message" in shown;

/** What a person sees of something that happened; null when it is not for their eyes. */
export function shownTo(
  world: World,
  user: User,
  looksAt: string | null,
  happening: Happening,
): Shown | null {
  const { interaction } = happening;
  const own = interaction?.person.id === user.id;
  const about = { own, interactionId: interaction?.id ?? null };
  if (happening.kind === "modal") {
    const modal = modalView(happening.interaction.id, happening.modal);
    return own ? { kind: "modal", modal, text: modal.title, ephemeral: true, ...about } : null;
  }
  if (happening.kind === "choices")
    return own
      ? {
          kind: "choices",
          choices: happening.choices,
          text: happening.choices.map((choice) => choice.name).join("\n"),
          ephemeral: true,
          ...about,
        }
      : null;
  if (happening.kind === "failed")
    return own ? { kind: "failed", text: happening.why, ephemeral: true, ...about } : null;
  const { message } = happening;
  if (!sees(world, user, looksAt, message, own)) return null;
  const ephemeral = message.visibleTo !== null;
  if (happening.kind === "thinking") return own ? { kind: "thinking", text: "", ephemeral, ...about } : null;
  const view = messageView(message);
  const isDm = channelAt(world, { id: message.channelId }).guildId === undefined;
  const kind = happening.kind === "message" ? (isDm ? "dm" : "channel") : happening.kind;
  return { kind, message: view, text: view.text, ephemeral, ...about };
}

function sees(
  world: World,
  user: User,
  looksAt: string | null,
  message: StoredMessage,
  own: boolean,
): boolean {
  if (message.visibleTo !== null) return message.visibleTo === user.id;
  if (own) return true;
  const channel = channelAt(world, { id: message.channelId });
  if (channel.guildId === undefined) return channel.people.includes(user.id);
  if (world.guilds.get(channel.guildId)?.members.has(user.id) !== true) return false;
  if (looksAt === channel.id || (looksAt !== null && looksAt === channel.parentId)) return true;
  const replied = message.repliesTo === null ? undefined : world.messages.get(message.repliesTo);
  return message.mentions.includes(user.id) || replied?.author.id === user.id;
}

/** One line about something shown, for error messages. */
export function shownLine(shown: Shown): string {
  const text = shown.text.replaceAll(/\s+/g, " ").slice(0, 120);
  return `${shown.kind}${shown.ephemeral ? " (ephemeral)" : ""}: ${text}`;
}
