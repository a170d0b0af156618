import { describe, expect, it } from "vitest";
import { journey } from "./journey.ts";

const start = journey();

describe.each(["socket", "http"] as const)("the direct conversation, by %s", (transport) => {
  it("goes on in the thread that the first message roots, by buttons and by words", async () => {
    const { slack } = await start({ transport });
    const ada = slack.person("U1", { tz: "Europe/Berlin" });
    const hello = await ada.dm("hello");
    const greeting = await ada.next({ shows: "I am" });
    expect(greeting.threadTs).toBe(hello.ts);
    await ada.click(greeting, "Find my role");
    const first = await ada.next({ shows: "Where are you today?" });
    await ada.click(first, "Student or new graduate");
    const draws = await ada.next({ shows: "What kind of work draws you?" });
    expect(draws.threadTs).toBe(hello.ts);
    await ada.dm("coding and research", { thread: hello });
    await ada.next({ shows: "And what would you rather avoid?" });
  });
});

describe("the direct conversation", () => {
  it("shows the answer instead of the buttons once a question is answered", async () => {
    const { slack } = await start();
    const ada = slack.person("U1");
    await ada.dm("start");
    const first = await ada.next({ shows: "Where are you today?" });
    await ada.click(first, "Working in tech");
    const changed = await ada.next({ kind: "update" });
    expect(changed.shown).toContain("You chose: Working in tech");
    expect(changed.buttons).toEqual([]);
    expect(changed.shown).toContain("Where are you today?");
  });

  it("takes several answers from a menu, and from a form", async () => {
    const { slack } = await start();
    const ada = slack.person("U1");
    await ada.dm("start");
    await ada.click(await ada.next({ shows: "Where are you today?" }), "Working in tech");
    const draws = await ada.next({ shows: "What kind of work draws you?" });
    await ada.click(draws, "Done");
    await ada.next({ shows: "Nothing is chosen yet" });
    const labels = draws.controls.flatMap(({ choices }) => choices.map(({ label }) => label));
    const [one = "", two = ""] = labels;
    await ada.select(draws, "choose-some", [one, two]);
    await ada.click(draws, "Done");
    const avoids = await ada.next({ shows: "what would you rather avoid" });
    await ada.click(avoids, "Show as List");
    const form = await ada.next({ kind: "modal-update", shows: "Choose up to" });
    expect((await ada.submit(form)).kind).toBe("errors");
    const [no = ""] = form.controls.flatMap(({ choices }) => choices.map(({ label }) => label));
    const done = await ada.submit(form, { "choose:0": [no] });
    expect(done.kind).toBe("closed");
    await ada.next({ shows: "What can you do already?" });
    await ada.next({ kind: "update", shows: `You chose: ${no}` });
  });

  it("changes nothing by a click on a question that has gone by", async () => {
    const { slack, desk } = await start();
    const ada = slack.person("U1");
    await ada.dm("start");
    const first = await ada.next({ shows: "Where are you today?" });
    await ada.click(first, "Working in tech");
    await ada.next({ shows: "What kind of work draws you?" });
    await ada.click(first, "Student or new graduate", { asShown: true });
    await ada.next({ shows: "has gone by" });
    expect((await desk.state("slack:T1:U1")).answers?.audience).toEqual("tech-professional");
  });

  it("reads a CV that is sent as a file, and says why it cannot read another", async () => {
    const documents = {
      read: async ({ name, bytes }: { name: string; bytes: Uint8Array }) =>
        name.endsWith(".png")
          ? ({ kind: "refused", why: "unknown-type" } as const)
          : ({ kind: "text", text: Buffer.from(bytes).toString() } as const),
    };
    const { slack } = await start({ documents });
    const ada = slack.person("U1");
    await ada.dm("start");
    await ada.click(await ada.next({ shows: "Where are you today?" }), "Working in tech");
    await ada.next({ shows: "What kind of work draws you?" });
    await ada.dm("skip");
    await ada.next({ shows: "rather avoid" });
    await ada.dm("skip");
    const skills = await ada.next({ shows: "What can you do already?" });
    expect(skills.shown).toContain("PDF, DOCX or TXT");
    await ada.upload(Buffer.from([1, 2, 3]), "me.png");
    await ada.next({ shows: "I can read PDF, DOCX and plain text" });
    await ada.upload(Buffer.from("5 years of Python, basic SQL, Docker"), "cv.txt");
    // Written while the file is being read: it waits for it.
    await ada.dm("yes");
    await ada.next({ shows: "This is what I understood" });
    await ada.next({ shows: "How many hours" });
  });

  it("sends exported files to the conversation", async () => {
    const { slack } = await start();
    const ada = slack.person("U1");
    await ada.dm("export");
    await ada.next({ shows: "a copy of everything" });
    await slack.until(() => slack.callsOf("files.completeUploadExternal").length === 1, "the files");
  });

  it("offers prompts when it is opened", async () => {
    const { slack } = await start();
    await slack.person("U1").openHome("messages");
    await slack.until(() => slack.callsOf("assistant.threads.setSuggestedPrompts").length === 1, "prompts");
    expect(slack.callsOf("assistant.threads.setSuggestedPrompts")[0]?.args).not.toHaveProperty("thread_ts");
  });

  it("never lets anybody be called by what a person writes", async () => {
    const { slack } = await start();
    const ada = slack.person("U1");
    await ada.dm(
      "match <!channel> <@U2> <https://evil.example|x> Python developer wanted: we need SQL & Docker",
      {
        raw: true,
      },
    );
    await ada.next();
    const sent = JSON.stringify(slack.callsOf("chat.postMessage").map(({ args }) => args));
    expect(sent).not.toMatch(/<!channel>|<@U2>|evil\.example\|/);
    for (const { args } of slack.callsOf("chat.postMessage"))
      expect([String(args.unfurl_links), String(args.unfurl_media)]).toEqual(["false", "false"]);
  });
});

