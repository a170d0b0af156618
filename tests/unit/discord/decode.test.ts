import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionOf } from "../../../adapters/discord/action.ts";
import { ACTIONS, customId, readCustomId } from "../../../adapters/discord/custom-id.ts";
import { decodeInteraction, decodeMessage } from "../../../adapters/discord/decode.ts";

const OWNER = "111";
const base = {
  id: "900",
  application_id: "2",
  type: 2,
  token: "t",
  channel_id: "4",
  guild_id: "5",
  context: 0,
  channel: { id: "4", type: 0 },
  app_permissions: "3072",
  authorizing_integration_owners: { "0": "5" },
  member: { user: { id: OWNER, username: "ada", global_name: "Ada" }, nick: null },
};
const slash = (sub: string, options: unknown[] = [], over = {}) => ({
  ...base,
  data: { name: "career", type: 1, options: [{ name: sub, type: 1, options }] },
  ...over,
});
const press = (custom_id: string, over: object = {}) => ({
  ...base,
  type: 3,
  data: { custom_id, component_type: 2 },
  message: { flags: 32_768 | 64, components: [] },
  ...over,
});
const action = (packet: unknown) => {
  const interaction = decodeInteraction(packet);
  return interaction === null ? null : actionOf(interaction);
};

describe("packets", () => {
  it("of any shape are understood or left, never an error", () => {
    const keys = fc.constantFrom(
      "id",
      "type",
      "data",
      "token",
      "member",
      "user",
      "message",
      "components",
      "options",
    );
    const json = fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue()));
    fc.assert(
      fc.property(json, json, (packet, part) => {
        for (const one of [
          packet,
          { ...base, data: part },
          { ...base, type: 3, data: part, message: part },
        ]) {
          const interaction = decodeInteraction(one);
          if (interaction !== null) actionOf(interaction);
          decodeMessage(one, "1");
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("tell who, where, and what the app may do there", () => {
    expect(decodeInteraction(slash("start"))).toMatchObject({
      who: { id: OWNER, name: "Ada" },
      place: { kind: "guild", guild: "5", channelType: 0, permissions: 3072n, botIsMember: true },
    });
    const own = { authorizing_integration_owners: { "1": OWNER } };
    expect(decodeInteraction(slash("start", [], own))?.place.botIsMember).toBe(false);
    const { member: _member, guild_id: _guild, ...rest } = base;
    const dm = { ...rest, user: base.member.user, context: 1 };
    expect(decodeInteraction({ ...slash("start"), ...dm, guild_id: null, member: null })?.place.kind).toBe(
      "bot-dm",
    );
  });
});

describe("what an interaction asks for", () => {
  it("is what a person would have typed", () => {
    const option = (name: string, value: unknown) => ({ name, type: 3, value });
    expect(action(slash("plan", [option("role", "MLOps Engineer"), option("hours", 6)]))).toMatchObject({
      kind: "turns",
      events: [{ kind: "text", text: "plan for MLOps Engineer with 6 hours a week" }],
      show: "me",
    });
    expect(action(slash("role", [option("role", "x"), option("show", "thread")]))).toMatchObject({
      show: "thread",
    });
  });

  it("is a form where words are missing", () => {
    expect(action(slash("match"))).toMatchObject({ kind: "form", form: "ad" });
  });

  it("is an answer that names its question", () => {
    expect(action(press(`v1:pick:${OWNER}:probe:sql|yes`))).toEqual({
      kind: "turns",
      events: [{ kind: "choice", ids: ["yes"], about: "probe:sql" }],
      inPlace: true,
      show: "me",
    });
  });

  it("leaves a card standing that others see", () => {
    const open = { message: { flags: 32_768, components: [] } };
    expect(action(press(`v1:pick:${OWNER}:years|3`, open))).toMatchObject({ inPlace: false });
  });

  it("is nothing for somebody else's control, but reading on", () => {
    expect(action(press("v1:pick:222:years|3"))).toEqual({ kind: "tell", key: "discord.not-yours" });
    expect(action(press("v1:share:222:77"))).toEqual({ kind: "tell", key: "discord.not-yours" });
    expect(action(press("v1:read:222:77|1"))).toEqual({ kind: "read", owner: "222", turnId: "77", page: 1 });
  });

  it.each(["v0:pick:111:years|3", "v2:pick:111:years|3", "v1:gone:111:x", "career:start", ""])(
    "is an old card's for the id %j",
    (id) => {
      expect(action(press(id))).toEqual({ kind: "tell", key: "discord.old-card" });
    },
  );

  it("is a tick for every step that is chosen otherwise than before", () => {
    const id = `v1:ticks:${OWNER}:`;
    const menu = {
      type: 3,
      custom_id: id,
      options: [
        { label: "SQL", value: "sql" },
        { label: "Python", value: "python", default: true },
        { label: "Git", value: "git", default: true },
      ],
    };
    const packet = press(id, {
      data: { custom_id: id, component_type: 3, values: ["sql", "git"] },
      message: {
        flags: 32_768 | 64,
        components: [{ type: 17, components: [{ type: 1, components: [menu] }] }],
      },
    });
    expect(action(packet)).toMatchObject({
      events: [
        { kind: "tick", skill: "sql", done: true },
        { kind: "tick", skill: "python", done: false },
      ],
    });
  });
});

describe("custom ids", () => {
  it("are read as they were written", () => {
    const words = fc.string({ maxLength: 30 }).map((text) => text.replaceAll("¦", ""));
    fc.assert(
      fc.property(
        fc.constantFrom(...ACTIONS),
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
        words,
        fc.option(fc.string({ maxLength: 30 }), { nil: undefined }),
        (name, owner, about, rest) => {
          const one = { action: name, owner, about, ...(rest !== undefined && { rest }) };
          const id = customId(one);
          if (id !== null) expect(readCustomId(id)).toEqual(one);
        },
      ),
    );
  });

  it("are never longer than Discord takes", () => {
    expect(customId({ action: "pick", owner: "1".repeat(20), about: "a", rest: "x".repeat(80) })).toBeNull();
  });
});

describe("messages", () => {
  const message = {
    id: "7",
    channel_id: "4",
    guild_id: "5",
    type: 0,
    author: { id: OWNER, username: "ada" },
    content: "<@1> hello",
    mentions: [{ id: "1", username: "rolewise" }],
    attachments: [],
  };

  it("are heard in a DM, and in a guild where the bot is named", () => {
    expect(decodeMessage(message, "1")).toMatchObject({ guild: "5", text: "<@1> hello" });
    expect(decodeMessage({ ...message, mentions: [] }, "1")).toBeNull();
    expect(decodeMessage({ ...message, guild_id: undefined, mentions: [] }, "1")).not.toBeNull();
  });

  it("of bots, webhooks and of Discord itself are left", () => {
    expect(decodeMessage({ ...message, author: { ...message.author, bot: true } }, "1")).toBeNull();
    expect(decodeMessage({ ...message, webhook_id: "8" }, "1")).toBeNull();
    expect(decodeMessage({ ...message, type: 7 }, "1")).toBeNull();
  });
});
