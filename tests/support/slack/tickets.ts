import type { Clock } from "./clock.ts";
import type { Ids } from "./ids.ts";
import type { Channel, Message, Team, User } from "./world.ts";

export const TRIGGER_LIFE = 3_000;
const RESPONSE_LIFE = 30 * 60_000;
const RESPONSE_USES = 5;

/** What lets an app open a modal, once, for three seconds. */
export interface Trigger {
  readonly id: string;
  readonly user: User;
  readonly team: Team;
  /** The modal it was clicked in; only then may another be pushed on it. */
  readonly view: string | null;
  readonly at: number;
  used: boolean;
  expired: boolean;
}

/** A response_url. */
export interface ResponseTicket {
  readonly id: string;
  readonly user: User;
  readonly channel: Channel;
  readonly threadTs: string | null;
  /** The message that was clicked; null for a command. */
  readonly message: Message | null;
  readonly at: number;
  uses: number;
}

export interface Tickets {
  trigger(user: User, view: string | null): Trigger;
  /** @returns Slack's error code when the trigger cannot be used now; otherwise the trigger, used up */
  useTrigger(id: string): Trigger | "invalid_trigger_id" | "exchanged_trigger_id" | "expired_trigger_id";
  expireTriggers(): void;
  response(ticket: Omit<ResponseTicket, "id" | "at" | "uses">): ResponseTicket;
  /** @returns Slack's error code when the URL cannot be used now; otherwise the ticket, one use less */
  useResponse(id: string): ResponseTicket | "invalid_url" | "used_url" | "expired_url";
}

export function createTickets(clock: Clock, ids: Ids): Tickets {
  const triggers = new Map<string, Trigger>();
  const responses = new Map<string, ResponseTicket>();
  return {
    trigger(user, view) {
      const id = `${ids.next("1337")}.${user.id}`;
      const made: Trigger = { id, user, team: user.team, view, at: clock.now(), used: false, expired: false };
      triggers.set(id, made);
      return made;
    },
    useTrigger(id) {
      const trigger = triggers.get(id);
      if (trigger === undefined) return "invalid_trigger_id";
      if (trigger.used) return "exchanged_trigger_id";
      if (trigger.expired || clock.now() - trigger.at > TRIGGER_LIFE) return "expired_trigger_id";
      trigger.used = true;
      return trigger;
    },
    expireTriggers() {
      for (const trigger of triggers.values()) trigger.expired = true;
    },
    response(ticket) {
      const made: ResponseTicket = { ...ticket, id: ids.next("R"), at: clock.now(), uses: 0 };
      responses.set(made.id, made);
      return made;
    },
    useResponse(id) {
      const ticket = responses.get(id);
      if (ticket === undefined) return "invalid_url";
      if (clock.now() - ticket.at > RESPONSE_LIFE) return "expired_url";
      if (ticket.uses >= RESPONSE_USES) return "used_url";
      ticket.uses += 1;
      return ticket;
    },
  };
}
