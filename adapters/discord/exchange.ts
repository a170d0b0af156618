import type { Logger } from "pino";
import type { Metrics } from "../../src/app/metrics.ts";
import type { Api, Sent } from "./api.ts";
import { type Composer, plainMessages, withFlags } from "./compose.ts";
import type { Interaction } from "./decode.ts";
import { AnswerLost, Code, count, hasCode, isCut, isExpired, isRefusedPayload, isUnsure } from "./errors.ts";
import type { Page } from "./render.ts";
import { Callback, type FirstAnswer, Flag, type Message, type UploadedFile } from "./wire.ts";

/** Without an answer by then, in ms after it came, an interaction is deferred. */
export const DEFER_AFTER = 1_500;
/** Within this time a first answer whose fate is unknown is tried once more. */
const RETRY_WITHIN = 2_400;
/** Over HTTP an answer may be on its way while the next request is made already. */
const SETTLING_TRIES = 4;
const SETTLING_PAUSE = 250;

/** update: the message whose control was used becomes the answer. */
export type Mode = { readonly kind: "update" } | { readonly kind: "reply"; readonly ephemeral: boolean };

/** How a first answer goes out: a request of its own, or the response to Discord's. */
export interface Line {
  readonly takesFiles: boolean;
  first(answer: FirstAnswer, files: readonly UploadedFile[], received: number): Promise<void>;
}

/** One interaction and its answers: the first in time, the others while its token lives. */
export interface Exchange {
  readonly interaction: Interaction;
  /** It has a first answer, if only a deferral. */
  readonly isAcknowledged: boolean;
  /** Deferred, and nothing shown yet. */
  readonly isDeferred: boolean;
  /** Nothing can be answered any more, or somebody else has. */
  readonly isOver: boolean;
  /** How it is answered; to be set before anything is awaited. */
  mode: Mode;
  defer(): Promise<void>;
  /** The answer; falls back to plain words where Discord does not take the page. @throws AnswerLost */
  show(page: Page): Promise<void>;
  /** A further message. */
  also(page: Page, ephemeral: boolean): Promise<Sent | null>;
  /** The answer as it stands. */
  shown(): Promise<Sent>;
  /** Modals, choices, and nothing at all. */
  answer(answer: FirstAnswer): Promise<void>;
  /** No deferral any more. */
  close(): void;
}

export interface ExchangeParts {
  readonly interaction: Interaction;
  readonly line: Line;
  readonly api: Api;
  readonly compose: Composer;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Date.now() when it came. */
  readonly received: number;
  /** Whether it is deferred by itself. */
  readonly deferAfter?: number | null;
}

type Stage = "fresh" | "deferred" | "answered" | "over";

