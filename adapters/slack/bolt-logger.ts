import type { Logger as BoltLogger } from "@slack/bolt";
import type { Logger } from "pino";

const LENGTH_MAX = 300;

/** The log for Slack's libraries: warnings and errors as one line each. What they say in detail holds texts of people and is dropped. */
export function createBoltLogger(log: Logger): BoltLogger {
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn(lineOf(parts)),
    error: (...parts) => log.error(lineOf(parts)),
    setLevel() {},
    // Asked by the libraries before they build long messages.
    getLevel: () => "warn" as ReturnType<BoltLogger["getLevel"]>,
    setName() {},
  };
}

function lineOf([first]: readonly unknown[]): string {
  const text =
    typeof first === "string" ? first : first instanceof Error ? `${first.name}: ${first.message}` : "";
  return text
    .replace(/\bx(ox|app)[a-z]?-[\w-]+/g, "(token)")
    .replace(/\s+/g, " ")
    .slice(0, LENGTH_MAX);
}
