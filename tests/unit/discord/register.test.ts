import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { REST } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultsOf } from "../../../adapters/discord/check.ts";
import { commandList } from "../../../adapters/discord/commands.ts";
import { differences } from "../../../adapters/discord/register/differences.ts";
import { PERMISSIONS, personalInvite, serverInvite } from "../../../adapters/discord/register/invite.ts";
import { hashOf, normalise, type Scope } from "../../../adapters/discord/register/normalise.ts";
import { openRest } from "../../../adapters/discord/register/open-rest.ts";
import { RegistrationError } from "../../../adapters/discord/register/problem.ts";
import {
  type RegisterOptions,
  registerCommands,
} from "../../../adapters/discord/register/register-commands.ts";
import { loadAll } from "../../../src/content/load-content.ts";
import { COMMANDS } from "../../../src/engine/commands.ts";
import { createWords } from "../../../src/engine/words.ts";
import { type Discord, OPENAPI_FILE, startDiscord } from "../../support/discord/index.ts";
import { createSchemaJudge } from "../../support/discord/openapi.ts";
import { ROOT } from "../domain/real.ts";

const words = createWords(loadAll({ root: ROOT }).conversations.texts);
const commands = (scope: Scope) => commandList(words, scope);

interface Shown {
  readonly name: string;
  readonly description: string;
  readonly name_localizations: Readonly<Record<string, string>>;
  readonly description_localizations: Readonly<Record<string, string>>;
  readonly options?: readonly Shown[];
}

const career = () => commands("global")[0] as unknown as Shown;
const everything = (one: Shown): Shown[] => [one, ...(one.options ?? []).flatMap(everything)];

describe("the list of commands", () => {
  it.each(["global", "guild"] as const)("keeps every limit of Discord (%s)", (scope) => {
    expect(faultsOf("commands", commands(scope))).toEqual([]);
  });

  it.skipIf(!existsSync(OPENAPI_FILE)).each(["global", "guild"] as const)(
    "is what the published description of the API allows (%s)",
    (scope) => {
      const guild = scope === "global" ? "" : "/guilds/:guild";
      const judge = createSchemaJudge();
      expect(judge?.(`PUT /applications/:application${guild}/commands`, commands(scope))).toEqual([]);
    },
  );

  it("has a subcommand for every command of the core, with its places to fill in", () => {
    const listed = (career().options ?? []).map(({ name, options }) => ({
      name,
      options: (options ?? []).map((option) => option.name),
    }));
    for (const { name, options } of COMMANDS) {
      const own = listed.find((one) => one.name === name);
      expect(own?.options).toEqual(expect.arrayContaining(options.map((option) => option.name)));
    }
    expect(listed).toHaveLength(COMMANDS.length);
  });

  it("says everything in German, French and Spanish, and names English as English", () => {
    const [base, ...parts] = everything(career());
    const all = ["de", "en-GB", "en-US", "es-ES", "fr"];
    expect(Object.keys(base?.description_localizations ?? {}).sort()).toEqual(all);
    for (const part of parts) {
      expect(Object.keys(part.name_localizations).sort(), part.name).toEqual(all);
      expect(Object.keys(part.description_localizations).sort(), part.name).toEqual(all);
      expect(part.description_localizations["en-GB"]).toBe(part.description);
    }
  });

  it("can be used in servers, direct messages and group chats, by either installation", () => {
    for (const command of commands("global"))
      expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
  });
});

/** What Discord adds to what it was given. */
function asServed(list: readonly object[]): unknown[] {
  return list
    .map((command, index) => ({
      id: `${100 + index}`,
      application_id: "1",
      version: "7",
      nsfw: false,
      default_member_permissions: null,
      dm_permission: true,
      description: "",
      name_localizations: null,
      options: [],
      ...command,
    }))
    .reverse();
}

