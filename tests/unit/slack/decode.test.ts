import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../../adapters/slack/decode.ts";
import { messageWords } from "../../../adapters/slack/message-words.ts";

const event = (inner: Record<string, unknown>) => ({ type: "event_callback", team_id: "T1", event: inner });
const message = (more: Record<string, unknown>) =>
  decode(event({ type: "message", channel: "C1", user: "U1", text: "hi", ts: "2.0", ...more }), "UBOT");

describe("messages", () => {
  it("in the direct conversation are for the app, in a thread that the first one roots", () => {
    expect(message({ channel: "D1" })).toMatchObject({
      kind: "message",
      mentioned: true,
      turnId: "m:D1:2.0",
      place: { kind: "dm", channel: "D1", thread: "2.0" },
    });
    expect(message({ channel: "D1", thread_ts: "1.0" })).toMatchObject({ place: { thread: "1.0" } });
  });

  it("that name the app are the same turn, however Slack tells of them", () => {
    const said = { text: "<@UBOT> what is MLOps?", channel: "C1" };
    const both = [message(said), message({ ...said, type: "app_mention" })];
    for (const one of both)
      expect(one).toMatchObject({
        text: "what is MLOps?",
        mentioned: true,
        turnId: "m:C1:2.0",
        place: { thread: "2.0" },
      });
    expect(both[0]).toEqual(both[1]);
  });

  it("in channels that do not name it count only in threads", () => {
    expect(message({})).toBeNull();
    expect(message({ thread_ts: "1.0" })).toMatchObject({ mentioned: false, place: { kind: "channel" } });
    expect(message({ thread_ts: "1.0", text: "<@U2> look" })).toMatchObject({ toOthers: true });
  });

  it.each([
    ["changed", { subtype: "message_changed" }],
    ["deleted", { subtype: "message_deleted" }],
    ["joined", { subtype: "channel_join" }],
    ["of bots", { bot_id: "B1" }],
    ["of itself", { user: "UBOT" }],
  ])("%s are none of its business", (_, more) => {
    expect(message({ channel: "D1", ...more })).toBeNull();
  });

  it("with files bring them along", () => {
    const files = [{ id: "F1", name: "cv.pdf", size: 10, url_private: "https://files.slack.com/f" }];
    expect(message({ channel: "D1", subtype: "file_share", files })).toMatchObject({ files: [{ id: "F1" }] });
  });
});

describe("presses", () => {
  const press = (more: Record<string, unknown>) =>
    decode(
      {
        type: "block_actions",
        user: { id: "U1" },
        trigger_id: "9.9",
        actions: [{ type: "button", action_id: "answer:1", block_id: "ask|U1|probe:sql~2", value: "yes" }],
        ...more,
      },
      "UBOT",
    );
  const inMessage = {
    container: { type: "message", message_ts: "2.0", channel_id: "D1" },
    channel: { id: "D1" },
  };
  const url = "https://hooks.slack.com/actions/T1/1/x";

  it("name the answer, the question and whom it is for", () => {
    expect(press(inMessage)).toMatchObject({
      kind: "press",
      name: "answer",
      value: "yes",
      mark: { kind: "ask", owner: "U1", about: "probe:sql" },
      turnId: "p:9.9",
      place: { kind: "dm", channel: "D1", thread: "2.0", ts: "2.0" },
    });
  });

  it("are answered where they were made", () => {
    expect(
      press({ container: { type: "view", view_id: "V1" }, view: { id: "V1", type: "home" } }),
    ).toMatchObject({
      place: { kind: "home" },
    });
    const hidden = { type: "message", message_ts: "2.0", channel_id: "C1", is_ephemeral: true };
    expect(press({ container: hidden, channel: { id: "C1" }, response_url: url })).toMatchObject({
      place: { kind: "ephemeral", channel: "C1", responseUrl: url },
    });
    const open = { type: "message", message_ts: "2.0", channel_id: "C1" };
    expect(press({ container: open, channel: { id: "C1" }, response_url: url })).toMatchObject({
      place: { kind: "public" },
    });
  });

  it("of a button take what is chosen in the menu beside it", () => {
    const block_id = "ask|U1|draws";
    const chosen = press({
      ...inMessage,
      actions: [{ type: "button", action_id: "choose-done", block_id }],
      state: {
        values: {
          [block_id]: {
            "choose-some": {
              type: "multi_static_select",
              selected_options: [{ value: "coding" }, { value: "research" }],
            },
          },
        },
      },
    });
    expect(chosen).toMatchObject({ name: "choose-done", chosen: ["coding", "research"] });
  });

  it("on what is not ours are left alone", () => {
    expect(
      press({ ...inMessage, actions: [{ type: "button", action_id: "other", block_id: "x" }] }),
    ).toBeNull();
  });
});

