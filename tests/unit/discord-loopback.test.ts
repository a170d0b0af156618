import { createPublicKey, verify } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Options,
  Partials,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import {
  type AnyInteractionGateway,
  ComponentTypes,
  InteractionTypes,
  Client as OceanicClient,
} from "oceanic.js";
import { afterEach, describe, expect, it } from "vitest";
import {
  createManualClock,
  type Discord,
  type DiscordOptions,
  NotPossible,
  OPENAPI_FILE,
  startDiscord,
} from "../support/discord/index.ts";

const COMMANDS = [
  {
    name: "career",
    description: "Careers",
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [
      {
        type: 1,
        name: "role",
        description: "One role",
        options: [{ type: 3, name: "role", description: "Which", autocomplete: true, required: true }],
      },
      { type: 1, name: "start", description: "Begin" },
    ],
  },
  { name: "Match this job ad", type: 3, contexts: [0, 1, 2], integration_types: [0, 1] },
];

const closing: Array<() => unknown> = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await startDiscord(options);
  closing.push(() => discord.close());
  return discord;
}

/** A request as a bot makes it, with its answer. */
async function ask(discord: Discord, method: string, path: string, body?: unknown, token = discord.token) {
  const response = await fetch(`${discord.apiBase}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${token}`,
      "user-agent": "DiscordBot (https://example.com, 1)",
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}

const register = (discord: Discord) =>
  ask(discord, "PUT", `/applications/${discord.applicationId}/commands`, COMMANDS);

async function discordJs(
  discord: Discord,
  act: (interaction: Interaction) => Promise<unknown>,
  token = discord.token,
): Promise<Client> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    makeCache: Options.cacheEverything(),
    allowedMentions: { parse: [] },
    rest: { api: discord.apiBase, version: "10", retries: 0 },
  });
  client.on(Events.Error, () => {});
  client.on(Events.InteractionCreate, (interaction) => {
    act(interaction).catch((error: unknown) => client.emit(Events.Error, error as Error));
  });
  closing.push(() => client.destroy());
  await client.login(token);
  await discord.ready();
  return client;
}

async function oceanic(
  discord: Discord,
  act: (interaction: AnyInteractionGateway) => Promise<unknown>,
  token = discord.token,
) {
  const client = new OceanicClient({
    auth: `Bot ${token}`,
    rest: { baseURL: `${discord.apiBase}/v10` },
    gateway: { intents: ["GUILDS"], autoReconnect: true },
  });
  client.on("error", () => {});
  client.on("interactionCreate", (interaction) => {
    act(interaction).catch((error: unknown) => client.emit("error", error as Error));
  });
  closing.push(() => client.disconnect(false));
  await client.connect();
  await discord.ready();
  return client;
}

/** The two libraries, each answering every slash command with its options and a button, and a click with an update. */
const LIBRARIES = [
  {
    name: "discord.js",
    connect: (discord: Discord, token?: string) =>
      discordJs(
        discord,
        async (interaction) => {
          if (interaction.isChatInputCommand())
            await interaction.reply({
              content: `role ${interaction.options.getString("role") ?? "?"}`,
              flags: MessageFlags.Ephemeral,
              components: [
                new ActionRowBuilder<ButtonBuilder>().addComponents(
                  new ButtonBuilder().setCustomId("plan").setLabel("Plan").setStyle(ButtonStyle.Primary),
                ),
              ],
            });
          if (interaction.isButton()) await interaction.update({ content: "the plan", components: [] });
        },
        token,
      ),
  },
  {
    name: "oceanic.js",
    connect: (discord: Discord, token?: string) =>
      oceanic(
        discord,
        async (interaction) => {
          if (interaction.type === InteractionTypes.APPLICATION_COMMAND)
            await interaction.createMessage({
              content: `role ${interaction.data.options.getString("role") ?? "?"}`,
              flags: 64,
              components: [
                {
                  type: ComponentTypes.ACTION_ROW,
                  components: [{ type: ComponentTypes.BUTTON, customID: "plan", label: "Plan", style: 1 }],
                },
              ],
            });
          if (interaction.type === InteractionTypes.MESSAGE_COMPONENT)
            await interaction.editParent({ content: "the plan", components: [] });
        },
        token,
      ),
  },
] as const;

