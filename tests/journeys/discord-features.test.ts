import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type App,
  checkFaults,
  expectRefusals,
  refusedWith,
  startApp,
  stopApps,
} from "../support/discord/app.ts";
import type { GuildPlace, Person, Place, ShownMessage, SlashInput } from "../support/discord/index.ts";
import { labels, SKILLS } from "../support/discord/interview.ts";
import { makeDocx, paragraph } from "../unit/documents/make-docx.ts";
import { makePdf, saying } from "../unit/documents/make-pdf.ts";

const CV = [
  "Grace Example",
  "Platform engineer",
  "Python, Docker and Kubernetes in production",
  "Terraform on AWS",
];
const AD =
  "We are hiring an MLOps Engineer. You bring Python, Docker, Kubernetes, MLflow and CI/CD. Terraform is a plus.";
const FILES = [
  ["cv.txt", () => Buffer.from(CV.join("\n"))],
  ["cv.docx", () => makeDocx(CV.map(paragraph).join(""))],
  ["cv.pdf", () => makePdf([saying(...CV)])],
] as const;

describe.each(["gateway", "http"] as const)("over %s", (transport) => {
  let app: App;
  let general: GuildPlace;
  beforeAll(async () => {
    app = await startApp({ transport });
    general = app.discord.guild("Data people").channel("general");
  }, 90_000);
  afterEach(() => {
    checkFaults();
    expect(app.discord.unanswered).toEqual([]);
  });
  afterAll(stopApps);

  const somebody = (name = "Ada"): Person => app.discord.person({ name });

  async function slash(person: Person, input: SlashInput, where: Place = general): Promise<ShownMessage> {
    person.slash("career", input, where);
    return person.nextMessage();
  }

  /** Somebody of whom enough is known for a plan. */
  async function planner(): Promise<{ ada: Person; plan: ShownMessage }> {
    const ada = somebody();
    await slash(ada, { sub: "skills", options: { add: SKILLS } });
    const plan = await slash(ada, { sub: "plan", options: { role: "MLOps Engineer", hours: 10 } });
    expect(plan.text).toContain("Your plan for MLOps Engineer");
    return { ada, plan };
  }

  const skillsOf = async (person: Person): Promise<string> => (await slash(person, { sub: "skills" })).text;

  describe("by slash command", () => {
    it("tells of a role, found while it is typed", async () => {
      const ada = somebody();
      const input = { sub: "role", option: "role", typed: "mlo" };
      const [first] = await ada.autocomplete("career", input, general);
      expect(first?.name).toBe("MLOps Engineer");
      const card = await slash(ada, { sub: "role", options: { role: String(first?.value) } });
      expect(card).toMatchObject({ kind: "reply", ephemeral: true });
      expect(card.text).toMatch(/MLOps Engineer/);
      expect(card.text).toContain("Salary");
    });

    it("compares two roles, and says how far each is", async () => {
      const options = { first: "Data Analyst", second: "Data Scientist" };
      const compared = await slash(somebody(), { sub: "compare", options });
      expect(compared.text).toContain("Data Analyst and Data Scientist");
      expect(labels(compared)).toContain("Plan for Data Analyst");
    });

    it("adds and removes skills", async () => {
      const ada = somebody();
      expect((await slash(ada, { sub: "skills", options: { add: "Docker" } })).text).toContain("Docker");
      expect(await skillsOf(ada)).toContain("Docker");
      await slash(ada, { sub: "skills", options: { remove: "Docker" } });
      expect(await skillsOf(ada)).not.toContain("Docker");
    });

    it("changes hours and dates of the plan by its form, and tells what it cannot read", async () => {
      const { ada, plan } = await planner();
      ada.click(plan, "Change hours or dates");
      const form = await ada.nextModal();
      expect(form.fields.map(({ label, initial }) => [label, initial])).toContainEqual([
        "Hours a week",
        "10",
      ]);
      ada.submit(form, { "Hours a week": "20" });
      expect((await ada.nextMessage()).text).toContain("20 hours a week");
      ada.click(plan, "Change hours or dates");
      ada.submit(await ada.nextModal(), { "Hours a week": "lots" });
      expect((await ada.nextMessage()).text).toContain("I could not read that");
    });

    it("ticks steps of the plan, and takes ticks back", async () => {
      const { ada } = await planner();
      const progress = await slash(ada, { sub: "progress" });
      const menu = progress.message.menus[0];
      const two = menu?.options.slice(0, 2).map(({ value }) => value) ?? [];
      ada.select(progress, two);
      const ticked = await ada.nextMessage();
      expect(ticked.kind).toBe("update");
      const done = (shown: ShownMessage) =>
        shown.message.menus[0]?.options.filter((option) => option.default === true).map(({ value }) => value);
      expect(new Set(done(ticked))).toEqual(new Set(two));
      ada.select(ticked, two.slice(1));
      expect(done(await ada.nextMessage())).toEqual(two.slice(1));
    });

    it("turns the pages of a plan there and back", async () => {
      const { ada, plan } = await planner();
      ada.click(plan, "The whole plan");
      const whole = await ada.nextMessage();
      expect(labels(whole)).toContain("More");
      ada.click(whole, "More");
      const second = await ada.nextMessage();
      expect(second).toMatchObject({ kind: "update", ephemeral: true });
      expect(second.text).not.toBe(whole.text);
      ada.click(second, "Back");
      expect((await ada.nextMessage()).text).toBe(whole.text);
    });

    it("exports everything as files, for the person alone", async () => {
      const { ada } = await planner();
      const files = await slash(ada, { sub: "export" });
      expect(files.ephemeral).toBe(true);
      expect(files.message.files.map(({ name }) => name)).toEqual([
        "rolewise-data.json",
        "rolewise-plan-mlops-engineer.md",
        "rolewise-plan-mlops-engineer.ics",
      ]);
      expect(files.message.files[0]?.text).toContain("kubernetes");
    });

    it("tells what is kept, and forgets all of it once that is confirmed", async () => {
      const { ada } = await planner();
      expect((await slash(ada, { sub: "privacy" })).text).toContain("forget me");
      const sure = await slash(ada, { sub: "forget" });
      expect(labels(sure)).toEqual(["Yes", "No"]);
      ada.click(sure, "Yes");
      expect((await ada.nextMessage()).text).toContain("Everything about you is deleted");
      expect(await skillsOf(ada)).not.toContain("Kubernetes");
    });

    it("works where only the person has added the app", async () => {
      const foreign = app.discord.guild("Elsewhere", { hasBot: false }).channel("chat");
      const ada = somebody();
      ada.installs();
      const friend = somebody("Bob");
      expect((await slash(ada, { sub: "help" }, foreign)).text).toContain("What I can do");
      const shown = await slash(ada, { sub: "role", options: { role: "Data Analyst" } }, ada.dmWith(friend));
      expect(shown.text).toContain("Data Analyst");
    });
  });

  describe("in front of others", () => {
    it("shows a plan to everyone when asked to, with nothing to press that is the person's", async () => {
      const { ada } = await planner();
      const bob = somebody("Bob");
      bob.opens(general);
      await slash(ada, { sub: "plan", options: { show: "channel" } });
      const plan = await bob.nextMessage();
      expect(plan).toMatchObject({ ephemeral: false });
      expect(plan.text).toContain("Shared by Ada");
      expect(labels(plan).filter((label) => !/^(Page|More|Back)/.test(label))).toEqual([]);
      expect(plan.message.menus).toEqual([]);
    });

    it("opens a thread for a plan", async () => {
      const { ada } = await planner();
      const bob = somebody("Bob");
      bob.opens(general);
      ada.slash("career", { sub: "plan", options: { show: "thread" } }, general);
      const line = await bob.nextMessage();
      expect(line.text).toContain("In the thread below");
      const plan = await bob.nextMessage();
      expect(plan.kind).toBe("channel");
      expect(plan.message.channelId).not.toBe(general.id);
      expect(plan.text).toContain("Your plan for MLOps Engineer");
      expect(labels(plan)).toEqual([]);
    });

    it("shows what was private by its button, and by command", async () => {
      const { ada, plan } = await planner();
      const bob = somebody("Bob");
      bob.opens(general);
      ada.click(plan, "The whole plan");
      ada.click(await ada.nextMessage(), "Show it here");
      const shown = await bob.nextMessage();
      expect(shown.text).toContain("Shared by Ada");
      bob.click(shown, "More");
      expect(await bob.nextMessage()).toMatchObject({ kind: "reply", ephemeral: true });
      await slash(ada, { sub: "share" });
      expect((await bob.nextMessage()).text).toContain("Your plan for MLOps Engineer");
      // Nobody could turn its pages, so all of them are shown.
      expect((await bob.nextMessage()).kind).toBe("follow-up");
    });

    it("has nothing to share of somebody who asked for nothing yet", async () => {
      const shared = await slash(somebody(), { sub: "share" });
      expect(shared).toMatchObject({ ephemeral: true });
      expect(shared.text).toContain("nothing to show yet");
    });
  });

  describe("job ads and CVs", () => {
    it("holds somebody's message against the profile, for the person alone", async () => {
      const { ada } = await planner();
      const bob = somebody("Bob");
      bob.opens(general);
      ada.messageCommand("Match this job ad", bob.write(general, AD), general);
      const match = await ada.nextMessage();
      expect(match.ephemeral).toBe(true);
      expect(match.text).toContain("You have 4 of 5 required skills.");
      expect(match.text).toContain("MLflow");
      expect(bob.seen).toEqual([]);
    });

    it("says what it can read when a message holds only a picture", async () => {
      const ada = somebody();
      const files = [{ name: "ad.png", content: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]) }];
      ada.messageCommand("Match this job ad", somebody("Bob").write(general, "", { files }), general);
      expect((await ada.nextMessage()).text).toContain("PDF, Word (docx) and plain text work");
    });

    it.each(FILES)("reads %s that comes with the command", async (name, content) => {
      const ada = somebody();
      ada.slash("career", { sub: "skills", options: { file: { name, content: content() } } }, general);
      const read = await ada.nextMessage();
      expect(read.text).toMatch(/Kubernetes/);
      expect(await skillsOf(ada)).toMatch(/Terraform/);
    });

    it("keeps none of a CV's text but the words beside its skills", async () => {
      const ada = somebody();
      const file = { name: "cv.txt", content: CV.join("\n") };
      await slash(ada, { sub: "skills", options: { file } });
      const entries = await readdir(join(app.folder, "data"), { recursive: true, withFileTypes: true });
      const kept = await Promise.all(
        entries
          .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
          .map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")),
      );
      expect(kept.join("\n")).toContain("kubernetes");
      expect(kept.join("\n")).not.toContain("Grace Example");
      expect(app.program.output()).not.toContain("Grace Example");
    });
  });

  describe("weekly check-ins", () => {
    it("are set by form, with day, hour and time zone, and taken back", async () => {
      const ada = somebody();
      const offer = await slash(ada, { sub: "reminders" });
      ada.click(offer, "Another day, hour or time zone");
      const form = await ada.nextModal();
      ada.submit(form, { Day: "Wednesday", Hour: "17:00", "Time zone": "Europe/Berlin" });
      const set = await ada.nextMessage();
      expect(set.text).toMatch(/Wednesday/);
      expect(set.text).toContain("17:00");
      ada.click(offer, "Another day, hour or time zone");
      const again = await ada.nextModal();
      const hour = again.fields.find(({ label }) => label === "Hour");
      expect(hour?.initial).toEqual(["17"]);
      ada.submit(again, { Day: "No check-ins" });
      expect((await ada.nextMessage()).text).not.toMatch(/Wednesday/);
    });
  });
});

