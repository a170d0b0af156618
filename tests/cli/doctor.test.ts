import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openFolderStorage } from "../../adapters/storage/lowdb/folder-storage.ts";
import { openPostgresStorage } from "../../adapters/storage/postgres/postgres-storage.ts";
import { type Diagnosis, diagnose, type Finding } from "../../src/app/doctor.ts";
import { type DoctorOptions, runDoctor } from "../../src/compose/doctor.ts";
import { VARIABLES } from "../../src/config.ts";
import { checkContent } from "../../src/content/load-content.ts";
import { type Discord, startDiscord } from "../support/discord/index.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";
import { type Slack, startSlack } from "../support/slack/index.ts";
import { ROOT } from "../unit/domain/real.ts";
import { run, SERVICES } from "./run.ts";

const DISCORD_TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";

/** The real content, checked once for all. */
const CHECKED = await SERVICES.check();

let home: string;
let slack: Slack;
let discord: Discord;
const servers: Server[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "rolewise-doctor-"));
  [slack, discord] = await Promise.all([startSlack(), startDiscord({ token: DISCORD_TOKEN })]);
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});
afterAll(async () => {
  await Promise.all([slack.stop(), discord.close()]);
  rmSync(home, { recursive: true, force: true });
});

const doctor = (env: NodeJS.ProcessEnv, options: Partial<DoctorOptions> = {}): Promise<Diagnosis> =>
  runDoctor({
    env: { ROLEWISE_DATA_DIR: join(home, "data"), PORT: "0", ...env },
    root: ROOT,
    checkContent: () => CHECKED,
    ...options,
  });

const gateway = () => ({ DISCORD_API_BASE: discord.apiBase, DISCORD_TOKEN });
const of = ({ findings }: Diagnosis, area: string) => findings.filter((finding) => finding.area === area);
const faults = ({ findings }: Diagnosis): Finding[] => findings.filter(({ level }) => level === "fault");

/** The real answers, changed on their way. */
const changing =
  (change: (url: URL, body: Record<string, unknown>, headers: Headers) => void): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    const body = JSON.parse(await response.text());
    const headers = new Headers(response.headers);
    headers.delete("content-length");
    change(new URL(String(input)), body, headers);
    return new Response(JSON.stringify(body), { status: response.status, headers });
  };

async function serve(answer: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(answer as never);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

describe("a host where all is well", () => {
  it("gets a line for everything and exit code 0", async () => {
    const env = { ...slack.env("socket"), ...gateway() };
    const { code, out, err } = await run(["doctor"], {}, { doctor: () => doctor(env) });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const said of [
      "ok       Node.js: v",
      "ok       variables: can be used as they are",
      "ok       content: sound",
      "ok       data folder: ",
      "ok       Slack: SLACK_BOT_TOKEN: rolewise in Loopback",
      "ok       Slack: SLACK_APP_TOKEN: a socket may be opened",
      "ok       Discord: DISCORD_TOKEN: bot ",
      "ok       clock: agrees with Slack",
      "Nothing is in the way of a start.",
    ]) {
      expect(out).toContain(said);
    }
    expect(out).not.toContain("fault");
  });

  it("tells the same as JSON", async () => {
    const env = { ...slack.env("socket") };
    const { code, out } = await run(["doctor", "--json"], {}, { doctor: () => doctor(env) });
    expect(code).toBe(0);
    const told = JSON.parse(out);
    expect(told.ok).toBe(true);
    expect(told.findings).toContainEqual({
      level: "ok",
      area: "variables",
      detail: "can be used as they are",
    });
  });

  it("is left as it was", async () => {
    await doctor({ ...slack.env("socket"), ROLEWISE_DATA_DIR: join(home, "untouched") });
    expect(existsSync(join(home, "untouched"))).toBe(false);
    expect(slack.sights).toEqual([]);
  });
});

