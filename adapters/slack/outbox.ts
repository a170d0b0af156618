import type { Logger } from "pino";
import * as z from "zod";
import type { Reply } from "../../src/engine/reply.ts";
import { note, sharedPart } from "../../src/engine/reply.ts";
import type { Words } from "../../src/engine/words.ts";
import type { Api } from "./api.ts";
import type { Page } from "./block-types.ts";
import { faultsOf } from "./check.ts";
import { slackCode } from "./errors.ts";
import { escaped } from "./escape.ts";
import { RESPONSES_MAX } from "./limits.ts";
import { createMemory } from "./memory.ts";
import { inWords, type RenderedPage, type RenderOptions, render, simpler } from "./render.ts";
import { type Piece, piecesOf } from "./render-blocks.ts";
import type { Space } from "./space.ts";

/** Where a reply goes. */
export type Target =
  /** The conversation of this person with the app. */
  | { readonly kind: "dm"; readonly user: string }
  | {
      readonly kind: "post";
      readonly channel: string;
      readonly thread: string | undefined;
      readonly user: string;
    }
  /** Seen by this person alone. */
  | {
      readonly kind: "ephemeral";
      readonly channel: string;
      readonly thread: string | undefined;
      readonly user: string;
    }
  | { readonly kind: "respond"; readonly url: string; readonly replace: boolean; readonly user: string };

export interface SendOptions extends RenderOptions {
  /** Names the reply: a second try goes on after the pages that have been sent. */
  readonly name?: string;
  /** Asked before every page but the first; true ends the sending. */
  readonly stopped?: () => boolean;
}

export interface Outbox {
  /** Sends a reply whole: in pages, in simpler blocks or words where Slack refuses it, in the person's own conversation where it cannot be shown. Rejects when none of that works. */
  send(space: Space, target: Target, reply: Reply, options?: SendOptions): Promise<void>;
  /** A line of wording, with nothing to press. */
  say(
    space: Space,
    target: Target,
    key: string,
    params?: Readonly<Record<string, string | number>>,
  ): Promise<void>;
  /** Changes a message that was posted. Not worth failing for. */
  change(space: Space, place: { channel: string; ts: string }, page: Page): Promise<void>;
  /** Posts a result where others see it. @returns false where the app may not write there */
  show(space: Space, place: SharePlace, reply: Reply, lead: readonly Piece[]): Promise<boolean>;
  /** The conversation with a person. */
  conversation(space: Space, user: string): Promise<string>;
}

export interface SharePlace {
  readonly channel: string;
  readonly thread: string | undefined;
  readonly responseUrl: string | undefined;
}

/** Slack will not show the blocks. */
const BLOCKS_REFUSED = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "msg_too_long",
  "unsupported_block",
]);
/** Nothing can be written there; the person can still be reached. */
const PLACE_REFUSED = new Set([
  "channel_not_found",
  "not_in_channel",
  "user_not_in_channel",
  "is_archived",
  "restricted_action",
  "restricted_action_thread_locked",
  "restricted_action_read_only_channel",
  "thread_not_found",
  "used_url",
  "expired_url",
  "http_404",
  "http_410",
]);
/** A workspace that refused tables and charts is asked again after so long, in ms. */
const REFUSAL_MS = 3_600_000;

const OpenedSchema = z.object({ channel: z.object({ id: z.string() }) });

export interface OutboxOptions {
  readonly api: Api;
  readonly words: Words;
  readonly log: Logger;
  readonly clock: () => Date;
  /** A payload that Slack would refuse is an error instead of being sent in words. */
  readonly strict: boolean;
}

