import { compileFlow } from "../../src/engine/compile-flow.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { type Ask, type Flow, FlowSchema } from "../../src/engine/flow.ts";
import { newState, profileOf, type SessionState } from "../../src/engine/state.ts";
import { transition } from "../../src/engine/transition.ts";
import { createWords } from "../../src/engine/words.ts";
import type { Engine } from "./engine.ts";
import { NOW, QUESTIONS, type Question, type Result, THANKS } from "./interview.ts";

/** The project's engine: the interview as a flow of its own, the rest of the content as it is. */
export function rolewise(
  project: Content,
  texts: Readonly<Record<string, string | readonly string[]>>,
): Engine {
  const content = withInterview(project, texts);
  return {
    name: "rolewise, JSON",
    block: 2_000,
    open() {
      let kept = JSON.stringify(newState());
      return {
        turn(text) {
          const state: SessionState = JSON.parse(kept);
          const { state: next, reply } = transition(content, state, { kind: "text", text }, { now: NOW });
          kept = JSON.stringify(next);
          return reply;
        },
        result: () => resultOf(JSON.parse(kept)),
        bytes: () => Buffer.byteLength(kept),
      };
    },
  };
}

function withInterview(
  project: Content,
  texts: Readonly<Record<string, string | readonly string[]>>,
): Content {
  const words = createWords({
    ...texts,
    "bench.thanks": THANKS,
    ...Object.fromEntries(
      QUESTIONS.flatMap((question) => [
        [`bench.${question.id}`, question.text],
        [`bench.${question.id}.retry`, question.retry],
      ]),
    ),
  });
  const flow = compileFlow(interviewFlow(), project.knowledge, words);
  return { ...project, words, flows: new Map([[flow.id, flow]]) };
}

function interviewFlow(): Flow {
  const steps = QUESTIONS.map((question, index) => [
    question.id,
    {
      ask: askOf(question),
      text: `bench.${question.id}`,
      help: `bench.${question.id}`,
      retry: [`bench.${question.id}.retry`, `bench.${question.id}.retry`],
      title: question.id,
      next: QUESTIONS[index + 1]?.id ?? "thanks",
    },
  ]);
  return FlowSchema.parse({
    id: "interview",
    start: QUESTIONS[0]?.id,
    steps: {
      ...Object.fromEntries(steps),
      thanks: { say: "bench.thanks", next: "finish" },
      finish: { end: "stop" },
    },
  });
}

const SLOTS: Readonly<Record<string, Ask["slot"]>> = {
  audience: "audience",
  years: "years",
  hours: "hoursPerWeek",
};

function askOf(question: Question): unknown {
  const slot = SLOTS[question.id] ?? "free";
  switch (question.kind) {
    case "choice":
      return { kind: "choice", slot, options: question.options };
    case "number":
      return { kind: "number", slot, least: question.least, most: question.most };
    case "skills":
      return { kind: "skills", slot: "skills" };
  }
}

function resultOf(state: SessionState): Result {
  const answers = QUESTIONS.map(({ id }) => [id, state.answers?.[id]]);
  const held = Object.entries(profileOf(state).skills).filter(([, claim]) => claim.stance === "has");
  return { ...Object.fromEntries(answers), skills: held.map(([id]) => id).sort() };
}
