import { afterEach, describe, expect, it, vi } from "vitest";
import { type HttpServer, startHttpServer } from "../../../adapters/http/http-server.ts";
import { createHttpRoute, parseBody } from "../../../adapters/slack/http-receiver.ts";
import { BODY_MAX } from "../../../adapters/slack/limits.ts";
import { type Arrival, createIntake, type Intake, isIdle } from "../../../adapters/slack/receiver.ts";
import { type Signature, signatureHeaders } from "../../support/slack/index.ts";

const SECRET = "a-signing-secret";
let server: HttpServer | undefined;

async function serve(
  intake: Intake,
): Promise<(body: string, headers?: Record<string, string>, sign?: Signature) => Promise<Response>> {
  const route = createHttpRoute({ signingSecret: SECRET, intake, clock: () => new Date() });
  server = await startHttpServer({
    port: 0,
    host: "127.0.0.1",
    routes: [route],
    readiness: async () => ({ ready: true, store: { ready: true, detail: "" }, surfaces: {} }),
    metrics: { text: async () => "", contentType: "text/plain" },
    onError: () => {},
  });
  const url = `http://127.0.0.1:${server.port}/slack/events`;
  return (body, headers = {}, sign = "good") =>
    fetch(url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...signatureHeaders(SECRET, body, sign), ...headers },
    });
}

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** An intake that notes what arrives. */
function noting(answer: (arrival: Arrival) => Promise<void> = (arrival) => arrival.acknowledge()) {
  const arrivals: Arrival[] = [];
  const intake: Intake = {
    init() {},
    start: async () => {},
    stop: async () => {},
    open: true,
    drain: async () => {},
    async take(arrival) {
      arrivals.push(arrival);
      await answer(arrival);
    },
  };
  return { intake, arrivals };
}

const EVENT = JSON.stringify({ type: "event_callback", event: { type: "message" } });

describe("a request", () => {
  it.each<Signature>(["bad", "stale", "missing", "body", "version"])(
    "with a %s signature is refused before it is read",
    async (sign) => {
      const { intake, arrivals } = noting();
      const post = await serve(intake);
      // Not even JSON: a reader would have complained of that.
      expect((await post("{not json", {}, sign)).status).toBe(401);
      expect((await post(EVENT, {}, sign)).status).toBe(401);
      expect(arrivals).toEqual([]);
    },
  );

  it("that is larger than Slack's ever are is refused", async () => {
    const { intake, arrivals } = noting();
    const post = await serve(intake);
    const status = await post(`{"a":"${"x".repeat(BODY_MAX)}"}`).then(
      (response) => response.status,
      // The connection may be closed while the rest is still being written.
      () => 413,
    );
    expect(status).toBe(413);
    expect(arrivals).toEqual([]);
  });

  it("answers Slack's own checks", async () => {
    const { intake, arrivals } = noting();
    const post = await serve(intake);
    const verified = await post(JSON.stringify({ type: "url_verification", challenge: "abc" }));
    expect(await verified.json()).toEqual({ challenge: "abc" });
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect((await post("ssl_check=1&token=x", form)).status).toBe(200);
    expect((await post("{not json")).status).toBe(400);
    expect(arrivals).toEqual([]);
  });

  it("is handed on with what Slack says of retries", async () => {
    const { intake, arrivals } = noting();
    const post = await serve(intake);
    const headers = { "x-slack-retry-num": "2", "x-slack-retry-reason": "http_timeout" };
    expect((await post(EVENT, headers)).status).toBe(200);
    expect(arrivals[0]).toMatchObject({ retryNum: 2, retryReason: "http_timeout" });
  });

  it("is answered with what the listener says, or refused so that it comes again", async () => {
    const { intake } = noting((arrival) => arrival.acknowledge({ options: [] }));
    const post = await serve(intake);
    expect(await (await post(EVENT)).json()).toEqual({ options: [] });
    await server?.close();
    const refusing = noting((arrival) => arrival.refuse());
    expect((await (await serve(refusing.intake))(EVENT)).status).toBe(503);
  });

  it("reads commands and interactions from forms", () => {
    const form = "application/x-www-form-urlencoded";
    expect(parseBody("command=%2Fcareer&text=role+mlops", form)).toEqual({
      command: "/career",
      text: "role mlops",
    });
    expect(parseBody(`payload=${encodeURIComponent('{"type":"shortcut"}')}`, form)).toEqual({
      type: "shortcut",
    });
    expect(parseBody("payload=nonsense", form)).toBeNull();
    expect(parseBody("[1]", "application/json")).toBeNull();
  });
});

