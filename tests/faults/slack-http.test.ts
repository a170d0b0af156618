import { request } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type App, checkFaults, startApp, stopApps } from "../support/slack/app.ts";
import { signatureHeaders } from "../support/slack/index.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: App;
beforeAll(async () => {
  app = await startApp({ transport: "http", slack: { retryAfter: [] } });
});
afterEach(checkFaults);
afterAll(stopApps);

/** A message of Ada's as Slack would post it. */
const eventBody = (text: string): string => {
  const ts = (Date.now() / 1000).toFixed(6);
  return app.slack.http.body("events_api", {
    type: "event_callback",
    team_id: "T1",
    api_app_id: "A1",
    event_id: `Ev${ts}`,
    event_time: 1,
    authorizations: [{ team_id: "T1", enterprise_id: null, user_id: "UBOTT1", is_bot: true }],
    event: { type: "message", channel_type: "im", channel: "DU1", user: "U1", text, ts },
  });
};

/** Posts without a client's niceties; resolves with the status, however the connection ends. */
const rawPost = (headers: Record<string, string>, chunks: readonly Buffer[]): Promise<number> =>
  new Promise((done, fail) => {
    const posted = request(`${app.program.url}/slack/events`, { method: "POST", headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    posted.on("error", fail);
    for (const chunk of chunks) posted.write(chunk);
    posted.end();
  });

describe("a request", () => {
  it("with a good signature is answered", async () => {
    const sent = await app.slack.person("U1").dm("help");
    expect(await sent.acknowledged()).toBe(true);
    await app.slack.next("DU1", { shows: "What I can do" });
    expect(await app.slack.verifyUrl()).toBe(true);
  });

  it.each(["bad", "stale", "missing", "body", "version"] as const)(
    "with a %s signature is refused",
    async (signature) => {
      const before = app.slack.calls.length;
      const refused = await app.slack.http.post(eventBody("add python"), { signature });
      expect(refused.status).toBe(401);
      // Refused before anything is read: what is no JSON is refused the same way.
      expect((await app.slack.http.post("{", { signature })).status).toBe(401);
      expect(
        (await app.slack.http.post('{"type":"url_verification","challenge":"x"}', { signature })).status,
      ).toBe(401);
      expect(app.slack.calls.length).toBe(before);
    },
  );

  it("that says nothing understandable does no harm", async () => {
    for (const body of ["{", "[]", "null", '""', "{}", '{"type":"event_callback"}', "payload=%7B", "a=b", ""])
      expect((await app.slack.http.post(body)).status).toBeLessThan(500);
    expect((await app.slack.http.post("ssl_check=1&token=x")).status).toBe(200);
    expect((await fetch(`${app.program.url}/slack/events`)).status).toBe(404);
    expect((await fetch(`${app.program.url}/healthz`)).status).toBe(200);
  });

  it("of 5 MB is refused, whether its length is told or not", async () => {
    const body = Buffer.alloc(5 * 1024 * 1024, "x");
    const headers = { "content-type": "application/json", ...signatureHeaders("any", "any") };
    expect(await rawPost({ ...headers, "content-length": String(body.length) }, [body])).toBe(413);
    expect(
      await rawPost(
        headers,
        Array.from({ length: 5 }, () => body.subarray(0, 1024 * 1024)),
      ),
    ).toBe(413);
    await app.slack.person("U1").dm("privacy");
    await app.slack.next("DU1", { shows: "I keep what you tell me" });
  });

  it("leaves no text of people and no secret in the log", () => {
    const output = app.program.output();
    expect(output).not.toMatch(/xoxb-|add python|signing-secret/);
  });
});
