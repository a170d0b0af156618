import { assign, initialTransition, setup, transition } from "xstate";
import type { Engine } from "./engine.ts";
import { type AnswerReader, GREETING, QUESTIONS, type Question, type Result } from "./interview.ts";

interface Context {
  answers: Result;
  /** Set by the guard that read it, so that a text is read once. */
  tries: number;
}

interface Said {
  readonly type: "said";
  readonly text: string;
}

/** xstate 5 as a pure function: `transition` on a machine, its value and context as JSON between turns. */
export function xstate(read: AnswerReader): Engine {
  let lastText = "";
  let lastQuestion: Question | undefined;
  let lastValue: ReturnType<AnswerReader>;
  const readOnce = (question: Question, text: string) => {
    if (lastQuestion !== question || lastText !== text) {
      lastValue = read(question, text);
      lastQuestion = question;
      lastText = text;
    }
    return lastValue;
  };

  const states = QUESTIONS.map((question, index) => [
    question.id,
    {
      on: {
        said: [
          {
            guard: ({ event }: { event: Said }) => readOnce(question, event.text) !== undefined,
            target: QUESTIONS[index + 1]?.id ?? "end",
            actions: assign<Context, Said, undefined, Said, never>({
              answers: ({ context, event }) => ({
                ...context.answers,
                [question.id]: readOnce(question, event.text) ?? "",
              }),
              tries: 0,
            }),
          },
          {
            actions: assign<Context, Said, undefined, Said, never>({
              tries: ({ context }) => context.tries + 1,
            }),
          },
        ],
      },
    },
  ]);
  const machine = setup({ types: {} as { context: Context; events: Said } }).createMachine({
    id: "interview",
    initial: "greeting",
    context: { answers: {}, tries: 0 },
    states: {
      greeting: {
        on: {
          said: {
            guard: ({ event }: { event: Said }) => event.text === GREETING,
            target: QUESTIONS[0]?.id ?? "end",
          },
        },
      },
      ...Object.fromEntries(states),
      end: {},
    },
  });
  const text = new Map(QUESTIONS.map((question) => [question.id, question]));
  const [first] = initialTransition(machine);
  const fresh = JSON.stringify({ value: first.value, context: first.context });

  return {
    name: "xstate 5.33 transition, JSON",
    block: 300,
    open() {
      let kept = fresh;
      return {
        turn(said) {
          lastQuestion = undefined;
          const snapshot = machine.resolveState(JSON.parse(kept));
          const [next] = transition(machine, snapshot, { type: "said", text: said });
          kept = JSON.stringify({ value: next.value, context: next.context });
          const question = text.get(String(next.value));
          return next.context.tries > 0 ? `${question?.retry} ${question?.text}` : question?.text;
        },
        result: (): Result => JSON.parse(kept).context.answers,
        bytes: () => Buffer.byteLength(kept),
      };
    },
  };
}
