import * as z from "zod";
import { type Check, type Finding, fault, ok, warning } from "../app/doctor.ts";
import type { DiscordConfig } from "../config.ts";
import { type Asked, ask, clockFindings, hostOf, notAnAddress, type Outside, silence } from "./doctor-ask.ts";

const AREA = "Discord";
const API_BASE = "https://discord.com/api";
const VERSION = "v10";
const PORTAL = "discord.com/developers/applications";

const BotSchema = z.looseObject({ id: z.string(), username: z.string() });
const ApplicationSchema = z.looseObject({
  id: z.string(),
  verify_key: z.string().optional(),
  interactions_endpoint_url: z.string().nullish(),
});
const StartsSchema = z.looseObject({
  session_start_limit: z.looseObject({ remaining: z.number(), reset_after: z.number() }),
});

/** Tries the token against Discord, and compares the application with the settings. Nothing is changed there. */
export function createDiscordCheck(config: DiscordConfig, outside: Outside): Check {
  const base = `${(config.apiBase ?? API_BASE).replace(/\/+$/, "")}/${VERSION}`;
  const host = hostOf(base);
  const call = (path: string) => ask(outside, { url: base + path, authorization: `Bot ${config.token}` });

  async function bot(): Promise<Finding[]> {
    const asked = await call("/users/@me");
    const refusal = refusalOf(asked, host);
    if (refusal !== null || asked.kind === "silence") return refusal === null ? [] : [refusal];
    const who = BotSchema.safeParse(asked.body);
    const name = who.success ? `bot ${who.data.username}` : "accepted";
    return [ok(AREA, `DISCORD_TOKEN: ${name}`), ...clockFindings(AREA, asked.headers, outside)];
  }

  async function application(): Promise<Finding[]> {
    const asked = await call("/applications/@me");
    if (refusalOf(asked, host) !== null || asked.kind === "silence") return [];
    const read = ApplicationSchema.safeParse(asked.body);
    if (!read.success) return [];
    return [...applicationFindings(config, read.data), ...(await commands(read.data.id))];
  }

  /** Those of the one server that is named, or those everywhere. */
  async function commands(application: string): Promise<Finding[]> {
    const guild = config.guildId === undefined ? "" : `/guilds/${config.guildId}`;
    const asked = await call(`/applications/${application}${guild}/commands`);
    const read = z
      .array(z.unknown())
      .safeParse(asked.kind === "answer" && asked.status < 300 ? asked.body : null);
    if (!read.success) return [];
    if (read.data.length > 0) return [ok(AREA, `commands: ${read.data.length} registered`)];
    return [
      warning(AREA, "commands: none are registered", "Run: npm run discord:register (docs/discord.md)"),
    ];
  }

  async function guild(id: string): Promise<Finding[]> {
    const asked = await call(`/guilds/${id}`);
    if (asked.kind === "silence" || asked.status === 401) return [];
    if (asked.status < 300) return [ok(AREA, "DISCORD_GUILD_ID: the bot is in that server")];
    const repair = `Invite the bot to that server (${PORTAL}, OAuth2), or unset DISCORD_GUILD_ID.`;
    return [fault(AREA, `DISCORD_GUILD_ID: the bot is not in a server of that id (${asked.status})`, repair)];
  }

  /** Too many starts in a day would be answered with a new token. */
  async function starts(): Promise<Finding[]> {
    const asked = await call("/gateway/bot");
    const read = StartsSchema.safeParse(asked.kind === "answer" ? asked.body : null);
    if (!read.success) return [];
    const { remaining, reset_after } = read.data.session_start_limit;
    if (remaining > 5) return [ok(AREA, `gateway: ${remaining} starts left today`)];
    const hours = Math.ceil(reset_after / 3_600_000);
    const detail = `gateway: only ${remaining} starts left`;
    return [fault(AREA, detail, `Find out what restarts the program over and over, and wait ${hours} h.`)];
  }

  return {
    area: AREA,
    async run() {
      if (host === "") return [notAnAddress(AREA, "DISCORD_API_BASE")];
      const found = await Promise.all([
        bot(),
        application(),
        config.guildId === undefined ? [] : guild(config.guildId),
        config.transport === "gateway" ? starts() : [],
      ]);
      return found.flat();
    },
  };
}

function refusalOf(asked: Asked, host: string): Finding | null {
  if (asked.kind === "silence") return silence(AREA, host, asked.reason, "DISCORD_API_BASE");
  const { status } = asked;
  if (status < 300) return null;
  if (status === 401) {
    const repair = `Reset the token (${PORTAL}, Bot) and put the new one into DISCORD_TOKEN.`;
    return fault(AREA, "DISCORD_TOKEN is refused (401)", repair);
  }
  if (status === 429)
    return warning(
      AREA,
      "too many requests just now (429)",
      "Run this again in some minutes; restart less often.",
    );
  return fault(
    AREA,
    `${host} answered ${status}`,
    "Try again later, and look at DISCORD_API_BASE if it is set.",
  );
}

function applicationFindings(
  config: DiscordConfig,
  { id, verify_key: key, interactions_endpoint_url: endpoint }: z.infer<typeof ApplicationSchema>,
): Finding[] {
  const findings: Finding[] = [];
  if (config.applicationId !== undefined && config.applicationId !== id) {
    const repair = `Put ${id} into DISCORD_APPLICATION_ID, or unset it: the token tells which application it is.`;
    findings.push(fault(AREA, "DISCORD_APPLICATION_ID is not the application of the token", repair));
  }
  if (config.transport === "gateway") {
    if (!endpoint) return [...findings, ok(AREA, "application: interactions come by the gateway")];
    const repair = `Clear the Interactions Endpoint URL (${PORTAL}, General Information), or set DISCORD_PUBLIC_KEY.`;
    const detail = "application: has an Interactions Endpoint URL, so that nothing comes by the gateway";
    return [...findings, fault(AREA, detail, repair)];
  }
  if (key !== undefined && key.toLowerCase() !== config.publicKey?.toLowerCase()) {
    const repair = `Copy the Public Key (${PORTAL}, General Information) into DISCORD_PUBLIC_KEY.`;
    findings.push(fault(AREA, "DISCORD_PUBLIC_KEY is not that of the application", repair));
  } else findings.push(ok(AREA, "DISCORD_PUBLIC_KEY: that of the application"));
  if (endpoint) return findings;
  const repair = `While Rolewise runs, set the Interactions Endpoint URL (${PORTAL}, General Information) to its public address.`;
  return [...findings, warning(AREA, "application: has no Interactions Endpoint URL yet", repair)];
}
