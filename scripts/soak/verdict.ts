import { openRecord } from "../../src/app/migrations.ts";
import type { SessionStore } from "../../src/app/ports.ts";
import type { Ledger } from "./ledger.ts";
import type { SoakPerson } from "./person.ts";

export interface Invariant {
  readonly promise: string;
  readonly checked: number;
  /** What breaks it; the first few are told. */
  readonly breaches: readonly string[];
}

export interface Verdict {
  readonly invariants: readonly Invariant[];
  /** Replies that arrived once more. */
  readonly twice: number;
  /** Of those, the ones for which another process had been waited for long enough. */
  readonly slow: number;
  readonly isSound: boolean;
}

class Promised implements Invariant {
  readonly promise: string;
  readonly breaches: string[] = [];
  checked = 0;

  constructor(promise: string) {
    this.promise = promise;
  }

  check(isKept: boolean, breach: () => string): void {
    this.checked += 1;
    if (!isKept) this.breaches.push(breach());
  }
}

/** Compares what is stored, and what was sent, with what each person's run in memory says. */
export async function judge(
  people: readonly SoakPerson[],
  ledger: Ledger,
  store: SessionStore,
  accidents: readonly string[],
): Promise<Verdict> {
  const once = new Promised("each confirmed turn is stored once, in order");
  const state = new Promised("each final state is that of the run in memory");
  const marked = new Promised("each stored turn is marked as sent, unless its mark was cut off");
  const sent = new Promised("each reply arrived");
  const right = new Promised("each reply is that of the run in memory");
  const single = new Promised("no reply arrived twice, but after a kill, an outage or a long wait");
  const ends = new Promised("no process ended by itself, and all stopped when told");
  let twice = 0;
  let slow = 0;
  for (const person of people) {
    const stored = await store.load(person.key);
    const { record } = openRecord(stored?.value);
    const ids = record.turns.map(({ id }) => id);
    once.check(
      isSame(
        ids,
        person.turns.map(({ id }) => id),
      ),
      () => `${person.key}: ${ids.length} turns for ${person.turns.length}`,
    );
    state.check(
      JSON.stringify(record.state) === person.state,
      () => `${person.key}: ${difference(person.state, JSON.stringify(record.state))}`,
    );
    const unmarked = new Set(record.turns.filter((turn) => turn.sent !== true).map(({ id }) => id));
    for (const turn of person.turns) {
      const account = ledger.accountOf(turn);
      const told = () =>
        `${turn.id}: ${account.deliveries.map(({ number, result, sent }) => `#${number} ${result} sent ${sent.length}`).join(", ")}`;
      marked.check(!unmarked.has(turn.id) || account.disturbed > 0, told);
      sent.check(account.right > 0, told);
      right.check(account.wrong === 0, told);
      single.check(account.right - account.slow <= 1 + account.disturbed, told);
      twice += Math.max(0, account.right - 1);
      slow += account.slow;
    }
  }
  ends.check(accidents.length === 0, () => accidents.join("\n"));
  const invariants = [once, state, sent, right, single, marked, ends];
  return { invariants, twice, slow, isSound: invariants.every(({ breaches }) => breaches.length === 0) };
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** From where two texts differ. */
function difference(wanted: string, found: string): string {
  let at = 0;
  while (at < wanted.length && wanted[at] === found[at]) at += 1;
  const part = (text: string) => text.slice(Math.max(0, at - 20), at + 60);
  return `wanted ...${part(wanted)}..., found ...${part(found)}...`;
}
