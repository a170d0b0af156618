import type { Outcome } from "../../src/app/desk.ts";
import { StoreError } from "../../src/app/ports.ts";
import { type Reply, sharedPart } from "../../src/engine/reply.ts";
import type { SessionState } from "../../src/engine/state.ts";
import type { TurnEvent } from "../../src/engine/turn.ts";
import { type Action, actionOf } from "./action.ts";
import type { Shown } from "./commands.ts";
import type { Interaction } from "./decode.ts";
import { codeOf, count, isClosedDm } from "./errors.ts";
import { createExchange, DEFER_AFTER, type Exchange, type Line } from "./exchange.ts";
import { adForm, planForm, skillsForm, timesForm, wordsForm } from "./forms.ts";
import {
  addressOf,
  isApology,
  keyOf,
  type Parts,
  pagesFor,
  pagesForAll,
  sayPage,
  workspaceOf,
} from "./parts.ts";
import type { Page } from "./render.ts";
import { sendToDm } from "./send.ts";
import { publish } from "./share.ts";
import { Callback, type Modal } from "./wire.ts";

/** An interaction that is this old when it comes, in ms, is acknowledged before anything is done for it. */
const LATE_AFTER = 2_000;
/** Discord lets an interaction die three seconds after it made it, however long it was on its way. */
const DEFERRED_AT = 2_500;
/** A form is opened without what could not be read in time. */
const STATE_WITHIN = 1_200;

/** Handles one interaction from its coming to its last answer. Rejects only for what is a bug or a broken line. */
export async function handleInteraction(
  parts: Parts,
  interaction: Interaction,
  line: Line,
  received: number,
): Promise<void> {
  const action = actionOf(interaction);
  const { api, compose, metrics, log } = parts;
  const age = ageOf(interaction.id, received);
  const deferAfter = DEFERRABLE.has(action.kind)
    ? Math.min(DEFER_AFTER, Math.max(DEFERRED_AT - age, 0))
    : null;
  const exchange = createExchange({
    interaction,
    line,
    api,
    compose,
    metrics,
    log,
    received,
    deferAfter,
  });
  try {
    exchange.mode = modeOf(action, interaction);
    // Whoever has given up waiting repeats it, so it must not be done behind their back.
    if (deferAfter !== null && age > LATE_AFTER) await exchange.defer();
    if (!exchange.isOver) await act(parts, exchange, action);
  } catch (error) {
    if (codeOf(error) !== null) throw error;
    log.error({ err: error }, "an interaction failed");
    const key = error instanceof StoreError ? "desk.store-down" : "discord.fault";
    // What is on the screen already stays there.
    if (!exchange.isAcknowledged || exchange.isDeferred) await sayBeside(exchange, sayPage(parts, key));
  } finally {
    exchange.close();
  }
}

/** Forms, choices and the like must be the first answer. */
const DEFERRABLE: ReadonlySet<Action["kind"]> = new Set<Action["kind"]>([
  "turns",
  "file",
  "answer",
  "page",
  "read",
  "share",
  "dm",
  "mine",
]);

const EPOCH = 1_420_070_400_000;
const ageOf = (id: string, now: number): number => now - (Number(BigInt(id) >> 22n) + EPOCH);

function modeOf(action: Action, { place, source }: Interaction): Exchange["mode"] {
  const inPlace = "inPlace" in action && action.inPlace;
  const turnsPage = action.kind === "page" || (action.kind === "read" && source?.ephemeral === true);
  if (inPlace || (turnsPage && source?.secondKind === true)) return { kind: "update" };
  return { kind: "reply", ephemeral: place.kind !== "bot-dm" };
}

