import { setTimeout as pause } from "node:timers/promises";
import type { Logger as BoltLogger } from "@slack/bolt";
import { webApi } from "@slack/bolt";
import type { Metrics } from "../../src/app/metrics.ts";
import { isPassing, isTokenRefused, slackCode, TokenRefused } from "./errors.ts";
import { createMemory } from "./memory.ts";

/** A call is tried this often, however it fails. */
const TRIES_MAX = 3;
const TIMEOUT_MS = 10_000;
/** Waits after errors that say nothing about how long, in ms. */
const WAITS = [300, 1_000];
/** Slack has never asked for longer; whoever does is given up on, in seconds. */
const RETRY_AFTER_MAX = 120;
export interface ApiOptions {
  readonly apiUrl: string | undefined;
  readonly logger: BoltLogger;
  readonly metrics: Metrics;
  readonly clock: () => Date;
  /** Waits; replaced where time stands still. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Told once when Slack refuses a token. */
  readonly onTokenRefused?: (token: string, code: string) => void;
}

/** Slack's Web API with a time limit, a few tries, and respect for what Slack asks to wait. */
export interface Api {
  /** @throws the library's errors, when the tries are used up or another try would change nothing */
  call(token: string, method: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** A call that needs no token. */
  open(method: string, args: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Uploads files to a conversation. */
  upload(token: string, args: UploadArguments): Promise<void>;
  /** Posts to a response URL; the same tries. */
  respond(url: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
  /** Slack has refused it; nothing is sent with it any more. */
  isRefused(token: string): boolean;
  /** A new installation may bring a token back. */
  forgive(token: string): void;
}

export interface UploadArguments {
  readonly channel: string;
  readonly thread: string | undefined;
  readonly comment: string;
  readonly files: ReadonlyArray<{ readonly name: string; readonly text: string }>;
}

export function createApi(options: ApiOptions): Api {
  const { metrics, clock, wait = pause } = options;
  const client = new webApi.WebClient(undefined, clientOptions(options));
  // Both may forget: at worst Slack says it once more.
  const refused = createMemory<true>();
  const isRefused = (token: string) => refused.get(token) === true;
  /** By method and workspace's token: until when Slack wants to hear nothing, in ms since 1970, and how long that was. */
  const quiet = createMemory<{ readonly until: number; readonly ms: number }>();

  async function tried<T>(lane: string, attempt: () => Promise<T>): Promise<T> {
    for (let count = 1; ; count++) {
      await silence(lane);
      try {
        return await attempt();
      } catch (error) {
        metrics.platformError("slack", slackCode(error));
        const ms = waitFor(error, count);
        if (ms === null || count >= TRIES_MAX) throw error;
        if (slackCode(error) === "ratelimited") quiet.set(lane, { until: clock().getTime() + ms, ms });
        else await wait(ms);
      }
    }
  }

  /** Never longer than Slack has asked for, whatever becomes of the clock. */
  async function silence(lane: string): Promise<void> {
    const asked = quiet.get(lane);
    if (asked === undefined) return;
    const rest = Math.min(asked.until - clock().getTime(), asked.ms);
    if (rest > 0) await wait(rest);
    if (quiet.get(lane) === asked) quiet.delete(lane);
  }

  async function withToken<T>(token: string, method: string, attempt: () => Promise<T>): Promise<T> {
    if (isRefused(token)) throw new TokenRefused();
    try {
      return await tried(`${method} ${token}`, attempt);
    } catch (error) {
      if (isTokenRefused(error) && !isRefused(token)) {
        refused.set(token, true);
        options.onTokenRefused?.(token, slackCode(error));
      }
      throw error;
    }
  }

  return {
    call: (token, method, args = {}) =>
      withToken(token, method, () => client.apiCall(method, { ...args, token })),
    open: (method, args) => tried(method, () => client.apiCall(method, { ...args })),
    async upload(token, { channel, thread, comment, files }) {
      const file_uploads = files.map(({ name, text }) => ({
        file: Buffer.from(text, "utf8"),
        filename: name,
        title: name,
      }));
      const where =
        thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread };
      await withToken(token, "files.upload", () =>
        client.filesUploadV2({ token, ...where, initial_comment: comment, file_uploads }),
      );
    },
    async respond(url, payload) {
      await tried("respond", async () => {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json; charset=utf-8" },
          body: JSON.stringify(payload),
          signal: AbortSignal.timeout(TIMEOUT_MS),
          redirect: "error",
        }).catch((error: unknown) => {
          throw new webApi.WebAPIRequestError(error instanceof Error ? error : new Error("no answer"));
        });
        const text = await response.text().catch(() => "");
        if (response.status === 429)
          throw new webApi.WebAPIRateLimitedError(Number(response.headers.get("retry-after") ?? 1));
        if (!response.ok)
          throw new webApi.WebAPIHTTPError(response.status, response.statusText, {}, undefined);
        // Some faults come with a good status.
        const error = /"error"\s*:\s*"([a-z_]{1,60})"/.exec(text)?.[1];
        if (error !== undefined) throw new webApi.WebAPIPlatformError({ ok: false, error });
      });
    },
    isRefused,
    forgive: (token) => refused.delete(token),
  };
}

/** For every client of Slack's libraries: no waiting of their own, and no texts in logs. */
export function clientOptions(options: Pick<ApiOptions, "apiUrl" | "logger">): webApi.WebClientOptions {
  return {
    logger: options.logger,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(options.apiUrl !== undefined && { slackApiUrl: options.apiUrl }),
  };
}

/** @returns null when another try would change nothing */
function waitFor(error: unknown, count: number): number | null {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return error.retryAfter <= RETRY_AFTER_MAX ? Math.max(error.retryAfter, 0) * 1000 : null;
  return isPassing(error) ? (WAITS[count - 1] ?? 1_000) : null;
}