describe("comparing lists", () => {
  const wanted = normalise(commands("global"), "global");

  it("finds a list equal to what Discord made of it", () => {
    const served = normalise(asServed(commands("global")), "global");
    expect(hashOf(served)).toBe(hashOf(wanted));
    expect(differences(served, wanted)).toEqual([]);
  });

  it("asks neither contexts nor installations of a server's commands", () => {
    const served = asServed(commands("guild")).map((command) => ({
      ...(command as object),
      contexts: null,
      integration_types: [0],
    }));
    expect(hashOf(normalise(served, "guild"))).toBe(hashOf(normalise(commands("guild"), "guild")));
  });

  const sub = (name: string, more: object = {}) => ({ type: 1, name, description: `About ${name}`, ...more });
  const hours = (max: number) => ({ type: 10, name: "hours", description: "Hours", max_value: max });
  const list = (...options: object[]) =>
    normalise([{ name: "career", description: "Careers", options }], "global");

  it.each([
    ["a new part", list(sub("a")), list(sub("a"), sub("b")), ["+ /career b"]],
    ["a part that goes", list(sub("a"), sub("b")), list(sub("b")), ["- /career a"]],
    [
      "a limit",
      list(sub("plan", { options: [hours(40)] })),
      list(sub("plan", { options: [hours(80)] })),
      ["~ /career plan hours: max_value 40 -> 80"],
    ],
    [
      "a translation",
      list(sub("a", { name_localizations: { de: "alt" } })),
      list(sub("a", { name_localizations: { de: "neu", fr: "nouveau" } })),
      [
        '~ /career a: name_localizations de "alt" -> "neu"',
        '~ /career a: name_localizations fr none -> "nouveau"',
      ],
    ],
    ["the order", list(sub("a"), sub("b")), list(sub("b"), sub("a")), ["~ /career: order a, b -> b, a"]],
    [
      "another command",
      normalise([{ name: "old", description: "Old" }], "global"),
      normalise([{ type: 3, name: "Match" }], "global"),
      ["- /old", '+ message command "Match"'],
    ],
  ])("tells of %s, and of nothing else", (_what, before, after, lines) => {
    expect(hashOf(before)).not.toBe(hashOf(after));
    expect(differences(before, after)).toEqual(lines);
  });
});

