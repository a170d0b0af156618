import { describe, expect, it } from "vitest";
import type { Api } from "../../../adapters/slack/api.ts";
import { createInstallations, type Installation } from "../../../adapters/slack/installations.ts";
import { createMemoryStore } from "../../../adapters/storage/memory/memory-store.ts";
import { profileOf } from "../../../src/engine/state.ts";
import type { Slack } from "../../support/slack/index.ts";
import { createFaultyStore } from "./faulty-store.ts";
import { journey } from "./journey.ts";
import type { Running } from "./running.ts";

const start = journey();

/** The browser of somebody who adds the app, with its cookie. */
async function install(
  { slack, base }: { slack: Slack; base: string },
  person: string,
  how = {},
): Promise<Response> {
  const begun = await fetch(`${base}/slack/install`, { redirect: "manual" });
  expect(begun.status).toBe(302);
  const to = new URL(begun.headers.get("location") ?? "");
  expect(to.searchParams.get("scope")).toContain("chat:write");
  const code = slack.consent(person, how);
  const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
  const state = to.searchParams.get("state") ?? "";
  return fetch(`${base}/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`, {
    headers: { cookie },
  });
}

const baseOf = (running: Running): string => running.url;

describe("installing by OAuth", () => {
  it("lets a workspace in, and out again when the app is removed", async () => {
    const installations = createMemoryStore();
    const running = await start({ transport: "install", installations });
    const { slack } = running;
    const ada = slack.person("U1");
    expect((await install({ slack, base: baseOf(running) }, "U1")).status).toBe(200);
    await ada.dm("hello");
    await ada.next({ shows: "I am" });
    expect(await installations.load("slack:T1")).not.toBeNull();
    slack.uninstall();
    await expect.poll(() => installations.load("slack:T1")).toBeNull();
  });

  it("keeps people of different workspaces apart", async () => {
    const running = await start({ transport: "install" });
    const { slack, desk } = running;
    slack.team("T2");
    const [ada, bob] = [slack.person("U1"), slack.person("U2", { team: "T2" })];
    await install({ slack, base: baseOf(running) }, "U1");
    await install({ slack, base: baseOf(running) }, "U2");
    await ada.dm("add Python");
    await ada.next({ shows: "Added" });
    await bob.dm("skills");
    await bob.next({ shows: "I know of none yet" });
    expect(Object.keys(profileOf(await desk.state("slack:T1:U1")).skills)).toEqual(["python"]);
    expect((await desk.state("slack:T2:U2")).profile?.skills).toBeUndefined();
  });

  it("keeps an installation for a whole organisation under its id", async () => {
    const installations = createMemoryStore();
    const running = await start({ transport: "install", installations });
    const { slack } = running;
    slack.team("T3", { enterprise: { id: "E1", name: "Org" } });
    const eve = slack.person("U3", { team: "T3" });
    await install({ slack, base: baseOf(running) }, "U3", { wholeEnterprise: true });
    expect(await installations.load("slack:E1")).not.toBeNull();
    expect(await installations.load("slack:T3")).toBeNull();
    await eve.dm("hello");
    await eve.next({ shows: "I am" });
  });

  it("takes no code whose state is not this browser's", async () => {
    const running = await start({ transport: "install" });
    const { slack } = running;
    const base = baseOf(running);
    slack.person("U1");
    const begun = await fetch(`${base}/slack/install`, { redirect: "manual" });
    const state = new URL(begun.headers.get("location") ?? "").searchParams.get("state") ?? "";
    const at = (query: string, cookie = "") =>
      fetch(`${base}/slack/oauth_redirect?${query}`, { headers: { cookie } });
    const code = slack.consent("U1");
    expect((await at(`code=${code}&state=${state}`)).status).toBe(400);
    expect((await at(`code=${code}&state=${state}x`, `rolewise-slack-state=${state}x`)).status).toBe(400);
    const cancelled = await at("error=access_denied");
    expect(await cancelled.text()).toContain("cancelled");
    expect(slack.callsOf("oauth.v2.access")).toEqual([]);
  });

  it("tells a person by the address of their command when the store of installations is away", async () => {
    const installations = createFaultyStore();
    const running = await start({ transport: "install", installations });
    const { slack } = running;
    slack.channel("C1");
    const ada = slack.person("U1");
    installations.down = true;
    await ada.slash("/career", "help", { channel: "C1" });
    await ada.next({ kind: "ephemeral", shows: "I cannot reach my memory" });
  });
});

describe("tokens that expire", () => {
  const NOW = Date.parse("2026-11-21T12:00:00Z");
  const seconds = NOW / 1000;
  const installation: Installation = {
    team: "T1",
    enterprise: null,
    wholeEnterprise: false,
    app: "A1",
    bot: { token: "old", user: "UB", id: "B1", refreshToken: "refresh-1", expiresAt: seconds + 600 },
    installedAt: seconds - 10,
  };

  function workspace(answer: (args: Readonly<Record<string, unknown>>) => Promise<unknown>) {
    const asked: unknown[] = [];
    const api = {
      open: (_method: string, args: Readonly<Record<string, unknown>>) => {
        asked.push(args.refresh_token);
        return answer(args);
      },
      forgive() {},
    } as unknown as Api;
    return { asked, api };
  }

  const make = (api: Api, store = createMemoryStore()) =>
    createInstallations({
      store,
      api,
      clock: () => new Date(NOW),
      clientId: "c",
      clientSecret: "s",
      onFault() {},
    });
  const fresh = async () => ({
    ok: true,
    access_token: "new",
    refresh_token: "refresh-2",
    expires_in: 43_200,
  });

  it("are renewed once, however many ask at the same time", async () => {
    const { api, asked } = workspace(fresh);
    const installations = make(api);
    await installations.save(installation);
    const found = await Promise.all(Array.from({ length: 20 }, () => installations.byId("T1")));
    expect(asked).toEqual(["refresh-1"]);
    for (const one of found)
      expect(one?.bot).toMatchObject({
        token: "new",
        refreshToken: "refresh-2",
        expiresAt: seconds + 43_200,
      });
  });

  it("of another process that was first are taken over", async () => {
    const store = createMemoryStore();
    const other = make(workspace(fresh).api, store);
    await other.save(installation);
    const late = workspace(async () => {
      await other.byId("T1");
      return { ok: true, access_token: "lost", refresh_token: "lost", expires_in: 43_200 };
    });
    const found = await make(late.api, store).byId("T1");
    expect(found?.bot.token).toBe("new");
  });

  it("are used on while they cannot be renewed", async () => {
    const { api } = workspace(async () => {
      throw new Error("no way to Slack");
    });
    const installations = make(api);
    await installations.save(installation);
    expect((await installations.byId("T1"))?.bot.token).toBe("old");
  });

  it("stay when news of an older removal comes late", async () => {
    const { api } = workspace(fresh);
    const installations = make(api);
    const asker = { team: "T1", enterprise: undefined, wholeEnterprise: false };
    await installations.save({ ...installation, bot: { ...installation.bot, refreshToken: null } });
    await installations.remove(asker, installation.installedAt - 100);
    expect(await installations.find(asker)).not.toBeNull();
    await installations.remove(asker, installation.installedAt + 1);
    expect(await installations.find(asker)).toBeNull();
  });
});