describe("variables", () => {
  it("that cannot be used are faults, each with its name", async () => {
    const told = await doctor({ PORT: "abc", ROLEWISE_RETENTION_DAYS: "0" });
    const details = of(told, "variables").map(({ detail }) => detail);
    expect(details.filter((detail) => /^(PORT|ROLEWISE_RETENTION_DAYS): /.test(detail))).toHaveLength(2);
    expect(told.ok).toBe(false);
  });

  it("that are half there are a fault of that platform", async () => {
    const told = await doctor({ SLACK_BOT_TOKEN: "xoxb-1-2-3" });
    expect(faults(told)).toMatchObject([
      { area: "variables", detail: expect.stringContaining("SLACK_APP_TOKEN"), repair: "See docs/slack.md." },
    ]);
  });

  it("that nobody reads are warned of", async () => {
    const told = await doctor({ ...slack.env("socket"), SLACK_SINGING_SECRET: "x", ROLEWISE_DATADIR: "y" });
    expect(of(told, "variables").map(({ level, detail }) => `${level} ${detail}`)).toEqual([
      "warning SLACK_SINGING_SECRET is not read by Rolewise",
      "warning ROLEWISE_DATADIR is not read by Rolewise",
    ]);
    expect(told.ok).toBe(true);
  });

  it("are all known to the doctor and to .env.example", () => {
    const schema = /EnvironmentSchema = z\.object\(\{([\s\S]*?)\n\}\);/.exec(
      readFileSync(join(ROOT, "src/config.ts"), "utf8"),
    );
    const read = [...(schema?.[1] ?? "").matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
    expect([...VARIABLES].sort()).toEqual(read.sort());
    const example = readFileSync(join(ROOT, ".env.example"), "utf8");
    expect(VARIABLES.filter((name) => !new RegExp(`^#? ?${name}=`, "m").test(example))).toEqual([]);
  });

  it("that the example sets can be used", async () => {
    const example = readFileSync(join(ROOT, ".env.example"), "utf8");
    const set = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]);
    const told = await doctor({ ...Object.fromEntries(set), ROLEWISE_DATA_DIR: join(home, "data") });
    expect(faults(told).filter(({ area }) => area === "variables")).toEqual([]);
  });
});

describe("Slack", () => {
  it("that refuses a token is a fault with where the right one is", async () => {
    const told = await doctor({ ...slack.env("socket"), SLACK_BOT_TOKEN: "xoxb-9-9-wrong" });
    expect(faults(told)).toMatchObject([
      { area: "Slack", detail: "SLACK_BOT_TOKEN is refused (invalid_auth)" },
    ]);
    expect(faults(told)[0]).toHaveProperty("repair", expect.stringContaining("OAuth & Permissions"));
  });

  it("that refuses the app's token says so of that token", async () => {
    const told = await doctor({ ...slack.env("socket"), SLACK_APP_TOKEN: "xapp-9-wrong" });
    expect(faults(told).map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^SLACK_APP_TOKEN is refused/),
    ]);
  });

  it("grants fewer scopes than are needed", async () => {
    const some = changing((_url, _body, headers) => headers.set("x-oauth-scopes", "chat:write, commands"));
    const told = await doctor(slack.env("socket"), { fetch: some });
    const missing = faults(told)[0]?.detail;
    expect(missing).toMatch(/^scopes: app_mentions:read, .* not granted$/);
    expect(missing).not.toMatch(/chat:write|commands/);
  });

  it("is tried without a token where the app is installed by OAuth", async () => {
    const { SLACK_BOT_TOKEN: _, ...env } = slack.env("http");
    const ids = { SLACK_CLIENT_ID: "1.1", SLACK_CLIENT_SECRET: "loopback-client-secret" };
    const told = await doctor({ ...env, ...ids });
    expect(faults(told)).toEqual([]);
    expect(of(told, "Slack")[0]?.detail).toMatch(/^reached/);
  });

  it("is told apart from something else that answers", async () => {
    const port = await serve((_request, response) => response.end("<html>"));
    const told = await doctor({ ...slack.env("socket"), SLACK_API_URL: `http://127.0.0.1:${port}/api/` });
    expect(faults(told).map(({ detail }) => detail)).toEqual([
      expect.stringContaining("something that is not Slack's"),
    ]);
  });
});

