import { afterEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../adapters/storage/memory/memory-store.ts";
import { StoreError } from "../../../src/app/ports.ts";
import { SurfaceError } from "../../../src/app/surface.ts";
import type { Person, ShownMessage } from "../../support/discord/index.ts";
import { type Here, type HereOptions, startHere } from "./here.ts";

let here: Here | undefined;

afterEach(async () => {
  const at = here;
  here = undefined;
  if (at === undefined) return;
  await at.stop();
  expect(at.discord.faults).toEqual([]);
});

async function start(options: HereOptions = {}) {
  here = await startHere(options);
  const { discord } = here;
  const guild = discord.guild("Data people");
  const general = guild.channel("general");
  const ada = discord.person({ name: "Ada" });
  const bob = discord.person({ name: "Bob" });
  return { ...here, guild, general, ada, bob };
}

const labels = ({ message }: ShownMessage) => message.buttons.map(({ label }) => label);

/** As far as a recommendation, in a DM. */
async function recommended(ada: Person): Promise<ShownMessage> {
  ada.dm("I am a nurse, 6 hours a week, 5 years of Excel, basic SQL. I love digging into data.");
  let shown = await ada.nextMessage();
  for (let turn = 0; turn < 14 && shown.message.files.length === 0; turn++) {
    ada.dm(/which region|What kind of work draws/.test(shown.text) ? "skip" : "1");
    shown = await ada.nextMessage();
  }
  expect(shown.text).toMatch(/Roles that (could )?fit you/);
  return shown;
}

describe.each(["gateway", "http"] as const)("by slash command, over %s", (transport) => {
  it("passes over any question by a button, one that wants words too", async () => {
    const { ada, general } = await start({ transport });
    ada.slash("career", { sub: "start" }, general);
    ada.click(await ada.nextMessage(), "Working in tech");
    for (const next of ["rather avoid", "What can you do", "How many years"]) {
      ada.click(await ada.nextMessage(), "Skip");
      await expect.poll(() => ada.seen.at(-1)?.text).toContain(next);
    }
  });

  it("answers in a channel for the person alone, and goes on by button, menu and form", async () => {
    const { ada, general } = await start({ transport });
    ada.slash("career", { sub: "start" }, general);
    const first = await ada.nextMessage();
    expect(first).toMatchObject({ kind: "reply", ephemeral: true });
    expect(first.text).toContain("Where are you today?");

    ada.click(first, "Changing career into tech");
    const draws = await ada.nextMessage();
    expect(draws).toMatchObject({ kind: "update", ephemeral: true });

    ada.select(draws, ["analysis", "maths"]);
    const avoids = await ada.nextMessage();
    ada.select(avoids, ["none"]);
    const skills = await ada.nextMessage();
    ada.click(skills, "Answer in words");
    ada.submit(await ada.nextModal(), { "In your own words": "5 years of Excel, some Python" });
    const check = await ada.nextMessage();
    expect(check.text).toContain("5 years of Excel");

    ada.click(check, "Correct the list");
    ada.submit(await ada.nextModal(), { "Take off the list": ["python"], Add: "basic SQL" });
    const corrected = await ada.nextMessage();
    expect(corrected.text).toContain("SQL");
    expect(corrected.text).not.toContain("Python");
  });

  it("shows a role card to everyone when asked to, with nothing of the person's to press", async () => {
    const { ada, bob, general } = await start({ transport });
    bob.opens(general);
    ada.slash("career", { sub: "role", options: { role: "MLOps Engineer", show: "channel" } }, general);
    const card = await bob.nextMessage();
    expect(card.ephemeral).toBe(false);
    expect(card.text).toContain("Shared by Ada");
    expect(card.text).toContain("MLOps Engineer");
    expect(labels(card).filter((label) => !/^(Page|More|Back)/.test(label))).toEqual([]);
  });

  it("completes names while they are typed", async () => {
    const { ada, general } = await start({ transport });
    const roles = await ada.autocomplete("career", { sub: "role", option: "role", typed: "mlo" }, general);
    expect(roles[0]).toEqual({ name: "MLOps Engineer", value: "MLOps Engineer" });
    const input = { sub: "skills", option: "add", typed: "pyth" };
    const skills = await ada.autocomplete("career", input, general);
    expect(skills.map(({ name }) => name)).toContain("Python");
    const none = await ada.autocomplete("career", { sub: "role", option: "role", typed: "" }, general);
    expect(none).toHaveLength(25);
  });

  it("takes a job ad as words, as a message and as a file", async () => {
    const { ada, bob, general } = await start({ transport });
    ada.slash("career", { sub: "match" }, general);
    const ad = "Data Analyst. You know SQL and Tableau and have 3 years of experience.";
    ada.submit(await ada.nextModal(), { "Text of the job ad": ad });
    expect((await ada.nextMessage()).text).toContain("Data Analyst");

    const posted = bob.write(general, ad);
    ada.messageCommand("Match this job ad", posted, general);
    expect(await ada.nextMessage()).toMatchObject({ ephemeral: true });

    const file = { name: "ad.txt", content: ad };
    ada.slash("career", { sub: "match", options: { file } }, general);
    expect((await ada.nextMessage()).text).toContain("Data Analyst");
  });

  it("says politely what it cannot do with a file", async () => {
    const { ada, general } = await start({ transport });
    const big = { name: "cv.txt", content: "x".repeat(5_000_001) };
    ada.slash("career", { sub: "skills", options: { file: big } }, general);
    expect((await ada.nextMessage()).text).toContain("too large");
    const picture = { name: "cv.exe", content: "MZ" };
    ada.slash("career", { sub: "skills", options: { file: picture } }, general);
    expect((await ada.nextMessage()).text).toContain("cannot read that kind of file");
  });

  it("answers an interaction that comes twice once", async () => {
    const { ada, general, sessions } = await start({ transport });
    const act = ada.slash("career", { sub: "start" }, general);
    act.deliverAgain();
    const first = await ada.nextMessage();
    const click = ada.click(first, "Student or new graduate");
    click.deliverAgain();
    await ada.nextMessage();
    ada.slash("career", { sub: "help" }, general);
    await ada.nextMessage();
    expect(ada.unread).toEqual([]);
    const kept = JSON.stringify((await sessions.load(`discord:${ada.id}`))?.value);
    expect(kept.match(/"answers":\{"audience":"student"/g)).toHaveLength(1);
  });

  it("defers in time while the store is slow, for the person alone", async () => {
    const store = createMemoryStore();
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sessions = { ...store, load: async (key: string) => gate.then(() => store.load(key)) };
    const { ada, general } = await start({ transport, sessions });
    ada.slash("career", { sub: "start" }, general);
    expect(await ada.next({ thinking: true })).toMatchObject({ kind: "thinking", ephemeral: true });
    release();
    expect(await ada.nextMessage()).toMatchObject({ kind: "deferred", ephemeral: true });
  });

  it("says that nothing was kept when the store is down", async () => {
    const sessions = {
      ...createMemoryStore(),
      load: async () => {
        throw new StoreError("UNREACHABLE", "down");
      },
    };
    const { ada, general } = await start({ transport, sessions });
    ada.slash("career", { sub: "start" }, general);
    expect((await ada.nextMessage()).text).toContain("nothing has changed");
  });
});

describe("clicks", () => {
  it("on a card of another version change nothing and say so", async () => {
    const { ada, general, desk } = await start();
    ada.slash("career", { sub: "start" }, general);
    const { message } = await ada.nextMessage();
    const components = JSON.parse(JSON.stringify(message.components).replaceAll('"v1:', '"v0:'));
    ada.click({ ...message, components }, "Student or new graduate", { stale: true });
    const told = await ada.nextMessage();
    expect(told).toMatchObject({ kind: "reply", ephemeral: true });
    expect(told.text).toContain("earlier version");
    expect((await desk.state(`discord:${ada.id}`)).answers).toBeUndefined();
  });

  it("on a question that has gone by change nothing and ask the present one", async () => {
    const { ada } = await start();
    ada.dm("start");
    const first = await ada.nextMessage();
    ada.dm("student");
    await ada.nextMessage();
    ada.click(first, "Leading people or a business");
    const late = await ada.nextMessage();
    expect(late.text).toContain("gone by");
    expect(late.text).toContain("What kind of work draws you?");
  });
});

describe("in direct messages and by mention", () => {
  it("talks without buttons that a chat does not need", async () => {
    const { ada } = await start();
    ada.dm("start");
    const first = await ada.nextMessage();
    expect(first.kind).toBe("dm");
    expect(labels(first)).not.toContain("Answer in words");
    expect(labels(first)).not.toContain("Go on in a DM");
  });

  it("reads a CV that is attached", async () => {
    const { ada } = await start();
    ada.dm("", { files: [{ name: "cv.txt", content: "Nurse. 6 years of SQL and Python, some Tableau." }] });
    const shown = await ada.nextMessage();
    expect(shown.text).toContain("SQL");
  });

  it("answers what anybody may see in the channel, and what is personal in a DM", async () => {
    const { ada, general } = await start();
    ada.mention(general, "market");
    expect(await ada.nextMessage()).toMatchObject({ kind: "channel" });
    ada.mention(general, "which role fits me?");
    const both = [await ada.nextMessage(), await ada.nextMessage()];
    expect(both.map(({ kind }) => kind).sort()).toEqual(["channel", "dm"]);
    expect(both.find(({ kind }) => kind === "channel")?.text).toContain("answered you in a DM");
  });

  it("keeps the answer behind a button where the DMs are closed", async () => {
    const { ada, bob, general, counted } = await start();
    ada.setDms("closed");
    ada.mention(general, "which role fits me?");
    const line = await ada.nextMessage();
    expect(line.kind).toBe("channel");
    bob.opens(general);
    bob.click(line, "Show it to me here");
    expect((await bob.nextMessage()).text).toContain("belongs to somebody else");
    ada.click(line, "Show it to me here");
    expect(await ada.nextMessage()).toMatchObject({ ephemeral: true });
    expect(counted).toContain("50007");
  });

  it("writes to the DM alone where it may not write in the channel", async () => {
    const { ada, general, counted } = await start();
    general.deny("SendMessages");
    ada.mention(general, "market");
    expect(await ada.nextMessage()).toMatchObject({ kind: "dm" });
    await expect.poll(() => counted).toContain("50013");
  });
});

describe("results", () => {
  it("have a chart with words for it, pages, and can be shown to everyone or in a thread", async () => {
    const { ada, bob, general, discord } = await start();
    const shown = await recommended(ada);
    expect(shown.message.files[0]?.description).toContain("Data Analyst");
    ada.slash("career", { sub: "recommend" }, general);
    const own = await ada.nextMessage();
    expect(own.ephemeral).toBe(true);

    bob.opens(general);
    ada.click(own, "Show it here");
    const open = await bob.nextMessage();
    expect(open).toMatchObject({ ephemeral: false });
    expect(open.text).toContain("Shared by Ada");
    await ada.nextMessage();

    ada.slash("career", { sub: "plan", options: { role: "Data Scientist", hours: 6 } }, general);
    const plan = await ada.nextMessage();
    ada.click(plan, "Show it in a thread");
    const line = await bob.nextMessage();
    expect(line.text).toContain("In the thread below");
    const sent = await discord.request({
      method: "POST",
      path: "/channels/:channel/messages/:message/threads",
    });
    expect(sent.status).toBe(201);
    await discord.request({ method: "POST", path: "/channels/:channel/messages", after: sent.number });
  }, 60_000);

  it("are shown in the channel where no thread may be opened", async () => {
    const { ada, bob, general } = await start();
    await recommended(ada);
    general.deny("CreatePublicThreads");
    bob.opens(general);
    ada.slash("career", { sub: "plan", options: { role: "Data Analyst", show: "thread" } }, general);
    const plan = await bob.nextMessage();
    expect(plan.text).toContain("Your plan for Data Analyst");
  }, 60_000);

  it("turn their pages, for their person and for those they were shown to", async () => {
    const { ada, bob, general } = await start();
    await recommended(ada);
    ada.slash("career", { sub: "plan", options: { role: "Data Scientist", hours: 6 } }, general);
    ada.click(await ada.nextMessage(), "The whole plan");
    const plan = await ada.nextMessage();
    expect(labels(plan)).toContain("More");
    ada.click(plan, "More");
    const second = await ada.nextMessage();
    expect(second.kind).toBe("update");
    expect(labels(second)).toContain("Back");

    bob.opens(general);
    ada.click(second, "Show it here");
    const open = await bob.nextMessage();
    bob.click(open, "More");
    const read = await bob.nextMessage();
    expect(read).toMatchObject({ kind: "reply", ephemeral: true });
    bob.click(read, "Back");
    expect(await bob.nextMessage()).toMatchObject({ kind: "update", ephemeral: true });
  }, 60_000);

  it("take ticks and changes of the plan", async () => {
    const { ada, general } = await start();
    await recommended(ada);
    ada.slash("career", { sub: "plan", options: { role: "Data Analyst" } }, general);
    const plan = await ada.nextMessage();
    const [menu] = plan.message.menus;
    const step = menu?.options[0];
    ada.select(plan, [step?.value ?? ""]);
    const progress = await ada.nextMessage();
    expect(progress.text).toContain(`Ticked: ${step?.label}`);
    ada.click(progress, "Change hours or dates");
    ada.submit(await ada.nextModal(), { "Hours a week": "12" });
    expect((await ada.nextMessage()).text).toContain("12 hours a week");
    ada.click(progress, "Change hours or dates");
    ada.submit(await ada.nextModal(), { "Hours a week": "lots" });
    expect((await ada.nextMessage()).text).toContain("could not read that");
  }, 60_000);

  it("say that there is nothing to share when there is nothing", async () => {
    const { ada, general } = await start();
    ada.slash("career", { sub: "share" }, general);
    const shown = await ada.nextMessage();
    expect(shown).toMatchObject({ ephemeral: true });
    expect(shown.text).toContain("nothing to show yet");
  });

  it("leave as files", async () => {
    const { ada, general } = await start();
    ada.slash("career", { sub: "export" }, general);
    const shown = await ada.nextMessage();
    expect(shown.message.files.map(({ name }) => name)).toEqual(["rolewise-data.json"]);
    expect(JSON.parse(shown.message.files[0]?.text ?? "")).toHaveProperty("profile");
  });
});

describe("check-ins", () => {
  it("ask for day, hour and time zone, and come by DM", async () => {
    const { ada, general, surface, desk } = await start();
    ada.slash("career", { sub: "reminders" }, general);
    ada.click(await ada.nextMessage(), "Another day, hour or time zone");
    const form = await ada.nextModal();
    ada.submit(form, { Day: "Friday", Hour: "17:00", "Time zone": "Europe/Berlin" });
    expect((await ada.nextMessage()).text).toContain("every Friday at 17:00 (Europe/Berlin)");
    const key = `discord:${ada.id}`;
    expect((await desk.state(key)).checkIns).toEqual({ weekday: 5, hour: 17, zone: "Europe/Berlin" });

    const reply = { blocks: [{ kind: "paragraph", spans: [{ text: "How does it go?" }] }] } as const;
    await surface.post(key, { user: ada.id }, reply);
    await surface.post(key, { user: ada.id }, reply);
    expect(await ada.nextMessage()).toMatchObject({ kind: "dm", text: "How does it go?" });
    expect(ada.unread).toEqual([]);

    ada.setDms("closed");
    await surface.post(key, { user: ada.id }, { blocks: [{ kind: "heading", text: "Another week" }] });
  });
});

describe("trouble", () => {
  it.each([10_062, 40_060])("%i is counted, not tried again, and stops nothing", async (code) => {
    const { ada, general, discord, counted } = await start();
    const callback = { path: "/interactions/:interaction/:token/callback" };
    discord.trouble(callback, {
      kind: "error",
      status: code === 10_062 ? 404 : 400,
      body: { code, message: "no" },
    });
    ada.slash("career", { sub: "start" }, general);
    await expect.poll(() => counted).toEqual([String(code)]);
    const before = discord.requests.length;
    ada.slash("career", { sub: "help" }, general);
    expect((await ada.nextMessage()).ephemeral).toBe(true);
    expect(discord.requests.length).toBe(before + 1);
  });

  it("of a lost answer is mended within the time, without answering twice", async () => {
    const { ada, general, discord } = await start();
    discord.trouble({ path: "/interactions/:interaction/:token/callback" }, { kind: "lost-answer" });
    ada.slash("career", { sub: "start" }, general);
    expect((await ada.nextMessage()).text).toContain("Where are you today?");
    ada.slash("career", { sub: "help" }, general);
    await ada.nextMessage();
    expect(ada.unread).toEqual([]);
  });

  it("of a rate limit is waited out while there is time", async () => {
    const { ada, general, discord } = await start();
    discord.trouble(
      { path: "/interactions/:interaction/:token/callback" },
      { kind: "rate-limit", retryAfterSeconds: 0.3 },
    );
    ada.slash("career", { sub: "start" }, general);
    expect((await ada.nextMessage()).kind).toBe("reply");
  });

  it("of components that are refused ends in plain words", async () => {
    const { ada, general, discord, counted } = await start();
    const body = { code: 50_035, message: "Invalid Form Body", errors: {} };
    discord.trouble(
      { path: "/interactions/:interaction/:token/callback" },
      { kind: "error", status: 400, body },
    );
    ada.slash("career", { sub: "start" }, general);
    const shown = await ada.nextMessage();
    expect(shown.message.usesComponentsV2).toBe(false);
    expect(shown.text).toContain("Where are you today?");
    expect(labels(shown)).toContain("Student or new graduate");
    expect(counted).toContain("50035");
    ada.click(shown, "Student or new graduate");
    expect(await ada.nextMessage()).toMatchObject({ kind: "reply", ephemeral: true });
  });

  it("of a token that has run out ends in a DM", async () => {
    const store = createMemoryStore();
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sessions = { ...store, load: async (key: string) => gate.then(() => store.load(key)) };
    const { ada, general, counted } = await start({ sessions });
    const act = ada.slash("career", { sub: "start" }, general);
    await ada.next({ thinking: true });
    act.expire();
    release();
    expect(await ada.nextMessage()).toMatchObject({ kind: "dm" });
    expect(counted).toContain("50027");
  });

  it("of a cut line loses no turn", async () => {
    const { ada, general, discord } = await start();
    ada.slash("career", { sub: "start" }, general);
    const first = await ada.nextMessage();
    discord.gateway.cut();
    ada.click(first, "Student or new graduate");
    expect((await ada.nextMessage()).text).toContain("What kind of work draws you?");
  });

  it.each([
    [4004, /^Discord: DISCORD_TOKEN was refused[^\n]*$/],
    [4014, /^Discord: the intents were refused[^\n]*$/],
  ])("of being let in no more (%i) is told in one line", async (code, line) => {
    const prepare: HereOptions["prepare"] = ({ gateway }) => gateway.refuseWith(code);
    await expect(startHere({ prepare })).rejects.toThrow(line);
  });

  it("of a wrong token is told in one line", async () => {
    const failing = startHere({ config: { token: "MTIz.abc.def" } });
    await expect(failing).rejects.toBeInstanceOf(SurfaceError);
    await expect(failing).rejects.toThrow(/^Discord: DISCORD_TOKEN was refused[^\n]*$/);
  });
});
