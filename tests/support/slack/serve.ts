import type { IncomingMessage, ServerResponse } from "node:http";
import type { Core } from "./core.ts";
import type { Json } from "./json.ts";
import type { Call } from "./ledger.ts";
import type { Answer } from "./plan.ts";

export interface Asked {
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

export function sendJson(response: ServerResponse, body: Json, status = 200): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}

/** Gives a planned answer. @returns whether the true answer is still to come */
async function spoil(asked: Asked, call: Call, answer: Answer): Promise<boolean> {
  const { response, request } = asked;
  if ("delay" in answer) {
    await new Promise((resolve) => setTimeout(resolve, answer.delay).unref());
    return true;
  }
  if ("lost" in answer) return true;
  if ("hang" in answer) return false;
  if ("drop" in answer) {
    call.status = -1;
    request.socket.destroy();
  } else if ("error" in answer) {
    call.status = 200;
    call.error = answer.error;
    sendJson(response, {
      ok: false,
      error: answer.error,
      ...(answer.messages === undefined ? {} : { response_metadata: { messages: answer.messages } }),
    });
  } else if ("retryAfter" in answer) {
    call.status = answer.status;
    call.error = "ratelimited";
    response.writeHead(answer.status, { "retry-after": String(answer.retryAfter) });
    response.end(JSON.stringify({ ok: false, error: "ratelimited" }));
  } else {
    call.status = answer.status;
    response.writeHead(answer.status, { "content-type": "text/html" });
    response.end("<html>Something went wrong</html>");
  }
  return false;
}

/** Runs one call: planned faults first, then the true answer. */
export async function serve(
  core: Core,
  asked: Asked,
  call: Call,
  run: () => void | Promise<void>,
): Promise<void> {
  const answer = core.plan.take(call.method, call.args);
  const goesOn = answer === null || (await spoil(asked, call, answer));
  if (!goesOn) return;
  if (answer !== null && "lost" in answer) {
    asked.response.end = () => asked.response;
    asked.response.writeHead = () => asked.response;
    await run();
    call.status = -1;
    asked.request.socket.destroy();
    return;
  }
  await run();
}