describe("a channel", () => {
  it("sees what is for everybody in the thread, with nothing to press", async () => {
    const { slack } = await start();
    slack.channel("C1");
    const ada = slack.person("U1");
    const asked = await ada.mention("C1", "what does an MLOps engineer do?");
    const card = await slack.next("C1", { shows: "MLOps Engineer" });
    expect(card.kind).toBe("message");
    expect(card.threadTs).toBe(asked.ts);
    expect(card.buttons).toEqual([]);
    await slack.quiet();
    // A mention comes as two events.
    expect(slack.messages("C1")).toHaveLength(1);
  });

  it("shows what is personal to that person alone, after a line that begins the thread", async () => {
    const { slack } = await start();
    slack.channel("C1");
    const ada = slack.person("U1");
    const asked = await ada.mention("C1", "start");
    const question = await ada.next({ kind: "ephemeral", shows: "Where are you today?" });
    expect(question.threadTs).toBe(asked.ts);
    expect(question.shown).toContain("Only you can see this");
    expect(slack.messages("C1").map(({ text }) => text)).toHaveLength(1);
    await ada.click(question, "Working in tech");
    await ada.next({ kind: ["ephemeral", "update"], shows: "What kind of work draws you?" });
    // What they write in that thread counts, without the app's name.
    await ada.say("C1", "coding", { thread: asked });
    await ada.next({ kind: "ephemeral", shows: "rather avoid" });
    expect(slack.messages("C1")).toHaveLength(1);
  });

  it("leaves threads alone in which it does not talk with that person", async () => {
    const { slack } = await start();
    slack.channel("C1");
    const [ada, bob] = [slack.person("U1"), slack.person("U2")];
    const asked = await ada.mention("C1", "start");
    await ada.next({ kind: "ephemeral", shows: "Where are you today?" });
    await bob.say("C1", "I am a student", { thread: asked });
    const other = await bob.say("C1", "shall we have lunch?");
    await ada.say("C1", "yes, I am a student", { thread: other });
    await ada.say("C1", "<@U2> are you coming?", { thread: asked, raw: true });
    await slack.quiet();
    expect(slack.callsOf("chat.postEphemeral")).toHaveLength(1);
    expect(slack.messages("C1")).toHaveLength(1);
  });

  it("passes over any question by a button, one that wants words too", async () => {
    const { slack } = await start();
    const ada = slack.person("U1");
    await ada.dm("start");
    await ada.click(await ada.next({ shows: "Where are you today?" }), "Working in tech");
    await ada.click(await ada.next({ shows: "draws you" }), "Skip");
    await ada.click(await ada.next({ shows: "rather avoid" }), "Skip");
    const skills = await ada.next({ shows: "What can you do" });
    await ada.click(skills, "Skip");
    await ada.next({ shows: "How many years" });
    // A second press of a message that is still there has gone by.
    await ada.click(skills, "Skip");
    await ada.next({ shows: "How many years" });
  });

  it("refuses politely what is pressed on somebody else's card", async () => {
    const { slack, desk } = await start({ transport: "http" });
    const ada = slack.person("U1");
    slack.person("U2");
    await ada.dm("start");
    const question = await ada.next({ shows: "Where are you today?" });
    const [control] = question.controls;
    const press = {
      type: "block_actions",
      user: { id: "U2", team_id: "T1" },
      team: { id: "T1", domain: "loopback" },
      api_app_id: "A1",
      trigger_id: "1.1.forged",
      container: { type: "message", message_ts: question.message?.ts, channel_id: ada.dmChannel },
      channel: { id: ada.dmChannel },
      actions: [
        {
          type: "button",
          action_id: control?.actionId,
          block_id: control?.blockId,
          value: control?.value,
          action_ts: "1.1",
        },
      ],
    };
    await slack.http.post(slack.http.body("interactive", press));
    await slack.until(() => slack.callsOf("chat.postEphemeral").length === 1, "the refusal");
    expect(slack.callsOf("chat.postEphemeral")[0]?.args).toMatchObject({ user: "U2" });
    expect(String(slack.callsOf("chat.postEphemeral")[0]?.args.text)).toContain("belongs to somebody else");
    for (const user of ["U1", "U2"]) expect((await desk.state(`slack:T1:${user}`)).answers ?? {}).toEqual({});
  });
});

