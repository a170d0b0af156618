import { holdsSkills } from "../domain/advice/held.ts";
import type { CompiledAsk, CompiledFlow } from "./compile-flow.ts";
import type { Condition, Next } from "./flow.ts";
import type { Answer, SessionState } from "./state.ts";
import type { Turn } from "./turn.ts";

/** Where an interview stands: at a question, or at its end. */
export type Position = AskPosition | { readonly kind: "end"; readonly end: "recommend" | "stop" };

export interface AskPosition {
  readonly kind: "ask";
  readonly ask: CompiledAsk;
  /** Skill or interest that a probe is about. */
  readonly subject?: string;
}

/** A flow that goes round without a question is broken; the loader's walk finds it before a person does. */
const STEPS_MAX = 200;

/**
 * Walks a flow from a step to the next question without an answer.
 * Answers are the truth: the same answers lead to the same place, whatever the script was when they were given.
 */
export function walk(turn: Turn, flow: CompiledFlow, from: string): Position {
  let id = from;
  for (let count = 0; count < STEPS_MAX; count++) {
    const stop = flow.stops.get(id);
    if (stop === undefined) throw new Error(`flow ${flow.id} has no step "${id}"`);
    if (stop.kind === "end") return stop;
    if (stop.kind === "ask") {
      const subject = stop.ask.probes === null ? undefined : computeProbe(turn, undefined);
      if (!isAnswered(turn, keyOf(id, subject))) return positionAt(stop.ask, subject);
    }
    if (stop.kind === "say" && !isAnswered(turn, id)) {
      turn.say(stop.text);
      turn.answer(id, true);
    }
    id = follow(turn, flow, stop.next);
  }
  throw new Error(`flow ${flow.id} goes round in circles at "${id}"`);
}

export const positionAt = (ask: CompiledAsk, subject: string | undefined): AskPosition =>
  subject === undefined ? { kind: "ask", ask } : { kind: "ask", ask, subject };

const isAnswered = ({ state }: Turn, key: string): boolean => state.answers?.[key] !== undefined;

/** Probes are kept once per subject, so that each may be asked once. */
export const answerKey = ({ ask, subject }: AskPosition): string => keyOf(ask.id, subject);

const keyOf = (step: string, subject: string | undefined): string =>
  subject === undefined ? step : `${step}:${subject}`;

/** The step and the subject of an answer's key. */
export function partsOf(key: string): readonly [step: string, subject?: string] {
  const mark = key.indexOf(":");
  return mark === -1 ? [key] : [key.slice(0, mark), key.slice(mark + 1)];
}

/** Remembers where the interview stands now. */
export function stand(turn: Turn, position: AskPosition): void {
  turn.state.at = answerKey(position);
}

function follow(turn: Turn, flow: CompiledFlow, next: Next): string {
  if (typeof next === "string") return next;
  const found = next.cases.find((entry) => holds(turn, flow, entry.when));
  return found?.go ?? next.otherwise;
}

function holds(turn: Turn, flow: CompiledFlow, condition: Condition): boolean {
  if ("known" in condition) return isAnswered(turn, condition.known);
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
      return holdsSkills(turn.content.knowledge, turn.profile) ? "yes" : "no";
    case "next-probe":
      return computeProbe(turn, flow.probesMax) ?? "none";
    default:
      throw new Error(`there is no computation "${name}"`);
  }
}

function computeProbe(turn: Turn, limit: number | undefined): string | undefined {
  const asked = Object.keys(turn.state.answers ?? {}).flatMap((key) =>
    key.startsWith("probe:") ? [key.slice(6)] : [],
  );
  if (limit !== undefined && asked.length >= limit) return undefined;
  return turn.nextProbe(asked);
}
