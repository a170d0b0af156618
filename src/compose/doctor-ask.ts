import { type Finding, fault, ok } from "../app/doctor.ts";

/** What checks of a platform need of the world. */
export interface Outside {
  readonly fetch: typeof fetch;
  readonly clock: () => Date;
  /** How long an answer may take, in ms. */
  readonly timeout: number;
}

export type Asked =
  | { readonly kind: "answer"; readonly status: number; readonly headers: Headers; readonly body: unknown }
  | { readonly kind: "silence"; readonly reason: string };

export interface Question {
  readonly url: string;
  readonly method?: "GET" | "POST";
  /** Value of the Authorization header. */
  readonly authorization?: string;
}

/** One request; what is not JSON comes as null. Never throws. */
export async function ask(
  outside: Outside,
  { url, method = "GET", authorization }: Question,
): Promise<Asked> {
  try {
    const response = await outside.fetch(url, {
      method,
      headers: { "user-agent": "rolewise doctor", ...(authorization && { authorization }) },
      signal: AbortSignal.timeout(outside.timeout),
      redirect: "error",
    });
    const text = await response.text();
    return { kind: "answer", status: response.status, headers: response.headers, body: parsed(text) };
  } catch (error) {
    return { kind: "silence", reason: reasonOf(error, outside.timeout) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function reasonOf(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${timeout / 1000} s`;
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code || (cause instanceof Error ? cause.message : error.message);
}

/** Empty for what is no address. */
export const hostOf = (url: string): string =>
  /^https?:/.test(url) && URL.canParse(url) ? new URL(url).host : "";

export const notAnAddress = (area: string, variable: string): Finding =>
  fault(area, `${variable} is not an address`, `Unset ${variable}, or let it begin with https://.`);

export function silence(area: string, host: string, reason: string, variable: string): Finding {
  const repair = `Allow this host to reach ${host} over HTTPS (network, DNS, firewall), and look at ${variable} if it is set.`;
  return fault(area, `${host} does not answer (${reason})`, repair);
}

/** Seconds that signatures and jobs bear without harm. */
const SKEW_MAX = 60;

/** Compares this host's clock with that of a platform. */
export function clockFinding(area: string, theirs: Date, ours: Date, whose: string): Finding {
  const seconds = Math.round((ours.getTime() - theirs.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size <= SKEW_MAX) return ok(area, `agrees with ${whose} to within ${Math.max(size, 1)} s`);
  const detail = `is ${size} s ${seconds > 0 ? "ahead of" : "behind"} that of ${whose}; signed requests are refused from 300 s on`;
  return fault(area, detail, "Set the clock by NTP (timedatectl set-ntp true, or the host's time settings).");
}

/** The clock of whoever answered; none where the answer does not say. */
export function clockFindings(whose: string, headers: Headers, outside: Outside): Finding[] {
  const date = new Date(headers.get("date") ?? "");
  return Number.isNaN(date.getTime()) ? [] : [clockFinding("clock", date, outside.clock(), whose)];
}
