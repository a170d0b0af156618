import { App } from "@slack/bolt";
import { startHttpServer } from "../../adapters/http/http-server.ts";
import { createHttpRoute } from "../../adapters/slack/http-receiver.ts";
import { createIntake } from "../../adapters/slack/receiver.ts";
import { SECRET } from "./command.ts";
import { tellPort } from "./server.ts";

/** The project's HTTP server, route and receiver with the same listener. */
const intake = createIntake((error) => {
  throw error;
});
const app = new App({
  receiver: intake,
  convoStore: false,
  authorize: async () => ({ botToken: "xoxb-bench", botId: "B1", botUserId: "UBOT" }),
});
app.command("/career", async ({ ack }) => {
  await ack();
});
const route = createHttpRoute({ signingSecret: SECRET, intake, clock: () => new Date() });
const server = await startHttpServer({
  port: 0,
  host: "127.0.0.1",
  routes: [route],
  readiness: async () => ({ ready: true, store: { ready: true, detail: "" }, surfaces: {} }),
  metrics: { text: async () => "", contentType: "text/plain" },
  onError: (error) => {
    throw error;
  },
});
tellPort(server.port);
