import { RateLimitError, type RawFile, REST } from "discord.js";
import * as z from "zod";
import { BoundedMap } from "../../src/app/bounded-map.ts";
import { createAnswerClient } from "./answer-client.ts";
import { isCut } from "./errors.ts";
import type { FirstAnswer, Message, UploadedFile } from "./wire.ts";

/** A first answer is given this long altogether, in ms; Discord waits three seconds. */
const ACK_BUDGET = 2_500;
const TIMEOUT = 10_000;
const RETRIES = 2;
/** The library keeps a queue for the token of each interaction; those at rest are dropped so often, in ms. */
const SWEEP_QUEUES = 300_000;
/** DM channels that are remembered. */
const DMS_MAX = 5_000;

export interface ApiOptions {
  readonly token: string;
  /** Only for tests and proxies: "http://127.0.0.1:4000/api". */
  readonly base?: string;
  /** For answers that are not first ones; the client's own, so that both keep to the same limits. */
  readonly rest?: REST;
}

/** What is asked of Discord over REST. Everything rejects with errors of discord.js. */
export interface Api {
  readonly rest: REST;
  /** @param received when the interaction came, as Date.now(): the budget runs from then */
  acknowledge(
    interaction: { readonly id: string; readonly token: string },
    answer: FirstAnswer,
    files: readonly UploadedFile[],
    received: number,
  ): Promise<void>;
  editOriginal(application: string, token: string, message: Message): Promise<void>;
  followUp(application: string, token: string, message: Message): Promise<Sent>;
  /** The first answer, as it was sent. */
  original(application: string, token: string): Promise<Sent>;
  send(channel: string, message: Message): Promise<void>;
  /** The channel of direct messages with a person. */
  dm(user: string): Promise<string>;
  startThread(channel: string, message: string, name: string): Promise<string>;
  typing(channel: string): Promise<void>;
  application(): Promise<{ readonly id: string; readonly verifyKey: string }>;
  /** Stops its timers. */
  close(): void;
}

/** A message that was sent. */
export interface Sent {
  readonly id: string;
  readonly channel: string;
}

const WithId = z.object({ id: z.string(), channel_id: z.string().optional() });
const ApplicationSchema = z.object({ id: z.string(), verify_key: z.string().optional() });

export const restOptions = (base: string | undefined) => ({
  version: "10",
  handlerSweepInterval: SWEEP_QUEUES,
  ...(base !== undefined && { api: base.replace(/\/+$/, "") }),
});

export function createApi({ token, base, rest: shared }: ApiOptions): Api {
  const rest =
    shared ?? new REST({ ...restOptions(base), timeout: TIMEOUT, retries: RETRIES }).setToken(token);
  // First answers wait for nobody: no queue behind a limit, no second try after the time is up.
  const answers = createAnswerClient(base);
  const acks = new REST({
    ...restOptions(base),
    timeout: ACK_BUDGET,
    retries: 0,
    rejectOnRateLimit: () => true,
  }).setToken(token);
  const dms = new BoundedMap<string>(DMS_MAX);

  return {
    rest,
    async acknowledge({ id, token }, answer, files, received) {
      const left = () => received + ACK_BUDGET - Date.now();
      const path = `/interactions/${id}/${token}/callback` as const;
      // The first try is made however late it is: only Discord's clock decides.
      const within = () => Math.max(left(), 500);
      const post = async (): Promise<void> => {
        if (files.length === 0) await answers.post(path, answer, within());
        else {
          const signal = AbortSignal.timeout(within());
          await acks.post(path, { body: answer, auth: false, signal, files: rawFiles(files) });
        }
      };
      try {
        await post();
      } catch (error) {
        if (!(error instanceof RateLimitError) || error.retryAfter >= left()) throw error;
        await pause(error.retryAfter);
        await post();
      }
    },
    async editOriginal(application, webhook, { body, files }) {
      await whenCutAgain(() =>
        rest.patch(`/webhooks/${application}/${webhook}/messages/@original`, {
          body,
          auth: false,
          ...(files.length > 0 && { files: rawFiles(files) }),
        }),
      );
    },
    async followUp(application, webhook, { body, files }) {
      const raw = await rest.post(`/webhooks/${application}/${webhook}`, {
        body,
        auth: false,
        ...(files.length > 0 && { files: rawFiles(files) }),
      });
      return sent(raw);
    },
    async original(application, webhook) {
      return sent(await rest.get(`/webhooks/${application}/${webhook}/messages/@original`, { auth: false }));
    },
    async send(channel, { body, files }) {
      const post = () =>
        rest.post(`/channels/${channel}/messages`, {
          body,
          ...(files.length > 0 && { files: rawFiles(files) }),
        });
      // By its nonce Discord knows a message that comes again.
      await (body.enforce_nonce === true ? whenCutAgain(post) : post());
    },
    async dm(user) {
      const known = dms.get(user);
      if (known !== undefined) return known;
      const { id } = WithId.parse(
        await whenCutAgain(() => rest.post("/users/@me/channels", { body: { recipient_id: user } })),
      );
      dms.set(user, id);
      return id;
    },
    async startThread(channel, message, name) {
      const body = { name, auto_archive_duration: 1_440 };
      return WithId.parse(await rest.post(`/channels/${channel}/messages/${message}/threads`, { body })).id;
    },
    async typing(channel) {
      await rest.post(`/channels/${channel}/typing`);
    },
    async application() {
      const { id, verify_key } = ApplicationSchema.parse(await rest.get("/applications/@me"));
      return { id, verifyKey: verify_key ?? "" };
    },
    close() {
      answers.close();
      for (const one of [rest, acks]) {
        one.clearHashSweeper();
        one.clearHandlerSweeper();
      }
    },
  };
}

function sent(raw: unknown): Sent {
  const { id, channel_id } = WithId.parse(raw);
  return { id, channel: channel_id ?? "" };
}

const CUT_TRIES = 3;
const CUT_PAUSE = 300;

/** For what may be done twice: the library tries again after faults of the server, but not where the connection is cut. */
async function whenCutAgain<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (tries >= CUT_TRIES || !isCut(error)) throw error;
      await pause(CUT_PAUSE * tries);
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const rawFiles = (files: readonly UploadedFile[]): RawFile[] =>
  files.map(({ name, contentType, data }) => ({ name, contentType, data: Buffer.from(data) }));
