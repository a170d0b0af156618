import { CUSTOM_ID_MAX } from "./limits.ts";

/**
 * What a click means, without anything kept between: "v1:<action>:<owner>:<about>[|<rest>]".
 * A later version of the program gives its ids another number and still knows an old card when it sees one.
 */
const VERSION = "v1";

export const ACTIONS = [
  /** An answer to a question; the message becomes the next question. */
  "pick",
  /** An answer or a menu's entry; the card stays, and the reply is a message of its own. */
  "menu",
  /** Opens, or came from, the form for an answer in words. */
  "words",
  "skills",
  "plan",
  "times",
  "ad",
  /** Steps of the plan were ticked; the message becomes the progress. */
  "tick",
  /** The same, and the card stays. */
  "ticks",
  /** Another page of one's own card. */
  "page",
  /** A page of somebody's shared card, shown to whoever asks. */
  "read",
  "share",
  "thread",
  /** The interview goes on in a DM. */
  "dm",
  /** An answer that waits for its person beside a mention. */
  "mine",
  /** Only shows something. */
  "none",
] as const;

export type Action = (typeof ACTIONS)[number];

export interface Press {
  readonly action: Action;
  /** Id of the person whom the control is for. */
  readonly owner: string;
  /** The question, or the turn whose reply it belongs to. */
  readonly about: string;
  /** An option, or the number of a page. */
  readonly rest?: string;
}

/** @returns null when it is longer than Discord takes */
export function customId({ action, owner, about, rest }: Press): string | null {
  const id = `${VERSION}:${action}:${owner}:${kept(about)}${rest === undefined ? "" : `|${rest}`}`;
  return id.length <= CUSTOM_ID_MAX ? id : null;
}

/** For ids that always fit: no option in them. */
export function shortId(press: Omit<Press, "rest"> & { readonly rest?: number }): string {
  const { rest, ...others } = press;
  const id = customId({ ...others, ...(rest !== undefined && { rest: String(rest) }) });
  if (id === null) throw new Error(`a control about ${press.about.length} characters has no id`);
  return id;
}

/** The sign before the rest stands in no name of a question; if it ever did, a look-alike takes its place. */
const kept = (about: string): string => about.replaceAll("|", "¦");
const read = (about: string): string => about.replaceAll("¦", "|");

const ID = /^v1:([a-z]+):(\d{1,20}):([^|]*)(?:\|(.*))?$/s;

/** @returns "old" for a card of another version, or of none */
export function readCustomId(id: string): Press | "old" {
  const [, name, owner, about, rest] = ID.exec(id) ?? [];
  const action = ACTIONS.find((known) => known === name);
  if (action === undefined || owner === undefined || about === undefined) return "old";
  return { action, owner, about: read(about), ...(rest !== undefined && { rest }) };
}
