import { type CheckInTime, CheckInTimeSchema, isZone, nextCheckIn } from "../check-in-time.ts";
import { daysBetween } from "../dates.ts";
import type { Turn } from "../turn.ts";
import { offer } from "./menu.ts";
import { showProgress } from "./progress.ts";

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const HOUR_ASSUMED = 9;
/** After so many weeks without a word from the person the check-ins end by themselves. */
const SILENT_WEEKS_MAX = 8;

/** "check-ins": what they are and when, to choose from. */
export function showCheckIns(turn: Turn): void {
  if (turn.place.posts !== true) {
    turn.say("check-ins.not-here");
    return;
  }
  const time = turn.state.checkIns;
  if (time === undefined) turn.say("check-ins.offer");
  else turn.say("check-ins.now", described(turn, time));
  turn.menu([
    ...(["monday", "wednesday", "saturday"] as const).map((day) => ({
      id: `remind me on ${day}`,
      label: turn.text("check-ins.option", { day: turn.text(`weekday.${day}`), hour: HOUR_ASSUMED }),
    })),
    ...(time === undefined ? [] : [{ id: "stop reminders", label: turn.text("check-ins.stop") }]),
  ]);
}

/** "remind me on monday at 9 Europe/Berlin". */
export function askCheckIns(turn: Turn, words: string): void {
  const day = WEEKDAYS.findIndex((name) => new RegExp(`\\b${name}s?\\b`, "i").test(words));
  if (day < 0 || turn.place.posts !== true) {
    showCheckIns(turn);
    return;
  }
  const [, hour, half] = /\bat (\d{1,2})(?::\d\d)? ?(am|pm)?\b/i.exec(words) ?? [];
  const zone = /\b([A-Z][A-Za-z]+(?:\/[A-Za-z_+-]+\d*)+|UTC)\b/.exec(words)?.[1];
  takeCheckIns(turn, {
    weekday: day,
    hour: hour === undefined ? HOUR_ASSUMED : hourOfDay(Number(hour), half),
    zone: zone ?? turn.state.checkIns?.zone ?? turn.place.zone ?? "UTC",
  });
}

const hourOfDay = (hour: number, half: string | undefined): number =>
  half === undefined ? hour : (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);

/** Sets or ends the weekly check-ins. */
export function takeCheckIns(turn: Turn, time: CheckInTime | null): void {
  if (time === null) {
    turn.say(turn.state.checkIns === undefined ? "check-ins.none" : "check-ins.stopped");
    endCheckIns(turn);
    if (turn.state.at === undefined) offer(turn);
    return;
  }
  if (!CheckInTimeSchema.safeParse(time).success || !isZone(time.zone)) {
    turn.say("check-ins.unclear");
    return;
  }
  turn.state.checkIns = time;
  turn.effects.push({ kind: "check-in-at", at: nextCheckIn(time, turn.now) });
  turn.say("check-ins.set", described(turn, time));
  if (turn.state.plan === undefined) turn.note("check-ins.no-plan");
  if (turn.state.at === undefined) offer(turn);
}

/** The weekly message: where the plan stands and the next step. Somebody long silent is left in peace. */
export function showCheckIn(turn: Turn): void {
  const { checkIns, seen } = turn.state;
  if (checkIns === undefined) {
    endCheckIns(turn);
    return;
  }
  if (seen !== undefined && daysBetween(seen, turn.now) > SILENT_WEEKS_MAX * 7) {
    endCheckIns(turn);
    turn.say("check-ins.farewell");
    return;
  }
  turn.effects.push({ kind: "check-in-at", at: nextCheckIn(checkIns, turn.now) });
  turn.say("check-ins.hello");
  showProgress(turn);
  turn.note("check-ins.how-to-stop");
}

function endCheckIns(turn: Turn): void {
  turn.drop("checkIns");
  turn.effects.push({ kind: "check-in-at", at: null });
}

const described = (turn: Turn, { weekday, hour, zone }: CheckInTime) => ({
  day: turn.text(`weekday.${WEEKDAYS[weekday] ?? "monday"}`),
  hour,
  zone,
});
