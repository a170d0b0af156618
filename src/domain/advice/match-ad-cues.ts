import type { Span } from "../understanding/reading.ts";

/** How a job ad asks for what it names. */
export type Need = "required" | "nice";

const NICE =
  /\b(?:nice[- ]to[- ]haves?|good to have|great to have|(?:a|big|strong|huge|definite) plus|plus points?|pluses|bonus|prefer(?:red|ably|ence)?|desir(?:ed|able)|ideally|advantage(?:ous)?|optional(?:ly)?|beneficial|would be (?:great|nice|helpful)|not (?:strictly )?(?:required|necessary|essential|mandatory|a must))\b/gi;
const REQUIRED = /\b(?:must(?:[- ]haves?)?|required?|requires|essential|mandatory|minimum|necessary)\b/gi;
const REQUIRED_HEADING =
  /\b(?:must(?:[- ]haves?)?|required?|requirements?|essentials?|mandatory|minimum|qualifications?|your (?:profile|skills|background)|you (?:have|bring|need|are)|we (?:expect|need|look for|are looking for))\b/gi;
const NICE_HEADING = /^\W*(?:plus|pluses|extras?|additional(?: skills| qualifications)?)\W*$/i;
/** Sections about the company and its offer ask for nothing. */
const OFFER_HEADING =
  /^\W*(?:benefits?|perks|what we offer|we offer|our offer|why (?:join )?us|about (?:us|the (?:company|team))|who we are)\b/i;
const WORK_HEADING =
  /^\W*(?:(?:your |key |the )?(?:responsibilities|tasks|duties|role|job)|what you(?:'|’)?(?:ll| will) do|day to day|job description)\b/i;

/** Longest line that can be the heading of a section, in characters. */
const HEADING_MAX = 60;

interface Line extends Span {
  /** What the section asks, as its heading says. */
  readonly need: Need;
}

/** Tells for a place in an ad whether it is required: by the cue nearest in its sentence, else by its section. */
export function readNeeds(text: string): (span: Span) => Need {
  const lines = sections(text);
  return (span) => {
    const line = lines.find((entry) => span.start >= entry.start && span.start < entry.end);
    if (line === undefined) return "required";
    return nearestCue(sentenceAround(text, line, span), span) ?? line.need;
  };
}

function sections(text: string): Line[] {
  const lines: Line[] = [];
  let need: Need = "required";
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const [line] = match;
    need = headingNeed(line.trim()) ?? need;
    lines.push({ start: match.index, end: match.index + line.length, need });
  }
  return lines;
}

/** null: the line opens no section. */
function headingNeed(line: string): Need | null {
  const [head = "", ...rest] = line.split(":");
  const whole = rest.join(":").trim() === "";
  if (head.length > HEADING_MAX || (whole && /[.!?,]$/.test(line))) return null;
  if (/^\W*[-*•]/.test(line) && !line.trim().endsWith(":")) return null;
  if (OFFER_HEADING.test(head) || NICE_HEADING.test(head)) return "nice";
  if (!whole || head.split(/\s+/).length <= 6) {
    if (has(NICE, head)) return "nice";
    if (has(REQUIRED_HEADING, head) || WORK_HEADING.test(head)) return "required";
  }
  return null;
}

function has(cue: RegExp, text: string): boolean {
  return text.search(cue) >= 0;
}

interface Sentence {
  readonly text: string;
  readonly start: number;
}

function sentenceAround(text: string, line: Span, span: Span): Sentence {
  const within = text.slice(line.start, line.end);
  const at = span.start - line.start;
  const before = [...within.slice(0, at).matchAll(/[.!?;](?=\s)/g)].at(-1);
  const start = before === undefined ? 0 : before.index + 1;
  const after = within.slice(at).search(/[.!?;](?=\s|$)/);
  const end = after < 0 ? within.length : at + after;
  return { text: within.slice(start, end), start: line.start + start };
}

function nearestCue(sentence: Sentence, span: Span): Need | null {
  const distances = (cue: RegExp) =>
    [...sentence.text.matchAll(cue)].map((match) => distance(sentence.start + match.index, match[0], span));
  const nice = Math.min(...distances(NICE));
  const required = Math.min(...distances(REQUIRED));
  if (nice === Number.POSITIVE_INFINITY && required === Number.POSITIVE_INFINITY) return null;
  return nice <= required ? "nice" : "required";
}

function distance(start: number, cue: string, span: Span): number {
  return start >= span.end ? start - span.end : Math.max(0, span.start - start - cue.length);
}

const YEARS = /\b(\d{1,2})\s*\+?\s*(?:(?:-|–|to)\s*\d{1,2}\s*\+?\s*)?(?:years?|yrs?)\b/gi;
const EXPERIENCE =
  /\b(?:experience|experienced|hands[- ]on|background|track record|working (?:with|in|as|on))\b/i;
const STORY = /\b(?:ago|founded|history|since|for over|market leader|years old)\b/i;

export interface YearsAsked extends Span {
  readonly years: number;
  readonly need: Need;
}

/** The least years of experience that an ad names, place by place; the age of the company is none. */
export function readYears(text: string): YearsAsked[] {
  const needAt = readNeeds(text);
  return [...text.matchAll(YEARS)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    const around = text.slice(Math.max(0, span.start - 60), span.end + 60).split(/[\r\n]/);
    const line = around.find((part) => part.includes(match[0])) ?? "";
    if (!EXPERIENCE.test(line) || STORY.test(line)) return [];
    return [{ ...span, years: Number(match[1]), need: needAt(span) }];
  });
}
