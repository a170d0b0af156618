import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { startHttpServer } from "../../adapters/http/http-server.ts";
import { createSlackSurface } from "../../adapters/slack/slack-surface.ts";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { createDesk } from "../../src/app/desk.ts";
import { NO_METRICS } from "../../src/app/metrics.ts";
import { loadProject } from "../project.ts";
import { SECRET, SINK_VARIABLE } from "./command.ts";
import { tellPort } from "./server.ts";

/** The whole surface: every command is a turn of its person, and its reply is rendered and posted. */
const content = loadProject();
const clock = () => new Date();
const installations = createMemoryStore();
// Slack itself is none of what is measured; its Web API answers "ok" to everything.
const slack = createServer((request, response) => {
  request.resume();
  response.setHeader("content-type", "application/json");
  response.end('{"ok":true,"team_id":"T1","user_id":"UBOT","bot_id":"B1","user":{"tz":"Etc/UTC"}}');
});
await new Promise<void>((done) => slack.listen(0, "127.0.0.1", done));
const apiUrl = `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`;
const desk = createDesk({ content, sessions: createMemoryStore(), clock });
const surface = createSlackSurface({
  config: { transport: "http", botToken: "xoxb-bench", signingSecret: SECRET, apiUrl },
  desk,
  content,
  installations,
  documents: { read: async () => ({ kind: "refused", why: "empty" }) },
  log: pino({ level: "silent" }),
  metrics: NO_METRICS,
  clock,
});
const server = await startHttpServer({
  port: 0,
  host: "127.0.0.1",
  routes: surface.routes,
  readiness: async () => ({ ready: true, store: { ready: true, detail: "" }, surfaces: {} }),
  metrics: { text: async () => "", contentType: "text/plain" },
  onError: (error) => {
    throw error;
  },
});
await surface.start();
if (process.env[SINK_VARIABLE] === undefined) throw new Error("there is nowhere to post replies to");
tellPort(server.port);
