import { randomBytes } from "node:crypto";
import { compose, read, type Upload } from "./compose.ts";
import type { Faults } from "./faults.ts";
import { createMessage, deleteMessage, editMessage } from "./messages.ts";
import { refusals } from "./refusal.ts";
import { checkChoices } from "./rules/choice-rules.ts";
import { createForm, InvalidForm, refuse } from "./rules/form.ts";
import { checkModal } from "./rules/modal-rules.ts";
import { Asked, type Body, Callback, callbackBody, choicesBody, Flag, modalBody } from "./wire.ts";
import type { Channel, StoredMessage, User, World } from "./world.ts";

export interface NewInteraction {
  readonly type: number;
  readonly person: User;
  readonly channel: Channel;
  /** The message whose part was used, also when a modal came between. */
  readonly source: StoredMessage | null;
  /** Installed by the person only: five follow-ups at most. */
  readonly onlyUserInstalled: boolean;
  /** The channel does not let people show others what their own apps answer. */
  readonly forcedEphemeral: boolean;
  /** 20 for an answer to a slash command, 23 for one to a message command. */
  readonly replyType: number;
  readonly payload: (id: string, token: string) => Body;
}

/** Something a person did, as Discord keeps it while it can be answered. */
export interface Interaction extends Omit<NewInteraction, "payload"> {
  readonly id: string;
  readonly token: string;
  readonly createdAt: number;
  readonly payload: Body;
  /** The callback type it was acknowledged with. */
  acknowledged: number | null;
  /** The message that @original means. */
  original: StoredMessage | null;
  /** Everything the app showed with this token. */
  readonly messages: Set<string>;
  /** Too late for a first answer. */
  dead: boolean;
  /** Too late for anything. */
  expired: boolean;
  followUps: number;
}

export interface Acknowledged {
  readonly type: number;
  readonly message: StoredMessage | null;
}

export interface Interactions {
  readonly all: readonly Interaction[];
  open(input: NewInteraction): Interaction;
  find(id: string, token: string): Interaction;
  byToken(token: string): Interaction;
  acknowledge(interaction: Interaction, raw: unknown, files: readonly Upload[]): Acknowledged;
  followUp(interaction: Interaction, raw: unknown, files: readonly Upload[]): StoredMessage;
  message(interaction: Interaction, id: string): StoredMessage;
  edit(interaction: Interaction, message: StoredMessage, raw: unknown, files: readonly Upload[]): void;
  remove(interaction: Interaction, message: StoredMessage): void;
  /** It is too late for a first answer, or the app gave none that could be used. */
  fail(interaction: Interaction, why: string): void;
  expire(interaction: Interaction): void;
}

const TOKEN_LIFE = 15 * 60_000;

function allowed(interaction: Interaction): readonly number[] {
  const fresh = [Callback.reply, Callback.deferReply];
  const onMessage = [Callback.deferUpdate, Callback.update];
  if (interaction.type === Asked.autocomplete) return [Callback.choices];
  if (interaction.type === Asked.command) return [...fresh, Callback.modal];
  if (interaction.type === Asked.component) return [...fresh, ...onMessage, Callback.modal];
  if (interaction.type === Asked.modal) return interaction.source === null ? fresh : [...fresh, ...onMessage];
  return [Callback.pong];
}

