import { isDeepStrictEqual } from "node:util";
import type { Logger } from "pino";
import type { Desk } from "../../src/app/desk.ts";
import type { Metrics } from "../../src/app/metrics.ts";
import type { Content } from "../../src/engine/conversation.ts";
import type { Reply } from "../../src/engine/reply.ts";
import { paragraph } from "../../src/engine/reply.ts";
import type { Api } from "./api.ts";
import type { ReadFile } from "./attachments.ts";
import type { Composer } from "./compose.ts";
import type { Place } from "./decode.ts";
import { type Page, type RenderOptions, render } from "./render.ts";
import type { Suggester } from "./suggest.ts";

/** What the handlers of interactions and messages work with. */
export interface Parts {
  readonly desk: Desk;
  readonly content: Content;
  readonly api: Api;
  readonly compose: Composer;
  readonly readFile: ReadFile;
  readonly suggester: Suggester;
  readonly metrics: Metrics;
  readonly log: Logger;
}

export const keyOf = (user: string): string => `discord:${user}`;

/** Who shares a fair limit: a guild; in direct messages everybody stands alone. */
export const workspaceOf = (guild: string | null, channel: string | null, user: string): string =>
  `discord:${guild ?? channel ?? user}`;

/** Check-ins go to the person's direct messages. */
export const addressOf = (user: string) => ({ user });

const VIEW_CHANNEL = 1n << 10n;
const CREATE_PUBLIC_THREADS = 1n << 35n;
const SEND_IN_THREADS = 1n << 38n;
const THREADED: ReadonlySet<number | null> = new Set([0, 5]);

/** The bot is a member there and may open a thread and write in it. */
export function canOpenThread({ botIsMember, permissions, channelType, kind }: Place): boolean {
  const needed = VIEW_CHANNEL | CREATE_PUBLIC_THREADS | SEND_IN_THREADS;
  return kind === "guild" && botIsMember && THREADED.has(channelType) && (permissions & needed) === needed;
}

/** A reply for the person alone, at a place. */
export function pagesFor(
  parts: Parts,
  reply: Reply,
  owner: string,
  turnId: string | null,
  place: Place | null,
): Page[] {
  const others = place !== null && place.kind !== "bot-dm";
  return render(reply, {
    words: parts.content.words,
    owner,
    turnId,
    typing: !others,
    share: { channel: others, thread: place !== null && canOpenThread(place) },
    audience: "owner",
  });
}

/** The same for others to see, without anything that is only the person's. */
export function pagesForAll(
  parts: Parts,
  reply: Reply,
  owner: string,
  turnId: string | null,
  lead?: RenderOptions["lead"],
): Page[] {
  return render(reply, {
    words: parts.content.words,
    owner,
    turnId,
    typing: true,
    share: { channel: false, thread: false },
    audience: "everyone",
    ...(lead !== undefined && { lead }),
  });
}

/** Words of the adapter's own, as a page. */
export function sayPage(parts: Parts, key: string, params?: Record<string, string>): Page {
  const reply: Reply = { blocks: [paragraph(...parts.content.words.spans(key, params))] };
  const [page] = pagesFor(parts, reply, "0", null, null);
  if (page === undefined) throw new Error(`the text "${key}" is empty`);
  return page;
}

const APOLOGIES = ["desk.busy", "desk.too-fast", "desk.store-down", "desk.fault"] as const;

/** The desk's words for a turn that was not taken. */
export const isApology = ({ content }: Parts, { blocks }: Reply): boolean =>
  blocks.length === 1 &&
  APOLOGIES.some((key) => isDeepStrictEqual(blocks[0], paragraph(...content.words.spans(key))));