describe("what people write to each other", () => {
  const said = (more: Record<string, unknown>) => ({
    type: "event_callback",
    event: { type: "message", channel: "C1", user: "U1", text: "lunch?", ts: "2.0", ...more },
  });
  it("is let go before anything is looked up for it", () => {
    expect(isIdle(said({}))).toBe(true);
    expect(isIdle(said({ bot_id: "B1", channel: "D1" }))).toBe(true);
  });

  it.each([
    ["names somebody", said({ text: "<@UBOT> hello" })],
    ["is an answer in a thread", said({ thread_ts: "1.0" })],
    ["is written to the app", said({ channel: "D1" })],
    ["is a mention", said({ type: "app_mention" })],
    ["is no event", { type: "block_actions" }],
  ])("is looked at when it %s", (_, body) => {
    expect(isIdle(body)).toBe(false);
  });
});

describe("the intake", () => {
  const event = { type: "event_callback" };
  const arrival = (body: Record<string, unknown> = event) => ({
    body,
    acknowledge: vi.fn(async () => {}),
    refuse: vi.fn(async () => {}),
  });
  const boltThat = (processEvent: (event: { ack: (answer?: unknown) => Promise<void> }) => Promise<void>) =>
    ({ processEvent }) as never;

  it("acknowledges an event when its turn is done, not when Bolt says so", async () => {
    const intake = createIntake(() => {});
    let finish: () => void = () => {};
    const working = new Promise<void>((resolve) => {
      finish = resolve;
    });
    intake.init(
      boltThat(async ({ ack }) => {
        await ack();
        await working;
      }),
    );
    const one = arrival();
    const taken = intake.take(one);
    await Promise.resolve();
    expect(one.acknowledge).not.toHaveBeenCalled();
    finish();
    await taken;
    expect(one.acknowledge).toHaveBeenCalledTimes(1);
    expect(one.refuse).not.toHaveBeenCalled();
  });

  it("acknowledges an event that takes long before Slack gives up on it", async () => {
    const intake = createIntake(() => {}, 1);
    const one = arrival();
    intake.init(boltThat(() => vi.waitFor(() => expect(one.acknowledge).toHaveBeenCalledTimes(1))));
    await intake.take(one);
    expect(one.acknowledge).toHaveBeenCalledTimes(1);
  });

  it("refuses an event whose reply could not be sent, and tells why", async () => {
    const faults: unknown[] = [];
    const intake = createIntake((fault) => faults.push(fault));
    intake.init(
      boltThat(async () => {
        throw new Error("no way to Slack");
      }),
    );
    const one = arrival();
    await intake.take(one);
    expect(one.refuse).toHaveBeenCalledTimes(1);
    expect(one.acknowledge).not.toHaveBeenCalled();
    expect(String(faults[0])).toContain("no way to Slack");
  });

  it("gives an interaction the listener's answer at once", async () => {
    const intake = createIntake(() => {});
    intake.init(boltThat(async ({ ack }) => ack({ response_action: "clear" })));
    const one = arrival({ type: "view_submission" });
    await intake.take(one);
    expect(one.acknowledge).toHaveBeenCalledExactlyOnceWith({ response_action: "clear" });
  });

  it("finishes what is in hand and refuses what comes after", async () => {
    const intake = createIntake(() => {});
    let finish: () => void = () => {};
    intake.init(
      boltThat(
        () =>
          new Promise<void>((resolve) => {
            finish = resolve;
          }),
      ),
    );
    const [one, late] = [arrival(), arrival()];
    const taken = intake.take(one);
    const drained = intake.drain(60_000);
    await intake.take(late);
    expect(late.refuse).toHaveBeenCalledTimes(1);
    finish();
    await Promise.all([taken, drained]);
    expect(one.acknowledge).toHaveBeenCalledTimes(1);
  });
});
