import type { Core } from "./core.ts";
import { emit, messageBody, messageEvent } from "./events.ts";
import { type Json, objectsAt } from "./json.ts";
import { nameBlocks } from "./reading.ts";
import type { Channel, Message, StoredFile, User, View } from "./world.ts";

export interface NewMessage {
  readonly channel: Channel;
  readonly threadTs: string | null;
  readonly user: string;
  readonly byApp: boolean;
  readonly onlyFor?: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly files?: readonly StoredFile[];
  readonly metadata?: Json | null;
}

const sightOf = (message: Message) => ({
  channel: message.channel.id,
  threadTs: message.threadTs,
  user: message.onlyFor,
  text: message.text,
  blocks: message.blocks,
  files: message.files,
  message,
  view: null,
});

const echoes = (core: Core, message: Message): boolean =>
  core.settings.echo && message.byApp && message.onlyFor === null;

/** A message appears. */
export function post(core: Core, wanted: NewMessage): Message {
  const message: Message = {
    channel: wanted.channel,
    ts: core.world.nextTs(),
    threadTs: wanted.threadTs,
    user: wanted.user,
    byApp: wanted.byApp,
    onlyFor: wanted.onlyFor ?? null,
    chosen: new Map(),
    text: wanted.text,
    blocks: nameBlocks(wanted.blocks, core.world.ids.next),
    files: wanted.files ?? [],
    metadata: wanted.metadata ?? null,
    edits: 0,
    deleted: false,
  };
  core.world.keep(message);
  if (message.byApp) {
    core.feed.add({ kind: message.onlyFor === null ? "message" : "ephemeral", ...sightOf(message) });
    for (const thread of [message.threadTs, message.ts]) {
      core.world.statuses.delete(`${message.channel.id} ${thread}`);
    }
  }
  if (echoes(core, message)) emit(core, message.channel.team, messageEvent(core, message), "echo");
  return message;
}

export interface Change {
  readonly text?: string | undefined;
  readonly blocks?: readonly Json[] | undefined;
  readonly metadata?: Json | undefined;
}

/** A message is replaced where it stands. */
export function change(core: Core, message: Message, to: Change): void {
  const before = messageBody(core, message);
  message.text = to.text ?? message.text;
  if (to.blocks !== undefined) message.blocks = nameBlocks(to.blocks, core.world.ids.next);
  else if (to.text !== undefined) message.blocks = [];
  if (to.metadata !== undefined) message.metadata = to.metadata;
  message.edits += 1;
  core.feed.add({ kind: "update", ...sightOf(message) });
  if (!echoes(core, message)) return;
  const changed = { message: messageBody(core, message), previous_message: before };
  emitHidden(core, message, "message_changed", changed);
}

/** A message goes away. */
export function remove(core: Core, message: Message): void {
  message.deleted = true;
  core.feed.add({ kind: "deleted", ...sightOf(message) });
  if (!echoes(core, message)) return;
  const gone = { deleted_ts: message.ts, previous_message: messageBody(core, message) };
  emitHidden(core, message, "message_deleted", gone);
}

function emitHidden(core: Core, message: Message, subtype: string, rest: Json): void {
  const ts = core.world.nextTs();
  const { channel } = message;
  const place = { channel: channel.id, channel_type: channel.kind, ts, event_ts: ts };
  emit(core, channel.team, { type: "message", subtype, hidden: true, ...place, ...rest }, "echo");
}

type ViewKind = "modal" | "modal-update" | "home" | "errors";

/** @param text the errors of a form that was refused */
export const viewSight = (core: Core, kind: ViewKind, view: View, text = ""): void => {
  core.feed.add({
    kind,
    channel: null,
    threadTs: null,
    user: view.user.id,
    text,
    blocks: view.blocks,
    files: [],
    message: null,
    view,
  });
};

/** The modal on top of what a person has open; null when none is. */
export const topModal = (core: Core, user: User): View | null =>
  [...core.world.views.values()]
    .filter((view) => view.kind === "modal" && view.open && view.user.id === user.id)
    .at(-1) ?? null;

/** Puts a modal before a person, on `previous` when it is pushed. */
export function showModal(core: Core, user: User, body: Json, previous: View | null): View {
  if (previous === null) closeModals(core, user);
  const id = core.world.ids.next("V");
  const blocks = nameBlocks(objectsAt(body, "blocks"), core.world.ids.next);
  const view: View = {
    id,
    kind: "modal",
    user,
    team: user.team,
    previous: previous?.id ?? null,
    root: previous?.root ?? id,
    body: { ...body, blocks },
    blocks,
    chosen: new Map(),
    hash: core.world.ids.next("h"),
    open: true,
  };
  core.world.views.set(id, view);
  viewSight(core, "modal", view);
  return view;
}

/** Gives an open view another content; what was typed in inputs of the same ids stays. */
export function redraw(core: Core, view: View, body: Json): void {
  view.blocks = nameBlocks(objectsAt(body, "blocks"), core.world.ids.next);
  view.body = { ...body, blocks: view.blocks };
  view.hash = core.world.ids.next("h");
}

export function closeModals(core: Core, user: User): void {
  for (const view of core.world.views.values()) if (view.user.id === user.id) view.open = false;
}