describe("Discord", () => {
  it("that refuses the token is one fault", async () => {
    const told = await doctor({ ...gateway(), DISCORD_TOKEN: "wrong" });
    expect(faults(told)).toMatchObject([{ area: "Discord", detail: "DISCORD_TOKEN is refused (401)" }]);
  });

  it("knows the application by another id and key", async () => {
    const told = await doctor({
      ...gateway(),
      DISCORD_APPLICATION_ID: "123456789",
      DISCORD_PUBLIC_KEY: "ab".repeat(32),
    });
    expect(faults(told).map(({ detail }) => detail)).toEqual([
      "DISCORD_APPLICATION_ID is not the application of the token",
      "DISCORD_PUBLIC_KEY is not that of the application",
    ]);
    expect(faults(told)[0]).toHaveProperty("repair", expect.stringContaining(discord.applicationId));
  });

  it("agrees with the right key, and still wants an address", async () => {
    const told = await doctor({ ...gateway(), DISCORD_PUBLIC_KEY: discord.publicKey });
    expect(faults(told)).toEqual([]);
    expect(of(told, "Discord").map(({ level, detail }) => `${level} ${detail}`)).toContain(
      "warning application: has no Interactions Endpoint URL yet",
    );
  });

  it("has no commands yet, and then has some", async () => {
    const commands = async () =>
      of(await doctor(gateway()), "Discord").filter(({ detail }) => detail.startsWith("commands: "));
    expect(await commands()).toMatchObject([
      { level: "warning", repair: expect.stringContaining("register") },
    ]);
    const path = `${discord.apiBase}/v10/applications/${discord.applicationId}/commands`;
    const put = await fetch(path, {
      method: "PUT",
      headers: { authorization: `Bot ${DISCORD_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify([{ name: "career", description: "Careers in AI", type: 1 }]),
    });
    expect(put.status).toBe(200);
    expect(await commands()).toMatchObject([{ level: "ok", detail: "commands: 1 registered" }]);
  });

  it("sends nothing over the gateway while it has an address", async () => {
    const withAddress = changing((url, body) => {
      if (url.pathname.endsWith("/applications/@me"))
        body.interactions_endpoint_url = "https://example.org/x";
    });
    const told = await doctor(gateway(), { fetch: withAddress });
    expect(faults(told).map(({ detail }) => detail)).toEqual([
      expect.stringContaining("nothing comes by the gateway"),
    ]);
  });

  it("does not have the bot in the server that is named", async () => {
    const told = await doctor({ ...gateway(), DISCORD_GUILD_ID: "123456789" });
    expect(faults(told).map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^DISCORD_GUILD_ID: the bot is not in a server/),
    ]);
  });

  it("has counted too many starts", async () => {
    const few = changing((url, body) => {
      if (url.pathname.endsWith("/gateway/bot"))
        body.session_start_limit = { total: 1000, remaining: 1, reset_after: 7_000_000, max_concurrency: 1 };
    });
    const told = await doctor(gateway(), { fetch: few });
    expect(faults(told)).toMatchObject([
      { detail: "gateway: only 1 starts left", repair: expect.stringContaining("wait 2 h") },
    ]);
  });
});

describe("a platform that does not answer", () => {
  it("is a fault with its repair, however it is silent", async () => {
    const port = await serve(() => {});
    const silent = `http://127.0.0.1:${port}`;
    const told = await doctor(
      {
        ...slack.env("socket"),
        SLACK_API_URL: `${silent}/api/`,
        DISCORD_TOKEN,
        DISCORD_API_BASE: "http://127.0.0.1:1/api",
      },
      { timeout: 50 },
    );
    expect(faults(told)).toMatchObject([
      { area: "Slack", detail: `127.0.0.1:${port} does not answer (no answer within 0.05 s)` },
      { area: "Discord", detail: expect.stringContaining("127.0.0.1:1 does not answer") },
    ]);
    for (const fault of faults(told))
      expect(fault).toHaveProperty("repair", expect.stringContaining("network"));
  });

  it("is named to whoever waits", async () => {
    let answer = () => {};
    const waited = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow: typeof fetch = async (input, init) => {
      await waited;
      return fetch(input, init);
    };
    const lines: string[] = [];
    const { code, err } = await run(
      ["doctor", "--json"],
      {},
      {
        doctor: (onWaiting) =>
          doctor(slack.env("socket"), {
            fetch: slow,
            patience: 5,
            onWaiting(areas) {
              if (areas.length !== 1) return;
              lines.push(...areas);
              onWaiting(areas);
              answer();
            },
          }),
      },
    );
    expect(code).toBe(0);
    expect(lines[0]).toBe("Slack");
    expect(err).toContain("Still waiting for: Slack ...");
  });
});

describe("the clock", () => {
  it.each([
    [-90_000, "behind"],
    [90_000, "ahead of"],
  ])("%i ms off is a fault", async (off, word) => {
    const clock = () => new Date(Date.now() + off);
    const told = await doctor(slack.env("socket"), { clock });
    expect(faults(told)).toMatchObject([{ area: "clock", detail: expect.stringContaining(word) }]);
  });

  it("may be some seconds off", async () => {
    const told = await doctor(slack.env("socket"), { clock: () => new Date(Date.now() + 30_000) });
    expect(faults(told)).toEqual([]);
  });
});

describe("the data folder", () => {
  const findings = async (folder: string) =>
    of(await doctor({ ROLEWISE_DATA_DIR: folder }), "data folder").map(
      ({ level, detail }) => `${level} ${detail}`,
    );

  it("that is not there will be made", async () => {
    expect(await findings(join(home, "new", "data"))).toEqual([
      `ok ${join(home, "new", "data")} will be made at the first start`,
    ]);
  });

  it("cannot be below a file, or be one", async () => {
    const file = join(home, "file");
    writeFileSync(file, "");
    expect((await findings(file))[0]).toMatch(/^fault .* is not a folder$/);
    expect((await findings(join(file, "data")))[0]).toMatch(/^fault .* cannot be made/);
  });

  it("that others can read is warned of", async () => {
    const open = join(home, "open");
    mkdirSync(open);
    chmodSync(open, 0o755);
    expect(await findings(open)).toContain(`warning ${open} can be read by other users of this host`);
    expect(readdirSync(open)).toEqual([]);
  });

  it("in use by a running store is no fault", async () => {
    const folder = join(home, "used");
    const storage = await openFolderStorage({ folder });
    expect((await findings(folder))[0]).toBe(`ok ${folder}: writable, in use by a running Rolewise`);
    await storage.close();
    expect((await findings(folder))[0]).toBe(`ok ${folder}: writable, free to use`);
  });
});

describe("encryption keys", () => {
  it("are checked for their form", async () => {
    const key = randomBytes(32).toString("base64");
    const good = await doctor({ ROLEWISE_ENCRYPTION_KEYS: `a:${key}` });
    expect(of(good, "encryption")).toMatchObject([{ level: "ok", detail: expect.stringContaining('"a"') }]);
    const bad = await doctor({ ROLEWISE_ENCRYPTION_KEYS: `a:${key.slice(4)}` });
    expect(of(bad, "encryption")).toMatchObject([{ level: "fault" }]);
    expect(JSON.stringify(bad)).not.toContain(key.slice(4));
  });
});

describe("the port", () => {
  it("that something else has is a fault where requests come in, and a warning where not", async () => {
    const port = await serve((_request, response) => response.end("{}"));
    const env = { PORT: String(port), HOST: "127.0.0.1" };
    expect(faults(await doctor({ ...slack.env("http"), ...env }))).toMatchObject([{ area: "port" }]);
    expect(of(await doctor({ ...slack.env("socket"), ...env }), "port")).toMatchObject([
      { level: "warning", detail: expect.stringContaining("taken") },
    ]);
  });

  it("that Rolewise itself has is fine", async () => {
    const port = await serve((_request, response) => response.end(JSON.stringify({ status: "alive" })));
    const told = await doctor({ ...slack.env("http"), PORT: String(port), HOST: "127.0.0.1" });
    expect(of(told, "port")).toMatchObject([{ level: "ok", detail: `PORT: Rolewise is running on ${port}` }]);
  });
});

describe("the content", () => {
  it("tells its first faults and how to see them all", async () => {
    const told = await doctor({ ROLEWISE_CONTENT_DIR: join(home, "nowhere") }, { checkContent });
    expect(of(told, "content")).toMatchObject([
      { level: "fault", repair: expect.stringContaining("Create") },
    ]);
  });
});

describe("Node.js", () => {
  it.each([
    ["v20.18.3", "fault"],
    ["v20.19.0", "ok"],
    ["v22.1.0", "ok"],
  ])("%s is a %s", async (nodeVersion, level) => {
    expect(of(await doctor({}, { nodeVersion }), "Node.js")).toMatchObject([{ level }]);
  });
});

describe("the database", () => {
  let postgres: TestPostgres;
  let url: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.createDatabase("doctor");
  }, 60_000);
  afterAll(() => postgres.remove());

  const findings = async (address: string) => of(await doctor({ DATABASE_URL: address }), "database");

  it("is left empty, and is up to date after a start", async () => {
    expect((await findings(url)).map(({ detail }) => detail)).toContain(
      "tables: none yet; they are made at the first start",
    );
    const there = await postgres.run("SELECT to_regnamespace('rolewise') AS there", [], "doctor");
    expect(there).toEqual([{ there: null }]);
    await (await openPostgresStorage({ url })).close();
    expect((await findings(url)).map(({ detail }) => detail)).toContain("tables: up to date");
  });

  it("that a newer version has changed is warned of", async () => {
    await postgres.run(
      "INSERT INTO rolewise.migrations (name, run_on) VALUES ('9999_later', now())",
      [],
      "doctor",
    );
    expect(await findings(url)).toContainEqual({
      level: "warning",
      area: "database",
      detail: "tables: made by a newer Rolewise (9999_later)",
      repair: "Start the newer version again.",
    });
  });

  it.each([
    [
      "a wrong password",
      (text: string) => text.replace(/:[^:@]+@/, ":secret-and-wrong@"),
      "user and the password",
    ],
    ["a wrong name", (text: string) => `${text}x`, "Create the database"],
    ["a wrong port", (text: string) => text.replace(/:\d+\//, ":1/"), "Start the database"],
  ])("with %s is a fault with its repair", async (_what, spoil, repair) => {
    const told = await findings(spoil(url));
    expect(told).toMatchObject([{ level: "fault", repair: expect.stringContaining(repair) }]);
    expect(JSON.stringify(told)).not.toContain("secret-and-wrong");
  });
});

describe("secrets", () => {
  it("are in no line, whatever is wrong", async () => {
    const secrets = {
      SLACK_BOT_TOKEN: "xoxb-1111-2222-abcdefghij",
      SLACK_APP_TOKEN: "xapp-1-A1-secretsecret",
      SLACK_SIGNING_SECRET: "0123456789abcdef-signing",
      DISCORD_TOKEN,
      ROLEWISE_ENCRYPTION_KEYS: "k1:not-a-key-but-secret",
      DATABASE_URL: "postgres://user:p%40ssw0rd-very-secret@127.0.0.1:1/x",
    };
    const told = await doctor(
      { ...secrets, SLACK_API_URL: "http://127.0.0.1:1/", DISCORD_API_BASE: "not an address" },
      {
        fetch: async (input, init) => {
          throw new Error(`${input} ${JSON.stringify(init?.headers)} ${Object.values(secrets).join(" ")}`);
        },
      },
    );
    const text = JSON.stringify(told);
    for (const secret of [...Object.values(secrets), "p@ssw0rd-very-secret", "not-a-key-but-secret"])
      expect(text).not.toContain(secret);
    expect(faults(told).length).toBeGreaterThan(2);
  });
});

describe("a check with a bug", () => {
  it("is a fault among the others", async () => {
    const broken = { area: "odd", run: async () => Promise.reject(new Error("boom")) };
    const sound = { area: "even", run: async () => [{ level: "ok", area: "even", detail: "fine" }] as const };
    const told = await diagnose([broken, sound], { clean: (text) => text.replace("boom", "[gone]") });
    expect(told.findings).toMatchObject([
      { level: "fault", area: "odd", detail: "could not be checked ([gone])" },
      { level: "ok", area: "even" },
    ]);
  });
});
