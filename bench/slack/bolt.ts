import type { AddressInfo } from "node:net";
import { App, HTTPReceiver } from "@slack/bolt";
import { SECRET } from "./command.ts";
import { tellPort } from "./server.ts";

/** A bare Bolt app: its own receiver, and a listener that does nothing but acknowledge. */
const receiver = new HTTPReceiver({ signingSecret: SECRET, endpoints: ["/slack/events"] });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: "xoxb-bench", botId: "B1", botUserId: "UBOT" }),
});
app.command("/career", async ({ ack }) => {
  await ack();
});
const server = await app.start({ port: 0, host: "127.0.0.1" });
tellPort((server as { address(): AddressInfo }).address().port);
