import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { afterEach, describe, expect, it } from "vitest";
import { startEmulatedSlack } from "../support/slack/emulate.ts";
import {
  controlsOf,
  createManualClock,
  type Delivery,
  type Json,
  refuseBlocks,
  refuseView,
  type Slack,
  type SlackOptions,
  signatureHeaders,
  startSlack,
} from "../support/slack/index.ts";

const cleanups: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function loopback(options?: SlackOptions): Promise<Slack> {
  const slack = await startSlack(options);
  cleanups.push(() => slack.stop());
  return slack;
}

const quiet = { logLevel: LogLevel.ERROR } as const;
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** A small real app: what any Bolt program does. */
function behave(app: App): void {
  app.event("message", async ({ event, client }) => {
    const said = event as { text?: string; user?: string; ts: string; channel: string; files?: Json[] };
    if ("subtype" in event && event.subtype !== "file_share") return;
    const text =
      said.files === undefined ? `You said ${said.text}` : `A file: ${String(said.files[0]?.name)}`;
    await client.chat.postMessage({ channel: said.channel, text, thread_ts: said.ts });
  });
  app.command("/career", async ({ ack, command, client, respond }) => {
    await ack();
    if (command.text === "form") {
      await client.views.open({ trigger_id: command.trigger_id, view: form() });
      return;
    }
    await respond({ text: "Choose", blocks: menu() });
  });
  app.action("go", async ({ ack, respond, body }) => {
    await ack();
    await respond({ replace_original: true, text: `Done for ${body.user.id}` });
  });
  app.action("pick", async ({ ack, action, respond }) => {
    await ack();
    const picked = action.type === "static_select" ? action.selected_option.value : "";
    await respond({ text: `Picked ${picked}`, response_type: "in_channel" });
  });
  app.view("form", async ({ ack, view, client, body }) => {
    const name = view.state.values.name?.text?.value ?? "";
    if (name === "x") return ack({ response_action: "errors", errors: { name: "Too short" } });
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `Hello ${name}` });
  });
  app.options("role", ({ ack, options }) =>
    ack({
      options: [{ text: { type: "plain_text", text: `Engineer ${options.value}` }, value: "engineer" }],
    }),
  );
  app.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: "home",
        blocks: [{ type: "section", text: { type: "mrkdwn", text: `Welcome on ${event.tab}` } }],
      },
    });
  });
  app.shortcut("match", async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form() });
  });
}

const never = (): never => {
  throw new Error("not asked for here");
};

const plain = (text: string) => ({ type: "plain_text" as const, text });

const menu = () => [
  {
    type: "actions" as const,
    block_id: "menu",
    elements: [
      { type: "button" as const, action_id: "go", text: plain("Go on"), value: "1" },
      {
        type: "static_select" as const,
        action_id: "pick",
        placeholder: plain("Pick a role"),
        options: [
          { text: plain("Researcher"), value: "r" },
          { text: plain("Engineer"), value: "e" },
        ],
      },
    ],
  },
];

const form = () => ({
  type: "modal" as const,
  callback_id: "form",
  title: plain("About you"),
  submit: plain("Save"),
  blocks: [
    {
      type: "input" as const,
      block_id: "name",
      label: plain("Name"),
      element: { type: "plain_text_input" as const, action_id: "text" },
    },
    {
      type: "input" as const,
      block_id: "role",
      optional: true,
      label: plain("Role"),
      element: { type: "external_select" as const, action_id: "role", min_query_length: 1 },
    },
  ],
});

async function socketApp(slack: Slack, more?: (app: App) => void): Promise<App> {
  const clientOptions = {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 2, minTimeout: 1, maxTimeout: 1 },
  };
  const { SLACK_BOT_TOKEN: token = "", SLACK_APP_TOKEN: appToken = "" } = slack.env();
  const receiver = new SocketModeReceiver({
    appToken,
    installerOptions: { clientOptions },
    clientPingTimeout: 300,
    logger: silent,
  });
  const app = new App({ token, receiver, clientOptions, logger: silent });
  behave(app);
  more?.(app);
  await app.start();
  cleanups.push(() => app.stop());
  return app;
}

