import { refuseOptions } from "./block-check.ts";
import { ApiError, type Core } from "./core.ts";
import type { Attempt, Delivery } from "./delivery.ts";
import { emit, messageEvent } from "./events.ts";
import type { Sight } from "./feed.ts";
import { fill, heldValue, type Suggested, storeFile, type Upload } from "./form.ts";
import {
  actionBody,
  closedBody,
  messageShortcutBody,
  type Place,
  placeBody,
  responseUrlFor,
  shortcutBody,
  slashBody,
  submissionBody,
  whoBody,
} from "./interaction.ts";
import type { Json } from "./json.ts";
import type { Clicked, Person, Said, Sent } from "./person-types.ts";
import { closeModals, post, topModal } from "./posting.ts";
import { type Control, controlsOf, findControl, suggestedChoices } from "./reading.ts";
import { respondInAck } from "./responses.ts";
import { afterSubmission } from "./submission.ts";
import { choose, viewBody } from "./view-body.ts";
import { APP, type Channel, type Message, type StoredFile, type User, type View } from "./world.ts";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const richText = (parts: readonly Json[]): Json => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: parts }],
});

function threadTs(core: Core, channel: Channel, thread: Said["thread"]): string | null {
  if (thread === undefined) return null;
  const named =
    typeof thread === "string"
      ? core.world.message(channel.id, thread)
      : "deliveries" in thread || "kind" in thread
        ? thread.message
        : thread;
  if (named === null || named === undefined || !("ts" in named)) throw new Error("There is no such thread");
  return named.threadTs ?? named.ts;
}

const isSight = (on: Clicked): on is Sight => "controls" in on;
const isView = (on: Clicked): on is View => "hash" in on;

function placeOf(on: Clicked): Place {
  if (isSight(on)) {
    if (on.view !== null) return { view: on.view };
    if (on.message !== null) return { message: on.message };
    throw new Error("There is nothing to click");
  }
  return isView(on) ? { view: on } : { message: on };
}

const blocksOf = (place: Place): readonly Json[] =>
  "view" in place ? place.view.blocks : place.message.blocks;

/** The element of an action as payloads carry it, beside what was chosen. */
function actionOf(control: Control, held: Json): Json {
  const { element } = control;
  const copied = Object.fromEntries(
    ["text", "url", "style", "icon", "placeholder", "confirm"].flatMap((key) =>
      key in element ? [[key, element[key]]] : [],
    ),
  );
  return {
    type: control.type,
    action_id: control.actionId,
    block_id: control.blockId,
    ...copied,
    ...(control.value === null ? {} : { value: control.value }),
    ...held,
  };
}

