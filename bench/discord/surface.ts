import { pino } from "pino";
import { createDiscordSurface } from "../../adapters/discord/discord-surface.ts";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { createDesk } from "../../src/app/desk.ts";
import { NO_METRICS } from "../../src/app/metrics.ts";
import { loadProject } from "../project.ts";
import { BASE_VARIABLE, TOKEN } from "./platform.ts";

/** The whole surface: every command is a turn of its person, and its reply is rendered. Its store is in memory. */
const content = loadProject();
const clock = () => new Date();
const surface = createDiscordSurface({
  config: { transport: "gateway", token: TOKEN, apiBase: process.env[BASE_VARIABLE] ?? "" },
  desk: createDesk({ content, sessions: createMemoryStore(), clock }),
  content,
  documents: { read: async () => ({ kind: "refused", why: "empty" }), close: async () => {} },
  charts: { paint: async () => new Uint8Array(), close: async () => {} },
  log: pino({ level: "silent" }),
  metrics: NO_METRICS,
  clock,
});
await surface.start();
