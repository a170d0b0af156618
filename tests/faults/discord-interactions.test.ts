import { execFileSync } from "node:child_process";
import { copyFile, link, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type App,
  checkFaults,
  expectRefusals,
  refusedWith,
  startApp,
  stopApps,
} from "../support/discord/app.ts";
import type { GuildPlace, Person, ShownMessage } from "../support/discord/index.ts";
import { labels } from "../support/discord/interview.ts";

const SORRY = /nothing has changed|cannot reach my memory|could not save/i;

describe.each(["gateway", "http"] as const)("over %s", (transport) => {
  let app: App;
  let general: GuildPlace;
  let ada: Person;
  beforeAll(async () => {
    app = await startApp({ transport });
    general = app.discord.guild("Data people").channel("general");
    expectRefusals(app, refusedWith(10_015, 40_060, 50_007, 50_027));
  }, 90_000);
  beforeEach(() => {
    ada = app.discord.person({ name: "Ada" });
  });
  afterEach(checkFaults);
  afterAll(stopApps);

  async function start(): Promise<ShownMessage> {
    ada.slash("career", { sub: "start" }, general);
    return ada.nextMessage();
  }

  async function known(): Promise<void> {
    ada.slash("career", { sub: "skills", options: { add: "Docker" } }, general);
    await ada.nextMessage();
  }

  /** Whatever was under way before this answer has been answered, or never will be. */
  async function nothingMore(): Promise<void> {
    ada.slash("career", { sub: "market" }, general);
    expect((await ada.nextMessage()).text).toContain("The market");
    expect(ada.unread).toEqual([]);
  }

  it("every interaction that is delivered twice is done and answered once", async () => {
    const answered = () => app.counted(/^rolewise_turns_total.*answered/);
    const before = await answered();
    ada.slash("career", { sub: "start" }, general).deliverAgain();
    const first = await ada.nextMessage();
    ada.click(first, "Working in tech").deliverAgain();
    const draws = await ada.nextMessage();
    ada.select(draws, [draws.message.menus[0]?.options[0]?.value ?? ""]).deliverAgain();
    const avoid = await ada.nextMessage();
    ada.click(avoid, "Answer in words").deliverAgain();
    ada.submit(await ada.nextModal(), { "In your own words": "none" }).deliverAgain();
    const skills = await ada.nextMessage();
    expect(skills.text).toContain("What can you do already");
    ada.slash("career", { sub: "skills", options: { add: "Docker" } }, general).deliverAgain();
    await ada.nextMessage();
    await nothingMore();
    await expect.poll(answered).toBe(before + 6);
  });

  it("one that is delivered again after a restart is not done again", async () => {
    const act = ada.slash("career", { sub: "skills", options: { add: "Docker" } }, general);
    const first = await ada.nextMessage();
    // Killed before the mark, the turn would count as answered once more.
    await recordAtRest(app.folder, `discord:${ada.id}`);
    await app.program.kill();
    await app.restart();
    act.deliverAgain();
    ada.slash("career", { sub: "market" }, general);
    let shown = await ada.nextMessage();
    // The answer that is there already may be written over by itself.
    if (shown.message.id === first.message.id) {
      expect(shown.text).toBe(first.text);
      shown = await ada.nextMessage();
    }
    expect(shown.text).toContain("The market");
    expect(await app.counted(/^rolewise_turns_total.*answered/)).toBeLessThanOrEqual(1);
  });

  it("a slow store: deferred in time for the person alone, then answered", async () => {
    await known();
    const slow = await slowDown(app.folder, `discord:${ada.id}`);
    ada.slash("career", { sub: "skills" }, general);
    expect(await ada.next({ thinking: true })).toMatchObject({ kind: "thinking", ephemeral: true });
    await slow.release();
    const answer = await ada.nextMessage();
    expect(answer).toMatchObject({ kind: "deferred", ephemeral: true });
    expect(answer.text).toContain("Docker");
    expect(app.discord.unanswered).toEqual([]);
  });

  it("a store that is down: everybody is told, in time, and nothing has changed", async () => {
    const first = await start();
    await app.breakStore();
    ada.slash("career", { sub: "skills", options: { add: "Docker" } }, general);
    const told = await ada.nextMessage();
    expect(told).toMatchObject({ ephemeral: true });
    expect(told.text).toMatch(SORRY);
    ada.click(first, "Working in tech");
    expect((await ada.nextMessage()).text).toMatch(SORRY);
    ada.click(first, "Answer in words");
    await ada.nextModal();
    expect((await fetch(`${app.program.url}/readyz`)).status).toBe(503);
    await app.mendStore();
    ada.slash("career", { sub: "skills" }, general);
    expect((await ada.nextMessage()).text).not.toContain("Docker");
    expect((await fetch(`${app.program.url}/readyz`)).status).toBe(200);
    expect(app.discord.unanswered).toEqual([]);
  });

  it("controls of a card that outlived the store say so too", async () => {
    ada.slash("career", { sub: "role", options: { role: "Data Analyst" } }, general);
    const card = await ada.nextMessage();
    await app.breakStore();
    ada.click(card, "Show it here");
    expect((await ada.nextMessage()).text).toMatch(SORRY);
    await app.mendStore();
  });

  it("a click on a card of another version changes nothing and says so", async () => {
    const { message } = await start();
    const components = JSON.parse(JSON.stringify(message.components).replaceAll('"v1:', '"v0:'));
    ada.click({ ...message, components }, "Working in tech", { stale: true });
    const told = await ada.nextMessage();
    expect(told).toMatchObject({ kind: "reply", ephemeral: true });
    expect(told.text).toContain("earlier version");
    ada.slash("career", { sub: "start" }, general);
    expect((await ada.nextMessage()).text).toContain("Where are you today");
  });

  it("a click on a question that has gone by changes nothing and asks the present one", async () => {
    const first = await start();
    ada.slash("career", { sub: "start" }, general);
    const again = await ada.nextMessage();
    ada.click(again, "Working in tech");
    await ada.nextMessage();
    ada.click(first, "Student or new graduate");
    const late = await ada.nextMessage();
    expect(late.text).toContain("gone by");
    expect(late.text).toContain("What kind of work draws you?");
  });

  it("somebody else's click on a public card reads on, and reaches nothing that is its owner's", async () => {
    ada.slash("career", { sub: "start" }, general);
    const mine = await ada.nextMessage();
    const bob = app.discord.person({ name: "Bob" });
    bob.opens(general);
    ada.slash("career", { sub: "market", options: { show: "channel" } }, general);
    await ada.nextMessage();
    const { message: card } = await bob.nextMessage();
    expect(card.text).toContain("The market");
    expect(card.text).not.toContain("Where are you today?");
    // A control of Ada's own, as a client that was tampered with could send it.
    const components = mine.message.components;
    bob.click({ ...card, components }, "Working in tech", { stale: true });
    const told = await bob.nextMessage();
    expect(told).toMatchObject({ kind: "reply", ephemeral: true });
    expect(told.text).toContain("belongs to somebody else");
    ada.click(mine, "Working in tech");
    expect((await ada.nextMessage()).text).toContain("What kind of work draws you?");
  });

  it("a token that has run out: the answer comes in a DM instead, and it is counted", async () => {
    await known();
    const slow = await slowDown(app.folder, `discord:${ada.id}`);
    const act = ada.slash("career", { sub: "skills" }, general);
    await ada.next({ thinking: true });
    act.expire();
    await slow.release();
    const answer = await ada.nextMessage();
    expect(answer.kind).toBe("dm");
    expect(answer.text).toContain("Docker");
    expect(await app.counted(/platform_errors.*(50027|10015)/)).toBeGreaterThan(0);
  });

  it("a token that has run out while DMs are closed: let go, and the program goes on", async () => {
    await known();
    const slow = await slowDown(app.folder, `discord:${ada.id}`);
    const act = ada.slash("career", { sub: "skills" }, general);
    await ada.next({ thinking: true });
    act.expire();
    ada.setDms("refused");
    await slow.release();
    await expect.poll(() => app.counted(/platform_errors.*50007/), { timeout: 10_000 }).toBe(1);
    await nothingMore();
  });

  it.each([
    ["too large", { name: "cv.txt", content: "x".repeat(5_000_001) }, "too large"],
    [
      "of an unknown kind",
      { name: "cv.bin", content: Buffer.from([1, 2, 3, 0, 255]) },
      "cannot read that kind of file",
    ],
    [
      "not what its name says",
      { name: "cv.pdf", content: "MZ\u0000\u0001 not a PDF" },
      /not what its name says|cannot read/,
    ],
    [
      "damaged",
      { name: "cv.docx", content: "PK\u0003\u0004 broken" },
      /could not open that file|cannot read/,
    ],
    ["empty", { name: "cv.txt", content: "  \n" }, "found no words"],
  ])("a file that is %s is told, and nothing is kept of it", async (_, file, told) => {
    ada.slash("career", { sub: "skills", options: { file } }, general);
    const answer = await ada.nextMessage();
    expect(answer).toMatchObject({ ephemeral: true });
    expect(answer.text).toMatch(told);
    ada.slash("career", { sub: "skills" }, general);
    expect((await ada.nextMessage()).text).not.toContain("**");
  });
});