export function createPerson(core: Core, user: User, suggested: Suggested): Person {
  const dm = core.world.dm(user);

  function joined(id: string): Channel {
    const channel = core.world.channels.get(id);
    if (channel === undefined)
      throw new Error(`There is no channel ${id}: make it with slack.channel("${id}")`);
    if (channel.kind === "im" && channel.person !== user.id) throw new Error(`${id} is somebody else's DM`);
    channel.members.add(user.id);
    return channel;
  }

  function write(
    channel: Channel,
    parts: readonly Json[],
    text: string,
    said: Said,
    files: StoredFile[],
  ): Message {
    return post(core, {
      channel,
      threadTs: threadTs(core, channel, said.thread),
      user: user.id,
      byApp: false,
      text,
      blocks: text === "" ? [] : [richText(parts)],
      files,
    });
  }

  function sent(message: Message, deliveries: readonly Delivery[]): Sent {
    const all = (attempts: ReadonlyArray<Promise<Attempt>>): Promise<boolean> =>
      Promise.all(attempts).then((done) => done.every((attempt) => attempt.ok));
    return {
      message,
      ts: message.ts,
      deliveries,
      acknowledged: () => all(deliveries.map((one) => one.done)),
      again: (attempt, reason) => all(deliveries.map((one) => one.again(attempt, reason))),
    };
  }

  function say(channel: Channel, text: string, said: Said = {}, files: StoredFile[] = []): Sent {
    const written = said.raw === true ? text : escaped(text);
    const message = write(channel, [{ type: "text", text }], written, said, files);
    const heard = channel.members.has(APP);
    return sent(message, heard ? [emit(core, user.team, messageEvent(core, message), "person")] : []);
  }

  async function settle(delivery: Delivery): Promise<Delivery> {
    await delivery.done;
    return delivery;
  }

  const interact = (payload: Json): Promise<Delivery> =>
    settle(core.deliver("interactive", payload, "person"));

  function reach(on: Clicked, name: string | RegExp, asShown: boolean): { place: Place; control: Control } {
    const place = placeOf(on);
    if ("message" in place && place.message.onlyFor !== null && place.message.onlyFor !== user.id) {
      throw new Error(`Only ${place.message.onlyFor} sees this message`);
    }
    if ("view" in place && place.view.user.id !== user.id) throw new Error("This is somebody else's view");
    if ("view" in place && !place.view.open) throw new Error("This modal is closed");
    if ("message" in place && place.message.deleted && !asShown) throw new Error("This message was deleted");
    const controls = asShown && isSight(on) ? on.controls : controlsOf(blocksOf(place));
    try {
      return { place, control: findControl(controls, name) };
    } catch (error) {
      const there = isSight(on) && on.controls.some((one) => one.actionId === name || one.label === name);
      const hint = there
        ? " (It was there when it was shown: { asShown: true } clicks it all the same.)"
        : "";
      throw new Error(`${error instanceof Error ? error.message : String(error)}${hint}`);
    }
  }

  function press(place: Place, control: Control, held: Json): Promise<Delivery> {
    const chosen = "view" in place ? place.view.chosen : place.message.chosen;
    if (Object.keys(held).length > 0 && !/^overflow$|^feedback_buttons$/.test(control.type))
      choose(chosen, control, held);
    return interact(actionBody(core, user, place, actionOf(control, held)));
  }

  function suggestionIn(name: string | RegExp, on?: Clicked): { place: Place; control: Control } {
    if (on !== undefined) return reach(on, name, false);
    const own = core.world.messages.filter(
      (one) => one.byApp && !one.deleted && one.channel.members.has(user.id),
    );
    const places = [topModal(core, user), core.world.homes.get(user.id) ?? null, ...own.reverse()];
    for (const place of places) {
      const there =
        place !== null && controlsOf(place.blocks).some((one) => /external_select$/.test(one.type));
      if (place !== null && there) return reach(place, name, false);
    }
    throw new Error("There is nowhere to type a query");
  }

  const person: Person = {
    ...user,
    dmChannel: dm.id,
    dm: async (text, said) => say(dm, text, said),
    say: async (channel, text, said) => say(joined(channel), text, said),

    async mention(id, text, said = {}) {
      const channel = joined(id);
      const bot = core.world.installOf(user.team)?.botUserId ?? "";
      const written = `<@${bot}> ${said.raw === true ? text : escaped(text)}`;
      const parts = [
        { type: "user", user_id: bot },
        { type: "text", text: ` ${text}` },
      ];
      const message = write(channel, parts, written, said, []);
      const event = messageEvent(core, message);
      const { channel_type: _type, ...mention } = event;
      if (!channel.members.has(APP)) return sent(message, []);
      return sent(message, [
        emit(core, user.team, { ...mention, type: "app_mention" }, "person"),
        emit(core, user.team, event, "person"),
      ]);
    },

    async upload(bytes, name, more = {}) {
      const file: Upload = { bytes, name, ...(more.mime === undefined ? {} : { mime: more.mime }) };
      const channel = more.channel === undefined ? dm : joined(more.channel);
      return say(channel, more.text ?? "", more, [storeFile(core, user, file)]);
    },

    async slash(command, text = "", where = {}) {
      const channel = where.channel === undefined ? dm : joined(where.channel);
      const responseUrl = responseUrlFor(core, user, channel, null);
      const said = { command, text: escaped(text), responseUrl };
      const delivery = core.deliver("slash_commands", slashBody(core, user, channel, said), "person");
      const attempt = await delivery.done;
      if (attempt.ok) {
        const ticket = { id: "", user, channel, threadTs: null, message: null, at: core.now(), uses: 0 };
        respondInAck(core, ticket, attempt.answer);
      }
      return delivery;
    },

    async click(on, name, how = {}) {
      const { place, control } = reach(on, name, how.asShown ?? false);
      return press(place, control, {});
    },

    async select(on, name, choice, how = {}) {
      const { place, control } = reach(on, name, how.asShown ?? false);
      return press(place, control, heldValue(core, user, control, choice, suggested));
    },

    async suggest(name, query, on) {
      const { place, control } = suggestionIn(name, on);
      const least = control.element.min_query_length ?? 3;
      if (query.length < Number(least)) {
        throw new Error(`Slack asks for options only from ${String(least)} characters on`);
      }
      const payload = {
        type: "block_suggestion",
        ...whoBody(core, user),
        ...placeBody(core, place),
        action_id: control.actionId,
        block_id: control.blockId,
        value: query,
      };
      const attempt = await core.deliver("interactive", payload, "person").done;
      const answer = attempt.ok ? attempt.answer : { options: [] };
      core.judge("options", answer);
      const refusal = refuseOptions(answer);
      if (refusal !== null) core.ledger.fault("refused", refusal.messages.join("; "), answer);
      const choices = suggestedChoices(answer);
      suggested.set(`${user.id} ${control.actionId}`, choices);
      return choices;
    },

    async openHome(tab = "home") {
      const view = core.world.homes.get(user.id);
      const ts = core.world.nextTs();
      const event = {
        type: "app_home_opened",
        user: user.id,
        channel: dm.id,
        tab,
        event_ts: ts,
        ...(tab === "home" && view !== undefined ? { view: viewBody(core, view) } : {}),
      };
      return settle(emit(core, user.team, event, "person"));
    },

    shortcut: (callbackId) => interact(shortcutBody(core, user, callbackId)),

    async messageShortcut(callbackId, on) {
      const message = "deliveries" in on ? on.message : "message" in on ? on.message : on;
      if (message === null || !("ts" in message)) throw new Error("A message shortcut needs a message");
      return interact(messageShortcutBody(core, user, message, callbackId));
    },

    async submit(on, values = {}) {
      const place = placeOf(on);
      if (!("view" in place) || !place.view.open) throw new Error("There is no open modal to submit");
      const { view } = place;
      if (view.body.submit === undefined) throw new Error("This modal has no button to submit it");
      fill(core, user, view, values, suggested);
      const attempt = await core.deliver("interactive", submissionBody(core, user, view), "person").done;
      if (!attempt.ok) return { kind: "failed", errors: {}, view: topModal(core, user) };
      try {
        return afterSubmission(core, user, view, attempt.answer);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (!error.noted)
          core.ledger.fault("refused", `The answer to a submission: ${error.error}`, attempt.answer);
        return { kind: "failed", errors: {}, view };
      }
    },

    async close(on, all = false) {
      const place = placeOf(on);
      if (!("view" in place)) throw new Error("Only a modal can be closed");
      const { view } = place;
      const cleared = all || view.body.clear_on_close === true;
      if (cleared) closeModals(core, user);
      view.open = false;
      if (view.body.notify_on_close === true) await interact(closedBody(core, user, view, cleared));
    },

    async edit(own, text) {
      const { message } = own;
      const before = messageEvent(core, message);
      message.text = escaped(text);
      message.blocks = [richText([{ type: "text", text }])];
      message.edits += 1;
      const ts = core.world.nextTs();
      return settle(
        emit(
          core,
          user.team,
          {
            type: "message",
            subtype: "message_changed",
            hidden: true,
            channel: message.channel.id,
            channel_type: message.channel.kind,
            ts,
            event_ts: ts,
            message: messageEvent(core, message),
            previous_message: before,
          },
          "person",
        ),
      );
    },

    modal: () => topModal(core, user),
    home: () => core.world.homes.get(user.id) ?? null,
    next: (looked) => core.feed.next(user.id, looked),
  };
  return person;
}
