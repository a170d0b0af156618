import { shortened } from "../../src/app/long-text.ts";
import { plain, type Reply } from "../../src/engine/reply.ts";
import type { Sent } from "./api.ts";
import { AnswerLost, count } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { THREAD_NAME_MAX } from "./limits.ts";
import { canOpenThread, type Parts, pagesForAll, sayPage } from "./parts.ts";
import { type Page, titleOf } from "./render.ts";

export interface Publication {
  readonly reply: Reply;
  /** The turn by which others read on; null: nobody could, so all of it is shown. */
  readonly turnId: string | null;
  readonly thread: boolean;
}

/** Shows a result to everyone at the place of an interaction: in the channel, or in a thread below a line in it. */
export async function publish(parts: Parts, exchange: Exchange, what: Publication): Promise<void> {
  const { who, place } = exchange.interaction;
  const lead = parts.content.words.spans("discord.share.lead", { name: plain(who.name) });
  const [whole, ...more] = pagesForAll(parts, what.reply, who.id, what.turnId, lead);
  if (whole === undefined) return;
  const inThread = what.thread && canOpenThread(place);
  const title = shortened(titleOf(what.reply), 60);
  if (!inThread || title === "" || place.channel === null) {
    await showAll(parts, exchange, whole);
    if (what.turnId === null) for (const page of more) await exchange.also(page, false);
    return;
  }
  const [line] = pagesForAll(
    parts,
    { blocks: [{ kind: "paragraph", spans: parts.content.words.spans("discord.share.thread", { title }) }] },
    who.id,
    null,
    lead,
  );
  const wasDeferred = exchange.isDeferred;
  const sent = await showAll(parts, exchange, line ?? whole, true);
  try {
    if (sent === null) throw new AnswerLost("thread");
    await fillThread(parts, what.reply, who, place.channel, sent, title);
  } catch (error) {
    count(parts.metrics, error);
    parts.log.warn({ err: error }, "a thread could not be opened; the result is shown in the channel");
    if (!wasDeferred) await exchange.show(whole);
    else await exchange.also(whole, false);
  }
}

/** The public message: the first answer, or beside one that was deferred for the person alone. */
async function showAll(parts: Parts, exchange: Exchange, page: Page, ask = false): Promise<Sent | null> {
  if (!exchange.isAcknowledged) {
    exchange.mode = { kind: "reply", ephemeral: false };
    await exchange.show(page);
    return ask && !exchange.isOver ? exchange.shown() : null;
  }
  await exchange.show(sayPage(parts, "discord.share.done"));
  return exchange.also(page, false);
}

async function fillThread(
  parts: Parts,
  reply: Reply,
  who: { readonly id: string; readonly name: string },
  channel: string,
  below: Sent,
  title: string,
): Promise<void> {
  const { api, compose } = parts;
  const name = parts.content.words.text("discord.share.thread.name", { title, name: who.name });
  const thread = await api.startThread(channel, below.id, shortened(name, THREAD_NAME_MAX));
  for (const page of pagesForAll(parts, reply, who.id, null)) await api.send(thread, await compose(page));
}
