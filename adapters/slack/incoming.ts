import type { ActionName, Mark } from "./controls.ts";
import type { Held, SlackFile } from "./decode-shapes.ts";

/** Where something was written or pressed. */
export type Place =
  /** With the app alone; each first message roots a thread. */
  | { readonly kind: "dm"; readonly channel: string; readonly thread: string }
  | { readonly kind: "channel"; readonly channel: string; readonly thread: string };

export interface Message {
  readonly kind: "message";
  readonly user: string;
  readonly turnId: string;
  readonly place: Place;
  readonly text: string;
  readonly files: readonly SlackFile[];
  /** Written to the app by name. Without it, only threads count in which the app talks with this person. */
  readonly mentioned: boolean;
  /** Written to somebody else by name. */
  readonly toOthers: boolean;
}

export interface Command {
  readonly kind: "command";
  readonly user: string;
  readonly turnId: string;
  readonly channel: string;
  readonly text: string;
  readonly responseUrl: string;
}

/** Where the pressed control stands. */
export type PressPlace =
  | { readonly kind: "home" }
  | { readonly kind: "modal" }
  | { readonly kind: "dm"; readonly channel: string; readonly thread: string; readonly ts: string }
  /** Seen by the person alone, in a channel. */
  | {
      readonly kind: "ephemeral";
      readonly channel: string;
      readonly thread: string | undefined;
      readonly responseUrl: string;
    }
  /** Seen by everybody there. */
  | {
      readonly kind: "public";
      readonly channel: string;
      readonly thread: string;
      readonly responseUrl: string;
    };

export interface Press {
  readonly kind: "press";
  readonly user: string;
  readonly turnId: string;
  readonly triggerId: string;
  readonly name: ActionName;
  readonly mark: Mark | null;
  readonly value: string;
  /** What was chosen, in the control itself or in the menu beside it. */
  readonly chosen: readonly string[];
  /** What the person read on it. */
  readonly label: string | undefined;
  readonly place: PressPlace;
  /** The message as it stands, for changing it; null where Slack does not tell. */
  readonly message: {
    readonly text: string;
    readonly blocks: ReadonlyArray<{ type: string; block_id?: string | undefined }>;
  } | null;
}

export interface Submission {
  readonly kind: "submission";
  readonly user: string;
  readonly turnId: string;
  readonly callback: string;
  readonly viewId: string;
  readonly metadata: string;
  readonly values: Readonly<Record<string, Readonly<Record<string, Held>>>>;
  readonly responseUrls: ReadonlyArray<{ readonly response_url: string }>;
}

export interface Shortcut {
  readonly kind: "shortcut";
  readonly user: string;
  readonly turnId: string;
  readonly callback: string;
  readonly triggerId: string;
  /** Text of the message it was used on. */
  readonly text: string | undefined;
  readonly files: readonly SlackFile[];
  readonly channel: string | undefined;
  readonly responseUrl: string | undefined;
}

export type Incoming =
  | Message
  | Command
  | Press
  | Submission
  | Shortcut
  | { readonly kind: "home"; readonly user: string }
  | { readonly kind: "messages"; readonly user: string; readonly channel: string }
  | { readonly kind: "stopped"; readonly channel: string; readonly thread: string | undefined }
  | { readonly kind: "suggest"; readonly name: ActionName; readonly query: string }
  | { readonly kind: "uninstalled" };
