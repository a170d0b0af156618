import type { Outcome } from "../../src/app/desk.ts";
import { GRACE } from "./messages.ts";
import type { SoakPerson, SoakTurn } from "./person.ts";

/** One time that a turn was handed to a worker. */
export interface Delivery {
  readonly number: number;
  readonly person: SoakPerson;
  readonly turn: SoakTurn;
  /** died: the worker was killed before it told an outcome. */
  result: Outcome | "died" | "open";
  /** The database was away while it was in hand. */
  isDisturbed: boolean;
  readonly begun: number;
  /** Infinity while it is in hand. */
  ended: number;
  /** Replies that reached the platform: their hashes, and when. */
  readonly sent: Array<{ readonly reply: string; readonly at: number }>;
}

/** What the platform knows of one turn. */
export interface Account {
  readonly deliveries: readonly Delivery[];
  /** Times that the right reply arrived. */
  readonly right: number;
  /**
   * Of those, second ones that were to be expected: a process waited as long as a process waits for another's reply,
   * and the other had not come to its end by then.
   */
  readonly slow: number;
  /** Replies that are neither right nor an apology. */
  readonly wrong: number;
  /** A process died, or the database was away: the mark that it was sent may be missing. */
  readonly disturbed: number;
}

/** Everything that was delivered and sent, by turn. */
export class Ledger {
  readonly #byTurn = new Map<string, Delivery[]>();
  readonly #open = new Map<number, Delivery>();
  /** Hashes of what is said while the store is away or too much waits. */
  readonly #apologies: ReadonlySet<string>;
  readonly counts = { deliveries: 0, answered: 0, died: 0, again: 0, failed: 0, apologies: 0 };

  constructor(apologies: ReadonlySet<string>) {
    this.#apologies = apologies;
  }

  begin(person: SoakPerson, turn: SoakTurn, isDisturbed: boolean): Delivery {
    const number = ++this.counts.deliveries;
    const delivery: Delivery = {
      number,
      person,
      turn,
      result: "open",
      isDisturbed,
      begun: performance.now(),
      ended: Number.POSITIVE_INFINITY,
      sent: [],
    };
    const before = this.#byTurn.get(turn.id);
    if (before === undefined) this.#byTurn.set(turn.id, [delivery]);
    else {
      before.push(delivery);
      this.counts.again += 1;
    }
    this.#open.set(number, delivery);
    return delivery;
  }

  sent(number: number, reply: string): void {
    this.#open.get(number)?.sent.push({ reply, at: performance.now() });
    if (this.#apologies.has(reply)) this.counts.apologies += 1;
  }

  end(delivery: Delivery, result: Outcome | "died"): void {
    delivery.result = result;
    delivery.ended = performance.now();
    this.#open.delete(delivery.number);
    if (result === "answered") this.counts.answered += 1;
    if (result === "died") this.counts.died += 1;
    if (result === "failed" || result === "refused") this.counts.failed += 1;
  }

  /** The database goes away now. */
  disturbAll(): void {
    for (const delivery of this.#open.values()) delivery.isDisturbed = true;
  }

  accountOf(turn: SoakTurn): Account {
    const deliveries = this.#byTurn.get(turn.id) ?? [];
    const replies = deliveries.flatMap((delivery) => delivery.sent.map(({ reply }) => reply));
    const arrivals = deliveries.flatMap((delivery) =>
      delivery.sent.filter(({ reply }) => reply === turn.reply).map(({ at }) => ({ delivery, at })),
    );
    const slow = arrivals.filter(
      (later) =>
        later.at - later.delivery.begun >= GRACE &&
        arrivals.some(({ delivery, at }) => at < later.at && delivery.ended > later.at),
    );
    return {
      deliveries,
      right: arrivals.length,
      slow: slow.length,
      wrong: replies.filter((reply) => reply !== turn.reply && !this.#apologies.has(reply)).length,
      disturbed: deliveries.filter(({ result, isDisturbed }) => result === "died" || isDisturbed).length,
    };
  }
}
