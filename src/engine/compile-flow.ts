import type { Knowledge } from "../domain/knowledge.ts";
import { normalise } from "../domain/tokens.ts";
import type { Ask, AskStep, Flow, Step } from "./flow.ts";
import type { Block, Option, Prompt } from "./reply.ts";
import { paragraph } from "./reply.ts";
import type { Words } from "./words.ts";

/** An option of a choice with the folded words by which it is recognised. */
export interface Choice extends Option {
  readonly keys: readonly string[];
}

export interface CompiledAsk {
  readonly id: string;
  readonly step: AskStep;
  /** Fixed choices; empty for free answers and for probes, whose choices depend on the subject. */
  readonly choices: readonly Choice[];
  readonly byId: ReadonlyMap<string, Choice>;
  readonly prompt: Prompt;
  readonly question: Block;
  /** Names by which "change ..." finds it, folded. */
  readonly names: readonly string[];
}

export interface CompiledFlow {
  readonly id: string;
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly asks: ReadonlyMap<string, CompiledAsk>;
}

/** Prepares everything about a flow that does not depend on the person, so that a turn only looks things up. */
export function compileFlow(flow: Flow, knowledge: Knowledge, words: Words): CompiledFlow {
  const asks = new Map<string, CompiledAsk>();
  for (const [id, step] of Object.entries(flow.steps)) {
    if (!("ask" in step)) continue;
    const choices = choicesOf(step.ask, knowledge);
    asks.set(id, {
      id,
      step,
      choices,
      byId: new Map(choices.map((choice) => [choice.id, choice])),
      prompt: promptOf(id, step, choices),
      question: step.ask.slot === "probe" ? paragraph() : paragraph(...words.spans(step.text)),
      names: [step.title, ...step.names].map(normalise),
    });
  }
  return { id: flow.id, start: flow.start, steps: flow.steps, asks };
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

export function choice(id: string, label: string, phrases: readonly string[]): Choice {
  return { id, label, keys: [label, ...phrases].map(normalise).filter(Boolean) };
}

function promptOf(step: string, { ask, skippable }: AskStep, choices: readonly Choice[]): Prompt {
  const about = { about: step, ...(skippable && { skippable: true as const }) };
  if (choices.length === 0) return { kind: "text", ...about, hint: "" };
  const many = ask.kind === "interests" || ask.kind === "choice";
  const options = choices.map(({ id, label }) => ({ id, label }));
  return {
    kind: "choice",
    ...about,
    options,
    min: ask.kind === "choice" ? ask.min : 1,
    max: many ? ask.max : 1,
  };
}
