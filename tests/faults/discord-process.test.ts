import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type App,
  checkFaults,
  expectRefusals,
  refusedWith,
  startApp,
  stopApps,
} from "../support/discord/app.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: App;
afterEach(async () => {
  checkFaults();
  await stopApps();
});

const CROWD = 16;
const MESSAGES = { method: "POST", path: "/channels/:channel/messages" };

describe("a process that is killed", () => {
  it("between saving and sending: the kept reply is sent after the restart, once", async () => {
    app = await startApp();
    const { discord } = app;
    discord.guild("Data people");
    const ada = discord.person({ name: "Ada" });
    ada.dm("start");
    await ada.nextMessage();
    const hang = discord.trouble(MESSAGES, { kind: "hang" });
    const from = discord.gateway.events.all.length;
    ada.dm("working in tech");
    await expect.poll(() => hang.hits, { timeout: 10_000 }).toBe(1);
    await app.program.kill();
    hang.clear();
    await app.restart();
    // A process of its own cannot resume what another one has begun: what the dead one had heard does not come again.
    await discord.gatewayEvent(({ kind }) => kind === "identify", { from });
    expect((await ada.nextMessage()).text).toContain("What kind of work draws you?");
    ada.dm("help");
    expect((await ada.nextMessage()).text).toContain("In the interview");
  });

  it("while it answers a click: the click again shows the kept reply, and nothing is done twice", async () => {
    app = await startApp();
    const { discord } = app;
    const general = discord.guild("Data people").channel("general");
    const ada = discord.person({ name: "Ada" });
    const hang = discord.trouble({ method: "POST", path: /\/callback$/ }, { kind: "hang" });
    const act = ada.slash("career", { sub: "skills", options: { add: "Docker" } }, general);
    await expect.poll(() => hang.hits, { timeout: 10_000 }).toBe(1);
    await app.program.kill();
    await app.restart();
    hang.clear();
    expectRefusals(app, refusedWith(10_062, 40_060));
    const isSkills = ({ text }: { readonly text: string }) => text.startsWith("### Your skills");
    act.deliverAgain();
    ada.slash("career", { sub: "skills" }, general);
    await expect.poll(() => ada.seen.some(isSkills), { timeout: 20_000 }).toBe(true);
    const skills = ada.seen.find(isSkills);
    expect(skills?.text ?? "").toContain("Docker");
    expect(skills?.text.match(/\*\*Docker\*\*/g)).toHaveLength(1);
  });

  it("under load, three times: nothing that was answered is lost", async () => {
    app = await startApp();
    const { discord } = app;
    const general = discord.guild("Data people").channel("general");
    const crowd = Array.from({ length: CROWD }, (_, index) => discord.person({ name: `P${index}` }));
    const told = new Map(crowd.map((person) => [person, new Set<string>()]));
    for (const skill of ["Python", "Docker", "Terraform"]) {
      for (const person of crowd) person.slash("career", { sub: "skills", options: { add: skill } }, general);
      await expect
        .poll(
          () => crowd.filter(({ seen }) => seen.some(({ text }) => text.includes(`Added: ${skill}`))).length,
          { timeout: 20_000 },
        )
        .toBeGreaterThan(2);
      await app.program.kill();
      for (const person of crowd)
        if (person.seen.some(({ text }) => text.includes(`Added: ${skill}`))) told.get(person)?.add(skill);
      await app.restart();
    }
    expectRefusals(app, refusedWith(10_062, 40_060));
    for (const person of crowd) {
      person.slash("career", { sub: "skills" }, general);
      const mine = () => person.seen.findLast(({ text }) => /Your skills|know nothing|no skills/i.test(text));
      await expect
        .poll(() => mine() !== undefined || told.get(person)?.size === 0, { timeout: 20_000 })
        .toBe(true);
      for (const skill of told.get(person) ?? []) expect(mine()?.text).toContain(skill);
    }
  });
});

describe.each(["gateway", "http"] as const)("SIGTERM over %s", (transport) => {
  it("under load: finishes what is in hand, ends in time with 0", async () => {
    app = await startApp({ transport });
    const { discord } = app;
    const general = discord.guild("Data people").channel("general");
    const crowd = Array.from({ length: CROWD }, (_, index) => discord.person({ name: `P${index}` }));
    for (const person of crowd)
      person.slash("career", { sub: "role", options: { role: "Data Analyst" } }, general);
    await expect
      .poll(() => crowd.filter(({ seen }) => seen.length > 0).length, { timeout: 20_000 })
      .toBeGreaterThan(0);
    const { code, ms } = await app.program.terminate();
    expect({ code, inTime: ms < 10_000 }).toEqual({ code: 0, inTime: true });
    if (transport === "gateway")
      for (const { seen } of crowd)
        expect(seen.filter(({ text }) => text.includes("Data Analyst")).length).toBeLessThanOrEqual(1);
  });

  it("while Discord hangs: ends in time all the same", async () => {
    app = await startApp({ transport });
    const { discord } = app;
    const general = discord.guild("Data people").channel("general");
    const ada = discord.person({ name: "Ada" });
    const hang = discord.trouble({ path: /callback|webhooks|messages|channels/, times: 9 }, { kind: "hang" });
    ada.slash("career", { sub: "export" }, general);
    await expect.poll(() => hang.hits, { timeout: 10_000 }).toBeGreaterThan(0);
    const { code, ms } = await app.program.terminate();
    expect(ms).toBeLessThan(12_000);
    expect(code).not.toBeNull();
  });

  it("at rest: ends at once with 0", async () => {
    app = await startApp({ transport });
    const { code, ms } = await app.program.terminate();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5_000);
  });
});

describe("SIGTERM while the gateway is away", () => {
  it("ends in time", async () => {
    app = await startApp();
    app.discord.gateway.refuseWith(4000);
    app.discord.gateway.cut();
    await expect
      .poll(async () => (await fetch(`${app.program.url}/readyz`)).status, { timeout: 10_000 })
      .toBe(503);
    const { code, ms } = await app.program.terminate();
    expect({ code, inTime: ms < 10_000 }).toEqual({ code: 0, inTime: true });
  });
});
