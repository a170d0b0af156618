import { effectiveSkills } from "../domain/advice/held.ts";
import type { CompiledAsk, CompiledFlow } from "./compile-flow.ts";
import type { Condition, Next } from "./flow.ts";
import type { Answer, SessionState } from "./state.ts";
import type { Turn } from "./turn.ts";

/** Where an interview stands: at a question, or at its end. */
export type Position =
  | { readonly kind: "ask"; readonly ask: CompiledAsk; readonly subject?: string }
  | { readonly kind: "end"; readonly end: "recommend" | "stop" };

/** Kept of a step that says something: that it was said once. */
const SAID = 1;

/** A flow that goes round without a question is broken; the loader's walk finds it before a person does. */
const STEPS_MAX = 200;

/**
 * Walks a flow from a step to the next question without an answer.
 * Answers are the truth: the same answers lead to the same place, whatever the script was when they were given.
 */
export function walk(turn: Turn, flow: CompiledFlow, from: string): Position {
  let id = from;
  for (let count = 0; count < STEPS_MAX; count++) {
    const step = flow.steps[id];
    if (step === undefined) throw new Error(`flow ${flow.id} has no step "${id}"`);
    if ("end" in step) return { kind: "end", end: step.end };
    if ("ask" in step) {
      const ask = flow.asks.get(id);
      if (ask === undefined) throw new Error(`step "${id}" is not compiled`);
      const subject = step.ask.slot === "probe" ? computeProbe(turn, undefined) : undefined;
      if (turn.state.answers?.[answerKey(id, subject)] === undefined) {
        return subject === undefined ? { kind: "ask", ask } : { kind: "ask", ask, subject };
      }
    }
    if ("say" in step && turn.state.answers?.[id] === undefined) {
      turn.say(step.say);
      turn.state.answers = { ...turn.state.answers, [id]: SAID };
    }
    id = follow(turn, flow, step.next);
  }
  throw new Error(`flow ${flow.id} goes round in circles at "${id}"`);
}

/** Probes are kept once per subject, so that each may be asked once. */
export function answerKey(step: string, subject: string | undefined): string {
  return subject === undefined ? step : `${step}:${subject}`;
}

function follow(turn: Turn, flow: CompiledFlow, next: Next): string {
  if (typeof next === "string") return next;
  const found = next.cases.find((entry) => holds(turn, flow, entry.when));
  return found?.go ?? next.otherwise;
}

function holds(turn: Turn, flow: CompiledFlow, condition: Condition): boolean {
  if ("known" in condition) return turn.state.answers?.[condition.known] !== undefined;
  if ("answer" in condition)
    return chosen(turn.state, condition.answer).some((id) => condition.is.includes(id));
  if ("computed" in condition) return condition.is.includes(compute(turn, flow, condition.computed));
  if ("all" in condition) return condition.all.every((inner) => holds(turn, flow, inner));
  if ("any" in condition) return condition.any.some((inner) => holds(turn, flow, inner));
  return !holds(turn, flow, condition.not);
}

function chosen(state: SessionState, step: string): readonly string[] {
  const answer: Answer | undefined = state.answers?.[step];
  if (answer === undefined || answer === null) return [];
  return Array.isArray(answer) ? answer : [String(answer)];
}

/** Computations by name: each a pure judgement on what is known. */
function compute(turn: Turn, flow: CompiledFlow, name: string): string {
  switch (name) {
    case "has-skills":
      return effectiveSkills(turn.content.knowledge, turn.profile).size > 0 ? "yes" : "no";
    case "next-probe": {
      const step = Object.values(flow.steps).find(
        (entry) => "compute" in entry && entry.compute === "next-probe",
      );
      const limit = step !== undefined && "compute" in step ? step.limit : undefined;
      return computeProbe(turn, limit) ?? "none";
    }
    default:
      throw new Error(`there is no computation "${name}"`);
  }
}

function computeProbe(turn: Turn, limit: number | undefined): string | undefined {
  const asked = Object.keys(turn.state.answers ?? {}).flatMap((key) =>
    key.startsWith("probe:") ? [key.slice(6)] : [],
  );
  if (limit !== undefined && asked.length >= limit) return undefined;
  return turn.content.advisor.nextProbe(turn.profile, asked)?.id;
}