async function httpApp(slack: Slack): Promise<void> {
  const app = new App({
    token: slack.env().SLACK_BOT_TOKEN ?? "",
    signingSecret: slack.env("http").SLACK_SIGNING_SECRET ?? "",
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: silent,
  });
  behave(app);
  const server = await app.start({ port: 0, host: "127.0.0.1" });
  cleanups.push(() => app.stop());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  slack.deliverTo({ url: `http://127.0.0.1:${port}/slack/events` });
}

const client = (slack: Slack, token = slack.env().SLACK_BOT_TOKEN): WebClient =>
  new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, ...quiet, logger: silent });

const eventOf = (delivery: Delivery | undefined): Json => delivery?.payload.event as Json;

const errorOf = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => null,
    (reason: { data?: { error?: string }; message?: string }) => reason,
  );
  return error?.data?.error ?? error?.message ?? "no error";
};

for (const transport of ["socket", "http"] as const) {
  describe(`a Bolt app by ${transport}`, () => {
    const start = async (): Promise<Slack> => {
      const slack = await loopback();
      await (transport === "socket" ? socketApp(slack) : httpApp(slack));
      return slack;
    };

    it("answers in the thread of a direct message", async () => {
      const slack = await start();
      const ada = slack.person("U1", { tz: "Europe/Berlin" });
      const sent = await ada.dm("a < b & c");
      const reply = await slack.next("U1");
      expect(reply).toMatchObject({ kind: "message", text: "You said a &lt; b &amp; c", threadTs: sent.ts });
      expect(await sent.acknowledged()).toBe(true);
      expect(slack.faults).toEqual([]);
    });

    it("gets a mention as app_mention and as message, with one ts", async () => {
      const slack = await start();
      slack.channel("C1");
      const sent = await slack.person("U1").mention("C1", "hello");
      await slack.next("C1", { thread: sent.ts });
      const events = sent.deliveries.map(eventOf);
      expect(events.map((event) => event.type)).toEqual(["app_mention", "message"]);
      expect(new Set(events.map((event) => event.ts)).size).toBe(1);
    });

    it("responds to a command, and replaces the message when its button is pressed", async () => {
      const slack = await start();
      slack.channel("C1");
      const ada = slack.person("U1");
      await ada.slash("/career", "menu", { channel: "C1" });
      const choice = await slack.next("U1");
      expect(choice).toMatchObject({ kind: "ephemeral", channel: "C1", buttons: ["Go on"] });
      await ada.select(choice, "pick", "Engineer");
      expect((await slack.next("C1", { kind: "message" })).text).toBe("Picked e");
      await ada.click(choice, "Go on");
      const replaced = await slack.next("U1", { kind: "update" });
      expect(replaced).toMatchObject({ text: "Done for U1", buttons: [] });
      await expect(ada.click(choice, "Go on")).rejects.toThrow("asShown");
      await expect(slack.person("U2").click(choice, "Go on")).rejects.toThrow("Only U1");
      expect(slack.faults).toEqual([]);
    });

    it("opens a modal, suggests options, shows errors and takes the form", async () => {
      const slack = await start();
      const ada = slack.person("U1");
      await ada.slash("/career", "form");
      const modal = await slack.next("U1");
      expect(modal).toMatchObject({ kind: "modal" });
      await expect(ada.submit(modal, {})).rejects.toThrow('fill in "Name"');
      expect((await ada.suggest("Role", "ml")).map((one) => one.label)).toEqual(["Engineer ml"]);
      const refused = await ada.submit(modal, { Name: "x" });
      expect(refused).toMatchObject({ kind: "errors", errors: { name: "Too short" } });
      expect((await slack.next("U1")).kind).toBe("errors");
      const taken = await ada.submit(modal, { Name: "Ada", Role: "Engineer ml" });
      expect(taken).toMatchObject({ kind: "closed", view: null });
      expect((await slack.next("U1")).text).toBe("Hello Ada");
      expect(slack.faults).toEqual([]);
    });

    it("publishes Home, opens from shortcuts and downloads what is uploaded", async () => {
      const slack = await start();
      const ada = slack.person("U1");
      await ada.openHome();
      expect((await slack.next("U1", { kind: "home" })).shown).toBe("Welcome on home");
      await ada.shortcut("match");
      expect((await slack.next("U1", { kind: "modal" })).shown).toContain("About you");
      const sent = await ada.upload(Buffer.from("my CV"), "cv.txt");
      const reply = await slack.next("U1", { shows: "A file: cv.txt" });
      await ada.messageShortcut("match", reply);
      await slack.next("U1", { kind: "modal" });
      const [file] = eventOf(sent.deliveries[0]).files as Json[];
      const url = String(file?.url_private);
      const headers = { authorization: `Bearer ${slack.env().SLACK_BOT_TOKEN}` };
      expect(await (await fetch(url, { headers })).text()).toBe("my CV");
      expect(await (await fetch(url)).text()).toContain("Sign in");
      expect(slack.faults).toEqual([]);
    });
  });
}