describe.each(LIBRARIES)("the loopback with $name", ({ connect }) => {
  it("carries a slash command, its answer, a click and its update", async () => {
    const discord = await start();
    const general = discord.guild("Data people").channel("general");
    const ada = discord.person({ name: "Ada", locale: "de" });
    const bob = discord.person({ name: "Bob" });
    await register(discord);
    await connect(discord);
    bob.opens(general);
    ada.slash("career", { sub: "role", options: { role: "mlops" } }, general);
    const card = await ada.nextMessage();
    expect(card).toMatchObject({ kind: "reply", ephemeral: true, text: "role mlops" });
    expect(() => bob.click(card, "Plan")).toThrow(NotPossible);
    expect(() => ada.click(card, "Gaps")).toThrow('no button "Gaps"; there are: "Plan" (plan)');
    ada.click(card, "Plan");
    expect(await ada.nextMessage()).toMatchObject({ kind: "update", ephemeral: true, text: "the plan" });
    expect(() => ada.click(card, "Plan")).toThrow(NotPossible);
    expect(bob.seen).toEqual([]);
    expect(discord.faults).toEqual([]);
    expect(discord.refusals).toEqual([]);
  });

  it("resumes after a cut socket and hands over what was missed", async () => {
    const discord = await start({ answerWithinMs: 20_000 });
    const ada = discord.person({ name: "Ada", installed: true });
    await register(discord);
    await connect(discord);
    discord.gateway.cut();
    await discord.gatewayEvent((event) => event.kind === "disconnect");
    ada.slash("career", { sub: "start" });
    expect(await ada.nextMessage()).toMatchObject({ text: "role ?" });
    const kinds = discord.gateway.events.all.map((event) => event.kind);
    expect(kinds.filter((kind) => kind === "identify")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "resume")).toHaveLength(1);
    const paths = discord.gateway.events.all
      .filter((event) => event.kind === "connect")
      .map((event) => event.detail);
    expect(paths[1]).toMatch(/^\/resume/);
  });

  it("resumes when it is asked to reconnect", async () => {
    const discord = await start();
    const ada = discord.person({ installed: true });
    await register(discord);
    await connect(discord);
    discord.gateway.askReconnect();
    await discord.gatewayEvent((event) => event.detail === "RESUMED");
    ada.slash("career", { sub: "start" });
    expect(await ada.nextMessage()).toMatchObject({ text: "role ?" });
  });

  it("is turned away with a wrong token, and stays away", async () => {
    const discord = await start();
    await expect(connect(discord, "wrong")).rejects.toThrow();
    expect(discord.refusals.map((request) => request.status)).toEqual([401]);
    expect(discord.gateway.started).toBe(0);
  });

  it("waits as told by a 429 and then gets through", async () => {
    const discord = await start();
    const ada = discord.person({ installed: true });
    await register(discord);
    await connect(discord);
    const limit = discord.trouble(
      { path: "/interactions/:interaction/:token/callback" },
      { kind: "rate-limit", retryAfterSeconds: 0.05 },
    );
    ada.slash("career", { sub: "start" });
    expect(await ada.nextMessage()).toMatchObject({ text: "role ?" });
    expect(limit.hits).toBe(1);
    expect(discord.refusals).toEqual([]);
  });
});

describe("a wrong token", () => {
  it("is refused by REST with 401 and by the gateway with 4004", async () => {
    const discord = await start();
    expect(await ask(discord, "GET", "/users/@me", undefined, "wrong")).toMatchObject({ status: 401 });
    const client = new Client({ intents: [1], rest: { api: discord.apiBase } });
    closing.push(() => client.destroy());
    await expect(client.login("wrong")).rejects.toThrow();
    discord.gateway.refuseWith(4004);
    const second = new Client({ intents: [1], rest: { api: discord.apiBase } });
    closing.push(() => second.destroy());
    await expect(second.login(discord.token)).rejects.toThrow();
    expect(
      discord.gateway.events.all.some((event) => event.kind === "refused" && event.detail === "4004"),
    ).toBe(true);
  });
});

describe("a privileged intent that was not approved", () => {
  it("closes with 4014", async () => {
    const discord = await start();
    const client = new Client({
      intents: [GatewayIntentBits.MessageContent],
      rest: { api: discord.apiBase },
    });
    closing.push(() => client.destroy());
    await expect(client.login(discord.token)).rejects.toThrow(/intents/i);
  });
});

