import type { Profile } from "../domain/profile.ts";
import type { Interest } from "../domain/taxonomy.ts";
import { normalise } from "../domain/tokens.ts";
import type { Reading } from "../domain/understanding/reading.ts";
import { type Choice, type CompiledAsk, NONE } from "./compile-flow.ts";
import type { Content } from "./conversation.ts";
import { addMonths } from "./dates.ts";
import { pick } from "./pick.ts";
import type { Answer } from "./state.ts";

/** What came in: words, or options chosen by their ids. */
export type Input = { readonly text: string } | { readonly ids: readonly string[] };

export type Accepted =
  | { readonly kind: "answer"; readonly answer: Answer; readonly profile: Partial<Profile> }
  | { readonly kind: "unusable" };

const UNUSABLE: Accepted = { kind: "unusable" };
const answer = (value: readonly string[] | number | string, profile: Partial<Profile> = {}): Accepted => ({
  kind: "answer",
  answer: typeof value === "object" ? single(value) : value,
  profile,
});

/** One chosen id is kept as it is, and several as a list. */
const single = (ids: readonly string[]): Answer => (ids.length === 1 ? (ids[0] ?? "") : [...ids]);

interface Situation {
  readonly content: Content;
  readonly ask: CompiledAsk;
  /** Choices on offer: fixed ones, or those of the probe in hand. */
  readonly choices: readonly Choice[];
  /** Unpacked on demand: few questions ask for it. */
  readonly profile: () => Profile;
  /** What the text says; null when options were chosen. Read on demand: a number needs no reading. */
  readonly read: () => Reading | null;
  /** Skill or interest that is asked about. */
  readonly subject: string | undefined;
  /** ISO date. */
  readonly today: string;
}

/** Reads an input as the answer to a step. Unusable answers change nothing. */
export function accept(input: Input, situation: Situation): Accepted {
  const { ask, choices } = situation;
  const definition = ask.step.ask;
  switch (definition.kind) {
    case "choice":
      return acceptChoice(input, situation, definition.min, definition.max);
    case "interests":
      return acceptInterests(input, situation, definition.max);
    case "number":
      return acceptNumber(input, situation, definition.least, definition.most);
    case "date":
      return acceptDate(input, situation);
    case "skills":
      return acceptSkills(input, situation);
    case "skills-check":
      return picked(input, choices, 1).length > 0 ? answer("yes") : UNUSABLE;
    case "settings":
      return acceptSettings(input, situation);
    case "text":
      return "text" in input && input.text.trim() !== "" ? answer("given") : UNUSABLE;
  }
}

function picked(input: Input, choices: readonly Choice[], max: number): string[] {
  if ("text" in input) return pick(input.text, choices, max);
  return input.ids.filter((id) => choices.some((choice) => choice.id === id)).slice(0, max);
}

function acceptChoice(input: Input, situation: Situation, min: number, max: number): Accepted {
  const { ask, choices, read, subject } = situation;
  const ids = picked(input, choices, max);
  const slot = ask.step.ask.slot;
  if (slot === "audience") {
    const audience = (ids[0] as Profile["audience"] | undefined) ?? read()?.audience?.value;
    return audience ? answer([audience], { audience }) : UNUSABLE;
  }
  if (ids.length < min) return UNUSABLE;
  if (slot === "probe" && subject !== undefined)
    return answer(ids, probeClaim(ids[0] ?? "", subject, situation));
  return answer(ids);
}

/** Options of a probe are fixed ids; see probe-choices.ts. */
function probeClaim(id: string, subject: string, { content, profile }: Situation): Partial<Profile> {
  const interest = content.knowledge.interestById.get(subject);
  if (interest !== undefined) {
    if (id === "neutral") return {};
    return {
      interests: {
        ...profile().interests,
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
  return claim === undefined ? {} : { skills: { ...profile().skills, [subject]: claim } };
}

const NO_SKILLS = new Set(
  "no,none,nothing,nothing yet,not yet,no skills,none yet,i have none,nothing else,no more,that is all,that's all,thats all,thats it,that's it,all,done"
    .split(",")
    .map(normalise),
);

function acceptSkills(input: Input, { read }: Situation): Accepted {
  if ("text" in input && NO_SKILLS.has(normalise(input.text.slice(0, 40)))) return answer("none");
  return (read()?.skills.length ?? 0) > 0 ? answer("read") : UNUSABLE;
}

function acceptInterests(input: Input, situation: Situation, max: number): Accepted {
  const { content, ask, choices, profile } = situation;
  const stance = ask.step.ask.slot === "draws" ? "likes" : "avoids";
  const ids = picked(input, choices, max);
  if (ids.includes(NONE) && ids.length === 1) return answer([NONE]);
  const chosen = ids
    .filter((id) => id !== NONE)
    .flatMap((id) => content.knowledge.interestById.get(id) ?? []);
  const reading = chosen.length > 0 ? null : situation.read();
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
  const all = [
    ...new Set([...chosen.map((interest) => interest.id), ...mentions.map((mention) => mention.id)]),
  ];
  return answer(all, { interests: { ...profile().interests, ...claims } });
}

function acceptNumber(
  input: Input,
  { ask, choices, read }: Situation,
  least: number,
  most: number,
): Accepted {
  const slot = ask.step.ask.slot;
  const bare =
    "text" in input && /^\s*\d{1,3}([.,]\d)?\s*$/.test(input.text)
      ? Number(input.text.replace(",", "."))
      : undefined;
  // Chosen options carry their number as id; a typed "6" is six, not the sixth option.
  const option = bare === undefined ? picked(input, choices, 1)[0] : undefined;
  const value = bare ?? (option === undefined ? undefined : Number(option)) ?? readNumber(slot, read);
  if (value === undefined || !Number.isFinite(value) || value < least || value > most) return UNUSABLE;
  if (slot === "hoursPerWeek") return answer(value, { hoursPerWeek: value });
  return slot === "years" ? answer(value, { years: value }) : answer(value);
}

function readNumber(slot: string, read: Situation["read"]): number | undefined {
  if (slot === "hoursPerWeek") return read()?.hoursPerWeek?.value;
  return slot === "years" ? read()?.years?.value : undefined;
}

/** Options of a date step carry their months from today as id. */
function acceptDate(input: Input, { choices, read, today }: Situation): Accepted {
  const option = picked(input, choices, 1)[0];
  if (option === NONE) return answer(NONE, { by: null });
  if (option !== undefined) {
    const by = addMonths(today, Number(option));
    return answer(by, { by });
  }
  const by = read()?.by?.value;
  return by === undefined ? UNUSABLE : answer(by, { by });
}

const NO_SETTINGS = new Set(
  "no,none,nothing,nowhere,anywhere,any,no preference,i dont care,dont care,does not matter,doesnt matter,not really,nope,open,no idea"
    .split(",")
    .map(normalise),
);

function acceptSettings(input: Input, { read }: Situation): Accepted {
  if ("text" in input && NO_SETTINGS.has(normalise(input.text.slice(0, 40)))) return answer("none");
  const reading = read();
  const { industry, companySize } = reading ?? {};
  // In a sentence "us" is a pronoun; as an answer to this question it is a country.
  const us = "text" in input && /\bUS\b|^us\b/.test(input.text) ? { value: "us" } : null;
  const region = reading?.region ?? us;
  const profile = {
    ...(region && { region: region.value }),
    ...(industry && { industry: industry.value }),
    ...(companySize && { companySize: companySize.value }),
  };
  return Object.keys(profile).length > 0 ? answer(Object.values(profile), profile) : UNUSABLE;
}
