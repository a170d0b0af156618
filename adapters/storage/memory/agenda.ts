import { DueHeap } from "./due-heap.ts";

/** A job's place in time, as long as it is not done or replaced. */
export interface Appointment {
  readonly name: string;
  readonly due: number;
  /** Its handler resolved, and only its record is still to be deleted. */
  readonly isDone: boolean;
}

/** The heap may be so many times as large as what stands: the rest was replaced, and is swept out. */
const STALE_TIMES = 1.25;
const STALE_LEAST = 100;

/** When which job is due. Holds names and times only: what a job is about stays in the store. */
export class Agenda {
  readonly #appointments = new Map<string, Appointment>();
  /** Names of jobs that are being handled: the next of that name waits until they are given back. */
  readonly #taken = new Set<string>();
  /** What stands and is not taken, and what was replaced since. */
  #heap = new DueHeap<Appointment>();

  has(name: string): boolean {
    return this.#appointments.has(name);
  }

  put(appointment: Appointment): void {
    this.#appointments.set(appointment.name, appointment);
    if (!this.#taken.has(appointment.name)) this.#heap.add(appointment);
    if (this.#heap.size > STALE_LEAST + STALE_TIMES * this.#appointments.size) this.#sweep();
  }

  drop(name: string): void {
    this.#appointments.delete(name);
  }

  /** Whether this very appointment stands, not one that took its place. */
  holds(appointment: Appointment): boolean {
    return this.#appointments.get(appointment.name) === appointment;
  }

  /** The first that is not taken. */
  next(): Appointment | null {
    for (let first = this.#heap.first; first !== null; first = this.#heap.first) {
      if (this.holds(first) && !this.#taken.has(first.name)) return first;
      this.#heap.removeFirst();
    }
    return null;
  }

  take(appointment: Appointment): void {
    this.#taken.add(appointment.name);
  }

  /** What stands under the name now may be the next. */
  giveBack(name: string): void {
    this.#taken.delete(name);
    const appointment = this.#appointments.get(name);
    if (appointment !== undefined) this.#heap.add(appointment);
  }

  #sweep(): void {
    this.#heap = new DueHeap();
    for (const appointment of this.#appointments.values()) {
      if (!this.#taken.has(appointment.name)) this.#heap.add(appointment);
    }
  }
}
