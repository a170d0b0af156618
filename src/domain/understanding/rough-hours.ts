import { measureAt } from "./amounts.ts";
import { type Document, GAP, isFigure } from "./document.ts";
import { periodAt } from "./hour-periods.ts";
import { isOfJob } from "./job-hours.ts";

/** Hours that people mean by a word: "weekends only", "full time", "two days a week". */

const DAY_UNITS: ReadonlySet<string> = new Set(["day"]);
const EVENING_UNITS: ReadonlySet<string> = new Set(["evening", "night", "morning"]);
const FULL_TIME = 35;
const PART_TIME = 20;
const FREE_TIME = 8;
const FULL_DAY = 8;
const EVENING = 2;
const DAYS_MAX = 7;

interface Rough {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
}

export function hoursInWords(document: Document, expected: boolean): Rough | null {
  for (let i = 0; i < document.tokens.length; i++) {
    const found = days(document, i, expected) ?? word(document, i, expected);
    if (found !== null && !isOfJob(document, found.from, found.to)) return found;
  }
  return null;
}

function days(document: Document, i: number, expected: boolean): Rough | null {
  if (!isFigure(document, i)) return null;
  const whole = measureAt(document, i, DAY_UNITS);
  const counted = whole ?? (expected ? measureAt(document, i, EVENING_UNITS) : null);
  if (counted === null || counted.most > DAYS_MAX || counted.unit !== document.tokens[counted.to - 1]?.form)
    return null;
  const period = periodAt(document, counted.to);
  const isWeek = period !== null && period.factor === 1 && !period.days;
  const isAll = expected && ((document.gaps[counted.to] ?? 0) & GAP.break) !== 0;
  if (!isWeek && !isAll) return null;
  const { least, most } = counted;
  const hours = ((least + most) / 2) * (whole === null ? EVENING : FULL_DAY);
  return { from: i, to: isWeek ? period.to : counted.to, hours };
}

const STUDIES = ["study", "studying", "learn", "learning", "available"];
const GIVES = ["have", "free", "study", "learn", "spend", "give", "can"];
const ON = new Set(["only", "on", "my", "in"]);
const JOB = new Set(["job", "work", "role", "position", "employee", "employed", "contract"]);

function word({ tokens }: Document, i: number, expected: boolean): Rough | null {
  const form = tokens[i]?.form ?? "";
  const next = tokens[i + 1]?.form ?? "";
  const isNear = (cues: readonly string[]) => {
    for (let k = Math.max(0, i - 5); k < Math.min(tokens.length, i + 5); k++)
      if (cues.includes(tokens[k]?.form ?? "")) return true;
    return false;
  };
  if ((form === "full" || form === "part") && next === "time") {
    if (JOB.has(tokens[i + 2]?.form ?? "") || !(expected || isNear(STUDIES))) return null;
    return { from: i, to: i + 2, hours: form === "full" ? FULL_TIME : PART_TIME };
  }
  if (form === "fulltime")
    return expected && !JOB.has(next) ? { from: i, to: i + 1, hours: FULL_TIME } : null;
  if (form !== "weekend" && form !== "evening" && form !== "night") return null;
  const said = expected || next === "only" || (ON.has(tokens[i - 1]?.form ?? "") && isNear(GIVES));
  return said ? { from: i, to: i + 1, hours: FREE_TIME } : null;
}