describe("what only Discord's own word ends", () => {
  let app: App;
  let general: GuildPlace;
  let ada: Person;
  beforeEach(async () => {
    app = await startApp();
    general = app.discord.guild("Data people").channel("general");
    ada = app.discord.person({ name: "Ada" });
  }, 90_000);
  afterEach(async () => {
    checkFaults();
    await stopApps();
  });
  const callbacks = () => app.discord.requests.filter(({ route }) => route.endsWith("/callback"));

  it("10062: counted, not tried again, and the person can repeat it", async () => {
    expectRefusals(app, refusedWith(10_062));
    const act = ada.slash("career", { sub: "skills", options: { add: "Docker" } }, general);
    act.expire();
    await expect.poll(() => app.counted(/platform_errors.*10062/), { timeout: 10_000 }).toBe(1);
    expect(callbacks()).toHaveLength(1);
    expect((await ada.next()).kind).toBe("failed");
    ada.slash("career", { sub: "skills" }, general);
    await ada.nextMessage();
    expect(callbacks()).toHaveLength(2);
  });

  it("40060: counted, not tried again, and the program goes on", async () => {
    app.discord.trouble(
      { method: "POST", path: /\/callback$/ },
      {
        kind: "error",
        status: 400,
        body: { code: 40_060, message: "Interaction has already been acknowledged." },
      },
    );
    ada.slash("career", { sub: "start" }, general);
    await expect.poll(() => app.counted(/platform_errors.*40060/), { timeout: 10_000 }).toBe(1);
    expect(callbacks()).toHaveLength(1);
    ada.slash("career", { sub: "market" }, general);
    await ada.nextMessage();
    expect(labels(await help()).length).toBeGreaterThan(0);
    expect(callbacks()).toHaveLength(3);
  });

  async function help(): Promise<ShownMessage> {
    ada.slash("career", { sub: "role", options: { role: "Data Analyst" } }, general);
    return ada.nextMessage();
  }
});