describe("registering", () => {
  let discord: Discord;
  let printed: string[];
  beforeEach(async () => {
    discord = await startDiscord();
    printed = [];
  });
  afterEach(() => discord.close());

  const register = (options: Partial<RegisterOptions> = {}) =>
    registerCommands({
      rest: openRest({ token: discord.token, apiBase: discord.apiBase }),
      commands,
      applicationId: discord.applicationId,
      dryRun: false,
      print: (line) => printed.push(line),
      ...options,
    });
  const sent = () => discord.requests.filter(({ method }) => method !== "GET");
  const failing = async (options: Partial<RegisterOptions>) => {
    const error = await register(options).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof RegistrationError)) throw new Error(`no RegistrationError: ${error}`);
    expect(error.message).not.toContain(discord.token);
    expect(error.message.split("\n")).toHaveLength(1);
    return error.message;
  };

  it("sends one overwrite, and nothing the second time", async () => {
    expect(await register()).toBe("changed");
    expect(discord.commands().map(({ name }) => name)).toEqual(["career", "Match this job ad"]);
    expect(await register()).toBe("unchanged");
    expect(printed.at(-1)).toMatch(/2 commands everywhere are up to date.*Nothing was sent/);
    expect(sent().map(({ route }) => route)).toEqual(["PUT /applications/:application/commands"]);
    expect(discord.faults).toEqual([]);
  });

  it("reads translations back: without them every list would look changed", async () => {
    await register();
    const got = discord.requests.filter(({ route }) => route === "GET /applications/:application/commands");
    expect(got.map(({ query }) => query)).toEqual([{ with_localizations: "true" }]);
  });

  it("leads to the invitation afterwards", async () => {
    await register();
    expect(printed).toContain(`Add the bot to a server: ${serverInvite(discord.applicationId)}`);
    expect(printed).toContain(`Add it to your account: ${personalInvite(discord.applicationId)}`);
  });

  it("shows in a dry run what would change, and sends nothing", async () => {
    await register({ commands: () => [{ name: "old", description: "Old" }] });
    const before = sent().length;
    expect(await register({ dryRun: true })).toBe("would-change");
    expect(printed.join("\n")).toMatch(/^- \/old$/m);
    expect(printed.join("\n")).toMatch(/^\+ \/career: start, role, /m);
    expect(sent()).toHaveLength(before);
    expect(discord.commands().map(({ name }) => name)).toEqual(["old"]);
  });

  it("registers in one server alone, and takes the commands away again", async () => {
    const guild = discord.guild("Trying out");
    expect(await register({ guildId: guild.id })).toBe("changed");
    expect(await register({ guildId: guild.id })).toBe("unchanged");
    expect(discord.commands(guild)).toHaveLength(2);
    expect(discord.commands()).toEqual([]);
    expect(await register({ guildId: guild.id, commands: () => [] })).toBe("changed");
    expect(discord.commands(guild)).toEqual([]);
    expect(discord.faults).toEqual([]);
  });

  it("asks Discord for the application's id when it is not set", async () => {
    expect(await register({ applicationId: undefined })).toBe("changed");
    expect(discord.commands()).toHaveLength(2);
  });

  it.each([
    ["user", "GET"],
    ["global", "PUT"],
    ["shared", "PUT"],
  ] as const)("reports a rate limit (%s) on %s with its wait instead of waiting", async (scope, method) => {
    discord.trouble(
      { method, path: "/applications/:application/commands" },
      { kind: "rate-limit", retryAfterSeconds: 3_000, scope },
    );
    expect(await failing({})).toMatch(/429.*Nothing was changed\. Wait 5\d min/);
    expect(discord.commands()).toEqual([]);
  });

  it("names the token when it is refused", async () => {
    const rest = openRest({ token: "wrong.token.here", apiBase: discord.apiBase });
    expect(await failing({ rest })).toMatch(/DISCORD_TOKEN is refused\. Reset the token/);
  });

  it("names the right application when another one's id is set", async () => {
    expect(await failing({ applicationId: "1234567890" })).toContain(
      `Set DISCORD_APPLICATION_ID to ${discord.applicationId}`,
    );
    expect(sent()).toEqual([]);
  });

  it("names a server that the application is not in", async () => {
    const elsewhere = discord.guild("Elsewhere", { hasBot: false });
    expect(await failing({ guildId: elsewhere.id })).toMatch(`not in a server with the id ${elsewhere.id}`);
    expect(await failing({ guildId: "1234567890" })).toMatch("not in a server with the id 1234567890");
  });

  it("says so when Discord fails, cannot be reached or does not answer", async () => {
    const commandsPath = "/applications/:application/commands";
    discord.trouble({ method: "PUT", path: commandsPath, times: 9 }, { kind: "error", status: 503 });
    expect(await failing({})).toMatch(/API fails at the moment \(503\)/);
    const nowhere = openRest({ token: discord.token, apiBase: "http://127.0.0.1:1/api" });
    expect(await failing({ rest: nowhere })).toMatch(/cannot be reached \(ECONNREFUSED\)/);
    const hanging = discord.trouble({ path: "/applications/@me", times: 9 }, { kind: "hang" });
    const impatient = openRest({ token: discord.token, apiBase: discord.apiBase, timeout: 20 });
    expect(await failing({ rest: impatient })).toMatch(/cannot be reached \(no answer in time\)/);
    hanging.clear();
  });

  it("says so when something else than Discord answers", async () => {
    discord.trouble({ path: "/applications/@me" }, { kind: "error", status: 200, body: { hello: "world" } });
    expect(await failing({})).toMatch(/no answer of its API. Look at DISCORD_API_BASE/);
  });

  it("never sends a list that Discord would refuse", async () => {
    const long = () => [{ name: "career", description: "x".repeat(101) }];
    expect(await failing({ commands: long })).toMatch(/would refuse these commands: .*101/);
    expect(discord.requests).toEqual([]);
  });

  it("passes on what Discord says against a list", async () => {
    discord.trouble(
      { method: "PUT" },
      { kind: "error", status: 400, body: { code: 50_035, message: "Invalid Form Body" } },
    );
    expect(await failing({})).toMatch(/refused \(400, 50035\): Invalid Form Body\. Nothing was changed/);
  });

  it.each(["", "Bot abc.def.ghi", "abc.def\n", "abc"])("takes %j for no token", (token) => {
    expect(() => openRest({ token })).toThrow(/DISCORD_TOKEN is not a bot token/);
  });

  it("takes no address for Discord's that is none", () => {
    expect(() => openRest({ token: "a.b.c", apiBase: "discord.com/api" })).toThrow(/DISCORD_API_BASE/);
    expect(openRest({ token: "a.b.c", apiBase: "https://discord.com/api/" })).toBeInstanceOf(REST);
  });

  const script = async (...args: string[]) => {
    const env = { PATH: process.env.PATH, ...discord.env, DISCORD_PUBLIC_KEY: "" };
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/register-discord.ts", ...args], {
      cwd: ROOT,
      env,
    });
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await ended, out, err };
  };

  it("runs as a program: done 0, failed 1 with one line, used wrongly 2", async () => {
    const guild = discord.guild("Trying out");
    await register({ guildId: guild.id });
    const [done, wrong, cleared] = await Promise.all([
      script(),
      script("--guild", "my server"),
      script("--guild", guild.id, "--clear"),
    ]);
    expect(cleared).toMatchObject({ code: 0, err: "" });
    expect(discord.commands(guild)).toEqual([]);
    expect(done).toMatchObject({ code: 0, err: "" });
    expect(wrong).toMatchObject({ code: 2, out: "" });
    expect(discord.commands()).toHaveLength(2);
    discord.trouble({ path: "/applications/@me" }, { kind: "rate-limit", retryAfterSeconds: 40 });
    const limited = await script("--dry-run");
    expect(limited).toMatchObject({ code: 1, out: "" });
    expect(limited.err).toMatch(/^Discord: too many requests \(429\).* Wait 4\d s.*\n$/);
  }, 60_000);
});

describe("the invitation", () => {
  it("asks for six permissions and no more", () => {
    const bits = [10n, 11n, 14n, 15n, 35n, 38n];
    expect(PERMISSIONS).toBe(bits.reduce((sum, bit) => sum | (1n << bit), 0n));
  });
});
