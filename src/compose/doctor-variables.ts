import { type Check, type Finding, fault, ok, warning } from "../app/doctor.ts";
import { type Config, ConfigError, readConfig, VARIABLES } from "../config.ts";

/** Their values are never shown. */
const SECRET = /TOKEN|SECRET|KEYS?$|DATABASE_URL/;
/** Shorter ones are in ordinary words. */
const SECRET_LEAST = 6;

/** Takes the values of secret variables, and their parts, out of a text. */
export function withoutValues(env: NodeJS.ProcessEnv): (text: string) => string {
  const values = Object.entries(env)
    .filter(([name]) => SECRET.test(name) && !/PUBLIC/.test(name))
    .flatMap(([, value]) => secretsIn(value ?? ""))
    .filter((value) => value.length >= SECRET_LEAST)
    .sort((a, b) => b.length - a.length);
  return (text) => values.reduce((clean, value) => clean.replaceAll(value, "[secret]"), text);
}

function secretsIn(value: string): string[] {
  const parts = value.split(/[,:\s]/);
  if (!URL.canParse(value)) return [value, ...parts];
  const { password } = new URL(value);
  return [value, password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export interface ReadVariables {
  /** null when they cannot be used at all. */
  readonly config: Config | null;
  readonly check: Check;
}

/** Reads the variables as the program does, and tells what is wrong with them. */
export function readVariables(env: NodeJS.ProcessEnv): ReadVariables {
  const area = "variables";
  let config: Config | null = null;
  const findings: Finding[] = [];
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const line of error.message.split("\n")) findings.push(fault(area, ...problemAndRepair(line)));
  }
  if (config !== null) findings.push(...surfaceFindings(area, config));
  findings.push(...strangers(area, env));
  if (findings.length === 0) findings.push(ok(area, "can be used as they are"));
  return { config, check: { area, run: async () => findings } };
}

/** What is set up, or half set up. */
function surfaceFindings(area: string, { slack, discord }: Config): Finding[] {
  const findings: Finding[] = [];
  for (const surface of [slack, discord])
    if (surface.kind === "broken") findings.push(fault(area, ...problemAndRepair(surface.problem)));
  if (slack.kind === "off" && discord.kind === "off") {
    const repair = "Set the variables of Slack or Discord (.env.example) to run there.";
    findings.push(warning(area, "no chat platform is set up: npm start talks in the terminal", repair));
  }
  return findings;
}

/** The messages of config.ts end with where to look. */
function problemAndRepair(line: string): [string, string] {
  const [problem, where] = line.split(/ (?=See )/, 2);
  return [
    (problem ?? line).replace(/\.$/, ""),
    where ?? "Set it right; .env.example says what each variable is.",
  ];
}

/** A misspelt variable changes nothing, and nobody would notice. */
function strangers(area: string, env: NodeJS.ProcessEnv): Finding[] {
  const known = new Set<string>(VARIABLES);
  return Object.keys(env)
    .filter((name) => /^(ROLEWISE|SLACK|DISCORD)_/.test(name) && !known.has(name))
    .map((name) =>
      warning(area, `${name} is not read by Rolewise`, "Look its name up in .env.example, or unset it."),
    );
}
