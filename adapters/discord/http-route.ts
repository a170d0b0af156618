import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod";
import type { Route } from "../../src/app/surface.ts";
import { BODY_BYTES_MAX } from "./limits.ts";
import { createSignatureCheck } from "./signature.ts";
import { Asked, Callback } from "./wire.ts";

export const INTERACTIONS_PATH = "/discord/interactions";

export interface HttpRouteOptions {
  /** Of the application, 64 hexadecimal digits. */
  readonly publicKey: string;
  /**
   * Answers an interaction, as it came.
   * @returns the body of the first answer, or null when that has been sent over REST
   */
  readonly onInteraction: (raw: unknown) => Promise<object | null>;
  readonly clock: () => Date;
}

const InteractionSchema = z.looseObject({ type: z.number().int() });

/** Discord's requests, as a route of the common server. Nothing of a request is read before its signature has been checked. */
export function createInteractionsRoute({ publicKey, onInteraction, clock }: HttpRouteOptions): Route {
  const isSigned = createSignatureCheck(publicKey);
  return {
    method: "POST",
    path: INTERACTIONS_PATH,
    async handle(request, response) {
      const body = await rawBody(request);
      if (body === "gone") return;
      if (body === "too-large") {
        end(response.setHeader("connection", "close"), 413);
        return;
      }
      const headers = {
        signature: header(request, "x-signature-ed25519"),
        timestamp: header(request, "x-signature-timestamp"),
      };
      if (!isSigned(headers, body, clock().getTime() / 1_000)) {
        end(response, 401);
        return;
      }
      const interaction = InteractionSchema.safeParse(parsed(body));
      if (!interaction.success) {
        end(response, 400);
        return;
      }
      if (interaction.data.type === Asked.ping) {
        end(response, 200, { type: Callback.pong });
        return;
      }
      const answer = await onInteraction(interaction.data);
      if (answer === null) end(response, 202);
      else end(response, 200, answer);
    },
  };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

/** What is beyond the limit is let go by unread: a socket that is cut off carries no answer. */
function rawBody(request: IncomingMessage): Promise<Buffer | "too-large" | "gone"> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_BYTES_MAX) chunks.push(chunk);
      else tooLarge();
    };
    const tooLarge = () => {
      chunks.length = 0;
      request.off("data", take).resume();
      resolve("too-large");
    };
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", () => resolve("gone"));
    request.once("close", () => resolve("gone"));
    if (Number(header(request, "content-length") ?? 0) > BODY_BYTES_MAX) tooLarge();
    else request.on("data", take);
  });
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function end(response: ServerResponse, status: number, answer?: object): void {
  if (response.writableEnded || response.destroyed) return;
  if (answer === undefined) response.writeHead(status).end();
  else
    response
      .writeHead(status, { "content-type": "application/json; charset=utf-8" })
      .end(JSON.stringify(answer));
}