export function createExchange(parts: ExchangeParts): Exchange {
  const { interaction, line, api, compose, metrics, log, received } = parts;
  const { application, token, who, place } = interaction;
  let stage: Stage = "fresh";
  let pending: Promise<void> = Promise.resolve();
  let lost: AnswerLost | null = null;
  const wait = parts.deferAfter === undefined ? DEFER_AFTER : parts.deferAfter;
  const timer =
    wait === null
      ? undefined
      : setTimeout(() => void exchange.defer(), Math.max(received + wait - Date.now(), 0));

  const exchange: Exchange = {
    interaction,
    mode: { kind: "reply", ephemeral: true },
    get isAcknowledged() {
      return stage === "deferred" || stage === "answered";
    },
    get isDeferred() {
      return stage === "deferred";
    },
    get isOver() {
      return stage === "over";
    },
    defer() {
      if (stage !== "fresh") return pending;
      clearTimeout(timer);
      stage = "deferred";
      pending = first(deferral(exchange.mode), []).catch((err: unknown) => {
        stage = "over";
        lost = err instanceof AnswerLost ? err : new AnswerLost("deferral");
        log.warn({ err }, "an interaction could not be deferred");
      });
      return pending;
    },
    async show(page) {
      const message = await compose(page);
      if (stage === "fresh" && message.files.length > 0 && !line.takesFiles) void exchange.defer();
      await pending;
      if (lost !== null) throw lost;
      if (stage === "over") return;
      try {
        await put(message);
      } catch (error) {
        if (!isRefusedPayload(error)) throw error;
        log.error({ err: error }, "a message was refused; its words are sent in plain");
        await putPlain(page);
      }
    },
    async also(page, ephemeral) {
      if (stage === "over") return null;
      const flags = ephemeral ? Flag.ephemeral : 0;
      const message = withFlags(await compose(page), flags);
      try {
        return await settled(() => api.followUp(application, token, message));
      } catch (error) {
        count(metrics, error);
        if (!isRefusedPayload(error)) throw error;
        log.error({ err: error }, "a message was refused; its words are sent in plain");
        let last: Sent | null = null;
        for (const plain of plainMessages(page))
          last = await api.followUp(application, token, withFlags(plain, flags));
        return last;
      }
    },
    shown: () => settled(() => api.original(application, token)),
    async answer(answer) {
      clearTimeout(timer);
      if (stage !== "fresh") return;
      stage = "answered";
      await first(answer, []);
    },
    close: () => clearTimeout(timer),
  };
  return exchange;

  /** A first answer, or the edit of one. */
  async function put(message: Message): Promise<void> {
    clearTimeout(timer);
    if (stage !== "fresh") {
      await edit(message);
      stage = "answered";
      return;
    }
    stage = "answered";
    try {
      await first(firstAnswer(message, exchange.mode), message.files);
    } catch (error) {
      if (isRefusedPayload(error)) stage = "fresh";
      throw error;
    }
  }

  async function putPlain(page: Page): Promise<void> {
    const [head, ...more] = plainMessages(page);
    if (head === undefined) return;
    const { mode } = exchange;
    const ephemeral = mode.kind === "update" || mode.ephemeral ? Flag.ephemeral : 0;
    // A card cannot become plain content again; the words come beside it.
    if (mode.kind === "update" && stage !== "fresh") more.unshift(head);
    else {
      if (mode.kind === "update") exchange.mode = { kind: "reply", ephemeral: place.kind !== "bot-dm" };
      await put(head);
    }
    for (const message of more) await api.followUp(application, token, withFlags(message, ephemeral));
  }

  async function edit(message: Message): Promise<void> {
    try {
      await settled(() => api.editOriginal(application, token, message));
    } catch (error) {
      count(metrics, error);
      if (!isExpired(error)) throw error;
      await byDm(message, error);
    }
  }

  /** The token has run out, but the person can be written to. */
  async function byDm(message: Message, why: unknown): Promise<void> {
    stage = "over";
    log.warn({ err: why }, "an interaction's token had run out; the answer goes to a DM");
    try {
      const channel =
        place.kind === "bot-dm" && place.channel !== null ? place.channel : await api.dm(who.id);
      await api.send(channel, message);
    } catch (error) {
      count(metrics, error);
      throw new AnswerLost("token");
    }
  }

  /** The first answer goes out once; 10062 and 40060 end the exchange. */
  async function first(answer: FirstAnswer, files: readonly UploadedFile[]): Promise<void> {
    try {
      await firstOrAgain(answer, files);
    } catch (error) {
      count(metrics, error);
      if (hasCode(error, Code.alreadyAcknowledged)) {
        stage = "over";
        log.warn("an interaction had its answer already");
        return;
      }
      if (hasCode(error, Code.unknownInteraction)) {
        stage = "over";
        throw new AnswerLost(String(Code.unknownInteraction));
      }
      if (isCut(error)) {
        stage = "over";
        throw new AnswerLost("network");
      }
      throw error;
    }
  }

  async function firstOrAgain(answer: FirstAnswer, files: readonly UploadedFile[]): Promise<void> {
    try {
      await line.first(answer, files, received);
    } catch (error) {
      if (!isUnsure(error) || isRefusedPayload(error) || Date.now() - received > RETRY_WITHIN) throw error;
      count(metrics, error);
      await line.first(answer, files, received).catch((again: unknown) => {
        // The first try had gone through after all.
        if (!hasCode(again, Code.alreadyAcknowledged)) throw again;
      });
    }
  }

  /** Over HTTP, Discord may not have read the first answer yet. */
  async function settled<T>(act: () => Promise<T>): Promise<T> {
    for (let tries = line.takesFiles ? SETTLING_TRIES : 1; ; tries++) {
      try {
        return await act();
      } catch (error) {
        if (tries >= SETTLING_TRIES || !hasCode(error, Code.unknownWebhook)) throw error;
        await new Promise((resolve) => setTimeout(resolve, SETTLING_PAUSE));
      }
    }
  }
}

function deferral(mode: Mode): FirstAnswer {
  if (mode.kind === "update") return { type: Callback.deferUpdate };
  return { type: Callback.deferReply, data: mode.ephemeral ? { flags: Flag.ephemeral } : {} };
}

function firstAnswer({ body }: Message, mode: Mode): FirstAnswer {
  if (mode.kind === "update") return { type: Callback.update, data: body };
  const flags = (body.flags ?? 0) | (mode.ephemeral ? Flag.ephemeral : 0);
  return { type: Callback.reply, data: { ...body, flags } };
}
