import type { Plan, PlanPhase } from "./plan-types.ts";
import { addDays } from "./schedule.ts";

/** iCalendar as RFC 5545 has it. Section numbers below are of that document. */

/** Longest content line in octets, without its line break (3.1). */
const LINE_OCTETS = 75;
const DAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;

/** The plan as a calendar: an all-day event for each phase and a weekly reminder of the study hours within it. */
export function planCalendar(plan: Plan, { now }: { readonly now: string }): string {
  const stamp = utcStamp(now);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rolewise//Learning plan//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(`Plan: ${plan.role.name}`)}`,
    ...plan.phases.flatMap((phase) => [...phaseEvent(plan, phase, stamp), ...studyEvent(plan, phase, stamp)]),
    "END:VCALENDAR",
  ];
  return `${lines.map(foldLine).join("\r\n")}\r\n`;
}

function phaseEvent(plan: Plan, phase: PlanPhase, stamp: string): string[] {
  const skills = phase.skills.map((skill) => `- ${skill.name}, ${skill.hours} h`);
  const description = [
    phase.focus,
    ...skills,
    `Project: ${phase.project.title}. ${phase.project.brief}`,
    ...phase.doneWhen.map((line) => `Done when: ${line}`),
  ].join("\n");
  return event(stamp, uid(plan, phase, "phase"), [
    `DTSTART;VALUE=DATE:${compact(phase.start)}`,
    // The end of an all-day event is the day after its last one (3.6.1).
    `DTEND;VALUE=DATE:${compact(addDays(phase.end, 1))}`,
    `SUMMARY:${escapeText(`${plan.role.name}: ${phase.name}`)}`,
    `DESCRIPTION:${escapeText(description)}`,
  ]);
}

/** Once a week on the day on which the phase starts, up to its last day. */
function studyEvent(plan: Plan, phase: PlanPhase, stamp: string): string[] {
  const weekday = DAYS[new Date(`${phase.start}T00:00:00Z`).getUTCDay()] ?? "MO";
  const summary = `${plan.role.name}: ${plan.hoursPerWeek} h of study this week (${phase.name})`;
  return event(stamp, uid(plan, phase, "study"), [
    `DTSTART;VALUE=DATE:${compact(phase.start)}`,
    `DTEND;VALUE=DATE:${compact(addDays(phase.start, 1))}`,
    `RRULE:FREQ=WEEKLY;BYDAY=${weekday};COUNT=${Math.ceil(phase.weeks)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(phase.focus)}`,
  ]);
}

function event(stamp: string, id: string, lines: readonly string[]): string[] {
  return ["BEGIN:VEVENT", `UID:${id}`, `DTSTAMP:${stamp}`, ...lines, "TRANSP:TRANSPARENT", "END:VEVENT"];
}

/** The same plan exported again updates its events instead of doubling them. */
function uid(plan: Plan, phase: PlanPhase, kind: string): string {
  return `${plan.role.id}-${phase.name}-${kind}-${compact(plan.start)}@rolewise`;
}

function compact(date: string): string {
  return date.replaceAll("-", "");
}

/** An ISO moment, or a day, as a time in UTC. */
function utcStamp(now: string): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
}

/** Text values escape backslash, semicolon, comma and line break (3.3.11); other control signs may not occur. */
function escapeText(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/[;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/\p{Cc}/gu, " ");
}

/** Long lines go on in the next one after a space; no character is split. */
function foldLine(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const sign of line) {
    const size = octetsOf(sign);
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
