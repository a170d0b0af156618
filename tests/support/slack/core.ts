import type { Delivery, Kind, Origin } from "./delivery.ts";
import type { Feed } from "./feed.ts";
import type { Json } from "./json.ts";
import type { Ledger } from "./ledger.ts";
import type { Plan } from "./plan.ts";
import type { Judged, Settings } from "./settings.ts";
import type { Tickets } from "./tickets.ts";
import type { World } from "./world.ts";

/** What the parts of the loopback share. */
export interface Core {
  readonly settings: Settings;
  readonly world: World;
  readonly ledger: Ledger;
  readonly feed: Feed;
  readonly plan: Plan;
  readonly tickets: Tickets;
  /** "http://127.0.0.1:4711" */
  baseUrl(): string;
  now(): number;
  /** Shows the judge what the app sent; what it throws becomes a fault. */
  judge(kind: Judged, payload: unknown): void;
  /** Hands something to the app, by the socket or by signed HTTP. */
  deliver(kind: Kind, payload: Json, origin: Origin): Delivery;
}

/** Slack says no: `{ ok: false, error }`. */
export class ApiError extends Error {
  readonly error: string;
  readonly extra: Json;
  /** The ledger has it as a fault already. */
  readonly noted: boolean;

  constructor(error: string, extra: Json = {}, noted = false) {
    super(error);
    this.error = error;
    this.extra = extra;
    this.noted = noted;
  }
}
