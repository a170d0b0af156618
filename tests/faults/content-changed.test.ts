import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parse, stringify } from "yaml";
import { ROOT } from "../support/conversation.ts";
import { newFolder } from "../support/program.ts";
import { type App, checkFaults, startApp, stopApps } from "../support/slack/app.ts";
import type { Person, Sight } from "../support/slack/index.ts";
import { interview, ROLES, SKILLS } from "../support/slack/interview.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: App;
/** The community's own content, laid over the project's. */
let content: string;
let ada: Person;
beforeEach(async () => {
  content = await newFolder();
  await write("taxonomy/skills/house.yaml", HOUSE);
  await write("taxonomy/roles/orrery-keeper.yaml", await keeper());
  app = await startApp({ env: { ROLEWISE_CONTENT_DIR: content } });
  ada = app.slack.person("U1");
});
afterEach(async () => {
  checkFaults();
  await stopApps();
});

const HOUSE = `
domain: house
name: The house
about: What only this house does.
skills:
  - id: orrery-tuning
    name: Orrery Tuning
    kind: method
    about: Keeping the model of the planets in time.
    aliases: [tuning orreries]
    related: [python]
    hours: [10, 30]
    resources:
      - { title: Handbook, url: "https://example.org/orrery", type: docs, cost: free, language: en, hours: 8 }
    sources: [editorial]
`;
/** A role of the project under another name, which asks for the house's skill too. */
async function keeper(): Promise<string> {
  const role = parse(await readFile(join(ROOT, "taxonomy/roles/data-analyst.yaml"), "utf8")) as Role;
  role.skills.essential.push("orrery-tuning");
  const names = { id: "orrery-keeper", name: "Orrery Keeper" };
  const aliases = ["keeper of the orrery", "orrery master", "head of the orrery"];
  return stringify({ ...role, ...names, aliases });
}

interface Role {
  readonly skills: { readonly essential: unknown[] };
}

interface Script {
  steps: Record<string, { ask?: { options?: Array<{ id: string; label: string }> }; next?: unknown }>;
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(content, path, ".."), { recursive: true });
  await writeFile(join(content, path), text);
}

/** A coach edits the interview: the file of the project, changed. */
async function edit(change: (script: Script) => void): Promise<void> {
  const path = "conversations/flows/interview.yaml";
  const script = parse(await readFile(join(ROOT, path), "utf8")) as Script;
  change(script);
  await write(path, stringify(script));
}

/** What is edited counts from the next start. */
async function restarted(editing: () => Promise<void>): Promise<void> {
  await app.slack.quiet();
  expect((await app.program.terminate()).code).toBe(0);
  await editing();
  await app.restart();
}

async function asked(...answers: string[]): Promise<Sight> {
  let question: Sight | undefined;
  for (const answer of answers) {
    await ada.dm(answer);
    question = await ada.next();
  }
  if (question === undefined) throw new Error("nothing was said");
  return question;
}

const talk = (): Parameters<typeof interview>[0] => ({
  person: ada,
  say: (text) => ada.dm(text),
  kinds: ["message"],
});

describe("an interview under which", () => {
  it("the question that was asked is taken away goes on after it", async () => {
    const hours = await asked("start", "working in tech", "building", "none", SKILLS, "yes");
    expect(hours.shown).toMatch(/hours a week can you give/);
    await restarted(() =>
      edit(({ steps }) => {
        for (const step of Object.values(steps)) if (step.next === "hours") step.next = "by";
        delete steps.hours;
      }),
    );
    await ada.click(hours, "About 10 hours", { asShown: true });
    const next = await ada.next({ shows: "a date by which" });
    expect(next.shown).not.toMatch(/hours a week can you give/);
    const roles = await interview(talk(), next);
    expect(roles.shown).toContain("Docker and Kubernetes in production");
  });

  it("an answer that was given is taken out of the question goes on with the others", async () => {
    const draws = await asked("start", "working in tech");
    expect(draws.shown).toContain("work draws you");
    await restarted(() =>
      edit(({ steps }) => {
        const options = steps.audience?.ask?.options ?? [];
        for (const option of options)
          if (option.id === "tech-professional")
            Object.assign(option, { id: "technologist", label: "In technology" });
      }),
    );
    // Whether the question comes again or not, there is a way to the end.
    let question = await asked("repeat");
    for (let turns = 0; turns < 3 && /Where are you today/.test(question.shown); turns++)
      question = await asked("3");
    const roles = await interview(talk(), question);
    expect(roles.shown).toMatch(ROLES);
  });

  it("a skill and a role that were named are taken away goes on without them", async () => {
    await asked("start", "working in tech", "building", "none");
    const check = await asked("Python, SQL and 5 years of orrery tuning");
    expect(check.shown).toContain("Orrery Tuning");
    expect((await asked("yes")).shown).toMatch(/How many years|hours a week/);
    expect((await asked("plan orrery keeper with 5 hours a week")).text).toContain(
      "Your plan for Orrery Keeper",
    );
    await restarted(() => rm(join(content, "taxonomy"), { recursive: true }).then(() => edit(() => {})));
    const skills = await asked("skills");
    expect(skills.text).toContain("Python");
    // What the person said stays in their own words.
    expect(skills.text).not.toContain("Orrery Tuning");
    expect((await asked("plan")).text).not.toMatch(/Orrery Keeper|went wrong/);
    await ada.dm("export");
    await ada.next({ shows: "Your files" });
    const roles = await interview(talk(), await asked("start"));
    expect(roles.shown).not.toContain("Orrery Keeper");
  });

  it("content is broken keeps the program from starting, and nobody's answers are touched", async () => {
    const draws = await asked("start", "working in tech");
    await app.slack.quiet();
    await app.program.terminate();
    await edit(({ steps }) => {
      delete steps.draws;
    });
    await expect(app.restart()).rejects.toThrow(/interview\.yaml:\d+/);
    await edit(() => {});
    await app.restart();
    expect((await asked("repeat")).shown).toContain("work draws you");
    expect(draws.shown).toContain("work draws you");
  });
});
