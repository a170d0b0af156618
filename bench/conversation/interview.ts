import type { Understanding } from "../../src/domain/understanding/understanding.ts";

/** The interview that every engine holds: eight questions, eleven turns with the greeting and two slips. */

export interface Option {
  readonly id: string;
  readonly label: string;
}

export type Question = {
  readonly id: string;
  readonly text: string;
  readonly retry: string;
} & (
  | { readonly kind: "choice"; readonly options: readonly Option[] }
  | { readonly kind: "number"; readonly least: number; readonly most: number }
  | { readonly kind: "skills" }
);

const option = (id: string, label: string): Option => ({ id, label });

export const QUESTIONS: readonly Question[] = [
  {
    id: "audience",
    text: "Where are you today?",
    retry: "I could not place that. Which of these comes closest?",
    kind: "choice",
    options: [
      option("student", "Student"),
      option("career-changer", "Changing career"),
      option("tech-professional", "Working in tech"),
    ],
  },
  {
    id: "place",
    text: "Where would you like to work?",
    retry: "Please choose one of these places.",
    kind: "choice",
    options: [option("remote", "Remote"), option("hybrid", "Hybrid"), option("on-site", "On site")],
  },
  {
    id: "years",
    text: "How many years have you worked with technology?",
    retry: "I need a number of years here, for example 3.",
    kind: "number",
    least: 0,
    most: 60,
  },
  {
    id: "pace",
    text: "Which pace suits you?",
    retry: "Please choose one of these.",
    kind: "choice",
    options: [option("steady", "Steady"), option("fast", "Fast")],
  },
  {
    id: "hours",
    text: "How many hours a week can you give to learning?",
    retry: "I need hours a week, for example 6.",
    kind: "number",
    least: 1,
    most: 80,
  },
  {
    id: "skills",
    text: "What can you do already?",
    retry: "I found no skill that I know in there.",
    kind: "skills",
  },
  {
    id: "style",
    text: "What do you enjoy most?",
    retry: "Please choose one of these.",
    kind: "choice",
    options: [
      option("making", "Making"),
      option("exploring", "Exploring"),
      option("explaining", "Explaining"),
    ],
  },
  {
    id: "confirm",
    text: "Is all of that right?",
    retry: "Please say yes or no.",
    kind: "choice",
    options: [option("yes", "Yes"), option("no", "No")],
  },
];

export const GREETING = "start";
export const THANKS = "Thank you, that is all.";
export const NOW = "2026-11-02T09:00:00.000Z";

/** What kind of turn a message is; speeds are told apart by it. */
export type TurnKind = "greeting" | "choice or number" | "unusable" | "free text";

export interface Message {
  readonly kind: TurnKind;
  readonly text: string;
}

export interface Person {
  readonly messages: readonly Message[];
  readonly expected: Result;
}

/** Every answer by question; the skills sorted by id. */
export type Result = Readonly<Record<string, string | number | readonly string[]>>;

const say = (kind: TurnKind, text: string): Message => ({ kind, text });
const plain = (text: string) => say("choice or number", text);

function person(answers: {
  audience: [typed: string, id: string];
  place: [string, string];
  years: number;
  pace: [string, string];
  hours: number;
  skills: [text: string, ids: readonly string[]];
  style: [string, string];
  unusable: [string, string];
}): Person {
  const [firstSlip, secondSlip] = answers.unusable;
  return {
    messages: [
      say("greeting", GREETING),
      say("unusable", firstSlip),
      plain(answers.audience[0]),
      plain(answers.place[0]),
      say("unusable", secondSlip),
      plain(String(answers.years)),
      plain(answers.pace[0]),
      plain(String(answers.hours)),
      say("free text", answers.skills[0]),
      plain(answers.style[0]),
      plain("yes"),
    ],
    expected: {
      audience: answers.audience[1],
      place: answers.place[1],
      years: answers.years,
      pace: answers.pace[1],
      hours: answers.hours,
      skills: answers.skills[1],
      style: answers.style[1],
      confirm: "yes",
    },
  };
}

export const PEOPLE: readonly Person[] = [
  person({
    audience: ["changing career", "career-changer"],
    place: ["remote", "remote"],
    years: 4,
    pace: ["steady", "steady"],
    hours: 6,
    skills: ["I know Python and some SQL, and I use Docker at work.", ["docker", "python", "sql"]],
    style: ["exploring", "exploring"],
    unusable: ["purple", "plenty"],
  }),
  person({
    audience: ["student", "student"],
    place: ["hybrid", "hybrid"],
    years: 1,
    pace: ["fast", "fast"],
    hours: 20,
    skills: ["Basic Java, statistics, and Kubernetes from one course.", ["java", "kubernetes", "statistics"]],
    style: ["making", "making"],
    unusable: ["bananas", "umbrella"],
  }),
  person({
    audience: ["working in tech", "tech-professional"],
    place: ["on site", "on-site"],
    years: 12,
    pace: ["steady", "steady"],
    hours: 3,
    skills: ["PyTorch and TensorFlow daily, advanced C++", ["cpp", "pytorch", "tensorflow"]],
    style: ["explaining", "explaining"],
    unusable: ["whatever", "tomatoes"],
  }),
];

/** What the greeting and every answer do in each engine: finding the option, number or skills that a text means. */
export function optionOf(question: Question, text: string): string | undefined {
  if (question.kind !== "choice") return undefined;
  const typed = text.trim().toLowerCase();
  return question.options.find((entry) => entry.label.toLowerCase() === typed)?.id;
}

export function numberOf(question: Question, text: string): number | undefined {
  if (question.kind !== "number" || !/^\s*\d{1,3}\s*$/.test(text)) return undefined;
  const value = Number(text);
  return value >= question.least && value <= question.most ? value : undefined;
}

/** Reads skills with the project's own reader, in every engine: what differs is the engine alone. */
export function skillReader(understanding: Understanding): (text: string) => string[] | undefined {
  return (text) => {
    const { skills } = understanding.read(text, { today: NOW.slice(0, 10), expecting: "skills" });
    const ids = skills.filter((mention) => mention.stance === "has").map((mention) => mention.id);
    return ids.length > 0 ? [...new Set(ids)].sort() : undefined;
  };
}

export type AnswerReader = (question: Question, text: string) => string | number | string[] | undefined;

export function answerReader(understanding: Understanding): AnswerReader {
  const skills = skillReader(understanding);
  return (question, text) => {
    if (question.kind === "choice") return optionOf(question, text);
    return question.kind === "number" ? numberOf(question, text) : skills(text);
  };
}