describe("a session with discord.js", () => {
  it("offers choices, opens a modal, takes what was filled in, and answers late", async () => {
    const discord = await start();
    const general = discord.guild("Data people").channel("general");
    const ada = discord.person({ name: "Ada" });
    await register(discord);
    await discordJs(discord, async (interaction) => {
      if (interaction.isAutocomplete())
        return interaction.respond([
          { name: `${interaction.options.getFocused()} engineer`, value: "mlops" },
        ]);
      if (interaction.isChatInputCommand())
        return interaction.showModal(
          new ModalBuilder()
            .setCustomId("form")
            .setTitle("About you")
            .addLabelComponents(
              new LabelBuilder()
                .setLabel("Hours a week")
                .setTextInputComponent(
                  new TextInputBuilder().setCustomId("hours").setStyle(TextInputStyle.Short).setMaxLength(3),
                ),
              new LabelBuilder()
                .setLabel("Likes")
                .setStringSelectMenuComponent(
                  new StringSelectMenuBuilder()
                    .setCustomId("likes")
                    .setRequired(false)
                    .addOptions({ label: "Data", value: "data" }, { label: "People", value: "people" }),
                ),
            ),
        );
      if (!interaction.isModalSubmit()) return undefined;
      await interaction.deferReply();
      const { fields } = interaction;
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [
          new TextDisplayBuilder().setContent(
            `${fields.getTextInputValue("hours")} h, ${fields.getStringSelectValues("likes").join()}`,
          ),
        ],
      });
      return interaction.followUp({
        content: "your export",
        files: [{ attachment: Buffer.from("{}"), name: "export.json" }],
      });
    });
    const choices = await ada.autocomplete("career", { sub: "role", option: "role", typed: "ml" }, general);
    expect(choices).toEqual([{ name: "ml engineer", value: "mlops" }]);
    ada.slash("career", { sub: "start" });
    const modal = await ada.nextModal();
    expect(modal.fields.map((field) => field.label)).toEqual(["Hours a week", "Likes"]);
    expect(() => ada.submit(modal, { Hours: "6" })).toThrow('it has "Hours a week", "Likes"');
    expect(() => ada.submit(modal, { "Hours a week": "" })).toThrow("must be filled in");
    expect(() => ada.submit(modal, { "Hours a week": "1000" })).toThrow("0 to 3 characters");
    ada.submit(modal, { "Hours a week": "6", Likes: ["Data"] });
    expect(await ada.next({ thinking: true })).toMatchObject({ kind: "thinking", ephemeral: false });
    expect(await ada.nextMessage()).toMatchObject({
      kind: "deferred",
      text: "6 h, data",
      message: { usesComponentsV2: true },
    });
    const last = await ada.nextMessage();
    expect(last).toMatchObject({ kind: "follow-up", text: "your export" });
    expect(last.message.files).toMatchObject([{ name: "export.json", text: "{}" }]);
    expect(ada.unread).toEqual([]);
    expect(discord.faults).toEqual([]);
  });

  it("hears mentions with their text, other messages without it, and direct messages with their files", async () => {
    const discord = await start();
    const general = discord.guild("Data people").channel("general");
    const ada = discord.person({ name: "Ada" });
    const client = await discordJs(discord, async () => {});
    const heard: string[] = [];
    client.on(Events.MessageCreate, async (message) => {
      if (message.author.bot) return;
      const file = message.attachments.first();
      const text = file === undefined ? message.content : await (await fetch(file.url)).text();
      heard.push(text);
      if (message.mentions.users.has(discord.applicationId)) await message.reply("hello");
      if (message.channel.isDMBased()) await message.channel.send(text);
    });
    ada.write(general, "nothing for the app");
    ada.mention(general, "hi");
    expect(await ada.nextMessage()).toMatchObject({ kind: "channel", text: "hello", ephemeral: false });
    ada.dm("", { files: [{ name: "cv.txt", content: "I know SQL" }] });
    expect(await ada.nextMessage()).toMatchObject({ kind: "dm", text: "I know SQL" });
    expect(heard).toEqual(["", `<@${discord.applicationId}> hi`, "I know SQL"]);
    expect(discord.faults).toEqual([]);
  });

  it("hands over the message of a message command", async () => {
    const discord = await start();
    const general = discord.guild("Data people").channel("jobs");
    const ada = discord.person();
    await register(discord);
    await discordJs(discord, async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply({ content: interaction.targetMessage.content.toUpperCase() });
    });
    const ad = ada.write(general, "we want sql");
    ada.messageCommand("Match this job ad", ad);
    expect(await ada.nextMessage()).toMatchObject({ text: "WE WANT SQL", ephemeral: false });
  });

  it("fills in every kind of field, files included, and uses parts nested in a container", async () => {
    const discord = await start();
    const ada = discord.person({ installed: true });
    await register(discord);
    const group = {
      options: [
        { label: "Yes", value: "y" },
        { label: "No", value: "n" },
      ],
    };
    const label = (text: string, component: object) => ({ type: 18, label: text, component });
    const form = {
      custom_id: "form",
      title: "Your CV",
      components: [
        label("File", { type: 19, custom_id: "cv", file_types: [".txt"] }),
        label("Remote", { type: 21, custom_id: "remote", ...group }),
        label("Days", { type: 22, custom_id: "days", min_values: 0, required: false, ...group }),
        label("Agree", { type: 23, custom_id: "agree" }),
      ],
    };
    const select = { type: 3, custom_id: "pick", placeholder: "Pick", options: group.options };
    const card = {
      flags: 32_768,
      components: [
        {
          type: 17,
          components: [
            {
              type: 9,
              components: [{ type: 10, content: "card" }],
              accessory: { type: 2, style: 2, label: "Fill in", custom_id: "fill" },
            },
            { type: 1, components: [select] },
          ],
        },
      ],
    };
    await discordJs(discord, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(card as never);
      if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join());
      if (interaction.isButton()) await interaction.showModal(form as never);
      if (!interaction.isModalSubmit()) return;
      const { fields } = interaction;
      const file = fields.getUploadedFiles("cv", true).first();
      const text = await (await fetch(file?.url ?? "")).text();
      const rest = [
        fields.getRadioGroup("remote"),
        fields.getCheckboxGroup("days"),
        fields.getCheckbox("agree"),
      ];
      await interaction.reply(JSON.stringify([text, ...rest]));
    });
    ada.slash("career", { sub: "start" });
    const shown = await ada.nextMessage();
    expect(shown.text).toBe("card");
    expect(() => ada.select(shown, "Maybe")).toThrow('it has "Yes", "No"');
    ada.select(shown, "No");
    expect((await ada.nextMessage()).text).toBe("n");
    ada.click(shown, "Fill in");
    const modal = await ada.nextModal();
    const File = { name: "cv.txt", content: "I know SQL" };
    expect(() => ada.submit(modal, { File })).toThrow('"Remote" wants 1 to 1');
    expect(() => ada.submit(modal, { File: { name: "cv.exe", content: "" }, Remote: "Yes" })).toThrow(
      "not cv.exe",
    );
    ada.submit(modal, { File, Remote: "Yes", Days: ["y", "n"], Agree: true });
    expect((await ada.nextMessage()).text).toBe('["I know SQL","y",["y","n"],true]');
    expect(discord.faults).toEqual([]);
  });

  it("can bring the same interaction twice: the second answer meets 40060", async () => {
    const discord = await start();
    const ada = discord.person({ installed: true });
    await register(discord);
    await discordJs(discord, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply("here");
    });
    const act = ada.slash("career", { sub: "start" });
    act.deliverAgain();
    expect(await act.next()).toMatchObject({ kind: "reply", text: "here" });
    await discord.request({ path: "/interactions/*", after: discord.requests.length });
    await expect.poll(() => discord.refusals).toMatchObject([{ status: 400, answer: { code: 40_060 } }]);
    expect(ada.unread).toEqual([]);
  });

  it("resumes when the line goes silent", async () => {
    const discord = await start({ heartbeatMs: 200, answerWithinMs: 20_000 });
    const ada = discord.person({ installed: true });
    await register(discord);
    await discordJs(discord, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply("here");
    });
    discord.gateway.goSilent();
    ada.slash("career", { sub: "start" });
    expect(await ada.nextMessage()).toMatchObject({ text: "here" });
    expect(discord.gateway.started).toBe(1);
    expect(discord.gateway.events.all.some((event) => event.detail === "RESUMED")).toBe(true);
  });

  it("resumes when its heartbeats are not acknowledged", async () => {
    const discord = await start({ heartbeatMs: 200 });
    await discordJs(discord, async () => {});
    discord.gateway.withholdAcks(true);
    await discord.gatewayEvent((event) => event.kind === "resume");
    discord.gateway.withholdAcks(false);
    await discord.gatewayEvent((event) => event.detail === "RESUMED");
    expect(discord.gateway.started).toBe(1);
  });

  it("starts anew when its session is declared invalid", async () => {
    const discord = await start();
    const client = await discordJs(discord, async () => {});
    const again = once(client, Events.ShardReady);
    discord.gateway.invalidate(false);
    await again;
    expect(discord.gateway.started).toBe(2);
  });
});

