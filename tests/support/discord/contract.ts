import type { Clock } from "./clock.ts";
import type { EndpointCheck, PostResult, Signature } from "./endpoint.ts";
import type { Fault } from "./faults.ts";
import type { Gateway, GatewayEvent } from "./gateway/gateway.ts";
import type { GuildHandle } from "./guilds.ts";
import type { Judge } from "./judgement.ts";
import type { Person } from "./people/contract.ts";
import type { Interference, Trouble, Where } from "./rest/interference.ts";
import type { RecordedRequest } from "./rest/records.ts";
import type { Command } from "./world.ts";

export interface DiscordOptions {
  /** Time for deadlines of interactions, tokens and nonces; default the machine's. */
  readonly clock?: Clock;
  /** A checker of the app's own; what it finds goes to `faults`. */
  readonly judge?: Judge;
  readonly token?: string;
  readonly applicationId?: string;
  readonly heartbeatMs?: number;
  /** How many shards the app is told to run. */
  readonly shards?: number;
  /** Privileged intents the app was approved for, as bits. */
  readonly approvedIntents?: number;
  /** How long an interaction waits for its first answer; Discord gives 3000 ms. */
  readonly answerWithinMs?: number;
  /** How long `next` waits; default 10 s. */
  readonly timeoutMs?: number;
  /** Whether people may only use what the app has registered; default yes. */
  readonly strictCommands?: boolean;
  /** Where the published description of the API lies; false leaves it out. */
  readonly openApi?: string | false;
}

export interface WaitOptions {
  readonly timeoutMs?: number;
}

export interface Discord {
  readonly origin: string;
  /** For DISCORD_API_BASE. */
  readonly apiBase: string;
  readonly token: string;
  readonly applicationId: string;
  readonly publicKey: string;
  /** The app's environment: DISCORD_API_BASE, DISCORD_TOKEN, DISCORD_APPLICATION_ID, DISCORD_PUBLIC_KEY. */
  readonly env: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Every request of the app. */
  readonly requests: readonly RecordedRequest[];
  /** Requests that were answered with an error that the test did not put there. */
  readonly refusals: readonly RecordedRequest[];
  /** What the app sent that Discord would refuse or its documentation does not allow: expect none. */
  readonly faults: readonly Fault[];
  /** Interactions that were never acknowledged in time. */
  readonly unanswered: ReadonlyArray<{ readonly id: string; readonly type: number }>;
  readonly gateway: Gateway;

  guild(name: string, options?: { readonly hasBot?: boolean; readonly locale?: string }): GuildHandle;
  person(options?: {
    readonly id?: string;
    readonly name?: string;
    readonly locale?: string;
    readonly installed?: boolean;
  }): Person;
  /** What the app has registered, everywhere or in a guild. */
  commands(guild?: { readonly id: string }): readonly Command[];

  /** Resolves when a session of the app is connected. */
  ready(options?: WaitOptions): Promise<void>;
  /** Resolves with the first request that matches, made at or after number `after` (default: any). */
  request(where: Where & { readonly after?: number }, options?: WaitOptions): Promise<RecordedRequest>;
  /** Resolves with the first matching gateway event, counting from position `from`. */
  gatewayEvent(
    match: (event: GatewayEvent) => boolean,
    options?: WaitOptions & { readonly from?: number },
  ): Promise<GatewayEvent>;

  /** Puts trouble in the way of the next requests that match. */
  trouble(where: Where, trouble: Trouble): Interference;
  /** From now on interactions are posted, signed, to this address of the app instead of going over the gateway. */
  useEndpoint(url: string | null): void;
  /** What Discord finds when it checks an address for interactions. */
  checkEndpoint(url: string): Promise<EndpointCheck>;
  /** Posts anything to the app, signed well or badly. */
  postSigned(url: string, payload: unknown, signature?: Signature): Promise<PostResult>;
  /** Forgets the faults found so far. */
  clearFaults(): void;
  close(): Promise<void>;
}
