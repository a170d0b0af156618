/** Calendar arithmetic of plans: whole days in UTC, so that no time zone and no clock change moves a date. */

const DAY = 86_400_000;

export interface Stretch {
  /** First and last day. */
  readonly start: string;
  readonly end: string;
  readonly weeks: number;
}

/** The ISO date some days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Hours to weeks, rounded up to half weeks; something always takes half a week. */
export function weeksFor(hours: number, hoursPerWeek: number): number {
  return Math.max(1, Math.ceil((hours / hoursPerWeek) * 2)) / 2;
}

/** Lays stretches of work one after the other; half weeks end on the fourth day. */
export function schedule(hours: readonly number[], hoursPerWeek: number, start: string): Stretch[] {
  let weeksBefore = 0;
  return hours.map((amount) => {
    const weeks = weeksFor(amount, hoursPerWeek);
    const first = Math.ceil(weeksBefore * 7);
    weeksBefore += weeks;
    const last = Math.ceil(weeksBefore * 7) - 1;
    return { start: addDays(start, first), end: addDays(start, last), weeks };
  });
}

/** The fewest hours a week, in half hours up to the limit, that end by a date; null when none does. */
export function hoursNeeded(
  hours: readonly number[],
  start: string,
  by: string,
  limit: number,
): number | null {
  for (let perWeek = 0.5; perWeek <= limit; perWeek += 0.5) {
    const end = schedule(hours, perWeek, start).at(-1)?.end ?? start;
    if (end <= by) return perWeek;
  }
  return null;
}