describe("deadlines", () => {
  async function silent() {
    const clock = createManualClock();
    const discord = await start({ clock });
    const ada = discord.person({ installed: true });
    await register(discord);
    await discordJs(discord, async () => {});
    const callback = (act: { id: string; token: string }, body: unknown, query = "") =>
      ask(discord, "POST", `/interactions/${act.id}/${act.token}/callback${query}`, body);
    const webhook = (act: { token: string }) => `/webhooks/${discord.applicationId}/${act.token}`;
    return { clock, discord, ada, callback, webhook };
  }
  const hello = { type: 4, data: { content: "hello" } };

  it("ends the first answer after 3 s: the person sees a failure, the app gets 10062", async () => {
    const { clock, ada, callback, discord } = await silent();
    const act = ada.slash("career", { sub: "start" });
    clock.advance(3001);
    expect(await ada.next()).toMatchObject({ kind: "failed" });
    expect(await callback(act, hello)).toMatchObject({ status: 404, body: { code: 10_062 } });
    expect(discord.unanswered).toHaveLength(1);
    const other = ada.slash("career", { sub: "start" });
    other.expire();
    expect(await callback(other, hello)).toMatchObject({ body: { code: 10_062 } });
  });

  it("takes one answer only, tells of it when asked, and ends the token after 15 minutes", async () => {
    const { clock, ada, callback, webhook, discord } = await silent();
    const act = ada.slash("career", { sub: "start" });
    expect(await ask(discord, "POST", webhook(act), { content: "early" })).toMatchObject({
      body: { code: 10_015 },
    });
    expect(await callback(act, hello, "?with_response=true")).toMatchObject({
      status: 200,
      body: { interaction: { id: act.id, type: 2 }, resource: { type: 4, message: { content: "hello" } } },
    });
    expect(await callback(act, hello)).toMatchObject({ status: 400, body: { code: 40_060 } });
    const edited = await ask(discord, "PATCH", `${webhook(act)}/messages/%40original`, {
      content: "changed",
    });
    expect(edited).toMatchObject({ status: 200, body: { content: "changed" } });
    clock.advance(15 * 60_000 + 1);
    expect(await ask(discord, "POST", webhook(act), { content: "late" })).toMatchObject({
      status: 401,
      body: { code: 50_027 },
    });
  });

  it("lets the first follow-up take the place of a deferred reply, and keeps its visibility", async () => {
    const { ada, callback, webhook, discord } = await silent();
    const act = ada.slash("career", { sub: "start" });
    await callback(act, { type: 5, data: { flags: 64 } });
    await ask(discord, "POST", webhook(act), { content: "there" });
    expect(await ada.nextMessage()).toMatchObject({ kind: "deferred", ephemeral: true, text: "there" });
    await ask(discord, "POST", webhook(act), { content: "more" });
    expect(await ada.nextMessage()).toMatchObject({ kind: "follow-up", ephemeral: false });
  });

  it("allows five follow-ups where only the person installed the app", async () => {
    const { ada, callback, webhook, discord } = await silent();
    const foreign = discord.guild("Elsewhere", { hasBot: false }).channel("talk");
    const act = ada.slash("career", { sub: "start" }, foreign);
    await callback(act, hello);
    for (let count = 0; count < 5; count += 1) await ask(discord, "POST", webhook(act), { content: "more" });
    expect(await ask(discord, "POST", webhook(act), { content: "more" })).toMatchObject({
      body: { code: 40_094 },
    });
    expect(await ask(discord, "POST", `/channels/${foreign.id}/messages`, { content: "x" })).toMatchObject({
      status: 403,
      body: { code: 50_001 },
    });
  });

  it("takes only the kinds of answer that fit, so no modal after a modal", async () => {
    const { ada, callback, discord } = await silent();
    const modal = {
      type: 9,
      data: {
        custom_id: "form",
        title: "About you",
        components: [{ type: 18, label: "Name", component: { type: 4, custom_id: "name", style: 1 } }],
      },
    };
    const act = ada.slash("career", { sub: "start" });
    expect(await callback(act, { type: 7, data: { content: "x" } })).toMatchObject({
      body: { code: 50_035 },
    });
    expect(await callback(act, modal)).toMatchObject({ status: 204 });
    const second = ada.submit(await ada.nextModal(), { name: "Ada" });
    expect(await callback(second, modal)).toMatchObject({
      body: { code: 50_035, errors: { type: { _errors: [{ message: "Value must be one of {4, 5}." }] } } },
    });
    expect(discord.faults).toHaveLength(2);
  });
});

