import { paragraph, type Reply, sharedPart } from "../../src/engine/reply.ts";
import { shortId } from "./custom-id.ts";
import type { Written } from "./decode.ts";
import { count, isClosedDm, isForbidden } from "./errors.ts";
import { typed } from "./escape.ts";
import { addressOf, keyOf, type Parts, pagesForAll, sayPage, workspaceOf } from "./parts.ts";
import type { Page } from "./render.ts";
import { button } from "./render-controls.ts";
import { nonceOf, sendPage, sendReply, sendToDm } from "./send.ts";
import { Style, Type } from "./wire.ts";

/** Without an answer by then, in ms, it is shown that one is on its way. */
const TYPING_AFTER = 1_500;

/** What a person wrote in a DM, or with the bot's name in a channel. */
export async function handleMessage(parts: Parts, written: Written, bot: string): Promise<void> {
  const { api, desk } = parts;
  const { who, guild, channel } = written;
  const send = (reply: Reply) =>
    guild === null ? sendReply(parts, channel, who.id, reply, written.id) : toMention(parts, written, reply);
  const typing = setTimeout(() => void api.typing(channel).catch(() => {}), TYPING_AFTER);
  try {
    const read = await textOf(parts, written, bot);
    if ("refused" in read) {
      const spans = parts.content.words.spans(`discord.file.${read.refused}`);
      await send({ blocks: [paragraph(...spans)] });
      return;
    }
    await desk.deliver(
      {
        key: keyOf(who.id),
        workspace: workspaceOf(guild, channel, who.id),
        turnId: written.id,
        event: { kind: "text", text: read.text },
        address: addressOf(who.id),
      },
      send,
    );
  } catch (error) {
    if (!isClosedDm(error) && !isForbidden(error)) throw error;
    count(parts.metrics, error);
    parts.log.warn({ err: error }, "an answer could not be sent: Discord does not let the bot write there");
  } finally {
    clearTimeout(typing);
  }
}

async function textOf({ readFile }: Parts, { text, mentioned, files }: Written, bot: string) {
  const words = typed(text, bot, mentioned);
  const [file] = files;
  if (file === undefined) return { text: words };
  const read = await readFile(file);
  if ("refused" in read) return read;
  return { text: [words, read.text].filter((part) => part !== "").join("\n\n") };
}

/** In a channel only what anybody may see is said; what is personal goes to a DM, with a line in the channel. */
async function toMention(parts: Parts, written: Written, reply: Reply): Promise<void> {
  const { who, id } = written;
  const open = reply.shareable === true && reply.personal !== true ? sharedPart(reply) : null;
  if (open !== null) {
    const [page] = pagesForAll(parts, open, who.id, id);
    if (page !== undefined && (await tellThere(parts, written, page))) return;
  }
  const reached = await tryDm(parts, written, reply);
  const told = await tellThere(
    parts,
    written,
    reached ? sayPage(parts, "discord.mention.dm") : knock(parts, written),
  );
  if (!reached && !told) parts.log.warn("a mention could be answered neither in its channel nor in a DM");
}

async function tryDm(parts: Parts, { who, id }: Written, reply: Reply): Promise<boolean> {
  try {
    await sendToDm(parts, who.id, reply, id);
    return true;
  } catch (error) {
    if (!isClosedDm(error)) throw error;
    count(parts.metrics, error);
    return false;
  }
}

/** @returns false where the bot may not write */
async function tellThere(parts: Parts, { channel, id }: Written, page: Page): Promise<boolean> {
  try {
    const reference = { message_id: id, fail_if_not_exists: false };
    await sendPage(parts, channel, page, nonceOf(`${id} there`), reference);
    return true;
  } catch (error) {
    if (!isForbidden(error)) throw error;
    count(parts.metrics, error);
    return false;
  }
}

/** A line with a button that shows the answer to its person alone. */
function knock(parts: Parts, { who, id }: Written): Page {
  const { words } = parts.content;
  const page = sayPage(parts, "discord.mention.here");
  const show = button(
    Style.primary,
    words.text("discord.mine"),
    shortId({ action: "mine", owner: who.id, about: id }),
  );
  return { ...page, components: [...page.components, { type: Type.row, components: [show] }] };
}