export function createOutbox({ api, words, log, clock, strict }: OutboxOptions): Outbox {
  const refusing = createMemory<number>();
  const conversations = createMemory<string>();
  /** Pages of a reply that have been sent, by its name; a word about a failure is another reply of the same name. */
  const progress = createMemory<{ readonly text: string; readonly sent: number }>();

  const isRefusing = (space: Space): boolean => (refusing.get(space.id) ?? 0) > clock().getTime();

  async function conversation(space: Space, user: string): Promise<string> {
    const key = `${space.id} ${user}`;
    const known = conversations.get(key);
    if (known !== undefined) return known;
    const opened = OpenedSchema.parse(await api.call(space.token, "conversations.open", { users: user }));
    conversations.set(key, opened.channel.id);
    return opened.channel.id;
  }

  /** One message as it is; the checker has the last word on what leaves. */
  async function deliverPage(space: Space, target: Target, page: Page, replace: boolean): Promise<void> {
    const blocks = page.blocks.length === 0 ? {} : { blocks: page.blocks };
    const body = { text: page.text, ...blocks, unfurl_links: false, unfurl_media: false };
    switch (target.kind) {
      case "dm":
        await api.call(space.token, "chat.postMessage", {
          ...body,
          channel: await conversation(space, target.user),
        });
        break;
      case "post":
        await api.call(space.token, "chat.postMessage", { ...body, ...inThread(target) });
        break;
      case "ephemeral":
        await api.call(space.token, "chat.postEphemeral", {
          text: page.text,
          ...blocks,
          user: target.user,
          ...inThread(target),
        });
        break;
      case "respond":
        await api.respond(target.url, { ...body, response_type: "ephemeral", replace_original: replace });
        break;
    }
  }

  /** A page in the best form that this workspace takes. */
  async function sendPage(space: Space, target: Target, page: RenderedPage, replace: boolean): Promise<void> {
    const native = page.pieces.some((piece) => piece.instead !== undefined);
    const forms: Array<() => readonly Page[]> = [
      ...(native && isRefusing(space) ? [] : [() => [page]]),
      ...(native ? [() => simpler(page.pieces)] : []),
      () => inWords(page.pieces),
    ];
    for (const [index, form] of forms.entries()) {
      const pages = form();
      const faults = pages.flatMap((one) => faultsOf("message", one));
      const last = index === forms.length - 1;
      if (faults.length > 0) {
        if (strict) throw new Error(`Slack would refuse this message: ${faults.join("; ")}`);
        log.error({ faults: faults.slice(0, 5) }, "a message is beyond Slack's limits; it is sent in words");
        if (!last) continue;
      }
      try {
        for (const [place, one] of pages.entries())
          await deliverPage(space, target, one, replace && place === 0);
        return;
      } catch (error) {
        if (last || !BLOCKS_REFUSED.has(slackCode(error))) throw error;
        log.warn({ code: slackCode(error) }, "Slack refused blocks; trying simpler ones");
        if (native && index === 0) refusing.set(space.id, clock().getTime() + REFUSAL_MS);
      }
    }
  }

  async function send(space: Space, target: Target, reply: Reply, options: SendOptions = {}): Promise<void> {
    const elsewhere = reply.attachments !== undefined && !isDirect(target);
    const tail = elsewhere ? [...(options.tail ?? []), ...noted("slack.files-in-dm")] : (options.tail ?? []);
    const pages = render(reply, { ...options, tail });
    const { name } = options;
    const text = pages[0]?.text ?? "";
    const before = name === undefined ? undefined : progress.get(name);
    let at = before?.text === text ? before.sent : 0;
    let to = target;
    while (at < pages.length) {
      if (at > 0 && options.stopped?.() === true) return;
      // A response URL takes five messages; what is more goes to the person's own conversation.
      if (to.kind === "respond" && at === RESPONSES_MAX - 1 && pages.length > RESPONSES_MAX) {
        await sendWords(space, to, "slack.more-in-dm");
        to = { kind: "dm", user: to.user };
      }
      const page = pages[at];
      if (page === undefined) break;
      try {
        await sendPage(space, to, page, to.kind === "respond" && to.replace && at === 0);
      } catch (error) {
        // The message that the thread hung on was deleted.
        if (to.kind === "post" && to.thread !== undefined && slackCode(error) === "thread_not_found") {
          to = { ...to, thread: undefined };
          continue;
        }
        if (isDirect(to) || !PLACE_REFUSED.has(slackCode(error))) throw error;
        log.info({ code: slackCode(error) }, "a reply goes to the direct messages instead");
        to = { kind: "dm", user: to.user };
        await sendWords(space, to, "slack.moved");
        continue;
      }
      at += 1;
      if (name !== undefined) progress.set(name, { text, sent: at });
    }
    if (reply.attachments !== undefined) await sendFiles(space, to, reply.attachments);
  }

  const noted = (key: string): Piece[] => piecesOf(note(...words.spans(key)));

  async function sendWords(space: Space, target: Target, key: string): Promise<void> {
    for (const page of render({ blocks: [note(...words.spans(key))] }))
      await sendPage(space, target, page, false);
  }

  async function sendFiles(
    space: Space,
    target: Target,
    files: NonNullable<Reply["attachments"]>,
  ): Promise<void> {
    const direct = isDirect(target) && target.kind === "post" ? target : undefined;
    try {
      await api.upload(space.token, {
        channel: direct?.channel ?? (await conversation(space, target.user)),
        thread: direct?.thread,
        comment: escaped(words.text("slack.files")),
        files,
      });
    } catch (error) {
      log.error({ code: slackCode(error) }, "files could not be uploaded");
      await sendWords(space, target, "slack.files.failed");
    }
  }

  return {
    send,
    conversation,
    async say(space, target, key, params) {
      await send(space, target, { blocks: [note(...words.spans(key, params))] });
    },
    async change(space, { channel, ts }, page) {
      const faults = faultsOf("message", page);
      if (faults.length > 0) log.warn({ faults: faults.slice(0, 5) }, "a changed message would be refused");
      else
        await api
          .call(space.token, "chat.update", { channel, ts, text: page.text, blocks: page.blocks })
          .catch((error: unknown) => log.info({ code: slackCode(error) }, "a message could not be changed"));
    },
    async show(space, { channel, thread, responseUrl }, reply, lead) {
      const card = sharedPart(reply);
      if (card === null) return false;
      const target: Target = { kind: "post", channel, thread, user: "" };
      for (const [index, page] of render(card, { lead }).entries()) {
        try {
          await sendPage(space, target, page, false);
        } catch (error) {
          if (!PLACE_REFUSED.has(slackCode(error))) throw error;
          if (responseUrl === undefined || index > 0) return false;
          return await showByUrl(responseUrl, render(card, { lead }));
        }
      }
      return true;
    },
  };

  /** Where the app is no member it can still answer a press in the open. */
  async function showByUrl(url: string, pages: readonly RenderedPage[]): Promise<boolean> {
    const most = pages.slice(0, RESPONSES_MAX - 1);
    if (most.length < pages.length) return false;
    for (const { text, blocks } of most)
      await api.respond(url, {
        response_type: "in_channel",
        replace_original: false,
        text,
        blocks,
        unfurl_links: false,
        unfurl_media: false,
      });
    return true;
  }
}

const inThread = ({ channel, thread }: { channel: string; thread: string | undefined }) =>
  thread === undefined ? { channel } : { channel, thread_ts: thread };

/** In the person's own conversation with the app. */
const isDirect = (target: Target): boolean =>
  target.kind === "dm" || (target.kind === "post" && target.channel.startsWith("D"));