describe("what Discord refuses", () => {
  const row = (...components: unknown[]) => ({ type: 1, components });
  const button = (id: string) => ({ type: 2, style: 1, label: id, custom_id: id });
  const text = (content: string) => ({ type: 10, content });
  const cases: ReadonlyArray<readonly [string, unknown, number | string]> = [
    ["2001 characters", { content: "x".repeat(2001) }, "content"],
    ["nothing to show", { content: " " }, 50_006],
    ["embeds over 6000 in sum", { embeds: Array(2).fill({ description: "x".repeat(3001) }) }, "embeds"],
    [
      "six rows",
      { content: "x", components: Array.from({ length: 6 }, (_, n) => row(button(`b${n}`))) },
      "components",
    ],
    [
      "six buttons in a row",
      { content: "x", components: [row(...[1, 2, 3, 4, 5, 6].map((n) => button(`b${n}`)))] },
      "components",
    ],
    ["a custom id twice", { content: "x", components: [row(button("a"), button("a"))] }, "components"],
    [
      "a label of 81",
      { content: "x", components: [row({ ...button("a"), label: "x".repeat(81) })] },
      "components",
    ],
    ["V2 parts without the flag", { components: [text("x")] }, "components"],
    ["content beside V2", { flags: 32_768, content: "x", components: [text("x")] }, "content"],
    ["41 parts", { flags: 32_768, components: Array.from({ length: 41 }, () => text("x")) }, "components"],
    [
      "V2 text over 4000 in sum",
      { flags: 32_768, components: [text("x".repeat(2001)), text("x".repeat(2000))] },
      "components",
    ],
    [
      "a container in a container",
      { flags: 32_768, components: [{ type: 17, components: [{ type: 17, components: [text("x")] }] }] },
      "components",
    ],
    [
      "a file that is not there",
      { flags: 32_768, components: [{ type: 12, items: [{ media: { url: "attachment://a.png" } }] }] },
      "components",
    ],
    [
      "ids beside parse",
      { content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } },
      "allowed_mentions",
    ],
    ["a nonce of 26", { content: "x", nonce: "n".repeat(26) }, "nonce"],
  ];

  it.each(cases)("%s", async (_name, body, expected) => {
    const discord = await start({ openApi: false });
    const general = discord.guild("Data people").channel("general");
    const { status, body: answer } = await ask(discord, "POST", `/channels/${general.id}/messages`, body);
    expect(status).toBe(400);
    if (typeof expected === "number") expect(answer.code).toBe(expected);
    else expect(Object.keys(answer.errors)).toContain(expected);
    expect(discord.faults).toMatchObject([{ source: "rules" }]);
  });

  it("fails, as it does undocumented, above its bound of bytes of V2 text", async () => {
    const discord = await start({ openApi: false });
    const general = discord.guild("Data people").channel("general");
    const body = { flags: 32_768, components: [text("語".repeat(3400))] };
    expect(await ask(discord, "POST", `/channels/${general.id}/messages`, body)).toMatchObject({
      status: 500,
    });
  });

  const option = (name: string, required: boolean) => ({ type: 3, name, description: "d", required });
  it.each([
    [
      "required after optional",
      [{ name: "a", description: "d", options: [option("x", false), option("y", true)] }],
    ],
    ["an option twice", [{ name: "a", description: "d", options: [option("x", false), option("x", false)] }]],
    ["an upper-case name", [{ name: "Career", description: "d" }]],
    [
      "a command twice",
      [
        { name: "a", description: "d" },
        { name: "a", description: "d" },
      ],
    ],
    [
      "a subcommand in a subcommand",
      [
        {
          name: "a",
          description: "d",
          options: [
            { type: 1, name: "b", description: "d", options: [{ type: 1, name: "c", description: "d" }] },
          ],
        },
      ],
    ],
    [
      "over 8000 characters",
      [
        {
          name: "a",
          description: "d",
          options: Array.from({ length: 25 }, (_, n) => ({
            ...option(`o${n}`, false),
            choices: Array.from({ length: 25 }, (__, m) => ({ name: `choice ${m}`, value: "v".repeat(20) })),
          })),
        },
      ],
    ],
    ["a description on a message command", [{ name: "Match", type: 3, description: "d" }]],
  ])("a command list with %s", async (_name, list) => {
    const discord = await start({ openApi: false });
    expect(await ask(discord, "PUT", `/applications/${discord.applicationId}/commands`, list)).toMatchObject({
      status: 400,
      body: { code: 50_035 },
    });
    expect(discord.commands()).toEqual([]);
  });
});

