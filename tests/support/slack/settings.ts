import { type Clock, wallClock } from "./clock.ts";

/** What the app can send to people, as the judge sees it. */
export type Judged = "message" | "ephemeral" | "home" | "modal" | "options" | "response";

/** Looks at everything the app sends; throws when it should not have been sent. */
export type Judge = (kind: Judged, payload: unknown) => void;

export interface SlackOptions {
  readonly judge?: Judge;
  /** Ages of trigger ids and response URLs, and the ts of messages. Signatures always carry the true time. */
  readonly clock?: Clock;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly team?: { readonly id?: string; readonly name?: string; readonly domain?: string };
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** How long `next` and `until` wait, in ms. Default 10,000. */
  readonly patience?: number;
  /** How long the app has to acknowledge, in ms. Default 3,000, as Slack. */
  readonly ackTimeout?: number;
  /** Waits before an event that was not acknowledged comes again, in ms. Default 0, 60,000, 300,000, as Slack. */
  readonly retryAfter?: readonly number[];
  /** Between the server's pings of a socket, in ms. Default 5,000. */
  readonly pingEvery?: number;
  /** The app is told of its own messages too, as Slack does. Default true. */
  readonly echo?: boolean;
}

export interface Settings extends Required<Omit<SlackOptions, "judge" | "team">> {
  readonly judge: Judge;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly appId: string;
  readonly verificationToken: string;
}

export function settingsOf(options: SlackOptions): Settings {
  return {
    judge: options.judge ?? (() => undefined),
    clock: options.clock ?? wallClock,
    port: options.port ?? 0,
    team: { id: "T1", name: "Loopback", domain: "loopback", ...options.team },
    botToken: options.botToken ?? "xoxb-loopback-bot",
    appToken: options.appToken ?? "xapp-1-A1-loopback",
    signingSecret: options.signingSecret ?? "loopback-signing-secret",
    clientId: options.clientId ?? "1.1",
    clientSecret: options.clientSecret ?? "loopback-client-secret",
    patience: options.patience ?? 10_000,
    ackTimeout: options.ackTimeout ?? 3_000,
    retryAfter: options.retryAfter ?? [0, 60_000, 300_000],
    pingEvery: options.pingEvery ?? 5_000,
    echo: options.echo ?? true,
    appId: "A1",
    verificationToken: "loopback-verification",
  };
}
