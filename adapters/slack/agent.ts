import type { Logger } from "pino";
import type { Words } from "../../src/engine/words.ts";
import type { Api } from "./api.ts";
import { slackCode } from "./errors.ts";
import { SUGGESTED_PROMPTS_MAX } from "./limits.ts";
import { createMemory } from "./memory.ts";
import type { Space } from "./space.ts";

export interface ThreadPlace {
  readonly channel: string;
  readonly thread: string;
}

export interface Work {
  /** The person pressed Stop since the work began. */
  stopped(): boolean;
  /** Ends the work. @param asks the reply asks something, so that the person is waited for */
  done(asks: boolean): Promise<void>;
  /** Shows that it takes longer, and with it the button to stop, now instead of after a while. */
  show(): void;
}

/** What Slack shows of an agent: prompts to begin with, a status while it works, and Stop. None of it is worth failing for. */
export interface Agent {
  suggest(space: Space, channel: string): Promise<void>;
  begin(space: Space, place: ThreadPlace): Work;
  /** Stop was pressed. */
  stop(place: { channel: string; thread: string | undefined }): void;
  settle(space: Space, place: ThreadPlace): Promise<void>;
}

const PROMPTS = ["start", "role", "plan", "market"] as const;
/** Most turns take less than this and show no status, in ms. */
const SHOW_AFTER = 700;

export function createAgent(api: Api, words: Words, log: Logger): Agent {
  const stops = createMemory<number>();
  let count = 0;
  const keyOf = (channel: string, thread: string | undefined) => `${channel} ${thread ?? ""}`;
  const quietly = (call: Promise<unknown>) =>
    call.then(
      () => {},
      (error: unknown) => log.debug({ code: slackCode(error) }, "an agent's status could not be set"),
    );

  const setStatus = (space: Space, { channel, thread }: ThreadPlace, status: string) =>
    quietly(
      api.call(space.token, "agents.sessions.setStatus", {
        channel_id: channel,
        thread_ts: thread,
        status,
        title: words.text("slack.session.title"),
      }),
    );
  const setWords = (space: Space, { channel, thread }: ThreadPlace, status: string) =>
    quietly(
      api.call(space.token, "assistant.threads.setStatus", {
        channel_id: channel,
        thread_ts: thread,
        status,
      }),
    );

  return {
    async suggest(space, channel) {
      const prompts = PROMPTS.slice(0, SUGGESTED_PROMPTS_MAX).map((name) => ({
        title: words.text(`slack.prompt.${name}.title`),
        message: words.text(`slack.prompt.${name}.message`),
      }));
      await quietly(
        api.call(space.token, "assistant.threads.setSuggestedPrompts", { channel_id: channel, prompts }),
      );
    },
    begin(space, place) {
      const key = keyOf(place.channel, place.thread);
      const from = ++count;
      let shown: Promise<unknown> | undefined;
      const show = () => {
        clearTimeout(timer);
        shown ??= Promise.all([
          setStatus(space, place, "processing"),
          setWords(space, place, words.text("slack.working")),
        ]);
      };
      const timer = setTimeout(show, SHOW_AFTER);
      return {
        show,
        stopped: () => (stops.get(key) ?? 0) > from,
        async done(asks) {
          clearTimeout(timer);
          if (shown === undefined) return;
          await shown;
          await Promise.all([
            setStatus(space, place, asks ? "suspended" : "active"),
            setWords(space, place, ""),
          ]);
        },
      };
    },
    stop({ channel, thread }) {
      stops.set(keyOf(channel, thread), ++count);
    },
    settle: (space, place) => setStatus(space, place, "active"),
  };
}
