import { DiscordAPIError, HTTPError } from "discord.js";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Api } from "../../../adapters/discord/api.ts";
import type { Composer } from "../../../adapters/discord/compose.ts";
import type { Interaction } from "../../../adapters/discord/decode.ts";
import { AnswerLost } from "../../../adapters/discord/errors.ts";
import { createExchange, DEFER_AFTER, type Line } from "../../../adapters/discord/exchange.ts";
import type { Page } from "../../../adapters/discord/render.ts";
import { type FirstAnswer, Type } from "../../../adapters/discord/wire.ts";

const interaction: Interaction = {
  id: "1",
  application: "2",
  token: "t",
  who: { id: "3", name: "Ada" },
  place: {
    kind: "guild",
    channel: "4",
    guild: "5",
    channelType: 0,
    permissions: 0n,
    botIsMember: true,
  },
  source: null,
  asking: { kind: "command", name: "career", sub: "start", options: {}, files: [] },
};
const page: Page = { components: [{ type: Type.text, content: "Words" }], pictures: [], files: [] };
const refusal = (code: number, status = 400) =>
  new DiscordAPIError({ code, message: "no" }, code, status, "POST", "url", {});

/** An exchange with everything that goes out written down. */
function begin(over: { line?: Partial<Line>; api?: Partial<Api>; compose?: Composer } = {}) {
  const out: string[] = [];
  const counted: string[] = [];
  const firsts: FirstAnswer[] = [];
  const line: Line = {
    takesFiles: true,
    async first(answer) {
      firsts.push(answer);
      out.push(`first ${answer.type}`);
    },
    ...over.line,
  };
  const api = {
    editOriginal: async () => void out.push("edit"),
    followUp: async () => {
      out.push("follow-up");
      return { id: "9", channel: "4" };
    },
    dm: async () => "dm",
    send: async (channel: string) => void out.push(`send ${channel}`),
    ...over.api,
  } as unknown as Api;
  const compose: Composer = async ({ components }) => ({
    body: { flags: 32_768, components, allowed_mentions: { parse: [] } },
    files: [],
  });
  const exchange = createExchange({
    interaction,
    line,
    api,
    compose: over.compose ?? compose,
    metrics: {
      turn() {},
      waiting() {},
      store() {},
      platformError: (_, code) => void counted.push(code),
    },
    log: pino({ level: "silent" }),
    received: Date.now(),
  });
  return { exchange, out, counted, firsts };
}

const failingOnce = (error: unknown, then: (answer: FirstAnswer) => void = () => {}): Partial<Line> => {
  let isFirst = true;
  return {
    async first(answer) {
      if (isFirst) {
        isFirst = false;
        throw error;
      }
      then(answer);
    },
  };
};

describe("the answers to an interaction", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("are one reply when they are ready in time", async () => {
    const { exchange, out } = begin();
    await exchange.show(page);
    await vi.advanceTimersByTimeAsync(DEFER_AFTER * 2);
    expect(out).toEqual(["first 4"]);
  });

  it("are deferred in time, visibly for whom they are meant, and then edited", async () => {
    const { exchange, out, firsts } = begin();
    await vi.advanceTimersByTimeAsync(DEFER_AFTER);
    expect(firsts).toEqual([{ type: 5, data: { flags: 64 } }]);
    await exchange.show(page);
    expect(out).toEqual(["first 5", "edit"]);
  });

  it("are deferred without a word where a message is to change", async () => {
    const { exchange, firsts } = begin();
    exchange.mode = { kind: "update" };
    await vi.advanceTimersByTimeAsync(DEFER_AFTER);
    await exchange.show(page);
    expect(firsts).toEqual([{ type: 6 }]);
  });

  it("are not deferred any more once a form was opened", async () => {
    const { exchange, out } = begin();
    await exchange.answer({ type: 8, data: { choices: [] } });
    await vi.advanceTimersByTimeAsync(DEFER_AFTER * 2);
    expect(out).toEqual(["first 8"]);
  });

  it("wait for the deferral that is under way", async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { exchange, out } = begin({ line: { first: () => gate } });
    await vi.advanceTimersByTimeAsync(DEFER_AFTER);
    const shown = exchange.show(page);
    await vi.advanceTimersByTimeAsync(100);
    expect(out).toEqual([]);
    release();
    await shown;
    expect(out).toEqual(["edit"]);
  });

  it("end at 40060: somebody has answered", async () => {
    const { exchange, out, counted } = begin({ line: failingOnce(refusal(40_060)) });
    await exchange.show(page);
    expect(exchange.isOver).toBe(true);
    await exchange.show(page);
    expect(out).toEqual([]);
    expect(counted).toEqual(["40060"]);
  });

  it("end at 10062: too late, and not counted as sent", async () => {
    const { exchange, counted } = begin({ line: failingOnce(refusal(10_062, 404)) });
    await expect(exchange.show(page)).rejects.toBeInstanceOf(AnswerLost);
    expect(counted).toEqual(["10062"]);
  });

  it("are not counted as sent when even the deferral came too late", async () => {
    const { exchange } = begin({ line: failingOnce(refusal(10_062, 404)) });
    await vi.advanceTimersByTimeAsync(DEFER_AFTER);
    await expect(exchange.show(page)).rejects.toBeInstanceOf(AnswerLost);
  });

  it("are tried once more when nobody knows whether they arrived, and 40060 then means they did", async () => {
    const error = new HTTPError(502, "Bad Gateway", "POST", "url", {});
    const tries: number[] = [];
    const { exchange } = begin({
      line: failingOnce(error, () => {
        tries.push(1);
        throw refusal(40_060);
      }),
    });
    await exchange.show(page);
    expect(tries).toHaveLength(1);
    expect(exchange.isOver).toBe(false);
  });

  it("are plain words when the components are refused", async () => {
    const firsts: FirstAnswer[] = [];
    const { exchange } = begin({ line: failingOnce(refusal(50_035), (answer) => firsts.push(answer)) });
    await exchange.show(page);
    expect(firsts).toMatchObject([{ type: 4, data: { content: "Words" } }]);
  });

  it("go to a DM when the token has run out", async () => {
    const { exchange, out, counted } = begin({
      api: {
        editOriginal: async () => {
          throw refusal(50_027, 401);
        },
      },
    });
    await vi.advanceTimersByTimeAsync(DEFER_AFTER);
    await exchange.show(page);
    expect(out).toEqual(["first 5", "send dm"]);
    expect(counted).toEqual(["50027"]);
  });

  it("that hold files are deferred first where the answer cannot carry them", async () => {
    const { exchange, out } = begin({
      line: { takesFiles: false },
      compose: async () => ({
        body: { flags: 32_768, allowed_mentions: { parse: [] } },
        files: [{ name: "a.txt", contentType: "text/plain", data: new Uint8Array() }],
      }),
    });
    await exchange.show(page);
    expect(out).toEqual(["first 5", "edit"]);
  });
});
