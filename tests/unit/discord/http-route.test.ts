import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createInteractionsRoute, INTERACTIONS_PATH } from "../../../adapters/discord/http-route.ts";
import { BODY_BYTES_MAX } from "../../../adapters/discord/limits.ts";
import { type Discord, startDiscord } from "../../support/discord/index.ts";

const own = generateKeyPairSync("ed25519");
const OWN_KEY = own.publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");

describe("the address for interactions", () => {
  let discord: Discord;
  let server: Server;
  let url: string;
  let received: unknown[];
  let reply: () => Promise<object | null>;

  beforeEach(async () => {
    discord = await startDiscord();
    received = [];
    reply = async () => ({ type: 5 });
    const routeFor = (publicKey: string) =>
      createInteractionsRoute({
        publicKey,
        clock: () => new Date(),
        onInteraction: (raw) => {
          received.push(raw);
          return reply();
        },
      });
    const theirs = routeFor(discord.publicKey);
    const ours = routeFor(OWN_KEY);
    server = createServer((incoming, response) => {
      const route = incoming.url === "/own-key" ? ours : theirs;
      Promise.resolve(route.handle(incoming, response)).catch(() => response.writeHead(500).end());
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${INTERACTIONS_PATH}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await discord.close();
  });

  const unsigned = { "x-signature-ed25519": "00".repeat(64), "x-signature-timestamp": "1" };

  it("passes the check that Discord makes when the address is saved", async () => {
    expect(await discord.checkEndpoint(url)).toEqual({ ok: true, problems: [] });
    expect(received).toEqual([]);
  });

  it("hands on an interaction as it came, and answers with what comes back", async () => {
    const interaction = { type: 2, id: "1", token: "t", data: { name: "career", later: { field: [1] } } };
    const answer = await discord.postSigned(url, interaction);
    expect(answer).toMatchObject({ status: 200, type: "application/json; charset=utf-8", body: { type: 5 } });
    expect(received).toEqual([interaction]);
  });

  it("answers 202 where the first answer was sent over REST", async () => {
    reply = async () => null;
    expect(await discord.postSigned(url, { type: 3 })).toMatchObject({ status: 202, text: "" });
  });

  it.each(["bad", "missing", "not-hex", "stale", "other-body"] as const)(
    "refuses a signature that is %s before it reads anything",
    async (signature) => {
      expect(await discord.postSigned(url, { type: 2 }, signature)).toMatchObject({ status: 401 });
      expect(received).toEqual([]);
    },
  );

  it("refuses what is not JSON with 401 as long as nobody has signed it", async () => {
    const response = await fetch(url, { method: "POST", headers: unsigned, body: "{" });
    expect(response.status).toBe(401);
  });

  it.each([[null], [[]], ["text"], [7], [{}], [{ type: "2" }]])(
    "answers signed nonsense (%j) with 400",
    async (nonsense) => {
      expect(await discord.postSigned(url, nonsense)).toMatchObject({ status: 400 });
      expect(received).toEqual([]);
    },
  );

  it.each(["", "{", "\u0000", '{"type":1} {"type":1}'])("answers a signed %j with 400", async (body) => {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const headers = {
      "x-signature-timestamp": timestamp,
      "x-signature-ed25519": sign(null, Buffer.from(timestamp + body), own.privateKey).toString("hex"),
    };
    const response = await fetch(url.replace(INTERACTIONS_PATH, "/own-key"), {
      method: "POST",
      headers,
      body,
    });
    expect(response.status).toBe(400);
    expect(received).toEqual([]);
  });

  it("refuses a body that is announced as too long", async () => {
    const body = "x".repeat(BODY_BYTES_MAX + 1);
    const response = await fetch(url, { method: "POST", headers: unsigned, body });
    expect(response.status).toBe(413);
  });

  it("refuses a body that turns out too long, however it comes", async () => {
    const sending = request(url, {
      method: "POST",
      headers: { ...unsigned, "transfer-encoding": "chunked" },
    });
    const answered = once(sending, "response");
    for (let sent = 0; sent <= BODY_BYTES_MAX; sent += 100_000) sending.write(Buffer.alloc(100_000));
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    sending.destroy();
  });

  it("takes a body of just the longest length", async () => {
    const body = "x".repeat(BODY_BYTES_MAX);
    const response = await fetch(url, { method: "POST", headers: unsigned, body });
    expect(response.status).toBe(401);
  });

  it("lives on after a sender that went away in the middle", async () => {
    const sending = request(url, { method: "POST", headers: { "content-length": "500" } });
    sending.on("error", () => {});
    sending.write("{");
    const [incoming] = (await once(server, "request")) as [IncomingMessage];
    const closed = new Promise((resolve) => incoming.socket.once("close", resolve));
    sending.destroy();
    await closed;
    expect(await discord.postSigned(url, { type: 1 })).toMatchObject({ status: 200, body: { type: 1 } });
  });

  it("leaves a fault of the surface to the server", async () => {
    reply = () => Promise.reject(new Error("broken"));
    expect(await discord.postSigned(url, { type: 2 })).toMatchObject({ status: 500 });
  });
});