describe("judgement", () => {
  it.skipIf(!existsSync(OPENAPI_FILE))(
    "finds misspelt and unknown fields by the published description",
    async () => {
      const discord = await start();
      const general = discord.guild("Data people").channel("general");
      const body = {
        content: "x",
        tts: false,
        components: [
          { type: 1, components: [{ type: 2, style: 1, label: "a", custom_id: "a", tooltip: "b" }] },
        ],
      };
      expect(await ask(discord, "POST", `/channels/${general.id}/messages`, body)).toMatchObject({
        status: 200,
      });
      expect(discord.faults).toMatchObject([
        {
          source: "openapi",
          problems: ["/components/0/components/0 must NOT have additional properties tooltip"],
        },
      ]);
    },
  );

  it("asks the checker that was handed in about every payload, by kind", async () => {
    const asked: string[] = [];
    const discord = await start({
      judge: (kind, payload) => {
        asked.push(kind);
        return kind === "message" ? [`no ${(payload as { content: string }).content}`] : [];
      },
    });
    const general = discord.guild("Data people").channel("general");
    await register(discord);
    await ask(discord, "POST", `/channels/${general.id}/messages`, { content: "fun" });
    expect(asked).toEqual(["commands", "message"]);
    expect(discord.faults).toMatchObject([{ source: "judge", problems: ["no fun"] }]);
  });
});

