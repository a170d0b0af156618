import type { Engine } from "./engine.ts";
import { type AnswerReader, GREETING, QUESTIONS, type Question, type Result, THANKS } from "./interview.ts";

interface State {
  step: string;
  tries: number;
  answers: Record<string, string | number | readonly string[]>;
}

const QUESTION: Readonly<Record<string, Question>> = Object.fromEntries(
  QUESTIONS.map((one) => [one.id, one]),
);

/** What somebody writes by hand for this one interview: the named base of every ratio. */
export function handWritten(read: AnswerReader): Engine {
  function answer(state: State, id: string, next: string, text: string): string {
    const question = QUESTION[id];
    if (question === undefined) throw new Error(id);
    const value = read(question, text);
    if (value === undefined) {
      state.tries += 1;
      return `${question.retry} ${question.text}`;
    }
    state.answers[id] = value;
    state.tries = 0;
    state.step = next;
    return QUESTION[next]?.text ?? THANKS;
  }

  function turn(state: State, text: string): string {
    switch (state.step) {
      case "greeting":
        if (text !== GREETING) return "Say start.";
        state.step = "audience";
        return QUESTION.audience?.text ?? "";
      case "audience":
        return answer(state, "audience", "place", text);
      case "place":
        return answer(state, "place", "years", text);
      case "years":
        return answer(state, "years", "pace", text);
      case "pace":
        return answer(state, "pace", "hours", text);
      case "hours":
        return answer(state, "hours", "skills", text);
      case "skills":
        return answer(state, "skills", "style", text);
      case "style":
        return answer(state, "style", "confirm", text);
      case "confirm":
        return answer(state, "confirm", "end", text);
      default:
        return THANKS;
    }
  }

  return {
    name: "hand-written switch, JSON",
    block: 2_000,
    open() {
      let kept = JSON.stringify({ step: "greeting", tries: 0, answers: {} } satisfies State);
      return {
        turn(text) {
          const state: State = JSON.parse(kept);
          const reply = turn(state, text);
          kept = JSON.stringify(state);
          return reply;
        },
        result: (): Result => JSON.parse(kept).answers,
        bytes: () => Buffer.byteLength(kept),
      };
    },
  };
}