async function act(parts: Parts, exchange: Exchange, action: Action): Promise<void> {
  switch (action.kind) {
    case "pong":
      return exchange.answer({ type: Callback.pong });
    case "nothing":
      return exchange.answer({ type: Callback.deferUpdate });
    case "tell":
      return exchange.show(sayPage(parts, action.key));
    case "choices": {
      const choices = action.of === null ? [] : parts.suggester.suggest(action.of, action.typed);
      return exchange.answer({ type: Callback.choices, data: { choices } });
    }
    case "form":
      return exchange.answer({ type: Callback.modal, data: await formOf(parts, exchange, action) });
    case "turns":
      return takeTurns(parts, exchange, action.events, action.show);
    case "answer":
      return takeTurns(parts, exchange, [await timely(parts, exchange, action)], "me");
    case "file":
      return takeFile(parts, exchange, action);
    case "page":
    case "read":
    case "mine":
      return showEarlier(parts, exchange, action);
    case "share":
      return share(parts, exchange, action);
    case "dm":
      return goOnInDm(parts, exchange);
  }
}

async function formOf(
  { desk, content }: Parts,
  { interaction }: Exchange,
  { form, about, keep }: Extract<Action, { kind: "form" }>,
): Promise<Modal> {
  const owner = interaction.who.id;
  if (form === "words") return wordsForm({ content, owner, state: null }, about, keep);
  if (form === "ad") return adForm({ content, owner, state: null });
  const state = await inTime(desk.state(keyOf(owner)), STATE_WITHIN);
  if (form === "skills") return skillsForm({ content, owner, state });
  return form === "plan" ? planForm({ content, owner, state }) : timesForm({ content, owner, state });
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Several turns of one interaction: only the last one's reply is shown. */
async function takeTurns(
  parts: Parts,
  exchange: Exchange,
  events: readonly TurnEvent[],
  show: Shown,
): Promise<void> {
  const { id, who, place } = exchange.interaction;
  const base = {
    key: keyOf(who.id),
    workspace: workspaceOf(place.guild, place.channel, who.id),
    address: addressOf(who.id),
  };
  const last = events.at(-1);
  for (const [index, event] of events.slice(0, -1).entries())
    await parts.desk.deliver({ ...base, turnId: `${id}.${index + 1}`, event }, async () => {});
  if (last === undefined) return;
  const outcome = await parts.desk.deliver({ ...base, turnId: id, event: last }, (reply) =>
    present(parts, exchange, reply, show),
  );
  await leaveNobodyWaiting(parts, exchange, outcome, show);
}

/** Says that something could not be done, and leaves the card whose control was used as it is: it may be used again. */
async function sayBeside(exchange: Exchange, page: Page): Promise<void> {
  const ephemeral = exchange.interaction.place.kind !== "bot-dm";
  if (exchange.mode.kind === "update" && exchange.isAcknowledged) {
    await exchange.also(page, ephemeral);
    return;
  }
  if (exchange.mode.kind === "update") exchange.mode = { kind: "reply", ephemeral };
  await exchange.show(page);
}

async function present(parts: Parts, exchange: Exchange, reply: Reply, show: Shown): Promise<void> {
  const { id, who, place } = exchange.interaction;
  if (isApology(parts, reply)) {
    const [page] = pagesFor(parts, reply, who.id, null, place);
    if (page !== undefined) await sayBeside(exchange, page);
    return;
  }
  const shown = show === "me" || place.kind === "bot-dm" ? null : sharedPart(reply);
  if (shown !== null) {
    await publish(parts, exchange, { reply: shown, turnId: id, thread: show === "thread" });
    return;
  }
  const [page] = pagesFor(parts, reply, who.id, id, place);
  if (page !== undefined) await exchange.show(page);
}

/** A turn without a reply of its own: it had been answered before, or came too fast to be told again. */
async function leaveNobodyWaiting(
  parts: Parts,
  exchange: Exchange,
  outcome: Outcome,
  show: Shown,
): Promise<void> {
  const { id, who } = exchange.interaction;
  if (exchange.isOver) return;
  if (outcome === "refused" && (!exchange.isAcknowledged || exchange.isDeferred))
    await sayBeside(exchange, sayPage(parts, "desk.too-fast"));
  // Only one first answer can have gone through, and it was this deferral.
  if (outcome === "repeated" && exchange.isDeferred) {
    const reply = await parts.desk.earlier(keyOf(who.id), id);
    if (reply === null) await exchange.show(sayPage(parts, "discord.gone"));
    else await present(parts, exchange, reply, show);
  }
}

/** Words for a question that has gone by meanwhile count as a late click, which changes nothing. */
async function timely(
  { desk }: Parts,
  { interaction }: Exchange,
  { about, text }: { readonly about: string; readonly text: string },
): Promise<TurnEvent> {
  const state = await desk.state(keyOf(interaction.who.id)).catch(() => null);
  return state === null || asked(state) === about
    ? { kind: "text", text }
    : { kind: "choice", ids: [], about };
}

const asked = ({ at, confirming }: SessionState): string | undefined => confirming ?? at;

async function takeFile(
  parts: Parts,
  exchange: Exchange,
  { file, text, as, show, about }: Extract<Action, { kind: "file" }>,
): Promise<void> {
  const read = await parts.readFile(file);
  if ("refused" in read) {
    await exchange.show(sayPage(parts, `discord.file.${read.refused}`));
    return;
  }
  const whole = [text, read.text].filter((part) => part.trim() !== "").join("\n\n");
  const event: TurnEvent =
    about === null ? { kind: as, text: whole } : await timely(parts, exchange, { about, text: whole });
  await takeTurns(parts, exchange, [event], show);
}

/** A page of a reply that is kept: one's own, or one that somebody showed to all. */
async function showEarlier(
  parts: Parts,
  exchange: Exchange,
  action: Extract<Action, { kind: "page" | "read" | "mine" }>,
): Promise<void> {
  const { who, place } = exchange.interaction;
  const owner = action.kind === "read" ? action.owner : who.id;
  const isRead = action.kind === "read";
  const kept = await parts.desk.earlier(keyOf(owner), action.turnId);
  const reply = kept !== null && isRead ? sharedPart(kept) : kept;
  if (reply === null) {
    if (exchange.mode.kind === "update" && !exchange.isAcknowledged)
      exchange.mode = { kind: "reply", ephemeral: place.kind !== "bot-dm" };
    await exchange.show(sayPage(parts, "discord.gone"));
    return;
  }
  const pages = isRead
    ? pagesForAll(parts, reply, owner, action.turnId)
    : pagesFor(parts, reply, owner, action.turnId, place);
  const wanted: Page | undefined = pages[action.kind === "mine" ? 0 : action.page] ?? pages[0];
  if (wanted !== undefined) await exchange.show(wanted);
}

async function share(
  parts: Parts,
  exchange: Exchange,
  { turnId, thread }: Extract<Action, { kind: "share" }>,
): Promise<void> {
  const key = keyOf(exchange.interaction.who.id);
  const kept = await (turnId === null ? parts.desk.lastResult(key) : parts.desk.earlier(key, turnId));
  const reply = kept === null ? null : sharedPart(kept);
  if (reply !== null) await publish(parts, exchange, { reply, turnId, thread });
  else await exchange.show(sayPage(parts, turnId === null ? "discord.share.nothing" : "discord.share.gone"));
}

/** The question at hand, asked again where words can be typed. */
async function goOnInDm(parts: Parts, exchange: Exchange): Promise<void> {
  const { id, who, place } = exchange.interaction;
  const key = keyOf(who.id);
  const event: TurnEvent = { kind: "text", text: parts.content.intents.menu("repeat").command };
  let isClosed = false;
  const send = async (reply: Reply) => {
    try {
      await sendToDm(parts, who.id, reply, id);
    } catch (error) {
      if (!isClosedDm(error)) throw error;
      count(parts.metrics, error);
      isClosed = true;
    }
  };
  const workspace = workspaceOf(place.guild, place.channel, who.id);
  await parts.desk.deliver({ key, workspace, turnId: id, event, address: addressOf(who.id) }, send);
  await exchange.show(sayPage(parts, isClosed ? "discord.dm.closed" : "discord.dm.sent"));
}
