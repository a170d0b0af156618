import type { Logger } from "pino";
import type { Delivery, Desk, Outcome } from "../../src/app/desk.ts";
import type { KeyedQueue } from "../../src/app/keyed-queue.ts";
import { StoreError } from "../../src/app/ports.ts";
import type { RecentIds } from "../../src/app/recent-ids.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { MENU, type Reply } from "../../src/engine/reply.ts";
import type { TurnEvent } from "../../src/engine/turn.ts";
import type { Agent } from "./agent.ts";
import type { Api } from "./api.ts";
import type { SlackFile } from "./decode-shapes.ts";
import { escaped } from "./escape.ts";
import type { Homes } from "./homes.ts";
import type { Press } from "./incoming.ts";
import type { Memory } from "./memory.ts";
import type { Outbox, SendOptions, Target } from "./outbox.ts";
import type { Piece } from "./render-blocks.ts";
import type { ControlContext } from "./render-prompt.ts";
import { personKey, type Space, workspaceKey } from "./space.ts";
import type { Uploaded } from "./uploads.ts";
import type { Zones } from "./zones.ts";

/** What every listener works with. */
export interface Kit {
  readonly api: Api;
  readonly outbox: Outbox;
  readonly desk: Desk;
  readonly content: Content;
  readonly log: Logger;
  readonly zones: Zones;
  readonly agent: Agent;
  readonly homes: Homes;
  readonly readFiles: (space: Space, files: readonly SlackFile[]) => Promise<Uploaded>;
  /** Threads of channels in which the app talks with a person: "space channel thread user". */
  readonly threads: Memory<true>;
  /** Presses that opened a form, by the form's id, so that their message can be settled afterwards. */
  readonly forms: Memory<Press>;
  /** What a listener answered without the desk, so that it is not answered twice. */
  readonly answered: RecentIds;
  /** People whose turn is being made ready (a file is read): what they do next comes after it. */
  readonly entering: KeyedQueue;
  readonly clock: () => Date;
  /** Told of payloads that Slack would refuse. */
  readonly onFaults: (what: string, faults: readonly string[]) => void;
  /** Told of what went wrong beside a turn. */
  readonly onError: (error: unknown) => void;
  /** Does something beside the turn; finished before the surface stops. */
  readonly aside: (work: Promise<unknown>) => void;
}

/** One turn of a person, from wherever it came. */
export interface TurnOf {
  readonly user: string;
  readonly turnId: string;
  readonly event: TurnEvent;
}

/** Texts in which a time zone may matter; nobody else waits for it. */
const ABOUT_TIME = /\b(remind|check-?ins?)/i;

function wantsZone(event: TurnEvent): boolean {
  if (event.kind === "text") return event.text.length < 200 && ABOUT_TIME.test(event.text);
  return event.kind === "choice" && event.ids.some((id) => ABOUT_TIME.test(id));
}

/**
 * Hands a turn to the desk and keeps what follows from it up to date: the Home, and what can be shared.
 * Turns enter in the order in which they came, also where one has to be made ready first.
 */
export async function deliver(
  kit: Kit,
  space: Space,
  turn:
    | TurnOf
    | { readonly user: string; readonly turnId: string; readonly event: () => Promise<TurnEvent | null> },
  send: (reply: Reply) => Promise<void>,
): Promise<Outcome | "nothing"> {
  const { user, turnId } = turn;
  const key = personKey(space, user);
  const { outcome } = await kit.entering.run(key, async () => {
    const event = typeof turn.event === "function" ? await turn.event() : turn.event;
    if (event === null) return { outcome: Promise.resolve("nothing" as const) };
    if (wantsZone(event)) await kit.zones.find(space, user);
    const zone = kit.zones.known(space, user);
    const delivery: Delivery = {
      key,
      workspace: workspaceKey(space),
      turnId,
      event,
      ...(zone !== undefined && { zone }),
      address: { space: space.id, user },
    };
    const sent = kit.desk.deliver(delivery, send);
    // Entered; whoever comes next need not wait for the answer.
    sent.catch(() => {});
    return { outcome: sent };
  });
  const result = await outcome;
  if (result === "answered") kit.aside(kit.homes.refresh(space, user));
  return result;
}

/** It holds a result, whatever stands around it. */
export const canShare = (reply: Reply): boolean => reply.personal === true || reply.shareable === true;

/** It waits for an answer; a menu can be left as it is. */
export const asks = (reply: Reply): boolean => reply.prompt !== undefined && reply.prompt.about !== MENU;

/** Options for a reply that its reader can press, and share where there is something to share. */
export function forReader(
  kit: Kit,
  space: Space,
  { user, turnId }: Pick<TurnOf, "user" | "turnId">,
  reply: Reply,
  share: ControlContext["share"],
): SendOptions {
  return {
    name: `${personKey(space, user)} ${turnId}`,
    controls: {
      words: kit.content.words,
      owner: user,
      turnId,
      ...(canShare(reply) && share !== undefined && { share }),
    },
  };
}

/** Small print in which somebody is named, by a mention that Slack shows as their name. */
export function naming(kit: Kit, key: string, user: string): Piece {
  const id = /^[A-Z0-9]+$/.test(user) ? `<@${user}>` : "";
  const [before = "", after = ""] = kit.content.words.text(key, { user: "\n" }).split("\n");
  const text = `${escaped(before)}${id}${escaped(after)}`;
  const words = `${before}${after}`.replace(/^[\s,]+/, "");
  return { blocks: [{ type: "context", elements: [{ type: "mrkdwn", text, verbatim: true }] }], words };
}

/** Answers a listener's own words once, however often its delivery comes. */
export async function sayOnce(
  kit: Kit,
  space: Space,
  turnId: string,
  target: Target,
  key: string,
): Promise<void> {
  const id = `${personKey(space, target.user)} ${turnId}`;
  if (kit.answered.has(id)) return;
  kit.answered.add(id);
  await kit.outbox.say(space, target, key);
}

/** Does what needs the store, and says so where the store fails. */
export async function honestly(
  kit: Kit,
  space: Space,
  target: Target,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    kit.log.error({ code: error.code }, "the store failed beside a turn");
    await kit.outbox.say(space, target, "desk.store-down");
  }
}
