import { createServer } from "node:net";
import { createEmulator } from "emulate";

/** A Slack Web API that somebody else wrote, to hold our own loopback against. */
export interface EmulatedSlack {
  /** "http://127.0.0.1:4711": the Web API is below /api/. */
  readonly baseUrl: string;
  readonly apiUrl: string;
  readonly botToken: string;
  /** A trigger id as a click would give one. */
  triggerId(): Promise<string>;
  stop(): Promise<void>;
}

/** emulate takes no port 0: asks the system for a free one. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** Starts Vercel's `emulate` with one person, one channel and a bot. */
export async function startEmulatedSlack(): Promise<EmulatedSlack> {
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const botToken = "xoxb-emulated-bot";
  const emulator = await createEmulator({
    service: "slack",
    port,
    hostname: "127.0.0.1",
    baseUrl,
    seed: {
      slack: {
        team: { name: "Emulated", domain: "emulated" },
        users: [{ name: "ada", real_name: "Ada Example", email: "ada@example.com" }],
        channels: [{ name: "careers" }],
        bots: [{ name: "rolewise" }],
        tokens: [{ token: botToken, type: "bot", user: "ada" }],
      },
    },
  });
  return {
    baseUrl,
    apiUrl: `${baseUrl}/api/`,
    botToken,
    async triggerId() {
      const response = await fetch(`${baseUrl}/api/views.generateTriggerId`, {
        method: "POST",
        headers: { authorization: `Bearer ${botToken}`, "content-type": "application/json" },
        body: "{}",
      });
      const { trigger_id: id } = (await response.json()) as { trigger_id?: string };
      if (id === undefined) throw new Error("emulate gave no trigger id");
      return id;
    },
    stop: () => emulator.close(),
  };
}
