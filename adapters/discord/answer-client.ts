import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import * as z from "zod";

const HOST = "https://discord.com/api";
/** Discord asks every client to name itself in this form. */
const USER_AGENT = "DiscordBot (https://www.npmjs.com/package/discord.js, 10) rolewise";
/** Connections that are kept for the next answers. */
const IDLE_SOCKETS = 64;

const FaultSchema = z.object({ code: z.number(), message: z.string() });
const LimitSchema = z.object({ retry_after: z.number(), global: z.boolean().optional() });

export interface AnswerClient {
  /**
   * Posts a body as JSON; resolves when Discord has taken it.
   * @param within in ms, from now
   * Rejects with the errors of discord.js, so that they are told apart in one place.
   */
  post(path: string, body: unknown, within: number): Promise<void>;
  close(): void;
}

/**
 * First answers, on a line of their own: they count towards no rate limit that could be waited for, and every
 * millisecond of them is seen. The library's client queues, copies and parses for half as long as the way itself takes.
 */
export function createAnswerClient(base: string | undefined): AnswerClient {
  const root = new URL(`${(base ?? HOST).replace(/\/+$/, "")}/v10`);
  const secure = root.protocol === "https:";
  const options = { keepAlive: true, maxFreeSockets: IDLE_SOCKETS };
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const send = secure ? httpsRequest : httpRequest;
  const place = {
    agent,
    protocol: root.protocol,
    hostname: root.hostname.replace(/^\[|\]$/g, ""),
    ...(root.port !== "" && { port: Number(root.port) }),
    method: "POST",
  };

  function once(path: string, json: string, within: number): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const request = send(
        {
          ...place,
          path: `${root.pathname}${path}`,
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(json),
            "user-agent": USER_AGENT,
          },
        },
        resolve,
      );
      // A timer that is taken back costs far less than a signal that always fires in the end.
      const timer = setTimeout(() => request.destroy(new Error("no answer in time")), within);
      request.on("close", () => clearTimeout(timer));
      request.on("error", (error: NodeJS.ErrnoException) => {
        // A kept connection may have been closed by the other side just before it was used again.
        if (request.reusedSocket && error.code === "ECONNRESET") resolve(once(path, json, within));
        else reject(error);
      });
      request.end(json);
    });
  }

  return {
    async post(path, body, within) {
      const response = await once(path, JSON.stringify(body), within);
      const { statusCode: status = 0 } = response;
      if (status >= 200 && status < 300) {
        response.resume();
        return;
      }
      throw faultOf(status, await textOf(response), `${root.origin}${root.pathname}${path}`, body);
    },
    close: () => agent.destroy(),
  };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

function faultOf(status: number, text: string, url: string, body: unknown): Error {
  const json = parsed(text);
  const limit = LimitSchema.safeParse(json);
  if (status === 429 && limit.success) return limited(limit.data, url);
  const fault = FaultSchema.safeParse(json);
  const about = { files: undefined, body };
  if (status < 500 && fault.success)
    return new DiscordAPIError(fault.data, fault.data.code, status, "POST", url, about);
  return new HTTPError(status, "", "POST", url, about);
}

function limited({ retry_after, global = false }: z.infer<typeof LimitSchema>, url: string): RateLimitError {
  const milliseconds = retry_after * 1000;
  return new RateLimitError({
    global,
    hash: "",
    limit: 0,
    majorParameter: "",
    method: "POST",
    retryAfter: milliseconds,
    route: "/interactions/:id/:token/callback",
    scope: global ? "global" : "user",
    sublimitTimeout: 0,
    timeToReset: milliseconds,
    url,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
