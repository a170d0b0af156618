import { afterEach, describe, expect, it, vi } from "vitest";
import { cleanUp, newFolder, startProgram } from "../support/program.ts";
import { type App, checkFaults, startApp, stopApps } from "../support/slack/app.ts";
import { startEmulatedSlack } from "../support/slack/emulate.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HOUR = 3_600_000;
let app: App;
afterEach(async () => {
  checkFaults();
  await stopApps();
});

/** What a browser holds between "Add to Slack" and coming back. */
async function begin(url: string): Promise<{ state: string; cookie: string; location: URL }> {
  const asked = await fetch(`${url}/slack/install`, { redirect: "manual" });
  expect(asked.status).toBe(302);
  const location = new URL(asked.headers.get("location") ?? "");
  const cookie = (asked.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return { state: location.searchParams.get("state") ?? "", cookie, location };
}

const comeBack = (url: string, query: Record<string, string>, cookie: string) =>
  fetch(`${url}/slack/oauth_redirect?${new URLSearchParams(query)}`, { headers: { cookie } });

async function install(
  person: string,
  how: { rotating?: boolean; wholeEnterprise?: boolean } = {},
): Promise<void> {
  const { url } = app.program;
  const { state, cookie } = await begin(url);
  const done = await comeBack(url, { code: app.slack.consent(person, how), state }, cookie);
  expect(done.status).toBe(200);
  expect(await done.text()).toContain("Rolewise is installed");
}

describe("installing by OAuth", () => {
  it("into two workspaces: each is answered with its own token", async () => {
    app = await startApp({ transport: "install" });
    app.slack.team("T2");
    const [ada, bob] = [app.slack.person("U1"), app.slack.person("U2", { team: "T2" })];
    await install("U1");
    await install("U2");
    await Promise.all([ada.dm("add python"), bob.dm("hello")]);
    await ada.next({ shows: "Python" });
    await bob.next({ shows: "I am Rolewise" });
    const tokens = app.slack.callsOf("chat.postMessage").map(({ token }) => token);
    expect(new Set(tokens).size).toBe(2);
    // And after a restart from what was kept.
    await app.program.terminate();
    await app.restart();
    await bob.dm("help");
    await bob.next({ shows: "What I can do" });
  });

  it("takes no code without the state that it gave, and none twice", async () => {
    app = await startApp({ transport: "install" });
    app.slack.person("U1");
    const { url } = app.program;
    const first = await begin(url);
    const other = await begin(url);
    const code = app.slack.consent("U1");
    const tries: ReadonlyArray<readonly [Record<string, string>, string]> = [
      [{ code }, first.cookie],
      [{ code, state: first.state }, ""],
      [{ code, state: first.state }, other.cookie],
      [{ code, state: `${first.state}x` }, first.cookie],
      [{ code, state: "9999999999.made.up" }, "rolewise-slack-state=9999999999.made.up"],
      [{ code: "made-up", state: first.state }, first.cookie],
    ];
    for (const [query, cookie] of tries) expect((await comeBack(url, query, cookie)).status).toBe(400);
    const cancelled = await comeBack(url, { error: "access_denied", state: first.state }, first.cookie);
    expect(await cancelled.text()).toContain("cancelled");
    expect((await comeBack(url, { code, state: first.state }, first.cookie)).status).toBe(200);
    expect((await comeBack(url, { code, state: first.state }, first.cookie)).status).toBe(400);
  });

  it("renews a token that runs out, once for two people who write at once", async () => {
    app = await startApp({ transport: "install" });
    const [ada, bob] = [app.slack.person("U1"), app.slack.person("U2")];
    await install("U1", { rotating: true });
    await ada.dm("hello");
    await ada.next();
    await app.slack.quiet();
    // Less than two hours are left of the token's twelve.
    await app.program.terminate();
    await app.restart(11 * HOUR);
    const renewals = () =>
      app.slack.callsOf("oauth.v2.access").filter(({ args }) => args.grant_type === "refresh_token");
    await Promise.all([ada.dm("role data analyst"), bob.dm("help")]);
    await ada.next({ shows: "Data Analyst" });
    await bob.next({ shows: "What I can do" });
    expect(renewals()).toHaveLength(1);
  });

  it("ends when the app is taken out, and can begin again", async () => {
    app = await startApp({ transport: "install", slack: { retryAfter: [] } });
    const ada = app.slack.person("U1");
    await install("U1");
    await ada.dm("add python");
    await ada.next({ shows: "Python" });
    app.slack.uninstall();
    await app.slack.quiet();
    const before = app.slack.calls.length;
    await ada.dm("hello");
    await app.slack.quiet();
    expect(app.slack.callsOf("chat.postMessage").slice(-1)[0]?.at).toBeDefined();
    expect(app.slack.calls.slice(before).filter(({ error }) => error === null)).toEqual([]);
    await install("U1");
    await ada.dm("skills");
    await ada.next({ shows: "Python" });
  });
});

describe("a Slack that somebody else wrote", () => {
  it("takes the app in and gets its messages", async () => {
    const emulated = await startEmulatedSlack();
    try {
      const program = await startProgram({
        folder: await newFolder(),
        env: {
          SLACK_API_URL: emulated.apiUrl,
          SLACK_BOT_TOKEN: emulated.botToken,
          SLACK_SIGNING_SECRET: "s",
        },
      });
      expect(program.output()).toMatch(/slack: requests at \/slack\/events/);
      expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    } finally {
      await cleanUp();
      await emulated.stop();
    }
  });

  it("installs by the consent page of a Slack that somebody else wrote", async () => {
    const emulated = await startEmulatedSlack();
    try {
      const program = await startProgram({
        folder: await newFolder(),
        env: {
          SLACK_API_URL: emulated.apiUrl,
          SLACK_CLIENT_ID: "1.2",
          SLACK_CLIENT_SECRET: "client secret",
          SLACK_SIGNING_SECRET: "s",
        },
      });
      const { location, cookie } = await begin(program.url);
      // Slack takes the address from the app's settings; this one wants it to be said.
      location.searchParams.set("redirect_uri", `${program.url}/slack/oauth_redirect`);
      const page = await (await fetch(location)).text();
      const form = new URLSearchParams();
      for (const [, name = "", value = ""] of page.matchAll(
        /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
      ))
        form.set(name, value.replaceAll("&amp;", "&"));
      const agreed = await fetch(new URL("/oauth/v2/authorize/callback", location), {
        method: "POST",
        body: form,
        redirect: "manual",
      });
      expect(agreed.status).toBe(302);
      const back = new URL(agreed.headers.get("location") ?? "");
      const done = await comeBack(program.url, Object.fromEntries(back.searchParams), cookie);
      expect(await done.text()).toContain("Rolewise is installed");
      expect(done.status).toBe(200);
    } finally {
      await cleanUp();
      await emulated.stop();
    }
  });
});
