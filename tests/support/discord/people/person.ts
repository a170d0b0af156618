import { compose } from "../compose.ts";
import { createFeed } from "../feed.ts";
import type { Interaction, Interactions } from "../interactions.ts";
import { createMessage } from "../messages.ts";
import { wireMessage } from "../render.ts";
import { Asked } from "../wire.ts";
import { dmChannel, type StoredMessage, type User, type World } from "../world.ts";
import { act, type Deliver } from "./acts.ts";
import { findCommand, slashData } from "./commands.ts";
import type { Act, MessageLike, NextOptions, Person, WriteOptions } from "./contract.ts";
import { fillModal, picked } from "./fill.ts";
import { channelAt, NotPossible, type Place, surroundings } from "./place.ts";
import { isMessage, type Shown, shownLine, shownTo } from "./shown.ts";
import { clickData, messageBefore, selectData } from "./use.ts";
import { type MessageView, messageView } from "./views.ts";

export interface PersonParts {
  readonly world: World;
  readonly interactions: Interactions;
  readonly deliver: Deliver;
  /** What else happened, for the error when nothing is shown in time. */
  readonly report: () => string;
  readonly strictCommands: boolean;
  readonly timeoutMs: number;
}

const viewOf = (message: MessageLike): MessageView => ("message" in message ? message.message : message);

