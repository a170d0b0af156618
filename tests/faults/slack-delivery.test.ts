import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type App, checkFaults, startApp, stopApps } from "../support/slack/app.ts";
import type { Person, Sight } from "../support/slack/index.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let app: App;
let people = 0;
const somebody = (): Person => app.slack.person(`UP${++people}`);
afterEach(checkFaults);
afterAll(stopApps);

/** Everything new that this person was told, in order; changes of what was there do not count. */
const told = (person: Person): Sight[] =>
  app.slack.sights.filter(
    ({ kind, channel, user }) =>
      (kind === "message" && channel === person.dmChannel) || (kind === "ephemeral" && user === person.id),
  );

/** Replies keep their order, so when this is answered, whatever came before has been too. */
async function settled(person: Person): Promise<void> {
  await app.slack.quiet();
  await person.dm("privacy");
  await person.next({ shows: "I keep what you tell me as short facts" });
  await app.slack.quiet();
}

describe.each(["socket", "http"] as const)("by %s, what comes twice", (transport) => {
  beforeAll(async () => {
    app = await startApp({ transport, slack: { retryAfter: [0] } });
    app.slack.channel("C1");
  });

  it("is answered once: a message, at once and again and again", async () => {
    const ada = somebody();
    const sent = await ada.dm("role data analyst");
    await Promise.all([sent.again(1, "timeout"), sent.again(2, "timeout")]);
    await ada.next({ shows: "Data Analyst" });
    await sent.again(3, "timeout");
    await settled(ada);
    expect(told(ada)).toHaveLength(2);
  });

  it("is answered once: a mention, though Slack tells of it twice", async () => {
    const ada = somebody();
    const sent = await ada.mention("C1", "skills");
    expect(sent.deliveries).toHaveLength(2);
    await sent.again();
    await ada.next({ kind: "ephemeral" });
    await settled(ada);
    expect(told(ada).filter(({ kind }) => kind === "ephemeral")).toHaveLength(1);
    expect(app.slack.messages("C1", sent.ts)).toHaveLength(1);
  });

  it("is answered once: a command", async () => {
    const ada = somebody();
    const delivery = await ada.slash("/career", "role data analyst", { channel: "C1" });
    await Promise.all([delivery.again(), delivery.again()]);
    await ada.next({ kind: "ephemeral" });
    await settled(ada);
    expect(told(ada)).toHaveLength(2);
  });

  it("is answered once: a press", async () => {
    const ada = somebody();
    await ada.dm("start");
    const press = await ada.click(await ada.next(), "Working in tech");
    await Promise.all([press.again(), press.again()]);
    await ada.next({ shows: "draws you" });
    await settled(ada);
    expect(told(ada)).toHaveLength(3);
  });

  it("is done once: a form", async () => {
    const ada = somebody();
    await ada.openHome();
    await ada.dm("add python");
    await ada.next({ shows: "Added" });
    await ada.click(await ada.next({ kind: "home", shows: "Python" }), "Edit Skills");
    const form = await ada.next({ kind: "modal-update" });
    await ada.suggest("find-skill", "docker");
    await ada.submit(form, { "find-skill": ["Docker"] });
    await ada.next({ shows: "Docker" });
    const before = told(ada).length;
    await app.slack.deliveries.findLast(({ payload }) => payload.type === "view_submission")?.again();
    await settled(ada);
    expect(told(ada).length).toBe(before + 1);
  });

  it.each(["press", "command"])("is shown once: a result shared by %s", async (by) => {
    const ada = somebody();
    await ada.slash("/career", "role data analyst", { channel: "C1" });
    const role = await ada.next({ kind: "ephemeral" });
    const sharing = await (by === "press"
      ? ada.click(role, "Share in Channel")
      : ada.slash("/career", "share", { channel: "C1" }));
    await sharing.again();
    await app.slack.next("C1", { kind: "message", shows: `<@${ada.id}> shared` });
    await settled(ada);
    expect(
      app.slack
        .messages("C1")
        .filter(({ text, blocks }) => `${text}${JSON.stringify(blocks)}`.includes(`<@${ada.id}> shared`)),
    ).toHaveLength(1);
  });
});

describe("retries", () => {
  beforeAll(async () => {
    app = await startApp({ transport: "http", slack: { retryAfter: [] } });
  });

  it("that are the first to arrive are answered, and those after them are not", async () => {
    const ada = somebody();
    app.slack.deliverTo({ url: "http://127.0.0.1:1/slack/events" });
    const sent = await ada.dm("role data analyst");
    expect(await sent.acknowledged()).toBe(false);
    app.slack.deliverTo({ url: `${app.program.url}/slack/events` });
    expect(await sent.again(2, "connection_failed")).toBe(true);
    await ada.next({ shows: "Data Analyst" });
    expect(await sent.again(3, "timeout")).toBe(true);
    await settled(ada);
    expect(told(ada)).toHaveLength(2);
  });
});