describe("/career", () => {
  it("is answered to that person alone, whatever stands behind it", async () => {
    const { slack } = await start();
    slack.channel("C1");
    const ada = slack.person("U1");
    await ada.slash("/career", "", { channel: "C1" });
    const menu = await ada.next({ kind: "ephemeral", shows: "Rolewise" });
    expect(menu.buttons).toContain("Find my role");
    await ada.slash("/career", "role mlops engineer", { channel: "C1" });
    const card = await ada.next({ kind: "ephemeral", shows: "MLOps Engineer" });
    expect(card.buttons).toContain("Share in Channel");
    await ada.slash("/career", "compare data analyst and data scientist", { channel: "C1" });
    await ada.next({ kind: "ephemeral", shows: "Nearer to you" });
    await ada.slash("/career", "help", { channel: "C1" });
    await ada.next({ kind: "ephemeral", shows: "What I can do" });
    expect(slack.messages("C1")).toEqual([]);
  });

  it("leads through the interview in place, one question making room for the next", async () => {
    const { slack } = await start();
    slack.channel("C1");
    const ada = slack.person("U1");
    await ada.slash("/career", "start", { channel: "C1" });
    const first = await ada.next({ kind: "ephemeral", shows: "Where are you today?" });
    await ada.click(first, "Working in tech");
    await ada.next({ kind: ["ephemeral", "update"], shows: "What kind of work draws you?" });
    await ada.slash("/career", "coding", { channel: "C1" });
    await ada.next({ kind: "ephemeral", shows: "rather avoid" });
  });

  it("shares a result as a card with the name of who shares it, and by itself the last one", async () => {
    const { slack } = await start();
    slack.channel("C1");
    const ada = slack.person("U1");
    await ada.slash("/career", "role data engineer", { channel: "C1" });
    const card = await ada.next({ kind: "ephemeral", shows: "Data Engineer" });
    await ada.click(card, "Share in Channel");
    const shared = await slack.next("C1", { kind: "message" });
    expect(JSON.stringify(shared.blocks)).toContain("<@U1>");
    expect(shared.buttons).toEqual([]);
    await ada.slash("/career", "share", { channel: "C1" });
    await slack.until(() => slack.messages("C1").length === 2, "a second card");
  });

  it("shares where it is no member by the address of the press", async () => {
    const { slack } = await start();
    slack.channel("C2", { app: false });
    const ada = slack.person("U1");
    await ada.slash("/career", "market", { channel: "C2" });
    const card = await ada.next({ kind: "ephemeral", shows: "The market" });
    await ada.click(card, "Share in Channel");
    await slack.next("C2", { kind: "message", shows: "The market" });
  });

  it("sends what is longer than five messages to the direct conversation", async () => {
    const { slack } = await start();
    slack.channel("C1");
    const ada = slack.person("U1");
    await ada.slash("/career", "export", { channel: "C1" });
    await ada.next({ kind: "ephemeral", shows: "The files are in our direct messages" });
    await slack.until(() => slack.callsOf("files.completeUploadExternal").length === 1, "the files");
    expect(slack.callsOf("files.completeUploadExternal")[0]?.args.channel_id).toBe(ada.dmChannel);
  });
});

describe("shortcuts", () => {
  it("begin the interview from anywhere", async () => {
    const { slack } = await start();
    const ada = slack.person("U1");
    await ada.shortcut("start-interview");
    await ada.next({ kind: "modal", shows: "sent you the first question" });
    await ada.next({ kind: "message", shows: "Where are you today?" });
  });

  it("match the job ad of a message", async () => {
    const { slack } = await start();
    slack.channel("C1");
    const [ada, bob] = [slack.person("U1"), slack.person("U2")];
    const ad = await bob.say("C1", "We look for a Data Engineer: SQL, Python, Airflow & Spark, 3 years.");
    await ada.messageShortcut("match-job-ad", ad);
    await ada.next({ kind: "ephemeral", shows: "Closest role" });
    expect(slack.messages("C1")).toEqual([]);
  });
});

describe("what a workspace refuses", () => {
  it("is shown without tables of Slack's own, and is asked for again only after a while", async () => {
    const { slack } = await start();
    slack.refuseBlocks("table");
    const ada = slack.person("U1");
    await ada.dm("market");
    await ada.next({ shows: "Core technical roles" });
    expect(slack.callsOf("chat.postMessage")).toHaveLength(2);
    await ada.dm("market");
    await ada.next({ shows: "Core technical roles" });
    expect(slack.callsOf("chat.postMessage")).toHaveLength(3);
  });

  it("is said in words where even the simplest blocks are refused", async () => {
    const { slack } = await start();
    for (const type of ["rich_text", "actions", "context"]) slack.refuseBlocks(type);
    const ada = slack.person("U1");
    await ada.dm("start");
    const question = await ada.next({ shows: "Where are you today?" });
    expect(question.text).toContain("1. Student or new graduate");
    await ada.dm("3");
    await ada.next({ shows: "What kind of work draws you?" });
  });
});
