import type { IncomingMessage, ServerResponse } from "node:http";
import type { Route } from "../../src/app/surface.ts";
import { BODY_MAX } from "./limits.ts";
import type { Intake } from "./receiver.ts";
import { isSigned } from "./signature.ts";

export const EVENTS_PATH = "/slack/events";

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly intake: Intake;
  readonly clock: () => Date;
}

/** Slack's requests, as a route of the common server. Nothing of a request is read before its signature has been checked. */
export function createHttpRoute({ signingSecret, intake, clock }: HttpReceiverOptions): Route {
  return {
    method: "POST",
    path: EVENTS_PATH,
    async handle(request, response) {
      const body = await rawBody(request);
      if (body === "too-large") {
        end(response, 413);
        return;
      }
      const headers = {
        timestamp: header(request, "x-slack-request-timestamp"),
        signature: header(request, "x-slack-signature"),
      };
      if (!isSigned(signingSecret, headers, body, clock().getTime() / 1000)) {
        end(response, 401);
        return;
      }
      const parsed = parseBody(body.toString("utf8"), header(request, "content-type") ?? "");
      if (parsed === null) end(response, 400);
      else if (parsed.ssl_check !== undefined) end(response, 200);
      else if (parsed.type === "url_verification")
        end(response, 200, { challenge: String(parsed.challenge ?? "") });
      else await hand(intake, request, response, parsed);
    },
  };
}

function hand(
  intake: Intake,
  request: IncomingMessage,
  response: ServerResponse,
  body: Record<string, unknown>,
): Promise<void> {
  const retryNum = header(request, "x-slack-retry-num");
  const retryReason = header(request, "x-slack-retry-reason");
  return intake.take({
    body,
    ...(retryNum !== undefined && { retryNum: Number(retryNum) }),
    ...(retryReason !== undefined && { retryReason }),
    acknowledge: async (answer) => end(response, 200, answer),
    refuse: async () => end(response, 503),
  });
}

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
};

/** Whoever sends more than this does not listen, in bytes. */
const UNREAD_MAX = 20 * BODY_MAX;

/** What comes after a body that is too large is let pass unread, so that the sender gets to hear the answer. */
function rawBody(request: IncomingMessage): Promise<Buffer | "too-large"> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = Number(header(request, "content-length") ?? 0) > BODY_MAX ? BODY_MAX + 1 : 0;
    if (size > BODY_MAX) resolve("too-large");
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_MAX) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve("too-large");
      }
      if (size > UNREAD_MAX) request.destroy();
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => reject(new Error("the request was broken off")));
  });
}

/** Events come as JSON, commands as a form, interactions as JSON in a form. @returns null when it is none of them */
export function parseBody(text: string, contentType: string): Record<string, unknown> | null {
  if (!contentType.startsWith("application/x-www-form-urlencoded")) return parseObject(text);
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  return payload === null ? Object.fromEntries(form) : parseObject(payload);
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function end(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.writableEnded || response.destroyed) return;
  if (typeof answer === "object" && answer !== null) {
    response
      .writeHead(status, { "content-type": "application/json; charset=utf-8" })
      .end(JSON.stringify(answer));
    return;
  }
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(typeof answer === "string" ? answer : "");
}
