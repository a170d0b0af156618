import type { Profile } from "../domain/profile.ts";
import type { Interest } from "../domain/taxonomy.ts";
import { normalise } from "../domain/tokens.ts";
import type { Reading } from "../domain/understanding/reading.ts";
import { onlyAsks } from "./asking.ts";
import { type CompiledAsk, NONE } from "./compile-flow.ts";
import { merged } from "./copy-of.ts";
import { addMonths } from "./dates.ts";
import type { Slot } from "./flow.ts";
import type { Picker } from "./pick.ts";
import type { AskPosition } from "./position.ts";
import { openingAnswer } from "./probe-answer.ts";
import { pickerAt } from "./question.ts";
import type { Answer } from "./state.ts";
import type { Expecting, Turn } from "./turn.ts";

/** What came in: words, or options chosen by their ids. */
export type Input = { readonly text: string } | { readonly ids: readonly string[] };

export type Accepted =
  | { readonly kind: "answer"; readonly answer: Answer; readonly profile: Partial<Profile> }
  | { readonly kind: "unusable" };

const UNUSABLE: Accepted = { kind: "unusable" };
const answer = (value: readonly string[] | number | string | true | null): Accepted => ({
  kind: "answer",
  answer: typeof value === "object" && value !== null ? single(value) : value,
  profile: {},
});
/** What the profile holds is not kept twice. */
const held = (profile: Partial<Profile>): Accepted => ({ kind: "answer", answer: true, profile });

/** One chosen id is kept as it is, and several as a list. */
const single = (ids: readonly string[]): Answer => (ids.length === 1 ? (ids[0] ?? "") : [...ids]);

/** What came in, at a question. */
interface Attempt {
  readonly turn: Turn;
  readonly input: Input;
  readonly ask: CompiledAsk;
  /** What is on offer: fixed choices, or those of the probe in hand. */
  readonly picker: Picker;
  /** Skill or interest that is asked about. */
  readonly subject: string | undefined;
}

/** Reads an input as the answer to a question. Unusable answers change nothing. */
export function accept(turn: Turn, { ask, subject }: AskPosition, input: Input): Accepted {
  const attempt = { turn, input, ask, picker: pickerAt(turn.content, ask, subject), subject };
  const definition = ask.step.ask;
  switch (definition.kind) {
    case "choice":
      return acceptChoice(attempt, definition.min, definition.max);
    case "interests":
      return acceptInterests(attempt, definition.max);
    case "number":
      return acceptNumber(attempt, definition.least, definition.most);
    case "date":
      return acceptDate(attempt);
    case "skills":
      return acceptSkills(attempt);
    case "skills-check":
      return picked(attempt, 1).length > 0 ? answer(true) : UNUSABLE;
    case "settings":
      return acceptSettings(attempt);
    case "text":
      return "text" in input && input.text.trim() !== "" ? answer(true) : UNUSABLE;
  }
}

/** What the text says; null when options were chosen. Read on demand: a number needs no reading. */
const read = ({ turn, input, ask }: Attempt): Reading | null =>
  "text" in input ? turn.read(input.text, expectingAt(ask)) : null;

function picked({ input, picker }: Attempt, max: number): readonly string[] {
  return "text" in input ? picker.pick(input.text, max) : input.ids.filter(picker.has).slice(0, max);
}

function acceptChoice(attempt: Attempt, min: number, max: number): Accepted {
  const { ask, subject } = attempt;
  const slot = ask.step.ask.slot;
  const ids = slot === "probe" ? pickedAtProbe(attempt, max) : picked(attempt, max);
  if (slot === "audience") {
    const audience = (ids[0] as Profile["audience"] | undefined) ?? read(attempt)?.audience?.value;
    return audience ? answer(audience) : UNUSABLE;
  }
  if (ids.length < min) return UNUSABLE;
  if (slot === "probe" && subject !== undefined)
    return { kind: "answer", answer: single(ids), profile: probeClaim(ids[0] ?? "", subject, attempt.turn) };
  return answer(ids);
}

/** The first words of a sentence say what it answers: "no but I deal with customers a lot" is a no. */
function pickedAtProbe(attempt: Attempt, max: number): readonly string[] {
  const { input, picker } = attempt;
  if (!("text" in input)) return picked(attempt, max);
  const exact = picker.pickExact(input.text, max);
  if (exact.length > 0) return exact;
  const opened = openingAnswer(input.text).filter(picker.has);
  if (opened.length > 0) return opened.slice(0, max);
  return onlyAsks(input.text) ? [] : picked(attempt, max);
}

