import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultsOf } from "../../adapters/discord/check.ts";
import { envFor, register } from "../support/discord/app.ts";
import { type Discord, startDiscord } from "../support/discord/index.ts";
import { cleanUp, newFolder, runProgram, startProgram } from "../support/program.ts";
import { startSlack } from "../support/slack/index.ts";

let discord: Discord;
beforeEach(async () => {
  discord = await startDiscord({ judge: faultsOf, timeoutMs: 20_000 });
});
afterEach(async () => {
  await cleanUp();
  await discord.close();
  expect(discord.faults).toEqual([]);
});

const WRONG: ReadonlyArray<readonly [string, () => Record<string, string>, string]> = [
  [
    "a token that Discord refuses",
    () => ({ ...envFor(discord, "gateway"), DISCORD_TOKEN: "wrong" }),
    "DISCORD_TOKEN",
  ],
  ["the same over HTTP", () => ({ ...envFor(discord, "http"), DISCORD_TOKEN: "wrong" }), "DISCORD_TOKEN"],
  ["no token", () => ({ ...envFor(discord, "gateway"), DISCORD_TOKEN: "" }), "DISCORD_TOKEN"],
  [
    "a key that is none",
    () => ({ ...envFor(discord, "gateway"), DISCORD_PUBLIC_KEY: "short" }),
    "DISCORD_PUBLIC_KEY",
  ],
  [
    "the key of another application",
    () => ({ ...envFor(discord, "gateway"), DISCORD_PUBLIC_KEY: "0".repeat(64) }),
    "DISCORD_PUBLIC_KEY",
  ],
  [
    "the id of another application",
    () => ({ ...envFor(discord, "http"), DISCORD_APPLICATION_ID: "123456789" }),
    "DISCORD_TOKEN",
  ],
  [
    "an id that is none",
    () => ({ ...envFor(discord, "gateway"), DISCORD_APPLICATION_ID: "me" }),
    "DISCORD_APPLICATION_ID",
  ],
];

describe("variables", () => {
  it.each(WRONG)("%s: one line names it, and the exit code is 1", async (_, env, name) => {
    const { code, out, err } = await runProgram({
      folder: await newFolder(),
      env: { ...env(), LOG_LEVEL: "error" },
    });
    expect(code).toBe(1);
    const lines = `${out}${err}`.split("\n").filter((line) => line.includes(name));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^Discord: /);
    expect(`${out}${err}`).not.toMatch(/\n\s+at /);
    expect(`${out}${err}`).not.toContain(discord.token);
  });
});

describe("a gateway that lets the bot in no more", () => {
  it.each([4004, 4010, 4011, 4012, 4013, 4014])(
    "(%i): one clear line, and the exit code is 1",
    async (closeCode) => {
      discord.gateway.refuseWith(closeCode);
      const { code, out, err } = await runProgram({
        folder: await newFolder(),
        env: { ...envFor(discord, "gateway"), LOG_LEVEL: "fatal" },
      });
      expect(code).toBe(1);
      expect(`${out}${err}`.split("\n").filter((line) => line.startsWith("Discord: "))).toHaveLength(1);
      expect(discord.gateway.started).toBe(1);
    },
  );

  it("leaves other platforms running", async () => {
    const slack = await startSlack({ patience: 20_000 });
    try {
      discord.gateway.refuseWith(4014);
      const program = await startProgram({
        folder: await newFolder(),
        env: { ...slack.env(), ...envFor(discord, "gateway") },
      });
      expect(program.output()).toMatch(/^Discord: .*intents/m);
      const ada = slack.person("U1");
      await ada.dm("hello");
      await ada.next({ shows: "I am Rolewise" });
    } finally {
      await slack.stop();
    }
  });
});

describe("Discord that cannot be reached at the start", () => {
  it("is tried again until it can", async () => {
    const down = discord.trouble({ path: "/gateway/bot", times: 99 }, { kind: "drop" });
    await register(discord);
    const starting = startProgram({ folder: await newFolder(), env: envFor(discord, "gateway") });
    await expect.poll(() => down.hits, { timeout: 30_000 }).toBeGreaterThan(0);
    const program = await starting;
    expect((await fetch(`${program.url}/readyz`)).status).toBe(503);
    down.clear();
    await discord.ready({ timeoutMs: 30_000 });
    const general = discord.guild("Data people").channel("general");
    const ada = discord.person({ name: "Ada" });
    ada.slash("career", { sub: "market" }, general);
    expect((await ada.nextMessage()).text).toContain("The market");
    await expect
      .poll(async () => (await fetch(`${program.url}/readyz`)).status, { timeout: 10_000 })
      .toBe(200);
  }, 90_000);
});

describe("npm run discord:register", () => {
  const SCRIPT = resolve(import.meta.dirname, "../../scripts/register-discord.ts");

  function run(...wish: string[]): Promise<{ code: number | null; text: string }> {
    return new Promise((done) => {
      const tsx = fileURLToPath(import.meta.resolve("tsx"));
      const child = spawn(process.execPath, ["--import", tsx, SCRIPT, ...wish], {
        cwd: import.meta.dirname,
        env: { PATH: process.env.PATH ?? "", ...envFor(discord, "gateway") },
      });
      let text = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk: Buffer) => {
          text += chunk.toString("utf8");
        });
      child.once("close", (code) => done({ code, text }));
    });
  }
  const writes = () => discord.requests.filter(({ method }) => method !== "GET");

  it("sends the list once, and nothing when it is the same", async () => {
    const dry = await run("--dry-run");
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.text).toContain("career");
    expect(writes()).toEqual([]);
    expect(await run()).toMatchObject({ code: 0 });
    expect(writes().map(({ route }) => route)).toEqual(["PUT /applications/:application/commands"]);
    expect(await run()).toMatchObject({ code: 0 });
    expect(writes()).toHaveLength(1);

    const career = discord.commands().find(({ name }) => name === "career");
    const plan = career?.options?.find(({ name }) => name === "plan");
    expect(plan?.name_localizations?.de).toMatch(/^[\p{Ll}-]+$/u);
    expect(plan?.description_localizations?.de).not.toBe(plan?.description);
    const ad = discord.commands().find(({ type }) => type === 3);
    expect(ad?.name_localizations?.de).not.toBe(ad?.name);
  }, 60_000);

  it("reports a rate limit and ends with 1, without waiting for it", async () => {
    discord.trouble({ method: "PUT" }, { kind: "rate-limit", retryAfterSeconds: 120 });
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text).toMatch(/429.*Wait \d+ min/);
  }, 60_000);
});
