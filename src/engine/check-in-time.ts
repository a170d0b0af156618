import * as z from "zod";

/** A weekly moment in a person's own time zone. */
export const CheckInTimeSchema = z.strictObject({
  /** 0 is Sunday. */
  weekday: z.int().min(0).max(6),
  hour: z.int().min(0).max(23),
  /** IANA name, "Europe/Berlin". */
  zone: z.string().max(60),
});

export type CheckInTime = z.infer<typeof CheckInTimeSchema>;

const DAY = 86_400_000;

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The first such moment after another, as an ISO moment. Where the clocks skip the hour, the hour after counts. */
export function nextCheckIn({ weekday, hour, zone }: CheckInTime, after: string): string {
  const from = Date.parse(after);
  for (let day = 0; day <= 8; day++) {
    const local = localParts(from + day * DAY, zone);
    const moment = fromLocal({ ...local, hour, minute: 0 }, zone);
    if (moment > from && new Date(Date.UTC(local.year, local.month - 1, local.day)).getUTCDay() === weekday)
      return new Date(moment).toISOString();
  }
  throw new Error(`no weekday ${weekday} within eight days of ${after}`);
}

interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function localParts(moment: number, zone: string): LocalTime {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
  };
}

const asUtc = ({ year, month, day, hour, minute }: LocalTime): number =>
  Date.UTC(year, month - 1, day, hour, minute);

/** Milliseconds by which a zone's clock is ahead of UTC at a moment. */
const offsetAt = (moment: number, zone: string): number =>
  asUtc(localParts(moment, zone)) - Math.floor(moment / 60_000) * 60_000;

/** Epoch milliseconds of a time on a zone's clock; the second look is for days on which the clocks change. */
function fromLocal(local: LocalTime, zone: string): number {
  const wanted = asUtc(local);
  const guess = wanted - offsetAt(wanted, zone);
  return wanted - offsetAt(guess, zone);
}
