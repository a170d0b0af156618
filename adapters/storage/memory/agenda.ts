/** A job's place in time, as long as it is not done or replaced. */
export interface Appointment {
  readonly name: string;
  readonly due: number;
  /** Its handler resolved, and only its record is still to be deleted. */
  readonly isDone: boolean;
}

/** When which job is due. Holds names and times only: what a job is about stays in the store. */
export class Agenda {
  readonly #appointments = new Map<string, Appointment>();

  put(appointment: Appointment): void {
    this.#appointments.set(appointment.name, appointment);
  }

  drop(name: string): void {
    this.#appointments.delete(name);
  }

  /** Whether this very appointment stands, not one that took its place. */
  holds(appointment: Appointment): boolean {
    return this.#appointments.get(appointment.name) === appointment;
  }

  next(): Appointment | null {
    let first: Appointment | null = null;
    for (const appointment of this.#appointments.values()) {
      if (first === null || appointment.due < first.due) first = appointment;
    }
    return first;
  }
}
