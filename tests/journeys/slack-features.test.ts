import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type App, checkFaults, startApp, stopApps } from "../support/slack/app.ts";
import type { Person, Sight } from "../support/slack/index.ts";
import { SKILLS } from "../support/slack/interview.ts";
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

describe.each(["socket", "http"] as const)("by %s", (transport) => {
  let app: App;
  let people = 0;
  beforeAll(async () => {
    app = await startApp({ transport });
    app.slack.channel("C1", { name: "careers" });
    app.slack.channel("C2", { name: "elsewhere" });
  }, 90_000);
  afterEach(async () => {
    await app.slack.quiet();
    checkFaults();
  });
  afterAll(stopApps);

  const somebody = (): Person => app.slack.person(`UP${++people}`, { tz: "Europe/Berlin" });

  /** Somebody of whom enough is known for a plan. */
  async function planner(): Promise<Person> {
    const person = somebody();
    await person.dm(`${SKILLS}. 10 hours a week.`);
    await person.next();
    await person.dm("cancel");
    await person.next({ shows: "stopped the interview" });
    await person.dm("plan for MLOps engineer");
    await person.next({ shows: "Your plan for MLOps Engineer" });
    return person;
  }

  async function everythingIn(folder: string): Promise<string> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return (
      await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")))
    ).join("\n");
  }

  const slash = async (person: Person, text: string, channel = "C1"): Promise<Sight> => {
    await person.slash("/career", text, { channel });
    return person.next({ kind: "ephemeral" });
  };

  describe("commands", () => {
    it("tell of a role, with its salary and ladder", async () => {
      const role = await slash(somebody(), "role mlops");
      expect(role.text).toMatch(/^MLOps Engineer\n/);
      expect(role.text).toContain("Salary:");
      expect(role.buttons).toContain("Plan for MLOps Engineer");
    });

    it("compare two roles", async () => {
      const compared = await slash(somebody(), "compare data analyst and data scientist");
      expect(compared.text).toMatch(/Data Analyst and Data Scientist/);
    });

    it("help", async () => {
      expect((await slash(somebody(), "help")).text).toContain("What I can do");
    });

    it("export: the files come in direct messages, never in a channel", async () => {
      const ada = await planner();
      const said = await slash(ada, "export");
      expect(said.text).toContain("in our direct messages");
      const files = await ada.next({ shows: "Your files" });
      expect(files.channel).toBe(ada.dmChannel);
      expect(files.files.map(({ name }) => name)).toEqual([
        "rolewise-data.json",
        "rolewise-plan-mlops-engineer.md",
        "rolewise-plan-mlops-engineer.ics",
      ]);
      expect(files.files[0]?.bytes?.toString()).toContain("kubernetes");
    });

    it("forget everything, once that is confirmed", async () => {
      const ada = await planner();
      await ada.dm("forget me");
      const sure = await ada.next({ shows: "Delete everything" });
      await ada.click(sure, /Yes/i);
      await ada.next({ shows: "Everything about you is deleted" });
      await ada.dm("skills");
      expect((await ada.next()).text).not.toContain("Kubernetes");
    });
  });

  describe("job ads", () => {
    it("are held against the profile by message shortcut, for this person alone", async () => {
      const ada = await planner();
      const bob = somebody();
      const ad = await bob.say("C1", AD);
      await ada.messageShortcut("match-job-ad", ad);
      const match = await ada.next({ kind: "ephemeral" });
      expect(match.text).toMatch(/^This job ad\n/);
      expect(match.text).toContain("You have 4 of 5 required skills.");
      expect(match.text).toContain("Missing: MLflow");
      expect(app.slack.unseen(bob.id, "ephemeral")).toEqual([]);
    });
  });

  describe("files", () => {
    it.each([
      ["cv.txt", () => Buffer.from(CV.join("\n"))],
      ["cv.docx", () => makeDocx(CV.map(paragraph).join(""))],
      ["cv.pdf", () => makePdf([saying(...CV)])],
    ] as const)("%s is read, and its skills are shown", async (name, bytes) => {
      const ada = somebody();
      await ada.dm("start");
      await ada.next();
      await ada.upload(bytes(), name);
      await ada.next();
      await ada.dm("skills");
      expect((await ada.next({ shows: "Your skills" })).text).toMatch(/Kubernetes/);
    });

    it("that cannot be read are answered with what can", async () => {
      const ada = somebody();
      await ada.upload(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]), "photo.png");
      await ada.next({ shows: "I can read PDF, DOCX and plain text" });
      await ada.upload(Buffer.from("%PDF-1.7\nbroken"), "cv.pdf");
      await ada.next({ shows: /could not open that file|found no text/ });
      // The conversation goes on.
      await ada.dm("help");
      await ada.next({ shows: "What I can do" });
    });

    it("are never written anywhere", async () => {
      const ada = somebody();
      const secret = "Zanzibar Quartz Ltd";
      await ada.upload(
        Buffer.from(`Curriculum vitae\n${secret}, Harbour Street 9\nSkills: Python, Docker`),
        "cv.txt",
      );
      expect((await ada.next()).text).toContain("Python");
      await ada.dm("export");
      const { files } = await ada.next({ shows: "Your files" });
      expect(files[0]?.bytes?.toString()).toContain("python");
      expect(files[0]?.bytes?.toString()).not.toContain("Zanzibar");
      expect(await everythingIn(app.folder)).not.toContain("Zanzibar");
      expect(app.program.output()).not.toContain("Zanzibar");
    });
  });

  describe("the Home", () => {
    const home = (person: Person) => person.next({ kind: "home" });

    it("begins the interview, shows where it stands, and what came of it", async () => {
      const ada = somebody();
      await ada.openHome();
      const first = await home(ada);
      expect(first.buttons).toEqual(["Find My Role", "See All Roles"]);
      await ada.click(first, "Find My Role");
      const question = await ada.next({ shows: "Where are you today?" });
      expect(question.channel).toBe(ada.dmChannel);
      await ada.next({ kind: "home", shows: "Your interview is under way" });
      await ada.click(question, "Working in tech");
      await ada.next({ shows: "draws you" });
      await ada.dm("keeping systems reliable");
      await ada.next({ shows: "rather avoid" });
      await ada.dm("nothing");
      await ada.next({ shows: "What can you do already" });
      await ada.dm(SKILLS);
      const later = await ada.next({ kind: "home", shows: "Kubernetes" });
      expect(later.shown).toContain("Roles that fit you");
      expect(later.buttons).toContain("Show Reasons");
    });

    it("ticks steps of the plan", async () => {
      const ada = await planner();
      await ada.openHome();
      const before = await ada.next({ kind: "home", shows: "Your plan for MLOps Engineer" });
      expect(before.shown).toContain("0 %");
      const box = before.controls.find(({ type }) => type === "checkboxes");
      await ada.select(before, `${box?.blockId}.ticks`, [box?.choices[0]?.label ?? ""]);
      const after = await ada.next({ kind: "home", shows: /[1-9]\d* % of the way/ });
      expect(JSON.stringify(after.blocks)).toContain('"initial_options"');
      // And takes the tick back.
      const ticked = after.controls.find((control) => "initial_options" in control.element);
      await ada.select(after, `${ticked?.blockId}.ticks`, []);
      await ada.next({ kind: "home", shows: "0 % of the way" });
    });

    it("is a first run again for whoever was forgotten", async () => {
      const ada = await planner();
      await ada.openHome();
      await ada.next({ kind: "home", shows: "Your plan" });
      await ada.dm("forget me");
      await ada.click(await ada.next({ shows: "Delete everything" }), /Yes/i);
      await ada.next({ kind: "home", shows: "Find My Role" });
    });
  });

  describe("sharing", () => {
    it("shows a result to the channel, named and without anything to press", async () => {
      const ada = await planner();
      const plan = await slash(ada, "plan");
      await ada.click(plan, "Share in Channel");
      const card = await app.slack.next("C1", { kind: "message", shows: "shared this from Rolewise" });
      expect(card.user).toBeNull();
      expect(card.text).toContain("Your plan for MLOps Engineer");
      expect(card.controls).toEqual([]);
    });

    it("shares the last result by command", async () => {
      const ada = await planner();
      await slash(ada, "recommend");
      await ada.slash("/career", "share", { channel: "C2" });
      const card = await app.slack.next("C2", { kind: "message", shows: "shared this from Rolewise" });
      expect(card.controls).toEqual([]);
    });

    it("says so where there is nothing to share", async () => {
      const ada = somebody();
      expect((await slash(ada, "share", "C2")).text).toMatch(/share/i);
      expect(app.slack.unseen("C2", "message")).toEqual([]);
    });

    it("from direct messages asks for the channel first", async () => {
      const ada = await planner();
      await ada.dm("plan");
      const plan = await ada.next({ shows: "Your plan for MLOps Engineer" });
      await ada.click(plan, "Share in a Channel");
      const form = await ada.next({ kind: "modal-update" });
      expect((await ada.submit(form, { Channel: "C2" })).kind).toBe("closed");
      await app.slack.next("C2", { kind: "message", shows: "shared this from Rolewise" });
      await ada.next({ shows: "Shared." });
    });
  });

  describe("forms", () => {
    it("add and remove skills; skills are found while somebody types", async () => {
      const ada = await planner();
      await ada.openHome();
      await ada.click(await ada.next({ kind: "home" }), "Edit Skills");
      const form = await ada.next({ kind: "modal-update", shows: "Add skills" });
      const found = await ada.suggest("find-skill", "pytor");
      expect(found[0]?.label).toBe("PyTorch");
      const sent = await ada.submit(form, { "find-skill": ["PyTorch"], "Take off the list": ["Docker"] });
      expect(sent.kind).toBe("closed");
      await ada.next({ shows: "PyTorch" });
      await ada.dm("skills");
      const list = await ada.next({ shows: "Your skills" });
      expect(list.text).toContain("PyTorch");
      expect(list.text).not.toMatch(/• Docker,/);
    });

    it("set the plan up; wrong entries are told at their inputs", async () => {
      const ada = await planner();
      await ada.openHome();
      await ada.click(await ada.next({ kind: "home", shows: "Your plan" }), "Plan Settings");
      const form = await ada.next({ kind: "modal-update", shows: "Hours a week" });
      const roles = await ada.suggest("find-role", "data eng");
      expect(roles.map(({ label }) => label)).toContain("Data Engineer");
      const wrong = await ada.submit(form, {
        "Hours a week": "8",
        Start: "2027-05-01",
        "Finish by": "2027-01-01",
      });
      expect(wrong).toMatchObject({
        kind: "errors",
        errors: { by: "The finish must come after the start." },
      });
      const right = await ada.submit(form, {
        Role: "Data Engineer",
        "Hours a week": "8",
        "Finish by": "2029-05-01",
      });
      expect(right.kind).toBe("closed");
      const plan = await ada.next({ shows: "Your plan for Data Engineer" });
      expect(plan.text).toMatch(/At 8 hours a week it takes .*: from 1 May 2027/);
    });

    it("answer questions with many options as a list", async () => {
      const ada = somebody();
      await ada.dm("start");
      await ada.click(await ada.next(), "Working in tech");
      const question = await ada.next({ shows: "draws you" });
      await ada.click(question, "Show as List");
      const form = await ada.next({ kind: "modal-update", shows: "Writing code" });
      expect((await ada.submit(form, {})).kind).toBe("errors");
      expect((await ada.submit(form, { "choose:0": ["Writing code"] })).kind).toBe("closed");
      await ada.next({ shows: "rather avoid" });
    });

    it("begin the interview by the global shortcut", async () => {
      const ada = somebody();
      await ada.shortcut("start-interview");
      await ada.next({ kind: "modal", shows: "first question" });
      expect((await ada.next({ kind: "message" })).text).toContain("Where are you today?");
    });
  });

  it("offers prompts to begin with, and a status that is taken back", async () => {
    const ada = somebody();
    await ada.openHome("messages");
    await app.slack.until(() => app.slack.world.prompts.size > 0, "prompts");
    const hello = await ada.dm("hello");
    await ada.next();
    await app.slack.quiet();
    expect(app.slack.status(ada.dmChannel, hello.ts)).toBeNull();
  });
});
