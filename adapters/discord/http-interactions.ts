import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Route } from "../../src/app/surface.ts";
import { AnswerLost } from "./errors.ts";
import type { Line } from "./exchange.ts";
import { BODY_BYTES_MAX } from "./limits.ts";
import type { FirstAnswer } from "./wire.ts";

export const PATH = "/discord/interactions";

/** A signature older than this may be a request that somebody kept; in seconds, both ways. */
const SKEW_MAX = 300;
/** An Ed25519 public key is told as its 32 bytes; this is what stands before them in a key file. */
const KEY_HEAD = Buffer.from("302a300506032b6570032100", "hex");

export function publicKeyOf(hex: string): KeyObject {
  return createPublicKey({
    key: Buffer.concat([KEY_HEAD, Buffer.from(hex, "hex")]),
    format: "der",
    type: "spki",
  });
}

/** Whether Discord signed these very bytes, lately. */
export function isSigned(
  key: KeyObject,
  headers: IncomingMessage["headers"],
  body: Uint8Array,
  now: number,
): boolean {
  const signature = headers["x-signature-ed25519"];
  const timestamp = headers["x-signature-timestamp"];
  if (typeof signature !== "string" || typeof timestamp !== "string") return false;
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1_000 - Number(timestamp)) > SKEW_MAX) return false;
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, "hex"));
}

/** Takes a packet and answers it on a line; resolves when everything is done. */
export type TakePacket = (packet: unknown, line: Line) => Promise<void>;

/** Interactions that Discord posts here instead of sending them over the gateway. Checked before anything is parsed. */
export function interactionRoute(publicKey: string, now: () => number, take: TakePacket): Route {
  const key = publicKeyOf(publicKey);
  return {
    method: "POST",
    path: PATH,
    async handle(request, response) {
      const body = await readBody(request);
      if (body === null) {
        request.resume();
        response.writeHead(413, { connection: "close" }).end();
        return;
      }
      if (!isSigned(key, request.headers, body, now())) {
        response.writeHead(401).end("invalid request signature");
        return;
      }
      const packet = parsed(body);
      if (packet === undefined) {
        response.writeHead(400).end();
        return;
      }
      try {
        await take(packet, lineOf(response));
      } finally {
        // A packet that is not understood, or had its answer before.
        if (!response.headersSent && !response.destroyed) response.writeHead(202).end();
      }
    },
  };
}

/** @returns null when it is too long */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BODY_BYTES_MAX) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** The response is the first answer; files come later, by the token. */
function lineOf(response: ServerResponse): Line {
  return {
    takesFiles: false,
    first(answer: FirstAnswer) {
      if (response.headersSent || response.destroyed) return Promise.reject(new AnswerLost("closed"));
      return new Promise((resolve, reject) => {
        response.once("error", reject);
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify(answer), () => resolve());
      });
    },
  };
}