/** The record of a person with one turn, once that is marked as sent: until then it is still written. */
async function recordAtRest(folder: string, key: string): Promise<string> {
  let found: string | undefined;
  const look = async () => {
    const entries = await readdir(join(folder, "data"), { recursive: true, withFileTypes: true });
    for (const { parentPath, name } of entries) {
      if (!/^[0-9a-f]{64}\.json$/.test(name) || parentPath.includes("jobs")) continue;
      const text = newestRecord(await readFile(join(parentPath, name), "utf8"));
      if (text.includes(`"${key}"`) && /"sent":\s*true/.test(text)) found = join(parentPath, name);
    }
    return found;
  };
  await expect.poll(look, { timeout: 10_000 }).toBeDefined();
  return found ?? "";
}

/** Of the two that a file holds, a line each. */
function newestRecord(file: string): string {
  const revision = (text: string) => Number(/"revision":(\d+)/.exec(text)?.[1] ?? 0);
  return file.split("\n").reduce((newest, text) => (revision(text) > revision(newest) ? text : newest), "");
}

/** A pipe stands where a person's record was: reading it lasts until it is released. */
async function slowDown(folder: string, key: string): Promise<{ release(): Promise<void> }> {
  const record = await recordAtRest(folder, key);
  const pipe = `${record}.pipe`;
  execFileSync("mkfifo", [pipe]);
  await copyFile(record, `${record}.away`);
  await rename(pipe, record);
  return {
    async release() {
      await link(record, pipe);
      await rename(`${record}.away`, record);
      await writeFile(pipe, await readFile(record));
      await rm(pipe);
    },
  };
}