describe("channels and direct messages", () => {
  it("keeps to the app's permissions, and to people's wishes about direct messages", async () => {
    const discord = await start();
    const general = discord.guild("Data people").channel("general");
    const ada = discord.person();
    const post = (id: string) => ask(discord, "POST", `/channels/${id}/messages`, { content: "x" });
    general.deny("SendMessages");
    expect(await post(general.id)).toMatchObject({ status: 403, body: { code: 50_013 } });
    general.deny("ViewChannel");
    expect(await post(general.id)).toMatchObject({ status: 403, body: { code: 50_001 } });
    const open = () => ask(discord, "POST", "/users/@me/channels", { recipient_id: ada.id });
    const { body: dm } = await open();
    expect(await post(dm.id)).toMatchObject({ status: 200 });
    ada.setDms("closed");
    expect(await open()).toMatchObject({ status: 200, body: { id: dm.id } });
    expect(await post(dm.id)).toMatchObject({ status: 403, body: { code: 50_007 } });
    ada.setDms("refused");
    expect(await open()).toMatchObject({ status: 403, body: { code: 50_007 } });
  });

  it("makes one message of two with the same nonce", async () => {
    const clock = createManualClock();
    const discord = await start({ clock });
    const general = discord.guild("Data people").channel("general");
    const post = () =>
      ask(discord, "POST", `/channels/${general.id}/messages`, {
        content: "x",
        nonce: "n1",
        enforce_nonce: true,
      });
    const lost = discord.trouble({ method: "POST" }, { kind: "lost-answer" });
    await expect(post()).rejects.toThrow();
    expect(lost.hits).toBe(1);
    const first = await post();
    expect(discord.person().messages(general)).toHaveLength(1);
    clock.advance(6 * 60_000);
    expect((await post()).body.id).not.toBe(first.body.id);
  });

  it("opens threads, one for a message", async () => {
    const discord = await start();
    const general = discord.guild("Data people").channel("general");
    const ada = discord.person();
    ada.opens(general);
    const { body: message } = await ask(discord, "POST", `/channels/${general.id}/messages`, {
      content: "x",
    });
    const path = `/channels/${general.id}/messages/${message.id}/threads`;
    const { body: thread } = await ask(discord, "POST", path, { name: "Plans", auto_archive_duration: 1440 });
    expect(await ask(discord, "POST", path, { name: "Plans" })).toMatchObject({ body: { code: 160_004 } });
    await ask(discord, "POST", `/channels/${thread.id}/messages`, { content: "in the thread" });
    expect([await ada.next(), await ada.next()]).toMatchObject([{ text: "x" }, { text: "in the thread" }]);
  });

  it("can fail, hang and cut the line, and says what was asked when nothing is shown", async () => {
    const discord = await start();
    const general = discord.guild("Data people").channel("general");
    const ada = discord.person({ name: "Ada" });
    const read = () => ask(discord, "GET", `/channels/${general.id}`);
    discord.trouble({ path: "/channels/:channel" }, { kind: "error", status: 502 });
    expect(await read()).toMatchObject({ status: 502 });
    discord.trouble({ path: "/channels/*" }, { kind: "drop" });
    await expect(read()).rejects.toThrow();
    const hang = discord.trouble({}, { kind: "hang" });
    const waiting = read();
    await discord.request({ path: "/channels/:channel", after: 3 });
    hang.clear();
    expect(await waiting).toMatchObject({ status: 200 });
    discord.trouble({}, { kind: "rate-limit", retryAfterSeconds: 2, scope: "global" });
    const limited = await read();
    expect(limited).toMatchObject({ status: 429, body: { retry_after: 2, global: true } });
    expect(limited.headers.get("x-ratelimit-global")).toBe("true");
    await expect(ada.next({ timeoutMs: 1 })).rejects.toThrow(
      /Ada was shown nothing new.*GET \/channels\/\d+ -> 502/s,
    );
  });
});

