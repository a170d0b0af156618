import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type WebSocket, WebSocketServer } from "ws";

/** Id of the bot and of its application. */
const BOT = "1000000000000000001";
export const TOKEN = `${Buffer.from(BOT).toString("base64url")}.bench.bench`;
export const BASE_VARIABLE = "BENCH_DISCORD";

/** A bot in a process of its own, and the platform that it talks to: no more than the way there and back. */
export interface Bot {
  readonly name: string;
  /** @returns milliseconds from the packet's sending to the first answer's coming */
  command(number: number): Promise<number>;
  stop(): Promise<void>;
}

export async function startBot(name: string, file: string): Promise<Bot> {
  const answers = new Map<string, () => void>();
  let socket: WebSocket | undefined;
  let sequence = 0;
  let url = "";
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const id = /\/interactions\/(\d+)\/.*\/callback/.exec(request.url ?? "")?.[1];
      if (id === undefined) {
        response.setHeader("content-type", "application/json");
        const session_start_limit = { total: 1_000, remaining: 999, reset_after: 0, max_concurrency: 1 };
        response.end(JSON.stringify({ url: url.replace("http", "ws"), shards: 1, session_start_limit }));
        return;
      }
      answers.get(id)?.();
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = (op: number, d: unknown, t: string | null = null) => {
    if (t !== null) sequence += 1;
    socket?.send(JSON.stringify({ op, d, t, s: t === null ? null : sequence }));
  };
  const sockets = new WebSocketServer({ server });
  const ready = new Promise<void>((done) => {
    sockets.on("connection", (connection) => {
      socket = connection;
      send(10, { heartbeat_interval: 41_250 });
      connection.on("message", (data) => {
        const { op } = JSON.parse(String(data));
        if (op === 1) send(11, null);
        if (op !== 2) return;
        const user = { id: BOT, username: "bench", discriminator: "0", bot: true };
        const application = { id: BOT, flags: 0 };
        send(
          0,
          {
            v: 10,
            user,
            guilds: [],
            session_id: "bench",
            resume_gateway_url: url.replace("http", "ws"),
            shard: [0, 1],
            application,
          },
          "READY",
        );
        // What comes before the client calls itself ready is answered too, but late.
        setTimeout(done, 1_000);
      });
    });
  });
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, file)], {
    env: { ...process.env, [BASE_VARIABLE]: `${url}/api` },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const failed = new Promise<never>((_, reject) => {
    child.once("close", () => reject(new Error(`${name} ended too early`)));
  });
  failed.catch(() => {});
  await Promise.race([ready, failed]);
  return {
    name,
    async command(number) {
      const packet = commandPacket(number);
      const answered = new Promise<number>((done) => answers.set(packet.id, () => done(performance.now())));
      const from = performance.now();
      send(0, packet, "INTERACTION_CREATE");
      const to = await Promise.race([answered, failed]);
      answers.delete(packet.id);
      return to - from;
    },
    async stop() {
      child.kill("SIGKILL");
      await failed.catch(() => {});
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

const EPOCH = 1_420_070_400_000n;

/** Everybody asks once: nobody meets a limit, and no record is read that another command has just written. */
function commandPacket(number: number) {
  const id = String(((BigInt(Date.now()) - EPOCH) << 22n) | BigInt(number % 4_194_304));
  const user = {
    id: String(2_000_000_000_000_000_000n + BigInt(number)),
    username: "ada",
    global_name: "Ada",
    discriminator: "0",
    avatar: null,
  };
  const channel_id = "3000000000000000001";
  return {
    id,
    application_id: BOT,
    type: 2,
    token: `token-${number}`,
    version: 1,
    channel_id,
    channel: { id: channel_id, type: 1 },
    context: 1,
    app_permissions: "2248473465835073",
    authorizing_integration_owners: { "0": "0" },
    entitlements: [],
    locale: "en-US",
    attachment_size_limit: 10_485_760,
    user,
    data: { id: "4", name: "career", type: 1, options: [{ type: 1, name: "privacy", options: [] }] },
  };
}
