import type { Json } from "./json.ts";

/** What a call gets instead of its true answer. */
export type Answer =
  | { readonly status: 429; readonly retryAfter: number }
  /** Any other HTTP status, with a body that is no JSON. */
  | { readonly status: number }
  /** One of Slack's error codes: "invalid_auth". */
  | { readonly error: string; readonly messages?: readonly string[] }
  /** Never answered; the connection stays open. */
  | { readonly hang: true }
  /** The connection is cut before the call has done anything. */
  | { readonly drop: true }
  /** The call does its work, then the connection is cut before the answer. */
  | { readonly lost: true }
  /** The true answer, this many ms later. */
  | { readonly delay: number };

interface Planned {
  readonly method: string;
  readonly answer: Answer;
  readonly when: (args: Json) => boolean;
  left: number;
}

/** Faults that a test asks for. */
export interface Plan {
  /** @param method of the Web API, "response_url", "files.upload", "files.download", or "*" for all */
  add(method: string, answer: Answer, times: number, when?: (args: Json) => boolean): void;
  clear(method?: string): void;
  /** The planned answer for a call, used up by asking; null for the true one. */
  take(method: string, args: Json): Answer | null;
  /** Block types that are refused for now, with the code they get. */
  readonly refusedBlocks: Map<string, string>;
}

export function createPlan(): Plan {
  let planned: Planned[] = [];
  return {
    refusedBlocks: new Map(),
    add(method, answer, times, when = () => true) {
      planned.push({ method, answer, when, left: times });
    },
    clear(method) {
      planned = method === undefined ? [] : planned.filter((one) => one.method !== method);
    },
    take(method, args) {
      const one = planned.find(
        (each) => each.left > 0 && (each.method === method || each.method === "*") && each.when(args),
      );
      if (one === undefined) return null;
      one.left -= 1;
      return one.answer;
    },
  };
}