describe("delivery by socket", () => {
  it("delivers again what was not acknowledged, with the number of the try", async () => {
    const slack = await loopback({ ackTimeout: 50, retryAfter: [0, 0, 0] });
    const tries: unknown[] = [];
    await socketApp(slack, (app) => {
      app.use(async ({ body, context, next }) => {
        if (JSON.stringify(body).includes("stubborn")) tries.push([context.retryNum, context.retryReason]);
        await next();
      });
    });
    slack.person("U1");
    await (await slack.person("U1").dm("hello")).acknowledged();
    await slack.next("U1");
    slack.sockets.silence();
    const sent = await slack.person("U1").dm("stubborn");
    expect(await sent.acknowledged()).toBe(false);
    expect(sent.deliveries[0]?.attempts).toHaveLength(4);
    expect(slack.faults.map((fault) => fault.code)).toContain("late_ack");
    slack.sockets.drop();
    await slack.connected();
    expect(await sent.again(1, "timeout")).toBe(true);
    await sent.again(2, "timeout");
    expect(tries).toEqual([
      [1, "timeout"],
      [2, "timeout"],
    ]);
  });

  it("makes the app come back after a disconnect frame and after a cut, and loses no event", async () => {
    const slack = await loopback();
    await socketApp(slack);
    const ada = slack.person("U1");
    for (const cut of [() => slack.sockets.disconnect("refresh_requested"), () => slack.sockets.drop()]) {
      const before = slack.sockets.opened;
      cut();
      await ada.dm("are you there?");
      await slack.next("U1", { shows: "are you there?" });
      expect(slack.sockets.opened).toBe(before + 1);
    }
    slack.sockets.disconnect("warning");
    await slack.until(() => slack.sockets.opened === 4, "The socket after a warning");
    await ada.dm("and now?");
    await slack.next("U1", { shows: "and now?" });
    expect(slack.faults).toEqual([]);
  });

  it("makes the app leave a socket that does not answer its pings", async () => {
    const slack = await loopback({ pingEvery: 20 });
    await socketApp(slack);
    slack.sockets.stopPongs();
    await slack.until(() => slack.sockets.opened === 2, "Another socket");
    await slack.person("U1").dm("still there?");
    await slack.next("U1", { shows: "still there?" });
    expect(slack.faults).toEqual([]);
  });

  it("gives each event to one of two sockets", async () => {
    const slack = await loopback({ echo: false });
    await socketApp(slack);
    await socketApp(slack);
    await slack.connected(2);
    const ada = slack.person("U1");
    const sent = await Promise.all(["1", "2", "3", "4"].map((text) => ada.dm(text)));
    await Promise.all(sent.map((one) => one.acknowledged()));
    expect(slack.sockets.sent.map((one) => one.socket).sort()).toEqual([1, 1, 2, 2]);
    for (const text of ["1", "2", "3", "4"]) {
      await slack.until(
        () => slack.messages(ada.dmChannel).filter((one) => one.text === `You said ${text}`).length === 1,
        `One answer to ${text}`,
      );
    }
  });

  it("tells the app of its own messages, as Slack does", async () => {
    const slack = await loopback();
    await socketApp(slack);
    await slack.person("U1").dm("hello");
    await slack.next("U1");
    const echo = slack.deliveries.find((one) => one.origin === "echo");
    expect(echo?.payload.event).toMatchObject({ type: "message", bot_id: "BBOTT1", channel_type: "im" });
    await slack.quiet();
    expect(slack.messages("DU1")).toHaveLength(1);
  });
});