describe("over the gateway alone", () => {
  let app: App;
  let general: GuildPlace;
  beforeAll(async () => {
    app = await startApp();
    general = app.discord.guild("Data people").channel("general");
  }, 90_000);
  afterEach(checkFaults);
  afterAll(stopApps);

  it.each(FILES)("reads %s that is attached to a direct message", async (name, content) => {
    const ada = app.discord.person({ name: "Ada" });
    ada.dm("start");
    await ada.nextMessage();
    ada.dm("", { files: [{ name, content: content() }] });
    await ada.nextMessage();
    ada.dm("skills");
    expect((await ada.nextMessage()).text).toContain("Kubernetes");
  });

  it("reads a CV that is uploaded in a form of the interview", async () => {
    const ada = app.discord.person({ name: "Ada" });
    ada.dm("start");
    await ada.nextMessage();
    for (const text of ["working in tech", "data", "none"]) {
      ada.dm(text);
      await ada.nextMessage();
    }
    ada.slash("career", { sub: "start" }, general);
    let question = await ada.nextMessage();
    while (!question.text.includes("What can you do already")) {
      ada.click(question, labels(question)[0] ?? "");
      question = await ada.nextMessage();
    }
    ada.click(question, "Answer in words");
    const content = makeDocx(CV.map(paragraph).join(""));
    ada.submit(await ada.nextModal(), { "Or a CV": { name: "cv.docx", content } });
    const check = await ada.nextMessage();
    expect(check).toMatchObject({ kind: "update" });
    expect(check.text).toContain("This is what I understood");
    expect(check.text).toContain("Kubernetes");
  });
});

