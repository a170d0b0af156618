import type { Knowledge } from "../domain/knowledge.ts";
import { normalise } from "../domain/tokens.ts";
import { type Choice, choice, optionsOf } from "./choice.ts";
import type { Ask, AskStep, Flow, Next, Step } from "./flow.ts";
import { createPicker, type Picker } from "./pick.ts";
import { type Probes, probesOf } from "./probe-choices.ts";
import type { Block, Prompt } from "./reply.ts";
import { paragraph } from "./reply.ts";
import type { Words } from "./words.ts";

export interface CompiledAsk {
  readonly id: string;
  readonly step: AskStep;
  /** Fixed choices; empty for free answers and for probes, whose choices depend on the subject. */
  readonly choices: readonly Choice[];
  /** Finds the fixed choices that a text picks. */
  readonly picker: Picker;
  /** The choices of a probe by the kind of its subject; null for every other question. */
  readonly probes: Probes | null;
  readonly prompt: Prompt;
  readonly question: Block;
  /** Names by which "change ..." finds it, folded. */
  readonly names: readonly string[];
}

/** A step as a walk goes over it. */
export type Stop =
  | { readonly kind: "ask"; readonly ask: CompiledAsk; readonly next: Next }
  | { readonly kind: "say"; readonly text: string; readonly next: Next }
  | { readonly kind: "pass"; readonly next: Next }
  | { readonly kind: "end"; readonly end: "recommend" | "stop" };

export interface CompiledFlow {
  readonly id: string;
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly stops: ReadonlyMap<string, Stop>;
  readonly asks: ReadonlyMap<string, CompiledAsk>;
  /** Probes at most in one interview; undefined: as many as help. */
  readonly probesMax: number | undefined;
}

/** Prepares everything about a flow that does not depend on the person, so that a turn only looks things up. */
export function compileFlow(flow: Flow, knowledge: Knowledge, words: Words): CompiledFlow {
  const steps = Object.entries(flow.steps);
  const asks = new Map(
    steps.flatMap(([id, step]) => ("ask" in step ? [[id, compileAsk(id, step, knowledge, words)]] : [])),
  );
  const stops = new Map(steps.map(([id, step]) => [id, stopOf(step, asks.get(id))]));
  const prober = steps.find(([, step]) => "compute" in step && step.compute === "next-probe")?.[1];
  const probesMax = prober !== undefined && "compute" in prober ? prober.limit : undefined;
  return { id: flow.id, start: flow.start, steps: flow.steps, stops, asks, probesMax };
}

function compileAsk(id: string, step: AskStep, knowledge: Knowledge, words: Words): CompiledAsk {
  const choices = choicesOf(step.ask, knowledge);
  const isProbe = step.ask.slot === "probe";
  return {
    id,
    step,
    choices,
    picker: createPicker(choices),
    probes: isProbe ? probesOf(words) : null,
    prompt: promptOf(id, step, choices),
    question: isProbe ? paragraph() : paragraph(...words.spans(step.text)),
    names: [step.title, ...step.names].map(normalise),
  };
}

function stopOf(step: Step, ask: CompiledAsk | undefined): Stop {
  if ("end" in step) return { kind: "end", end: step.end };
  if (ask !== undefined) return { kind: "ask", ask, next: step.next };
  return "say" in step ? { kind: "say", text: step.say, next: step.next } : { kind: "pass", next: step.next };
}

/** The interest step's option for "none of these". */
export const NONE = "none";

export function choicesOf(ask: Ask, knowledge: Knowledge): Choice[] {
  switch (ask.kind) {
    case "choice":
      return ask.options === "probe"
        ? []
        : ask.options.map((option) => choice(option.id, option.label, option.phrases));
    case "number":
    case "date":
      return ask.options.map((option) => choice(option.id, option.label, option.phrases));
    case "interests":
      return [
        ...ask.interests.flatMap((id) => {
          const interest = knowledge.interestById.get(id);
          return interest === undefined
            ? []
            : [choice(id, ask.slot === "draws" ? interest.draw : interest.avoid, [])];
        }),
        choice(NONE, ask.none, ["none", "nothing", "none of these", "no"]),
      ];
    case "skills-check":
      return [choice("yes", ask.yes, ask.phrases)];
    default:
      return [];
  }
}

function promptOf(step: string, { ask, skippable }: AskStep, choices: readonly Choice[]): Prompt {
  const about = { about: step, ...(skippable && { skippable: true as const }) };
  if (choices.length === 0) return { kind: "text", ...about, hint: "" };
  const many = ask.kind === "interests" || ask.kind === "choice";
  return {
    kind: "choice",
    ...about,
    options: optionsOf(choices),
    min: ask.kind === "choice" ? ask.min : 1,
    max: many ? ask.max : 1,
  };
}