describe("retries after a restart", () => {
  beforeAll(async () => {
    app = await startApp({ slack: { retryAfter: [] } });
  });

  it("change nothing, however many minutes later", async () => {
    const ada = somebody();
    const sent = await ada.dm("add python");
    await ada.next();
    await app.slack.quiet();
    for (const minutes of [0, 1, 5, 60]) {
      await app.program.terminate();
      await app.restart(minutes * MINUTE);
      // With every turn those that are too old to come again are let go; this one must not be among them.
      await ada.dm("help");
      await ada.next({ shows: "What I can do" });
      expect(await sent.again(3, "timeout")).toBe(true);
      // Whatever came of it would be told before this is.
      await ada.dm("help");
      await ada.next({ shows: "What I can do" });
    }
    expect(told(ada)).toHaveLength(9);
  });
});

describe("presses that come late", () => {
  beforeAll(async () => {
    app = await startApp({ transport: "socket", slack: { retryAfter: [0] } });
  });

  it("and out of order change nothing that was answered after", async () => {
    const ada = somebody();
    await ada.dm("start");
    const first = await ada.next();
    await ada.click(first, "Working in tech");
    const second = await ada.next({ shows: "draws you" });
    // Two presses of one question, the second late: the interview has gone on.
    await ada.click(first, "Student or new graduate", { asShown: true });
    await ada.next();
    await ada.dm("repeat");
    await ada.next({ shows: "draws you" });
    await ada.dm("export");
    const { files } = await ada.next({ shows: "Your files" });
    expect(files[0]?.bytes?.toString()).toContain("tech-professional");
    expect(second.shown).toContain("draws you");
  });

  it("by a month are answered politely, and menus still work", async () => {
    const ada = somebody();
    await ada.dm("hello");
    const menu = await ada.next({ shows: "I am Rolewise" });
    await ada.click(menu, "Find my role");
    const question = await ada.next({ shows: "Where are you today?" });
    await ada.dm("cancel");
    await ada.next({ shows: "stopped" });
    await app.slack.quiet();
    await app.program.terminate();
    await app.restart(31 * DAY);
    await ada.click(question, "Working in tech", { asShown: true });
    const late = await ada.next();
    expect(late.text).not.toContain("work draws you");
    await ada.click(menu, "See all roles", { asShown: true });
    await ada.next({ shows: "MLOps Engineer" });
  });

  it("to open a form are dropped without harm", async () => {
    const ada = somebody();
    await ada.dm("start");
    await ada.click(await ada.next(), "Working in tech");
    const question = await ada.next({ shows: "draws you" });
    app.slack.fail("views.open", { error: "expired_trigger_id" });
    await ada.click(question, "Show as List");
    await settled(ada);
    expect(ada.modal()).toBeNull();
  });
});

describe("a press by somebody else", () => {
  beforeAll(async () => {
    app = await startApp({ transport: "http", slack: { retryAfter: [0] } });
    app.slack.channel("C1");
  });

  it("is refused politely and changes nothing for either", async () => {
    const [ada, eve] = [somebody(), somebody()];
    await eve.say("C1", "hi");
    await ada.slash("/career", "start", { channel: "C1" });
    const question = await ada.next({ kind: "ephemeral" });
    // The client lets nobody press what only Ada sees; a forged or forwarded press says who pressed.
    await ada.click(question, "Working in tech");
    await ada.next({ kind: "update", shows: "draws you" });
    await app.slack.quiet();
    const press = app.slack.deliveries.findLast(({ kind }) => kind === "interactive");
    const forged = {
      ...press?.payload,
      user: { ...(press?.payload.user as object), id: eve.id },
      trigger_id: "1.2.forged",
    };
    const { status } = await app.slack.http.post(app.slack.http.body("interactive", forged));
    expect(status).toBe(200);
    await app.slack.until(
      () =>
        app.slack
          .callsOf("response_url")
          .some(({ args }) => String(args.text).includes("belongs to somebody else")),
      "a refusal",
    );
    for (const person of [ada, eve]) {
      await person.dm("export");
      const { files } = await person.next({ shows: "Your files" });
      const kept = files[0]?.bytes?.toString() ?? "";
      if (person === ada) expect(kept).toContain("tech-professional");
      else expect(kept).not.toContain("tech-professional");
    }
  });
});

describe("messages that race", () => {
  beforeAll(async () => {
    app = await startApp({ transport: "socket", slack: { retryAfter: [0] } });
  });

  it("are answered in the order in which they came, none left out", async () => {
    const ada = somebody();
    const names = ["Data Analyst", "Data Engineer", "MLOps Engineer", "Data Scientist", "AI Product Manager"];
    await Promise.all(names.map((name) => ada.dm(`role ${name}`)));
    for (const name of names) {
      const reply = await ada.next();
      expect(reply.text.split("\n")[0]).toBe(name);
    }
  });

  it("lose no fact of any person", async () => {
    const skills = ["Python", "Docker", "Kubernetes", "Terraform", "SQL", "Excel"];
    const crowd = Array.from({ length: 8 }, somebody);
    await Promise.all(crowd.flatMap((person) => skills.map((skill) => person.dm(`add ${skill}`))));
    await app.slack.quiet();
    await Promise.all(
      crowd.map(async (person) => {
        await person.dm("skills");
        const { text } = await person.next({ shows: "Your skills" });
        for (const skill of skills) expect(text).toContain(skill);
      }),
    );
  });
});