describe("signed HTTP", () => {
  it("verifies the URL, and its bad signatures are refused", async () => {
    const slack = await loopback();
    await httpApp(slack);
    expect(await slack.verifyUrl()).toBe(true);
    const ada = slack.person("U1");
    const sent = await ada.dm("hello");
    await slack.next("U1");
    const body = JSON.stringify(sent.deliveries[0]?.payload);
    for (const signature of ["bad", "stale", "missing", "body", "version"] as const) {
      expect((await slack.http.post(body, { signature })).status).toBe(401);
    }
    const retry = { attempt: 1, reason: "http_timeout" };
    expect((await slack.http.post(body, { retry })).status).toBe(200);
    expect(signatureHeaders("s", "b", "good", 0)).toMatchObject({ "x-slack-request-timestamp": "0" });
  });

  it("retries when nobody listens", async () => {
    const slack = await loopback({ retryAfter: [0, 0] });
    slack.deliverTo({ url: "http://127.0.0.1:9/slack/events" });
    const sent = await slack.person("U1").dm("hello");
    expect(await sent.acknowledged()).toBe(false);
    expect(sent.deliveries[0]?.attempts).toEqual(
      Array.from({ length: 3 }, () => ({ ok: false, reason: "connection_failed" })),
    );
  });
});

describe("faults of Slack", () => {
  it("answers 429, 5xx, error codes, cut and lost answers when asked to", async () => {
    const slack = await loopback();
    const web = client(slack);
    const say = () => web.chat.postMessage({ channel: "U1", text: "hello" });
    slack.person("U1");
    slack.fail("chat.postMessage", { status: 500 });
    slack.fail("chat.postMessage", { error: "msg_blocks_too_long" });
    slack.fail("chat.postMessage", { drop: true });
    slack.fail("chat.postMessage", { lost: true });
    expect(await errorOf(say())).toContain("500");
    expect(await errorOf(say())).toBe("msg_blocks_too_long");
    expect(await errorOf(say())).toContain("fetch failed");
    expect(slack.messages("DU1")).toHaveLength(0);
    expect(await errorOf(say())).toContain("fetch failed");
    expect(slack.messages("DU1")).toHaveLength(1);
    slack.fail("chat.postMessage", { status: 429, retryAfter: 0 });
    const patient = new WebClient(slack.env().SLACK_BOT_TOKEN, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 1, minTimeout: 1 },
      logger: silent,
    });
    await patient.chat.postMessage({ channel: "U1", text: "after 429" });
    expect(slack.callsOf("chat.postMessage").map((call) => call.error ?? call.status)).toEqual([
      500,
      "msg_blocks_too_long",
      -1,
      -1,
      "ratelimited",
      200,
    ]);
    expect(slack.faults).toEqual([]);
  });

  it("never answers when asked to hang, and the client's own timeout ends it", async () => {
    const slack = await loopback();
    slack.fail("auth.test", { hang: true });
    const web = new WebClient("xoxb-loopback-bot", {
      slackApiUrl: slack.apiUrl,
      timeout: 50,
      retryConfig: { retries: 0 },
      logger: silent,
    });
    expect(await errorOf(web.auth.test())).toContain("timeout");
  });

  it("is away between down and up", async () => {
    const slack = await loopback();
    await socketApp(slack);
    slack.down();
    expect(await errorOf(client(slack).auth.test())).toContain("fetch failed");
    expect(slack.sockets.open).toBe(0);
    slack.up();
    expect(await client(slack).auth.test()).toMatchObject({ team_id: "T1", user_id: "UBOTT1" });
    await slack.person("U1").dm("back?");
    await slack.next("U1", { shows: "back?" });
  });

  it("checks tokens, and can take them back", async () => {
    const slack = await loopback();
    expect(await errorOf(client(slack, "").auth.test())).toBe("not_authed");
    expect(await errorOf(client(slack, "xoxb-other").auth.test())).toBe("invalid_auth");
    expect(await errorOf(client(slack, slack.env().SLACK_APP_TOKEN).auth.test())).toBe(
      "not_allowed_token_type",
    );
    slack.refuseToken("token_revoked");
    expect(await errorOf(client(slack).auth.test())).toBe("token_revoked");
    slack.refuseToken(null);
    expect((await client(slack).auth.test()).ok).toBe(true);
  });

  it("refuses block types that a workspace has not got, which is no fault of the app", async () => {
    const slack = await loopback();
    slack.person("U1");
    slack.refuseBlocks("divider");
    const say = () =>
      client(slack).chat.postMessage({ channel: "U1", text: "x", blocks: [{ type: "divider" }] });
    expect(await errorOf(say())).toContain("invalid_blocks");
    slack.acceptBlocks("divider");
    expect((await say()).ok).toBe(true);
    expect(slack.faults).toEqual([]);
  });

  it("keeps unknown methods, what the judge says and what is over the limits as faults", async () => {
    const slack = await loopback({
      judge: (kind, payload) => {
        if (kind === "message" && JSON.stringify(payload).includes("rude")) throw new Error("rude words");
      },
    });
    slack.person("U1");
    const web = client(slack);
    expect(await errorOf(web.apiCall("stars.add"))).toBe("unknown_method");
    await web.chat.postMessage({ channel: "U1", text: "rude" });
    expect(await errorOf(web.chat.postMessage({ channel: "U1", text: "" }))).toBe("no_text");
    expect(slack.faults.map((fault) => fault.code)).toEqual(["unknown_method", "judge", "refused"]);
  });
});

