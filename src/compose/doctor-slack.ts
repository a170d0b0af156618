import * as z from "zod";
import { BOT_SCOPES } from "../../adapters/slack/scopes.ts";
import { type Check, type Finding, fault, ok, warning } from "../app/doctor.ts";
import type { SlackConfig } from "../config.ts";
import { type Asked, ask, clockFindings, hostOf, notAnAddress, type Outside, silence } from "./doctor-ask.ts";

const AREA = "Slack";
const API_URL = "https://slack.com/api/";

const AnswerSchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() });
const WhoSchema = z.looseObject({ team: z.string(), user: z.string() });

/** Tries the tokens against Slack. Nothing is posted, and no socket is opened. */
export function createSlackCheck(config: SlackConfig, outside: Outside): Check {
  const base = (config.apiUrl ?? API_URL).replace(/\/*$/, "/");
  const call = (method: string, token?: string) =>
    ask(outside, {
      url: base + method,
      method: "POST",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    });

  const host = hostOf(base);

  async function bot(token: string): Promise<Finding[]> {
    const asked = await call("auth.test", token);
    const refusal = refusalOf(asked, host, "SLACK_BOT_TOKEN", BOT_REPAIR);
    if (refusal !== null || asked.kind === "silence") return refusal === null ? [] : [refusal];
    const who = WhoSchema.safeParse(asked.body);
    const name = who.success ? `${who.data.user} in ${who.data.team}` : "accepted";
    return [
      ok(AREA, `SLACK_BOT_TOKEN: ${name}`),
      scopesFinding(asked.headers),
      ...clockFindings(AREA, asked.headers, outside),
    ];
  }

  async function socket(token: string): Promise<Finding[]> {
    const asked = await call("apps.connections.open", token);
    const refusal = refusalOf(asked, host, "SLACK_APP_TOKEN", APP_REPAIR);
    return [refusal ?? ok(AREA, "SLACK_APP_TOKEN: a socket may be opened")];
  }

  /** Without a token of one workspace only that Slack answers can be tried. */
  async function reach(): Promise<Finding[]> {
    const asked = await call("api.test");
    if (asked.kind === "silence") return [silence(AREA, host, asked.reason, "SLACK_API_URL")];
    const detail =
      "reached; SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are tried when a workspace installs the app";
    return [ok(AREA, detail), ...clockFindings(AREA, asked.headers, outside)];
  }

  return {
    area: AREA,
    async run() {
      const { botToken, appToken, transport, signingSecret } = config;
      if (host === "") return [notAnAddress(AREA, "SLACK_API_URL")];
      const found = await Promise.all([
        botToken === undefined ? reach() : bot(botToken),
        appToken === undefined ? [] : socket(appToken),
        transport === "http" && signingSecret !== undefined ? [secretFinding(signingSecret)] : [],
      ]);
      return oneSilence(found.flat());
    },
  };
}

const REINSTALL = "OAuth & Permissions of the app at api.slack.com/apps";
const BOT_REPAIR: Readonly<Record<string, string>> = {
  account_inactive: `Install the app again (${REINSTALL}) and put its new Bot User OAuth Token into SLACK_BOT_TOKEN.`,
  token_revoked: `Install the app again (${REINSTALL}) and put its new Bot User OAuth Token into SLACK_BOT_TOKEN.`,
  token_expired:
    "Turn token rotation off for a token of one workspace, or install by OAuth (SLACK_CLIENT_ID and so on).",
  not_allowed_token_type: `SLACK_BOT_TOKEN needs the Bot User OAuth Token (xoxb-) of ${REINSTALL}.`,
};
const BOT_OTHER = `Copy the Bot User OAuth Token anew into SLACK_BOT_TOKEN (${REINSTALL}).`;
const APP_OTHER =
  "Make an App-Level Token with connections:write (Basic Information), put it into SLACK_APP_TOKEN, and turn Socket Mode on.";
const APP_REPAIR: Readonly<Record<string, string>> = {
  missing_scope:
    "Give the App-Level Token the scope connections:write, or make a new one with it (Basic Information).",
};

function refusalOf(
  asked: Asked,
  host: string,
  variable: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN",
  repairs: Readonly<Record<string, string>>,
): Finding | null {
  if (asked.kind === "silence") return silence(AREA, host, asked.reason, "SLACK_API_URL");
  if (asked.status === 429)
    return warning(AREA, `${variable}: too many requests just now`, "Run this again in a minute.");
  const answer = AnswerSchema.safeParse(asked.body);
  if (!answer.success) {
    const detail = `${host} answered ${asked.status} with something that is not Slack's`;
    return fault(AREA, detail, "Try again later; if SLACK_API_URL is set, set it right or unset it.");
  }
  if (answer.data.ok) return null;
  const code = answer.data.error ?? "no reason";
  const other = variable === "SLACK_BOT_TOKEN" ? BOT_OTHER : APP_OTHER;
  return fault(AREA, `${variable} is refused (${code})`, repairs[code] ?? other);
}

function scopesFinding(headers: Headers): Finding {
  const granted = headers.get("x-oauth-scopes");
  if (granted === null) return ok(AREA, "scopes: not told by this server");
  const scopes = new Set(granted.split(",").map((scope) => scope.trim()));
  const missing = BOT_SCOPES.filter((scope) => !scopes.has(scope));
  if (missing.length === 0) return ok(AREA, `scopes: all ${BOT_SCOPES.length} granted`);
  const repair = `Add them under Bot Token Scopes (${REINSTALL}) and install the app again.`;
  return fault(AREA, `scopes: ${missing.join(", ")} not granted`, repair);
}

function secretFinding(secret: string): Finding {
  if (/^[0-9a-f]{32}$/i.test(secret))
    return ok(AREA, "SLACK_SIGNING_SECRET: has the right form; requests will tell");
  const repair = "Copy the Signing Secret anew (Basic Information, App Credentials): 32 hexadecimal digits.";
  return warning(AREA, "SLACK_SIGNING_SECRET: does not look like one", repair);
}

/** Two tokens that meet the same silence are one fault. */
function oneSilence(findings: readonly Finding[]): Finding[] {
  const told = new Set<string>();
  return findings.filter(({ detail }) => !told.has(detail) && told.add(detail));
}
