import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type App, checkFaults, startApp, stopApps } from "../support/discord/app.ts";
import type { Signature } from "../support/discord/index.ts";

let app: App;
let url: string;
beforeAll(async () => {
  app = await startApp({ transport: "http" });
  url = `${app.program.url}/discord/interactions`;
}, 90_000);
afterEach(checkFaults);
afterAll(stopApps);

/** An id as Discord would give it now: one of long ago is acknowledged at once and answered later. */
const newId = (): string => String((BigInt(Date.now()) - 1_420_070_400_000n) << 22n);
const command = () => ({
  id: newId(),
  application_id: "1",
  type: 2,
  token: "token",
  version: 1,
  channel_id: "2",
  context: 1,
  user: { id: "77", username: "eve" },
  data: { id: "3", name: "career", type: 1, options: [{ type: 1, name: "privacy", options: [] }] },
});
const turns = () => app.counted(/^rolewise_turns_total/);

describe("what comes over HTTP", () => {
  it("passes the check of Discord: PING answered, bad signatures refused", async () => {
    expect(await app.discord.checkEndpoint(url)).toEqual({ ok: true, problems: [] });
  });

  it.each<Signature>(["bad", "missing", "not-hex", "stale", "other-body"])(
    "with a signature that is %s is refused with 401, and nothing is run",
    async (signature) => {
      const before = await turns();
      expect((await app.discord.postSigned(url, command(), signature)).status).toBe(401);
      expect(await turns()).toBe(before);
    },
  );

  it("with a good signature is run", async () => {
    const before = await turns();
    expect((await app.discord.postSigned(url, command())).status).toBe(200);
    await expect.poll(turns).toBe(before + 1);
  });

  it("that is no interaction is refused with 400, and one of an unknown kind is let go", async () => {
    expect((await app.discord.postSigned(url, { no: "type" })).status).toBe(400);
    expect((await app.discord.postSigned(url, { ...command(), type: 99 })).status).toBe(202);
    expect((await fetch(`${app.program.url}/healthz`)).status).toBe(200);
  });

  it("that is too large is refused with 413 before it is read", async () => {
    const response = await fetch(url, { method: "POST", body: "x".repeat(5_000_000) }).catch(() => null);
    if (response !== null) expect(response.status).toBe(413);
    expect((await fetch(`${app.program.url}/healthz`)).status).toBe(200);
  });

  it("by another method is not there", async () => {
    expect([404, 405]).toContain((await fetch(url)).status);
  });
});