/** Options of a probe are fixed ids; see probe-choices.ts. */
function probeClaim(id: string, subject: string, { content, profile }: Turn): Partial<Profile> {
  const interest = content.knowledge.interestById.get(subject);
  if (interest !== undefined) {
    if (id === "neutral") return {};
    return {
      interests: {
        ...profile.interests,
        [subject]: { stance: id === "avoid" ? "avoids" : "likes", quote: interest.name },
      },
    };
  }
  const name = content.knowledge.skillById.get(subject)?.name ?? subject;
  const claims = {
    yes: { stance: "has", level: "working", quote: name },
    some: { stance: "has", level: "basic", quote: name },
    no: { stance: "lacks", level: null, quote: name },
    want: { stance: "wants", level: null, quote: name },
  } as const;
  const claim = claims[id as keyof typeof claims];
  return claim === undefined ? {} : { skills: { ...profile.skills, [subject]: claim } };
}

const NO_SKILLS = new Set(
  "no,none,nothing,nothing yet,not yet,no skills,none yet,i have none,nothing else,no more,that is all,that's all,thats all,thats it,that's it,all,done"
    .split(",")
    .map(normalise),
);

function acceptSkills(attempt: Attempt): Accepted {
  const { input } = attempt;
  if ("text" in input && NO_SKILLS.has(normalise(input.text.slice(0, 40)))) return answer("none");
  return (read(attempt)?.skills.length ?? 0) > 0 ? answer(true) : UNUSABLE;
}

function acceptInterests(attempt: Attempt, max: number): Accepted {
  const { turn, ask } = attempt;
  const stance = ask.step.ask.slot === "draws" ? "likes" : "avoids";
  const ids = picked(attempt, max);
  if (ids.includes(NONE) && ids.length === 1) return answer([NONE]);
  const chosen = ids
    .filter((id) => id !== NONE)
    .flatMap((id) => turn.content.knowledge.interestById.get(id) ?? []);
  const reading = chosen.length > 0 ? null : read(attempt);
  const mentions =
    reading?.interests.filter((mention) => (mention.stance === "avoids") === (stance === "avoids")) ?? [];
  if (chosen.length === 0 && mentions.length === 0) {
    // A wish for a job is an answer to what draws a person.
    return stance === "likes" && reading && reading.titles.length > 0 ? answer(["title"]) : UNUSABLE;
  }
  const label = (interest: Interest) => (stance === "likes" ? interest.draw : interest.avoid);
  const claims = Object.fromEntries(
    chosen.map((interest) => [interest.id, { stance, quote: label(interest) } as const]),
  );
  return held({ interests: merged(turn.profile.interests, claims) });
}

const BARE_NUMBER = /^\s*\d{1,3}(?:[.,]\d)?\s*$/;

export const isBareNumber = (text: string): boolean => BARE_NUMBER.test(text);

function acceptNumber(attempt: Attempt, least: number, most: number): Accepted {
  const slot = attempt.ask.step.ask.slot;
  const value = numberOf(attempt, slot);
  if (value === undefined || !Number.isFinite(value) || value < least || value > most) return UNUSABLE;
  return answer(value);
}

/** Chosen options carry their number as id; a typed "6" is six, not the sixth option. */
function numberOf(attempt: Attempt, slot: Slot): number | undefined {
  const { input } = attempt;
  if ("text" in input && isBareNumber(input.text)) return Number(input.text.replace(",", "."));
  const option = picked(attempt, 1)[0];
  if (option !== undefined) return Number(option);
  if (slot === "hoursPerWeek") return read(attempt)?.hoursPerWeek?.value;
  return slot === "years" ? read(attempt)?.years?.value : undefined;
}

/** Options of a date step carry their months from today as id. */
function acceptDate(attempt: Attempt): Accepted {
  const option = picked(attempt, 1)[0];
  if (option === NONE) return answer(null);
  if (option !== undefined) return answer(addMonths(attempt.turn.today, Number(option)));
  const by = read(attempt)?.by?.value;
  return by === undefined ? UNUSABLE : answer(by);
}

const NO_SETTINGS = new Set(
  "no,none,nothing,nowhere,anywhere,any,no preference,i dont care,dont care,does not matter,doesnt matter,not really,nope,open,no idea"
    .split(",")
    .map(normalise),
);

function acceptSettings(attempt: Attempt): Accepted {
  const { input } = attempt;
  if ("text" in input && NO_SETTINGS.has(normalise(input.text.slice(0, 40)))) return answer("none");
  const reading = read(attempt);
  const { industry, companySize } = reading ?? {};
  // In a sentence "us" is a pronoun; as an answer to this question it is a country.
  const us = "text" in input && /\bUS\b|^us\b/.test(input.text) ? { value: "us" } : null;
  const region = reading?.region ?? us;
  const profile = {
    ...(region && { region: region.value }),
    ...(industry && { industry: industry.value }),
    ...(companySize && { companySize: companySize.value }),
  };
  return Object.keys(profile).length > 0 ? held(profile) : UNUSABLE;
}

/** What a text at a question is most likely about. */
export function expectingAt(ask: CompiledAsk): Expecting | undefined {
  switch (ask.step.ask.slot) {
    case "draws":
    case "avoids":
    case "years":
    case "by":
      return ask.step.ask.slot;
    case "hoursPerWeek":
      return "hours";
    case "skills":
    case "skills-check":
      return "skills";
    default:
      return undefined;
  }
}
