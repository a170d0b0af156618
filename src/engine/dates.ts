/** Calendar days as ISO dates; time zones stay outside. */

/** The same day some months later, or the last day of that month. */
export function addMonths(date: string, months: number): string {
  const [year = 1970, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Whole days from one ISO date or moment to another. */
export function daysBetween(from: string, to: string): number {
  if (from.slice(0, 10) === to.slice(0, 10)) return 0;
  return Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
