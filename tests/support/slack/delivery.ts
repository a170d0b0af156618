import type { Json } from "./json.ts";
import type { Ledger } from "./ledger.ts";

export type Kind = "events_api" | "slash_commands" | "interactive";

/** person: somebody did something · echo: the app's own message · slack: Slack itself, as at an uninstall */
export type Origin = "person" | "echo" | "slack";

export interface Envelope {
  readonly id: string;
  readonly kind: Kind;
  readonly payload: Json;
  readonly retry: { readonly attempt: number; readonly reason: string } | null;
}

export type Attempt =
  | { readonly ok: true; readonly answer: unknown; readonly ms: number }
  | {
      readonly ok: false;
      /** "timeout", "no_connection", "connection_lost"; by HTTP "http_timeout", "http_error", "connection_failed" */
      readonly reason: string;
      readonly status?: number;
      /** The app asked not to be sent this again. */
      readonly final?: boolean;
    };

/** Takes one envelope to the app and waits for its acknowledgement. */
export interface Carrier {
  /** @param patient waits as long as it takes for a connection */
  send(envelope: Envelope, patient: boolean): Promise<Attempt>;
}

export interface Delivery {
  readonly kind: Kind;
  readonly origin: Origin;
  readonly payload: Json;
  /** One for each time it was sent, retries and `again` included. */
  readonly attempts: readonly Attempt[];
  /** Resolves when it is acknowledged, or given up. Never rejects. */
  readonly done: Promise<Attempt>;
  /** Sends the same once more, as Slack does when an acknowledgement got lost. */
  again(attempt?: number, reason?: string): Promise<Attempt>;
}

export interface Post {
  readonly deliveries: readonly Delivery[];
  /** Neither acknowledged nor given up yet. */
  readonly open: number;
  send(kind: Kind, payload: Json, origin: Origin): Delivery;
  stop(): void;
}

const summary = (kind: Kind, payload: Json): string => {
  const event = payload.event as Json | undefined;
  return `${kind} ${String(event?.type ?? payload.type ?? payload.command ?? "")}`;
};

export function createPost(
  carrier: () => Carrier,
  ledger: Ledger,
  retryAfter: readonly number[],
  nextId: () => string,
  stir: () => void,
): Post {
  const deliveries: Delivery[] = [];
  const timers = new Map<NodeJS.Timeout, () => void>();
  let stopped = false;
  let open = 0;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (ms === 0 || stopped) return resolve();
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms);
      timers.set(timer, resolve);
    });

  function note(kind: Kind, payload: Json, attempt: Attempt): void {
    if (attempt.ok || !attempt.reason.endsWith("timeout") || stopped) return;
    ledger.fault("late_ack", `${summary(kind, payload)} was not acknowledged in time`, payload);
  }

  function send(kind: Kind, payload: Json, origin: Origin): Delivery {
    const attempts: Attempt[] = [];
    const once = async (retry: Envelope["retry"]): Promise<Attempt> => {
      const attempt = await carrier().send({ id: nextId(), kind, payload, retry }, kind === "events_api");
      attempts.push(attempt);
      note(kind, payload, attempt);
      stir();
      return attempt;
    };
    const persist = async (): Promise<Attempt> => {
      let attempt = await once(null);
      if (kind !== "events_api") return attempt;
      for (const [index, wait] of retryAfter.entries()) {
        if (attempt.ok || attempt.final === true || stopped) return attempt;
        const { reason } = attempt;
        await pause(reason === "connection_lost" ? 0 : wait);
        if (stopped) return attempt;
        attempt = await once({ attempt: index + 1, reason });
      }
      return attempt;
    };
    open += 1;
    const delivery: Delivery = {
      kind,
      origin,
      payload,
      attempts,
      done: persist().then((attempt) => {
        open -= 1;
        stir();
        return attempt;
      }),
      again: (attempt = 1, reason = "timeout") => once({ attempt, reason }),
    };
    deliveries.push(delivery);
    return delivery;
  }

  return {
    deliveries,
    get open() {
      return open;
    },
    send,
    stop() {
      stopped = true;
      for (const [timer, resolve] of timers) {
        clearTimeout(timer);
        resolve();
      }
      timers.clear();
    },
  };
}