describe("a client's own refusals", () => {
  it("offers only what is registered, where it may be used", async () => {
    const discord = await start();
    const guild = discord.guild("Data people", { hasBot: false });
    const general = guild.channel("general");
    const ada = discord.person({ name: "Ada" });
    const bob = discord.person({ name: "Bob" });
    expect(() => ada.slash("career", { sub: "start" }, general)).toThrow(
      "the app has registered no commands",
    );
    await register(discord);
    expect(() => ada.slash("career", { sub: "start" }, general)).toThrow("is not offered here");
    ada.installs();
    expect(() => ada.slash("career", {}, general)).toThrow("choose a subcommand");
    expect(() => ada.slash("career", { sub: "rule" }, general)).toThrow("there are: role, start");
    expect(() => ada.slash("career", { sub: "role" }, general)).toThrow("must be filled in: role");
    expect(() => ada.slash("career", { sub: "start" }, general)).toThrow("no session on the gateway");
    guild.leave(bob);
    expect(() => bob.opens(general)).toThrow("Bob is not in Data people");
  });

  it("says where and by which installation a command was used", async () => {
    const discord = await start();
    const general = discord.guild("Data people").channel("general");
    const elsewhere = discord.guild("Elsewhere", { hasBot: false }).channel("talk");
    const ada = discord.person({ installed: true });
    const bob = discord.person();
    await register(discord);
    const seen: unknown[] = [];
    await discordJs(discord, async (interaction) => {
      seen.push([interaction.context, interaction.authorizingIntegrationOwners, interaction.guildId]);
      if (interaction.isChatInputCommand()) await interaction.reply("x");
    });
    for (const where of [general, elsewhere, ada.botDm, ada.dmWith(bob)]) {
      ada.slash("career", { sub: "start" }, where);
      await ada.nextMessage();
    }
    expect(JSON.parse(JSON.stringify(seen))).toMatchObject([
      [0, { 0: general.guildId, 1: ada.id }, general.guildId],
      [0, { 1: ada.id }, elsewhere.guildId],
      [1, { 0: "0", 1: ada.id }, null],
      [2, { 1: ada.id }, null],
    ]);
  });
});

describe("interactions over HTTP", () => {
  /** An app that takes interactions at its own address. */
  async function app(discord: Discord, verifies: boolean): Promise<string> {
    const key = createPublicKey({
      key: Buffer.concat([
        Buffer.from("302a300506032b6570032100", "hex"),
        Buffer.from(discord.publicKey, "hex"),
      ]),
      format: "der",
      type: "spki",
    });
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const part of request) body += part;
      const signature = Buffer.from(String(request.headers["x-signature-ed25519"] ?? ""), "hex");
      const signed = Buffer.from(`${request.headers["x-signature-timestamp"]}${body}`);
      if (verifies && !verify(null, signed, key, signature)) return response.writeHead(401).end();
      const { type } = JSON.parse(body);
      const answer = type === 1 ? { type: 1 } : { type: 4, data: { content: "over HTTP", flags: 64 } };
      return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
    closing.push(() => server.close());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/discord/interactions`;
  }

  it("checks an app's address as Discord does", async () => {
    const discord = await start();
    expect(await discord.checkEndpoint(await app(discord, true))).toEqual({ ok: true, problems: [] });
    const careless = await discord.checkEndpoint(await app(discord, false));
    expect(careless.problems).toHaveLength(4);
  });

  it("takes the response as the callback", async () => {
    const discord = await start();
    const ada = discord.person({ installed: true });
    await register(discord);
    discord.useEndpoint(await app(discord, true));
    const act = ada.slash("career", { sub: "start" });
    expect(await ada.nextMessage()).toMatchObject({ kind: "reply", ephemeral: true, text: "over HTTP" });
    expect(act.acknowledged).toBe(4);
    const more = await ask(discord, "POST", `/webhooks/${discord.applicationId}/${act.token}`, {
      content: "more",
    });
    expect(more.status).toBe(200);
    expect(discord.faults).toEqual([]);
  });
});
