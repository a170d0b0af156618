import type { App, Receiver } from "@slack/bolt";
import { ACK_MS } from "./limits.ts";

/** What came in, from a socket or a request. */
export interface Arrival {
  readonly body: Record<string, unknown>;
  readonly retryNum?: number;
  readonly retryReason?: string;
  /** Tells Slack that it has arrived, with an answer where Slack takes one. Called at most once. */
  readonly acknowledge: (answer?: unknown) => Promise<void>;
  /** Tells Slack that it has not been dealt with, so that it comes again. */
  readonly refuse: () => Promise<void>;
}

/** Hands arrivals to Bolt and acknowledges them at the right time; both receivers share it. */
export interface Intake extends Receiver {
  take(arrival: Arrival): Promise<void>;
  /** What comes from now on is refused. @returns when everything in hand is done, or after so many milliseconds */
  drain(most: number): Promise<void>;
  readonly open: boolean;
}

/** Told what went wrong with an arrival, once it is refused or acknowledged. */
export type OnFault = (error: unknown) => void;

/**
 * Events are acknowledged when their turn is done, or late ones after ACK_MS, so that a crash in between brings
 * them again. Whatever a person waits for (a press, a command) is acknowledged by its listener, or after ACK_MS.
 */
export function createIntake(onFault: OnFault, ackAfter = ACK_MS): Intake {
  let app: App | undefined;
  let open = true;
  const inHand = new Set<Promise<void>>();

  async function handle({ body, acknowledge, refuse, ...retry }: Arrival): Promise<void> {
    let answered = false;
    const once = async (how: () => Promise<void>) => {
      if (answered) return;
      answered = true;
      clearTimeout(timer);
      await how().catch(onFault);
    };
    const timer = setTimeout(() => void once(acknowledge), ackAfter);
    const isEvent = body.type === "event_callback";
    try {
      await app?.processEvent({
        body,
        ...retry,
        ack: async (answer?: unknown) => {
          if (!isEvent) await once(() => acknowledge(answer));
        },
      });
      await once(acknowledge);
    } catch (error) {
      await once(refuse);
      onFault(error);
    }
  }

  return {
    init: (bolt) => {
      app = bolt;
    },
    start: async () => {
      open = true;
    },
    stop: async () => {
      open = false;
    },
    get open() {
      return open && app !== undefined;
    },
    async take(arrival) {
      if (!open || app === undefined) return arrival.refuse();
      if (isIdle(arrival.body)) return arrival.acknowledge();
      const work = handle(arrival).finally(() => inHand.delete(work));
      inHand.add(work);
      return work;
    },
    async drain(most) {
      open = false;
      await within(most, Promise.all(inHand));
    },
  };
}

/** Waits for some work, but not longer than so many milliseconds. */
export async function within(most: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, most);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/**
 * Whether an event can be for nobody here: what people write to each other in channels, which is most of what comes.
 * It is let go before anything is looked up for it. Decoding decides about everything else.
 */
export function isIdle({ type, event }: Record<string, unknown>): boolean {
  if (type !== "event_callback" || typeof event !== "object" || event === null) return false;
  const said = event as Record<string, unknown>;
  if (said.type !== "message" || typeof said.channel !== "string") return false;
  if (typeof said.bot_id === "string") return true;
  const answersSomething = said.thread_ts !== undefined && said.thread_ts !== said.ts;
  const names = typeof said.text === "string" && said.text.includes("<@");
  return !said.channel.startsWith("D") && !answersSomething && !names;
}