export function createPerson(parts: PersonParts, user: User): Person {
  const { world, interactions, deliver } = parts;
  const feed = createFeed<Shown>();
  const read = new Set<Shown>();
  const botDm = dmChannel(world, [user.id, world.bot.id]);
  let looksAt: string | null = null;

  world.bus.onHappening((happening) => {
    const shown = shownTo(world, user, looksAt, happening);
    if (shown !== null) feed.push(shown);
  });

  const passedOver = (shown: Shown, options: NextOptions = {}) =>
    shown.kind === "choices" || (shown.kind === "thinking" && options.thinking !== true);
  const unread = () => feed.all.filter((shown) => !read.has(shown) && !passedOver(shown));

  async function wait(options: NextOptions, fits: (shown: Shown) => boolean): Promise<Shown> {
    const timeoutMs = options.timeoutMs ?? parts.timeoutMs;
    const { item } = await feed.first({
      timeoutMs,
      match: (shown) => !read.has(shown) && fits(shown),
      explain: () =>
        [
          `${user.name} was shown nothing new within ${timeoutMs} ms.`,
          `Shown so far:${feed.all.map((shown) => `\n  ${shownLine(shown)}`).join("") || " nothing"}`,
          parts.report(),
        ].join("\n"),
    });
    read.add(item);
    return item;
  }

  function begun(interaction: Interaction): Act {
    return {
      id: interaction.id,
      token: interaction.token,
      get acknowledged() {
        return interaction.acknowledged;
      },
      next: (options = {}) =>
        wait(options, (shown) => shown.interactionId === interaction.id && !passedOver(shown, options)),
      expire: () => interactions.expire(interaction),
      deliverAgain: () => deliver(interaction),
    };
  }

  function place(where: Place | undefined): Place {
    const at = where ?? { id: looksAt ?? botDm.id };
    looksAt = at.id;
    return at;
  }

  function write(
    where: Place,
    text: string,
    options: WriteOptions = {},
    replied?: StoredMessage,
  ): MessageView {
    const channel = channelAt(world, place(where));
    surroundings(world, user, where);
    const files = (options.files ?? []).map((file, index) => ({ index, ...picked(file) }));
    const composed = compose(world, {
      raw: { content: text },
      files,
      channelId: channel.id,
      ephemeral: false,
      before: null,
    });
    const mentions = [...composed.mentions, ...(replied === undefined ? [] : [replied.author.id])];
    return messageView(
      createMessage(world, {
        channel,
        author: user,
        composed: { ...composed, mentions: [...new Set(mentions)] },
        repliesTo: replied?.id ?? null,
      }),
    );
  }

  function use(
    message: MessageLike,
    data: (stored: StoredMessage, view: MessageView) => Record<string, unknown>,
  ): Act {
    const view = viewOf(message);
    const stored = messageBefore(world, user, view);
    const at = surroundings(world, user, place({ id: stored.channelId }));
    const input = { type: Asked.component, person: user, at, source: stored, data: data(stored, view) };
    return begun(act(world, interactions, deliver, input));
  }

  function command(name: string, type: number, where: Place | undefined) {
    const at = surroundings(world, user, place(where));
    if (at.channel.archived) throw new NotPossible("commands cannot be used in an archived thread");
    return findCommand(world, at, type, name, parts.strictCommands);
  }

  const person: Person = {
    id: user.id,
    name: user.name,
    locale: user.locale,
    botDm: { id: botDm.id },
    dmWith: (other) => ({ id: dmChannel(world, [user.id, other.id]).id }),
    opens(where) {
      surroundings(world, user, where);
      looksAt = where.id;
    },
    messages: (where) =>
      [...world.messages.values()]
        .filter((one) => one.channelId === where.id && !one.deleted && !one.loading)
        .filter((one) => one.visibleTo === null || one.visibleTo === user.id)
        .map(messageView),
    installs(on = true) {
      user.installed = on;
    },
    setDms(to) {
      user.dms = to;
    },
    slash(name, input = {}, where) {
      const found = command(name, 1, where);
      const { options, resolved } = slashData(world, found.command, input, found.at.channel.id);
      const data = {
        id: found.id,
        name,
        type: 1,
        ...(options.length === 0 ? {} : { options }),
        ...(Object.keys(resolved).length === 0 ? {} : { resolved }),
        ...(found.command?.guildId ? { guild_id: found.command.guildId } : {}),
      };
      const input2 = { type: Asked.command, person: user, at: found.at, data, replyType: 20 };
      return begun(act(world, interactions, deliver, input2));
    },
    async autocomplete(name, input, where) {
      const found = command(name, 1, where);
      const options = { ...input.options, [input.option]: input.typed };
      const typed = slashData(world, found.command, { ...input, options }, found.at.channel.id, input.option);
      const data = { id: found.id, name, type: 1, options: typed.options };
      const begunAct = act(world, interactions, deliver, {
        type: Asked.autocomplete,
        person: user,
        at: found.at,
        data,
      });
      const shown = await wait({}, (one) => one.interactionId === begunAct.id);
      if (shown.kind !== "choices") throw new Error(`nothing was offered: ${shownLine(shown)}`);
      return shown.choices;
    },
    messageCommand(name, message, where) {
      const stored = messageBefore(world, user, viewOf(message));
      const found = command(name, 3, where ?? { id: stored.channelId });
      const data = {
        id: found.id,
        name,
        type: 3,
        target_id: stored.id,
        resolved: { messages: { [stored.id]: wireMessage(world, stored) } },
      };
      const input = { type: Asked.command, person: user, at: found.at, data, replyType: 23 };
      return begun(act(world, interactions, deliver, input));
    },
    click: (message, button, options = {}) =>
      use(message, (stored, view) => clickData(stored, view, button, options)),
    select: (message, values, options = {}) =>
      use(message, (stored, view) =>
        selectData(world, stored, view, typeof values === "string" ? [values] : values, options),
      ),
    submit(modal, values = {}) {
      const view = "modal" in modal ? modal.modal : modal;
      const opener = interactions.all.find((one) => one.id === view.interactionId);
      if (opener === undefined || opener.person.id !== user.id)
        throw new NotPossible("this modal was opened for another person");
      const at = surroundings(world, user, place({ id: opener.channel.id }));
      const data = fillModal(world, view, values, opener.channel.id);
      const source = opener.source?.deleted === true ? null : opener.source;
      return begun(act(world, interactions, deliver, { type: Asked.modal, person: user, at, source, data }));
    },
    dm: (text, options) => write({ id: botDm.id }, text, options),
    mention: (where, text, options) => write(where, `<@${world.bot.id}> ${text}`, options),
    write,
    reply(message, text, options) {
      const stored = messageBefore(world, user, viewOf(message));
      return write({ id: stored.channelId }, text, options, stored);
    },
    next: (options = {}) => wait(options, (shown) => !passedOver(shown, options)),
    async nextMessage(options = {}) {
      const shown = await person.next(options);
      if (isMessage(shown) && shown.kind !== "deleted") return shown;
      throw new Error(`a message was expected, shown was ${shownLine(shown)}`);
    },
    async nextModal(options = {}) {
      const shown = await person.next(options);
      if (shown.kind === "modal") return shown.modal;
      throw new Error(`a modal was expected, shown was ${shownLine(shown)}`);
    },
    seen: feed.all,
    get unread() {
      return unread();
    },
  };
  return person;
}
