import { createHmac } from "node:crypto";
import type { Attempt, Carrier, Envelope, Kind } from "./delivery.ts";
import { type Json, parseJson } from "./json.ts";

/**
 * good · bad: of another secret · stale: right, but ten minutes old · missing: no headers at all ·
 * replayed body: "body", the signature of another body · version: "v1="
 */
export type Signature = "good" | "bad" | "stale" | "missing" | "body" | "version";

export interface Sent {
  readonly signature?: Signature;
  readonly retry?: { readonly attempt: number; readonly reason: string };
  readonly contentType?: string;
}

export interface Received {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Slack's requests to the app. */
export interface SignedHttp extends Carrier {
  /** Posts a body as Slack would, or with a signature that Slack would not make. */
  post(body: string, sent?: Sent): Promise<Received>;
  /** The body of a kind of payload: JSON for events, a form for the others. */
  body(kind: Kind, payload: Json): string;
}

const headerReason = (reason: string): string => (reason === "timeout" ? "http_timeout" : reason);

const STALE_SECONDS = 600;
const FORM = "application/x-www-form-urlencoded";

const bodyOf = (kind: Kind, payload: Json): string => {
  if (kind === "events_api") return JSON.stringify(payload);
  if (kind === "interactive") return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(
    Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
};

/** @returns headers x-slack-request-timestamp and x-slack-signature for a body */
export function signatureHeaders(
  secret: string,
  body: string,
  kind: Signature = "good",
  nowMs = Date.now(),
): Record<string, string> {
  if (kind === "missing") return {};
  const seconds = Math.floor(nowMs / 1000) - (kind === "stale" ? STALE_SECONDS : 0);
  const signed = createHmac("sha256", kind === "bad" ? `${secret}-other` : secret)
    .update(`v0:${seconds}:${kind === "body" ? `${body} ` : body}`)
    .digest("hex");
  return {
    "x-slack-request-timestamp": String(seconds),
    "x-slack-signature": `${kind === "version" ? "v1" : "v0"}=${signed}`,
  };
}

export function createSignedHttp(
  url: () => string,
  secret: string,
  ackTimeout: number,
  now: () => number,
): SignedHttp {
  async function request(body: string, sent: Sent, signal?: AbortSignal): Promise<Received> {
    const json = body.startsWith("{");
    const response = await fetch(url(), {
      method: "POST",
      redirect: "manual",
      body,
      headers: {
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "content-type": sent.contentType ?? (json ? "application/json" : FORM),
        ...signatureHeaders(secret, body, sent.signature, now()),
        ...(sent.retry === undefined
          ? {}
          : { "x-slack-retry-num": String(sent.retry.attempt), "x-slack-retry-reason": sent.retry.reason }),
      },
      ...(signal === undefined ? {} : { signal }),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  const answerOf = (received: Received): unknown => {
    if (received.text === "") return {};
    return parseJson(received.text) ?? received.text;
  };

  return {
    body: bodyOf,
    post: (body, sent = {}) => request(body, sent),
    async send({ kind, payload, retry }: Envelope): Promise<Attempt> {
      const start = Date.now();
      const signal = AbortSignal.timeout(ackTimeout);
      try {
        const received = await request(
          bodyOf(kind, payload),
          retry === null ? {} : { retry: { ...retry, reason: headerReason(retry.reason) } },
          signal,
        );
        if (received.status >= 200 && received.status < 300) {
          return { ok: true, answer: answerOf(received), ms: Date.now() - start };
        }
        const final = received.headers.get("x-slack-no-retry") === "1";
        return { ok: false, reason: "http_error", status: received.status, final };
      } catch {
        return { ok: false, reason: signal.aborted ? "http_timeout" : "connection_failed" };
      }
    },
  };
}