export function createInteractions(world: World, faults: Faults, answerWithinMs: number): Interactions {
  const all: Interaction[] = [];
  const { bus } = world;

  const die = (interaction: Interaction, why: string) => {
    if (interaction.acknowledged !== null || interaction.dead) return;
    interaction.dead = true;
    bus.happen({ kind: "failed", interaction, why });
  };

  const live = (interaction: Interaction | undefined): Interaction => {
    if (interaction === undefined) throw refusals.unknownWebhook();
    if (interaction.expired || world.clock.now() - interaction.createdAt > TOKEN_LIFE)
      throw refusals.invalidWebhookToken();
    if (interaction.acknowledged === null) throw refusals.unknownWebhook();
    return interaction;
  };

  function send(
    interaction: Interaction,
    raw: unknown,
    files: readonly Upload[],
    loading = false,
  ): StoredMessage {
    const flags = Number((raw as { flags?: unknown } | null | undefined)?.flags ?? 0);
    const ephemeral = interaction.forcedEphemeral || (flags & Flag.ephemeral) !== 0;
    const channelId = interaction.channel.id;
    const empty = { content: "", embeds: [], components: [], attachments: [], mentions: [], flags: 0 };
    const composed = loading ? empty : compose(world, { raw, files, channelId, ephemeral, before: null });
    const message = createMessage(world, {
      channel: interaction.channel,
      author: world.bot,
      composed,
      loading,
      visibleTo: ephemeral ? interaction.person.id : null,
      type: interaction.replyType,
      interaction: {
        id: interaction.id,
        type: interaction.type,
        userId: interaction.person.id,
        token: interaction.token,
      },
    });
    interaction.messages.add(message.id);
    return message;
  }

  function change(
    interaction: Interaction,
    message: StoredMessage,
    raw: unknown,
    files: readonly Upload[],
  ): void {
    const first = message.loading;
    editMessage(world, message, raw, files);
    const kind = first ? "deferred" : message === interaction.source ? "update" : "edit";
    bus.happen({ kind, message, interaction });
  }

  const actions: Readonly<
    Record<number, (interaction: Interaction, data: unknown, files: readonly Upload[]) => void>
  > = {
    [Callback.reply]: (interaction, data, files) => {
      interaction.original = send(interaction, data ?? {}, files);
      bus.happen({ kind: "reply", message: interaction.original, interaction });
    },
    [Callback.deferReply]: (interaction, data) => {
      const flags = Number((data as { flags?: unknown } | undefined)?.flags ?? 0);
      if ((flags & ~Flag.ephemeral) !== 0)
        faults.add("rules", "deferred reply", [`flags ${flags}: only EPHEMERAL may be set`], data);
      interaction.original = send(interaction, data, [], true);
      bus.happen({ kind: "thinking", interaction, message: interaction.original });
    },
    [Callback.deferUpdate]: (interaction) => {
      interaction.original = interaction.source;
    },
    [Callback.update]: (interaction, data, files) => {
      interaction.original = interaction.source;
      if (interaction.source === null || data === undefined) return;
      change(interaction, interaction.source, data, files);
    },
    [Callback.choices]: (interaction, data) => {
      const form = createForm();
      const { choices = [] } = read(choicesBody, data ?? {});
      checkChoices(form, choices);
      refuse(form);
      bus.happen({ kind: "choices", interaction, choices });
    },
    [Callback.modal]: (interaction, data) => {
      const form = createForm();
      const modal = read(modalBody, data);
      checkModal(form, modal);
      refuse(form);
      interaction.original = interaction.source;
      bus.happen({ kind: "modal", interaction, modal });
    },
  };

  return {
    all,
    open(input) {
      const id = world.newId();
      const token = randomBytes(40).toString("base64url");
      const interaction: Interaction = {
        ...input,
        id,
        token,
        createdAt: world.clock.now(),
        payload: input.payload(id, token),
        acknowledged: null,
        original: null,
        messages: new Set(),
        dead: false,
        expired: false,
        followUps: 0,
      };
      all.push(interaction);
      world.clock.after(answerWithinMs, () => die(interaction, "The application did not respond"));
      return interaction;
    },
    find(id, token) {
      const interaction = all.find((one) => one.id === id && one.token === token);
      if (interaction === undefined || interaction.dead || interaction.expired)
        throw refusals.unknownInteraction();
      return interaction;
    },
    byToken: (token) => live(all.find((one) => one.token === token)),
    acknowledge(interaction, raw, files) {
      if (interaction.acknowledged !== null) throw refusals.alreadyAcknowledged();
      const { type, data } = read(callbackBody, raw);
      const may = allowed(interaction);
      const act = actions[type];
      if (act === undefined || !may.includes(type))
        throw new InvalidForm([
          { path: ["type"], code: "BASE_TYPE_CHOICES", message: `Value must be one of {${may.join(", ")}}.` },
        ]);
      act(interaction, data, files);
      interaction.acknowledged = type;
      return { type, message: interaction.original };
    },
    followUp(interaction, raw, files) {
      const { original } = interaction;
      if (original?.loading === true && !original.deleted) {
        change(interaction, original, raw, files);
        return original;
      }
      if (interaction.onlyUserInstalled && interaction.followUps >= 5) throw refusals.tooManyFollowUps();
      const message = send(interaction, raw, files);
      interaction.followUps += 1;
      bus.happen({ kind: "follow-up", message, interaction });
      return message;
    },
    message(interaction, id) {
      const known = id === "@original" ? interaction.original : world.messages.get(id);
      const own =
        known !== null && known !== undefined && (id === "@original" || interaction.messages.has(id));
      if (!own || known.deleted) throw refusals.unknownMessage();
      return known;
    },
    edit: change,
    fail: die,
    remove(interaction, message) {
      deleteMessage(world, message);
      bus.happen({ kind: "deleted", message, interaction });
    },
    expire(interaction) {
      die(interaction, "The application did not respond");
      interaction.expired = true;
    },
  };
}
