import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type App, checkFaults, startApp, stopApps } from "../support/discord/app.ts";
import type { GuildPlace } from "../support/discord/index.ts";
import { byControls, byWords, labels } from "../support/discord/interview.ts";

describe.each(["gateway", "http"] as const)("from the first slash to a plan, over %s", (transport) => {
  let app: App;
  let general: GuildPlace;
  beforeAll(async () => {
    app = await startApp({ transport });
    general = app.discord.guild("Data people").channel("general");
  }, 90_000);
  afterEach(() => {
    checkFaults();
    expect(app.discord.unanswered).toEqual([]);
  });
  afterAll(stopApps);

  it("in a channel, by buttons, menus and forms, and nobody else sees any of it", async () => {
    const ada = app.discord.person({ name: "Ada" });
    const bob = app.discord.person({ name: "Bob" });
    bob.opens(general);
    ada.slash("career", { sub: "start" }, general);
    const roles = await byControls(ada, await ada.nextMessage());
    expect(roles.ephemeral).toBe(true);
    expect(roles.message.files.map(({ type }) => type)).toEqual(["image/png"]);
    const planFor = labels(roles).find((label) => label.startsWith("Plan")) ?? "";
    ada.click(roles, planFor);
    const plan = await ada.nextMessage();
    expect(plan.text).toContain("Your plan for");
    expect(plan.ephemeral).toBe(true);
    expect(bob.seen).toEqual([]);
  });

  it("in direct messages by slash command, where nothing needs to be hidden", async () => {
    const ada = app.discord.person({ name: "Ada" });
    ada.slash("career", { sub: "start" }, ada.botDm);
    const first = await ada.nextMessage();
    expect(first.ephemeral).toBe(false);
    ada.click(first, "Working in tech");
    expect((await ada.nextMessage()).kind).toBe("update");
  });
});

describe("over the gateway, in words", () => {
  let app: App;
  let general: GuildPlace;
  beforeAll(async () => {
    app = await startApp();
    general = app.discord.guild("Data people").channel("general");
  }, 90_000);
  afterEach(checkFaults);
  afterAll(stopApps);

  it("in direct messages", async () => {
    const ada = app.discord.person({ name: "Ada" });
    ada.dm("hello");
    await ada.nextMessage();
    ada.dm("start");
    const roles = await byWords(ada, await ada.nextMessage(), (text) => ada.dm(text));
    expect(roles.kind).toBe("dm");
    ada.dm("plan for mlops engineer");
    const plan = await ada.nextMessage();
    expect(plan.text).toContain("Your plan for MLOps Engineer");
    ada.dm("thanks");
    await ada.nextMessage();
  });

  it("by mention: what is personal comes in a DM, with a line in the channel that says so", async () => {
    const ada = app.discord.person({ name: "Ada" });
    const bob = app.discord.person({ name: "Bob" });
    bob.opens(general);
    const next = async () => {
      const [one, other] = [await ada.nextMessage(), await ada.nextMessage()];
      const [dm, line] = one.kind === "dm" ? [one, other] : [other, one];
      expect([dm.kind, line.kind]).toEqual(["dm", "channel"]);
      expect(line.text).toBe("I answered you in a DM.");
      return dm;
    };
    ada.mention(general, "start");
    await byWords(ada, await next(), (text) => ada.mention(general, text), next);
    ada.mention(general, "plan for mlops engineer");
    expect((await next()).text).toContain("Your plan for MLOps Engineer");
    expect(new Set(bob.seen.map(({ text }) => text))).toEqual(new Set(["I answered you in a DM."]));
  });

  it("by mention: what anybody may know is said in the channel", async () => {
    const ada = app.discord.person({ name: "Ada" });
    const bob = app.discord.person({ name: "Bob" });
    bob.opens(general);
    ada.mention(general, "what does an MLOps engineer do?");
    const card = await bob.nextMessage();
    expect(card).toMatchObject({ kind: "channel", ephemeral: false });
    expect(card.text).toContain("MLOps Engineer");
    expect((await ada.nextMessage()).message.id).toBe(card.message.id);
  });
});