describe("what Slack refuses", () => {
  const section = (text: string): Json => ({ type: "section", text: { type: "mrkdwn", text } });
  const actions = (...ids: string[]): Json => ({
    type: "actions",
    elements: ids.map((id) => ({ type: "button", action_id: id, text: plain(id) })),
  });

  it.each<[string, Json[], string]>([
    ["51 blocks", Array.from({ length: 51 }, () => section("x")), "no more than 50 items"],
    ["a section of 3,001 characters", [section("x".repeat(3001))], "must be less than 3001 characters"],
    ["an empty text", [section("")], "must be more than 0 characters"],
    ["a header of 151", [{ type: "header", text: plain("x".repeat(151)) }], "/blocks/0/text/text"],
    ["mrkdwn in a header", [{ type: "header", text: { type: "mrkdwn", text: "x" } }], "/blocks/0/text/type"],
    ["one action_id twice in a block", [actions("a", "a")], 'action_id "a" already exists'],
    ["26 buttons", [actions(...Array.from({ length: 26 }, (_, index) => `a${index}`))], "no more than 25"],
    ["one block_id twice", [section("a"), section("b")].map((b) => ({ ...b, block_id: "x" })), "block_id"],
    ["an unknown property", [{ ...section("a"), colour: "red" }], "invalid additional property: colour"],
    ["an unknown block", [{ type: "marquee" }], "unsupported type"],
    ["two tables", [table(1), table(1)], "only_one_table_allowed"],
    ["a section without text", [{ type: "section" }], "text or fields"],
    ["three charts", [chart(["a"]), chart(["a"]), chart(["a"])], "no more than 2 charts"],
    ["a chart beside its axis", [chart(["a"], ["b"])], "data labels must match"],
  ])("%s", (_name, blocks, words) => {
    const refusal = refuseBlocks(blocks);
    expect(refusal?.error).toBe("invalid_blocks");
    expect(refusal?.messages.join("\n")).toContain(words);
  });

  it("blocks of 13,201 characters together", () => {
    const blocks = [...Array.from({ length: 4 }, () => section("x".repeat(3000))), section("x".repeat(1201))];
    expect(refuseBlocks(blocks)?.error).toBe("msg_blocks_too_long");
    expect(refuseBlocks(blocks.slice(0, 4))).toBeNull();
  });

  it("takes messages at the limits", () => {
    const widest = Array.from({ length: 25 }, (_, index) => `a${index}`);
    expect(
      refuseBlocks([section("x".repeat(3000)), actions(...widest), table(3), chart(["a", "b"])]),
    ).toBeNull();
    expect(refuseBlocks(menu())).toBeNull();
    expect(refuseView(form())).toBeNull();
  });

  it("modals with long titles, inputs without a button, and tables", () => {
    expect(refuseView({ ...form(), title: plain("x".repeat(25)) })?.messages.join()).toContain("/view/title");
    const { submit: _submit, ...without } = form();
    expect(refuseView(without)?.messages.join()).toContain("submit");
    expect(refuseView({ type: "home", blocks: [table(1)] })?.messages.join()).toContain(
      "unsupported type: table",
    );
  });

  function table(rows: number): Json {
    return { type: "table", rows: Array.from({ length: rows }, () => [{ type: "raw_text", text: "cell" }]) };
  }
  function chart(categories: string[], labels = categories): Json {
    const data = labels.map((label) => ({ label, value: 1 }));
    return {
      type: "data_visualization",
      title: "Gaps",
      chart: { type: "bar", series: [{ name: "You", data }], axis_config: { categories } },
    };
  }
});

