import { aboutHours, EXACT_HOURS } from "../../domain/advice/sentences.ts";
import type { Turn } from "../turn.ts";

const WEEKS_A_YEAR = 52;
const WEEKS_A_MONTH = WEEKS_A_YEAR / 12;
/** Up to here a time is told in weeks, then in months, then in years. */
const WEEKS_TOLD = 10;
const MONTHS_TOLD = 18;

/** A number of weeks as people say it: "9 weeks", "about 14 months", "about 6.5 years". */
export function spell(turn: Turn, weeks: number): string {
  if (weeks <= WEEKS_TOLD) return turn.text("time.weeks", { weeks: Math.ceil(weeks) });
  const months = Math.round(weeks / WEEKS_A_MONTH);
  if (months <= MONTHS_TOLD) return turn.text("time.months", { months });
  return turn.text("time.years", { years: Math.round((weeks / WEEKS_A_YEAR) * 2) / 2 });
}

/** Hours of one step: "12 h", "about 35 h". */
export function hoursText(turn: Turn, hours: number): string {
  return turn.text(hours > EXACT_HOURS ? "plan.hours.about" : "plan.hours", { hours: aboutHours(hours) });
}
