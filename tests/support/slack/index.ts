import type { Delivery } from "./delivery.ts";
import type { Looked, Sight } from "./feed.ts";
import type { Json } from "./json.ts";
import type { Call, Fault } from "./ledger.ts";
import type { Person } from "./person-types.ts";
import type { Answer } from "./plan.ts";
import type { SignedHttp } from "./signed-http.ts";
import type { Sockets } from "./sockets.ts";
import type { Channel, Install, Message, Team, World } from "./world.ts";

export { refuseBlocks, refuseOptions, refuseView } from "./block-check.ts";
export { type Clock, createManualClock, type ManualClock } from "./clock.ts";
export type { Attempt, Delivery, Envelope, Kind } from "./delivery.ts";
export type { Looked, Sight, SightKind } from "./feed.ts";
export type { Filled, Upload } from "./form.ts";
export type { Json } from "./json.ts";
export type { Call, Fault } from "./ledger.ts";
export type { Clicked, Person, Said, Sent, Submitted } from "./person-types.ts";
export type { Answer } from "./plan.ts";
export { type Choice, type Control, controlsOf, shownText } from "./reading.ts";
export type { Judge, Judged, SlackOptions } from "./settings.ts";
export { type Received, type Signature, signatureHeaders } from "./signed-http.ts";
export type { Ack, Sockets } from "./sockets.ts";
export { startSlack } from "./start.ts";
export {
  APP,
  type Channel,
  type Install,
  type Message,
  type StoredFile,
  type Team,
  type View,
} from "./world.ts";

/**
 * A workspace on this machine: Slack's side of everything that a Slack app talks to. A journey reads like a session:
 *
 *     const slack = await startSlack({ judge });
 *     // start the program with slack.env() in its environment
 *     await slack.connected();
 *     const ada = slack.person("U1", { tz: "Europe/Berlin" });
 *     await ada.dm("hello");
 *     const question = await ada.next();
 *     await ada.click(question, "Software engineer");
 *     await ada.next({ shows: /how many hours/i });
 *     expect(slack.faults).toEqual([]);
 *     await slack.stop();
 *
 * By HTTP: start the program with slack.env("http"), then slack.deliverTo({ url: ".../slack/events" }).
 */
export interface Slack {
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  readonly port: number;
  /** Environment with which the app finds this Slack: for one workspace, or for "install" into any by OAuth. */
  env(transport?: "socket" | "http" | "install"): Record<string, string>;
  /** Waits until the app has this many sockets open. */
  connected(sockets?: number): Promise<void>;

  /** A person, made when the id is new. */
  person(
    id: string,
    profile?: { name?: string; realName?: string; tz?: string; locale?: string; team?: string },
  ): Person;
  /** A channel, made when the id is new. The app is in it unless `app` is false. */
  channel(id: string, about?: { name?: string; private?: boolean; app?: boolean; team?: string }): Channel;
  /** Another workspace, perhaps of an organisation. The first is "T1". */
  team(id: string, about?: { name?: string; enterprise?: { id: string; name: string } }): Team;

  /**
   * The next thing that the app makes appear: in a channel, by its id, or for a person, by theirs (direct messages,
   * ephemeral ones, modals; Homes and changes of messages when asked for). What came before it counts as seen.
   * @throws Error that tells what was recorded instead, when it does not come in time
   */
  next(channelOrUser: string, looked?: Looked): Promise<Sight>;
  /** Waits for a condition, looked at again whenever something happens. */
  until(condition: () => boolean, what: string, within?: number): Promise<void>;
  /** Waits until everything handed to the app is acknowledged, or given up. */
  quiet(): Promise<void>;
  /** What `next` would still give, oldest first. */
  unseen(channelOrUser: string, kind?: Looked["kind"]): readonly Sight[];
  /** Everything shown there until now counts as seen. */
  skip(channelOrUser: string): void;
  /** Everything that appeared, in order. */
  readonly sights: readonly Sight[];
  /** Messages of the app that everyone in the channel sees and that are still there. */
  messages(channel: string, thread?: string): readonly Message[];
  /** The status shown in a thread ("is thinking…"), or null. */
  status(channel: string, thread: string): string | null;
  /** Everything kept: messages, files, views, scheduled messages, titles, prompts. */
  readonly world: World;

  /** Every call of the app in order, with its time. */
  readonly calls: readonly Call[];
  callsOf(method: string): readonly Call[];
  /** Everything handed to the app, in order. */
  readonly deliveries: readonly Delivery[];
  /** What a correct app does not do; tests expect none. */
  readonly faults: readonly Fault[];

  /** How the app gets events: its socket, which is the default, or signed HTTP to a URL, for an app whose clock is so many ms ahead. */
  deliverTo(where: "socket" | { readonly url: string; readonly ahead?: number }): void;
  readonly sockets: Sockets;
  readonly http: SignedHttp;
  /** Posts Slack's url_verification. @returns whether the app answered with the challenge */
  verifyUrl(): Promise<boolean>;
  /** Any other event, as its inner body says it. */
  event(body: Json, team?: string): Delivery;

  /** From now on the next calls of a method get this answer. */
  fail(method: string, answer: Answer, times?: number, when?: (args: Json) => boolean): void;
  /** Takes faults back: of one method, or all. */
  heal(method?: string): void;
  /** Refuses blocks of a type, as a workspace does that has not got them yet, until `acceptBlocks`. */
  refuseBlocks(type: string, error?: string): void;
  acceptBlocks(type: string): void;
  /** Every connection is cut and none is taken until `up`. */
  down(): void;
  up(): void;
  /** All trigger ids given out so far are too old now. */
  expireTriggers(): void;
  /** Tokens that get this error from now on: "invalid_auth", "token_revoked". null: they hold again. */
  refuseToken(error: string | null, token?: string): void;
  /** Posts the scheduled messages that are due by the clock. @returns how many */
  postDue(): number;

  /** A person agrees to install the app. @returns the code for the app's redirect URL */
  consent(
    person: string,
    how?: { rotating?: boolean; wholeEnterprise?: boolean; redirectUri?: string },
  ): string;
  /** The app is removed from a workspace: its tokens end, and it is told. */
  uninstall(team?: string): void;
  installs(): readonly Install[];

  stop(): Promise<void>;
}