describe("the weekly check-in", () => {
  afterEach(async () => {
    checkFaults();
    await stopApps();
  });

  async function optedIn(): Promise<{ app: App; ada: Person }> {
    const app = await startApp();
    app.discord.guild("Data people");
    const ada = app.discord.person({ name: "Ada" });
    ada.dm("plan for mlops engineer with 10 hours a week");
    await ada.nextMessage();
    ada.dm("remind me on monday at 9");
    expect((await ada.nextMessage()).text).toMatch(/Monday/);
    return { app, ada };
  }
  const WEEK = 7 * 24 * 3_600_000;

  it("comes in a DM when it is due, with steps to tick", async () => {
    const { app, ada } = await optedIn();
    await app.program.terminate();
    await app.restart(WEEK);
    const checkIn = await ada.nextMessage({ timeoutMs: 60_000 });
    expect(checkIn.kind).toBe("dm");
    const menu = checkIn.message.menus[0];
    ada.select(checkIn, menu?.options[0]?.value ?? "");
    expect((await ada.nextMessage()).text).toMatch(/progress|Done/i);
  }, 120_000);

  it("is let go by where the person's DMs are closed, and the program goes on", async () => {
    const { app, ada } = await optedIn();
    await app.program.terminate();
    ada.setDms("closed");
    expectRefusals(app, refusedWith(50_007));
    await app.restart(WEEK);
    await app.discord.request({ path: "/channels/:channel/messages", method: "POST", after: lastOf(app) });
    await app.program.printed(/direct messages are closed/);
    ada.setDms("open");
    ada.dm("help");
    expect((await ada.nextMessage()).text).toContain("What I can do");
    expect(await app.counted(/platform_errors.*50007/)).toBe(1);
  }, 120_000);
});

const lastOf = ({ discord }: App): number => (discord.requests.at(-1)?.number ?? 0) + 1;