describe("the Web API", () => {
  it("posts, updates, deletes, and refuses what is not the app's own", async () => {
    const slack = await loopback();
    const ada = slack.person("U1");
    const web = client(slack);
    const posted = await web.chat.postMessage({ channel: "U1", text: "one" });
    const place = { channel: posted.channel ?? "", ts: posted.ts ?? "" };
    await web.chat.update({ ...place, text: "two" });
    expect(slack.messages(ada.dmChannel).map((one) => one.text)).toEqual(["two"]);
    await web.chat.delete(place);
    expect(slack.messages(ada.dmChannel)).toEqual([]);
    const sent = await ada.dm("mine");
    expect(await errorOf(web.chat.update({ channel: ada.dmChannel, ts: sent.ts, text: "no" }))).toBe(
      "cant_update_message",
    );
    const tooLong = { ...place, text: "x".repeat(4001) };
    expect(await errorOf(web.chat.update(tooLong))).toBe("message_not_found");
    expect(await errorOf(web.chat.postMessage({ channel: "C9", text: "x" }))).toBe("channel_not_found");
    slack.channel("C2", { app: false });
    expect(await errorOf(web.chat.postMessage({ channel: "C2", text: "x" }))).toBe("not_in_channel");
  });

  it("knows people's zones and locales, opens DMs and shows status until the reply", async () => {
    const slack = await loopback();
    slack.person("U1", { tz: "Asia/Kolkata", locale: "en-IN" });
    const web = client(slack);
    const { user } = await web.users.info({ user: "U1", include_locale: true });
    expect(user).toMatchObject({ tz: "Asia/Kolkata", locale: "en-IN", tz_offset: 19_800 });
    const { channel } = await web.conversations.open({ users: "U1" });
    const sent = await slack.person("U1").dm("hello");
    const at = { channel_id: channel?.id ?? "", thread_ts: sent.ts };
    await web.assistant.threads.setStatus({ ...at, status: "is thinking…" });
    expect(slack.status(at.channel_id, sent.ts)).toBe("is thinking…");
    await web.chat.postMessage({ channel: at.channel_id, thread_ts: sent.ts, text: "done" });
    expect(slack.status(at.channel_id, sent.ts)).toBeNull();
    const session = await web.agents.sessions.setStatus({ ...at, status: "suspended" });
    expect(session.ok).toBe(true);
  });

  it("lets a trigger open one modal, for three seconds", async () => {
    const clock = createManualClock();
    const slack = await loopback({ clock, ackTimeout: 20 });
    const web = client(slack);
    const open = (id: unknown) => web.views.open({ trigger_id: String(id), view: form() });
    const ada = slack.person("U1");
    const trigger = async () => (await ada.slash("/career")).payload.trigger_id;
    const first = await trigger();
    const { view } = await open(first);
    expect(await errorOf(open(first))).toBe("exchanged_trigger_id");
    const late = await trigger();
    clock.advance(3001);
    expect(await errorOf(open(late))).toBe("expired_trigger_id");
    expect(await errorOf(open("1.2"))).toBe("invalid_trigger_id");
    const update = (hash: string) => web.views.update({ view_id: view?.id ?? "", hash, view: form() });
    expect(await errorOf(update("old"))).toBe("hash_conflict");
    expect((await update(view?.hash ?? "")).ok).toBe(true);
    await slack
      .person("U1")
      .close(slack.person("U1").modal() ?? (Promise.reject(new Error("no modal")) as never));
    expect(await errorOf(update(view?.hash ?? ""))).toBe("not_found");
  });

  it("keeps a stack of three modals, and follows what the app answers to a submission", async () => {
    const slack = await loopback();
    const push = { response_action: "push" as const, view: { ...form(), notify_on_close: true } };
    const answers = [
      push,
      push,
      {
        response_action: "update" as const,
        view: { ...form(), callback_id: "answering", title: plain("New") },
      },
    ];
    const closed: boolean[] = [];
    await socketApp(slack, (app) => {
      app.view("stacked", ({ ack }) => ack(push));
      app.view({ callback_id: "form", type: "view_closed" }, async ({ ack, body }) => {
        await ack();
        closed.push(body.type === "view_closed" && body.is_cleared);
      });
      app.shortcut("stack", async ({ ack, shortcut, client: web }) => {
        await ack();
        await web.views.open({
          trigger_id: shortcut.trigger_id,
          view: { ...form(), callback_id: "stacked" },
        });
      });
      app.view("answering", ({ ack }) => ack(answers.shift() ?? { response_action: "clear" }));
    });
    const ada = slack.person("U1");
    await ada.shortcut("stack");
    const root = await slack.next("U1");
    const second = await ada.submit(root, { Name: "Ada" });
    expect(second.kind).toBe("pushed");
    expect(second.view?.previous).toBe(root.view?.id);
    if (second.view === null) throw new Error("nothing was pushed");
    await ada.close(second.view);
    expect(closed).toEqual([false]);
    expect(ada.modal()?.id).toBe(root.view?.id);
    push.view.callback_id = "answering";
    const again = await ada.submit(root, { Name: "Ada" });
    const third = await ada.submit(again.view ?? root, { Name: "Ada" });
    const full = await ada.submit(third.view ?? root, { Name: "Ada" });
    expect([again.kind, third.kind, full.kind]).toEqual(["pushed", "pushed", "failed"]);
    expect(slack.faults.map((fault) => fault.message)).toEqual([
      "The answer to a submission: push_limit_reached",
    ]);
    const updated = await ada.submit(third.view ?? root);
    expect(updated.kind).toBe("updated");
    expect((await slack.next("U1", { shows: "New" })).kind).toBe("modal-update");
    expect(await ada.submit(third.view ?? root)).toMatchObject({ kind: "cleared", view: null });
  });

  it("installs through the page where a person agrees", async () => {
    const slack = await loopback();
    slack.person("U1");
    const app = new App({
      signingSecret: slack.env("http").SLACK_SIGNING_SECRET ?? "",
      clientId: "1.1",
      clientSecret: "loopback-client-secret",
      stateSecret: "a state secret",
      scopes: ["chat:write"],
      installerOptions: {
        clientOptions: { slackApiUrl: slack.apiUrl },
        redirectUriPath: "/slack/oauth_redirect",
        authorizationUrl: `http://127.0.0.1:${slack.port}/oauth/v2/authorize`,
        directInstall: true,
      },
      redirectUri: "http://app.invalid/slack/oauth_redirect",
      installationStore: {
        storeInstallation: async (made) => void stored.push(made.team?.id),
        fetchInstallation: never,
      },
      logger: silent,
    });
    const stored: Array<string | undefined> = [];
    const server = await app.start({ port: 0, host: "127.0.0.1" });
    cleanups.push(() => app.stop());
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    const follow = (url: string, cookie = "") =>
      fetch(url, { redirect: "manual", headers: cookie === "" ? {} : { cookie } });
    const begun = await follow(`${origin}/slack/install`);
    const agreed = await follow(begun.headers.get("location") ?? "");
    const back = (agreed.headers.get("location") ?? "").replace("http://app.invalid", origin);
    const done = await follow(back, begun.headers.get("set-cookie")?.split(";")[0]);
    expect(done.status).toBe(200);
    expect(stored).toEqual(["T1"]);
    expect(slack.faults).toEqual([]);
  });

  it("lets a response URL be used five times in half an hour", async () => {
    const clock = createManualClock();
    const slack = await loopback({ clock, ackTimeout: 20 });
    const say = async (url: unknown) =>
      (
        await fetch(String(url), {
          method: "POST",
          body: '{"text":"x"}',
          headers: { "content-type": "application/json" },
        })
      ).status;
    const ada = slack.person("U1");
    const { payload } = await ada.slash("/career");
    const statuses = [];
    for (let use = 0; use < 6; use += 1) statuses.push(await say(payload.response_url));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    const late = await ada.slash("/career");
    clock.advance(30 * 60_000 + 1);
    expect(await say(late.payload.response_url)).toBe(404);
  });

  it("schedules, and posts what is due", async () => {
    const clock = createManualClock();
    const slack = await loopback({ clock });
    slack.person("U1");
    const at = Math.floor(clock.now() / 1000) + 60;
    const web = client(slack);
    await web.chat.scheduleMessage({ channel: "U1", text: "later", post_at: at });
    expect(slack.postDue()).toBe(0);
    clock.advance(61_000);
    expect(slack.postDue()).toBe(1);
    expect((await slack.next("U1")).text).toBe("later");
    expect(await errorOf(web.chat.scheduleMessage({ channel: "U1", text: "x", post_at: at }))).toBe(
      "time_in_past",
    );
  });

  it("takes files and shows them", async () => {
    const slack = await loopback();
    const ada = slack.person("U1");
    const root = await ada.dm("a chart, please");
    await client(slack).filesUploadV2({
      channel_id: ada.dmChannel,
      thread_ts: root.ts,
      file: Buffer.from("PNG"),
      filename: "gaps.png",
      alt_text: "Your gaps",
      initial_comment: "Here",
    });
    const sight = await slack.next("U1");
    expect(sight).toMatchObject({ text: "Here", threadTs: root.ts });
    expect(sight.files.map((file) => [file.name, String(file.bytes), file.altText])).toEqual([
      ["gaps.png", "PNG", "Your gaps"],
    ]);
    const info = await client(slack).files.info({ file: sight.files[0]?.id ?? "" });
    expect(info.file?.url_private).toContain(`127.0.0.1:${slack.port}`);
  });

  it("gives and refreshes tokens, each code and refresh token once, and takes them back", async () => {
    const clock = createManualClock();
    const slack = await loopback({ clock, ackTimeout: 20, retryAfter: [] });
    slack.team("T2", { enterprise: { id: "E1", name: "Org" } });
    slack.person("U2", { team: "T2" });
    const web = client(slack, "");
    const keys = { client_id: "1.1", client_secret: "loopback-client-secret" };
    const code = slack.consent("U2", { rotating: true });
    const first = await web.oauth.v2.access({ ...keys, code });
    expect(first).toMatchObject({ team: { id: "T2" }, enterprise: { id: "E1" }, expires_in: 43_200 });
    expect(await errorOf(web.oauth.v2.access({ ...keys, code }))).toBe("code_already_used");
    clock.advance(43_200_000);
    expect(await errorOf(client(slack, first.access_token).auth.test())).toBe("token_expired");
    const refresh = {
      ...keys,
      grant_type: "refresh_token" as const,
      refresh_token: first.refresh_token ?? "",
    };
    const second = await web.oauth.v2.access(refresh);
    expect((await client(slack, second.access_token).auth.test()).team_id).toBe("T2");
    expect(await errorOf(web.oauth.v2.access(refresh))).toBe("invalid_refresh_token");
    slack.uninstall("T2");
    expect(await errorOf(client(slack, second.access_token).auth.test())).toBe("account_inactive");
    expect(slack.deliveries.map((one) => eventOf(one).type)).toEqual(["tokens_revoked", "app_uninstalled"]);
  });

  it("says what was recorded when nothing comes", async () => {
    const slack = await loopback();
    slack.person("U1");
    await client(slack).chat.postMessage({ channel: "U1", text: "something else" });
    await expect(slack.next("U1", { shows: "hello", within: 20 })).rejects.toThrow(
      /shows hello[\s\S]*something else[\s\S]*chat\.postMessage 200/,
    );
  });

  it("finds controls by what people read, and names them when there is none", () => {
    expect(controlsOf(menu()).map((one) => one.label)).toEqual(["Go on", "Pick a role"]);
    expect(controlsOf(menu())[1]?.choices.map((one) => one.label)).toEqual(["Researcher", "Engineer"]);
  });
});

describe("the Slack that somebody else wrote", () => {
  it("takes the same calls", async () => {
    const emulated = await startEmulatedSlack();
    cleanups.push(() => emulated.stop());
    const web = new WebClient(emulated.botToken, { slackApiUrl: emulated.apiUrl, logger: silent });
    expect((await web.auth.test()).team).toBe("Emulated");
    const { channels = [] } = await web.conversations.list({});
    const channel = channels.find((one) => one.name === "careers")?.id ?? "";
    const posted = await web.chat.postMessage({ channel, text: "hello", blocks: menu() });
    expect(posted.message?.text).toBe("hello");
    const opened = await web.views.open({ trigger_id: await emulated.triggerId(), view: form() });
    expect(opened.view?.callback_id).toBe("form");
    const done = await web.filesUploadV2({
      channel_id: channel,
      file: Buffer.from("abc"),
      filename: "a.txt",
    });
    const [completed] = done.files as Array<{ files?: Array<{ url_private?: string }> }>;
    const headers = { authorization: `Bearer ${emulated.botToken}` };
    const bytes = await fetch(completed?.files?.[0]?.url_private ?? "", { headers });
    expect(await bytes.text()).toBe("abc");
  });
});
