import type { Clock } from "./clock.ts";
import { brief, type Json } from "./json.ts";

/** A call of the app, in the order in which calls came. */
export interface Call {
  /** "chat.postMessage"; "response_url", "files.upload" and "files.download" for what is no Web API method. */
  readonly method: string;
  readonly at: number;
  readonly args: Json;
  readonly token: string | null;
  /** HTTP status; 0 while it is not answered, -1 when the connection was dropped instead. */
  status: number;
  /** Slack's error code, or null. */
  error: string | null;
}

/**
 * Something that a correct app does not do.
 * judge: the judge threw · unknown_method · refused: over Slack's limits, or malformed · late_ack: not acknowledged
 * within the time · misuse: a response URL, reply or file used as Slack does not allow · loopback: a bug in here
 */
export interface Fault {
  readonly code: "judge" | "unknown_method" | "refused" | "late_ack" | "misuse" | "loopback";
  readonly message: string;
  readonly payload?: unknown;
}

export interface Ledger {
  readonly calls: Call[];
  readonly faults: Fault[];
  call(method: string, args: Json, token: string | null): Call;
  fault(code: Fault["code"], message: string, payload?: unknown): void;
  /** The last calls and all faults, for an error message. */
  tell(): string;
}

const LAST_CALLS = 25;

export function createLedger(clock: Clock): Ledger {
  const calls: Call[] = [];
  const faults: Fault[] = [];
  return {
    calls,
    faults,
    call(method, args, token) {
      const call: Call = { method, at: clock.now(), args, token, status: 0, error: null };
      calls.push(call);
      return call;
    },
    fault(code, message, payload) {
      faults.push({ code, message, ...(payload === undefined ? {} : { payload }) });
    },
    tell() {
      const told = calls
        .slice(-LAST_CALLS)
        .map((call) => `  ${call.method} ${call.error ?? call.status} ${brief(call.args)}`);
      const wrong = faults.map((fault) => `  ${fault.code}: ${fault.message}`);
      return [
        `Calls of the app (${calls.length}, the last ${told.length}):`,
        ...told,
        `Faults (${faults.length}):`,
        ...wrong,
      ].join("\n");
    },
  };
}