describe("other payloads", () => {
  it("are commands, shortcuts, forms, look-ups and news of the app", () => {
    const response_url = "https://hooks.slack.com/commands/T1/1/x";
    const command = {
      command: "/career",
      text: "plan &lt;6h&gt;",
      user_id: "U1",
      channel_id: "C1",
      trigger_id: "1.1",
      response_url,
    };
    expect(decode(command, "UBOT")).toMatchObject({ kind: "command", text: "plan <6h>", turnId: "c:1.1" });
    const shortcut = {
      type: "shortcut",
      callback_id: "start-interview",
      user: { id: "U1" },
      trigger_id: "1.2",
    };
    expect(decode(shortcut, "UBOT")).toMatchObject({ kind: "shortcut", turnId: "s:1.2" });
    const view = {
      id: "V1",
      hash: "h",
      callback_id: "view-plan",
      private_metadata: "{}",
      state: { values: {} },
    };
    expect(decode({ type: "view_submission", user: { id: "U1" }, view }, "UBOT")).toMatchObject({
      kind: "submission",
      turnId: "v:V1:h",
    });
    const look = { type: "block_suggestion", user: { id: "U1" }, action_id: "find-skill", value: "ku" };
    expect(decode(look, "UBOT")).toEqual({ kind: "suggest", name: "find-skill", query: "ku" });
    expect(decode(event({ type: "app_uninstalled" }), "UBOT")).toEqual({ kind: "uninstalled" });
    expect(decode(event({ type: "tokens_revoked", tokens: { bot: ["UBOT"] } }), "UBOT")).toEqual({
      kind: "uninstalled",
    });
    expect(decode(event({ type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } }), "UBOT")).toBeNull();
    expect(decode(event({ type: "app_home_opened", user: "U1", tab: "home" }), "UBOT")).toEqual({
      kind: "home",
      user: "U1",
    });
  });

  it("of any shape never throw", () => {
    const keys = [
      "type",
      "event",
      "actions",
      "view",
      "user",
      "container",
      "command",
      "message",
      "channel",
      "text",
      "ts",
    ];
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom("message", "event_callback", "block_actions", "view_submission", "message_action"),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (body) => {
        expect(() => decode(body, "UBOT")).not.toThrow();
      }),
    );
    expect(decode(null, "UBOT")).toBeNull();
    expect(decode("text", "UBOT")).toBeNull();
  });
});

describe("the words of a message", () => {
  it("are its text, with what only its blocks and attachments say", () => {
    const section = { type: "section", text: { type: "mrkdwn", text: "Data Engineer wanted" } };
    expect(messageWords({ text: "", blocks: [section] })).toBe("Data Engineer wanted");
    expect(messageWords({ text: "Data Engineer wanted", blocks: [section] })).toBe("Data Engineer wanted");
    expect(messageWords({ text: "New job", attachments: [{ text: "SQL &amp; Python" }] })).toBe(
      "New job\nSQL & Python",
    );
  });
});
