import type { Choice } from "../bus.ts";
import type { SlashInput } from "./commands.ts";
import type { Chosen, ModalValues, PickedFile } from "./fill.ts";
import type { Place } from "./place.ts";
import type { Shown, ShownMessage, ShownModal } from "./shown.ts";
import type { SelectOptions, UseOptions } from "./use.ts";
import type { MessageView, ModalView } from "./views.ts";

export interface NextOptions {
  /** Default 10 s. */
  readonly timeoutMs?: number;
  /** Also stops at "thinking", which is passed over otherwise. */
  readonly thinking?: boolean;
}

/** What a person did: an interaction under way. */
export interface Act {
  readonly id: string;
  readonly token: string;
  /** The callback type it was acknowledged with, null while it was not. */
  readonly acknowledged: number | null;
  /** The next thing shown in answer to this. */
  next(options?: NextOptions): Promise<Shown>;
  /** Lets its time run out: 10062 before the first answer, 50027 after it. */
  expire(): void;
  /** Delivers the very same interaction once more. */
  deliverAgain(): void;
}

export interface WriteOptions {
  readonly files?: readonly PickedFile[];
}

/** A message in any of the shapes the driver hands out. */
export type MessageLike = MessageView | ShownMessage;

export interface Person extends Chosen {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** Their direct messages with the app. */
  readonly botDm: Place;
  /** Direct messages with somebody else, where the app is not. */
  dmWith(other: Chosen): Place;
  /** Looks at a place: what is public there is shown to them from now on. Acting somewhere does the same. */
  opens(where: Place): void;
  /** What is in a place for them to see, oldest first. */
  messages(where: Place): MessageView[];
  /** Adds the app to their account, or removes it. */
  installs(on?: boolean): void;
  /** closed: sending fails with 50007; refused: opening the channel does too. */
  setDms(to: "open" | "closed" | "refused"): void;

  slash(command: string, input?: SlashInput, where?: Place): Act;
  /** Types into an option, and waits for what the app offers. */
  autocomplete(
    command: string,
    input: SlashInput & { readonly option: string; readonly typed: string },
    where?: Place,
  ): Promise<readonly Choice[]>;
  messageCommand(command: string, message: MessageLike, where?: Place): Act;
  /** Clicks the button with this label or custom id. */
  click(message: MessageLike, button: string, options?: UseOptions): Act;
  /** Chooses in a menu, by label or value; people by themselves. */
  select(message: MessageLike, values: string | readonly (string | Chosen)[], options?: SelectOptions): Act;
  /** Fills in a modal, by label or custom id, and sends it. */
  submit(modal: ModalView | ShownModal, values?: ModalValues): Act;
  /** Writes to the app. */
  dm(text: string, options?: WriteOptions): MessageView;
  /** Writes in a place, with the app named first. */
  mention(where: Place, text: string, options?: WriteOptions): MessageView;
  write(where: Place, text: string, options?: WriteOptions): MessageView;
  /** Replies to a message, which pings its author. */
  reply(message: MessageLike, text: string, options?: WriteOptions): MessageView;

  /** The next thing the app shows them. */
  next(options?: NextOptions): Promise<Shown>;
  /** The same, when it has to be a message. */
  nextMessage(options?: NextOptions): Promise<ShownMessage>;
  /** The same, when it has to be a modal. */
  nextModal(options?: NextOptions): Promise<ModalView>;
  /** Everything shown so far. */
  readonly seen: readonly Shown[];
  /** What was shown and not yet returned by `next`. */
  readonly unread: readonly Shown[];
}
