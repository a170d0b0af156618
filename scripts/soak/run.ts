import { setTimeout as pause } from "node:timers/promises";
import type { Outcome } from "../../src/app/desk.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { paragraph } from "../../src/engine/reply.ts";
import { type Delivery, Ledger } from "./ledger.ts";
import type { SoakOptions } from "./options.ts";
import { createPerson, hashOfReply, type SoakPerson, type SoakTurn } from "./person.ts";
import { createPool, type Pool, type Worker } from "./pool.ts";
import { createRandom, pick } from "./random.ts";

export interface SoakRun {
  readonly people: readonly SoakPerson[];
  readonly ledger: Ledger;
  readonly accidents: readonly string[];
  readonly seconds: number;
  readonly kills: number;
  readonly outages: number;
  /** Everybody came to the end of what they had to write. */
  readonly isFinished: boolean;
}

export interface SoakHost {
  readonly content: Content;
  readonly url: string;
  /** Stops the database, and starts it again after a moment. */
  readonly outage: () => Promise<void>;
  readonly onProgress: (line: string) => void;
}

const APOLOGIES = ["desk.busy", "desk.too-fast", "desk.store-down", "desk.fault"];
/** A platform tries again after a failure, in ms. */
const AGAIN_AFTER = 500;
const PROGRESS_EVERY = 2_000;
/** A kill comes within so many ms of its moment, so that it meets turns anywhere. */
const KILL_WITHIN = 30;

/** Has everybody write all they have to write, while processes are killed and the database goes away. */
export async function soak(
  options: SoakOptions,
  { content, url, outage, onProgress }: SoakHost,
): Promise<SoakRun> {
  const random = createRandom(options.seed);
  const ledger = new Ledger(
    new Set(APOLOGIES.map((key) => hashOfReply({ blocks: [paragraph(...content.words.spans(key))] }))),
  );
  const inHand = new Map<
    number,
    { worker: Worker; delivery: Delivery; end: (result: Outcome | "died") => void }
  >();
  const pool: Pool = createPool({
    url,
    size: options.workers,
    onMessage(worker, message) {
      if (message.kind === "outcome") return inHand.get(message.delivery)?.end(message.outcome);
      ledger.sent(message.delivery, message.reply);
      pool.send(worker, { kind: "received", delivery: message.delivery });
    },
    onDeath(worker) {
      for (const one of [...inHand.values()]) if (one.worker === worker) one.end("died");
    },
  });
  const people: SoakPerson[] = [];
  const later: Promise<unknown>[] = [];
  const moments = (count: number) =>
    Array.from({ length: count }, () => 1 + Math.floor(random() * options.people)).sort((a, b) => a - b);
  const killsAt = moments(options.kills);
  const outagesAt = moments(options.outages);
  const begun = performance.now();
  const isOver = () => performance.now() - begun > options.minutes * 60_000;
  let finished = 0;
  let kills = 0;
  let outages = 0;
  let isAway = false;

  async function deliver(person: SoakPerson, turn: SoakTurn): Promise<Outcome | "died"> {
    const worker = await pool.any(random);
    const delivery = ledger.begin(person, turn, isAway);
    const result = await new Promise<Outcome | "died">((end) => {
      inHand.set(delivery.number, { worker, delivery, end });
      const { id: turnId, at, event } = turn;
      const { key, workspace } = person;
      pool.send(worker, { kind: "turn", delivery: delivery.number, key, workspace, turnId, at, event });
      if (!worker.child.connected) end("died");
    });
    inHand.delete(delivery.number);
    ledger.end(delivery, result);
    return result;
  }

  /** As a platform does: until somebody says that it is done. */
  async function untilDone(person: SoakPerson, turn: SoakTurn): Promise<void> {
    while (!isOver()) {
      const result = await deliver(person, turn);
      if (result === "answered" || result === "repeated") return;
      if (result !== "died") await pause(AGAIN_AFTER);
    }
  }

  async function converse(index: number): Promise<void> {
    const person = await createPerson(content, index, options.seed);
    people.push(person);
    for (const [position, turn] of person.turns.entries()) {
      if (random() < options.duplicates / 2) later.push(untilDone(person, turn));
      await untilDone(person, turn);
      const old = pick(random, person.turns.slice(0, position + 1));
      if (random() < options.duplicates / 2) later.push(untilDone(person, old));
      if (isOver()) return;
    }
    finished += 1;
    await disturb();
  }

  async function disturb(): Promise<void> {
    while ((killsAt[0] ?? Number.POSITIVE_INFINITY) <= finished) {
      killsAt.shift();
      await pause(random() * KILL_WITHIN);
      if (pool.killOne(random)) kills += 1;
    }
    if (isAway || (outagesAt[0] ?? Number.POSITIVE_INFINITY) > finished) return;
    outagesAt.shift();
    outages += 1;
    isAway = true;
    ledger.disturbAll();
    await outage();
    isAway = false;
  }

  const line = () => {
    const { answered, again, died } = ledger.counts;
    const speed = Math.round((1_000 * answered) / (performance.now() - begun));
    return `${finished.toLocaleString("en-US")} of ${options.people.toLocaleString("en-US")} people, ${answered.toLocaleString("en-US")} turns (${speed}/s), ${kills} kills met ${died} turns, ${outages} outages, ${again} delivered again`;
  };
  const timer = setInterval(() => onProgress(line()), PROGRESS_EVERY);
  try {
    let next = 0;
    const hand = async () => {
      while (next < options.people && !isOver()) await converse(next++);
    };
    await Promise.all(Array.from({ length: Math.min(options.atOnce, options.people) }, hand));
    await Promise.all(later);
    const seconds = (performance.now() - begun) / 1_000;
    await pool.stop();
    onProgress(line());
    const isFinished = finished === options.people;
    return { people, ledger, accidents: pool.accidents, seconds, kills, outages, isFinished };
  } finally {
    clearInterval(timer);
    pool.end();
  }
}
