import type { Delivery } from "./delivery.ts";
import type { Looked, Sight } from "./feed.ts";
import type { Filled } from "./form.ts";
import type { Choice } from "./reading.ts";
import type { Message, User, View } from "./world.ts";

/** What a person wrote. The app may not have it yet. */
export interface Sent {
  readonly message: Message;
  readonly ts: string;
  readonly deliveries: readonly Delivery[];
  /** Resolves to whether the app acknowledged all of it. */
  acknowledged(): Promise<boolean>;
  /** Delivers the same again, as Slack does when an acknowledgement got lost. */
  again(attempt?: number, reason?: string): Promise<boolean>;
}

export interface Said {
  /** In the thread of this message. */
  readonly thread?: string | Sight | Sent | Message;
  /** Taken as it is: control sequences such as <@U2> are not escaped. */
  readonly raw?: boolean;
}

export type Clicked = Sight | Message | View;

export interface Submitted {
  /** failed: the app did not answer in time. */
  readonly kind: "closed" | "cleared" | "updated" | "pushed" | "errors" | "failed";
  /** By block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** The modal that the person sees now. */
  readonly view: View | null;
}

/** A person in Slack. Every method is one thing that a person does; each resolves when the client would go on. */
export interface Person extends User {
  /** The id of the DM with the app. */
  readonly dmChannel: string;
  /** Writes to the app directly. */
  dm(text: string, said?: Said): Promise<Sent>;
  /** Writes in a channel without naming the app. */
  say(channel: string, text: string, said?: Said): Promise<Sent>;
  /** Writes in a channel and names the app: app_mention and message come with the same ts. */
  mention(channel: string, text: string, said?: Said): Promise<Sent>;
  /** Uploads a file, by default to the app directly. */
  upload(
    bytes: Uint8Array,
    name: string,
    more?: Said & { readonly channel?: string; readonly text?: string; readonly mime?: string },
  ): Promise<Sent>;
  /** Resolves when the command is acknowledged, or after the time for that. */
  slash(command: string, text?: string, where?: { readonly channel?: string }): Promise<Delivery>;
  /**
   * Presses a button, named by action id, block id or what stands on it.
   * @param how asShown: as it was when it was shown, though it may have been replaced: a stale click
   */
  click(on: Clicked, control: string | RegExp, how?: { readonly asShown?: boolean }): Promise<Delivery>;
  /** Chooses in a menu, checkboxes, radio buttons or a date picker; what a person types is a choice too. */
  select(
    on: Clicked,
    control: string | RegExp,
    choice: Filled,
    how?: { readonly asShown?: boolean },
  ): Promise<Delivery>;
  /** Types into an external select and gets its options. Looks in the open modal, the Home, then messages. */
  suggest(control: string | RegExp, query: string, on?: Clicked): Promise<readonly Choice[]>;
  /** Opens the app's Home or Messages tab. */
  openHome(tab?: "home" | "messages"): Promise<Delivery>;
  shortcut(callbackId: string): Promise<Delivery>;
  messageShortcut(callbackId: string, message: Clicked | Sent): Promise<Delivery>;
  /** Fills in the modal by labels, block ids or action ids, and sends it. */
  submit(view: Clicked, values?: Readonly<Record<string, Filled>>): Promise<Submitted>;
  /** Closes the modal: one step back, or all of it. */
  close(view: Clicked, all?: boolean): Promise<void>;
  /** Changes an own message. */
  edit(sent: Sent, text: string): Promise<Delivery>;
  /** The modal that is open now, the one on top. */
  modal(): View | null;
  home(): View | null;
  /** The next thing that the app makes appear for this person. */
  next(looked?: Looked): Promise<Sight>;
}
