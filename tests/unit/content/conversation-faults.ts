import { stringify } from "yaml";
import type { SourceFile } from "../../../src/content/document.ts";
import { INTENT_IDS } from "../../../src/engine/conversation.ts";
import type { FaultCase } from "./files.ts";

const file = (path: string, text: string): SourceFile => ({ path, text, shown: `conversations/${path}` });
const intents = INTENT_IDS.map((id) => ({ id, label: id, command: id, patterns: [id] }));

export const INTERESTS = new Set(["hands", "people", "wood", "soup"]);

/** The smallest sound conversation: one greeting, one question, an end. */
export const CONVERSATION: readonly SourceFile[] = [
  file(
    "flows/interview.yaml",
    `id: interview
start: hello
steps:
  hello: { say: hello, next: draws }
  draws:
    ask: { kind: interests, slot: draws, interests: [hands, people, wood, soup], none: None }
    text: ask
    help: why
    retry: [again, again]
    title: what draws you
    next: over
  over: { end: recommend }
`,
  ),
  file(
    "wording.yaml",
    'texts:\n  hello: "Hello {name}"\n  ask: What?\n  why: Because.\n  again: Once more.\n',
  ),
  file("intents.yaml", stringify({ fillers: [], intents })),
];

const flow = "flows/interview.yaml";

export const CONVERSATION_FAULTS: readonly FaultCase[] = [
  {
    code: "unknown-step",
    what: "a misspelt step",
    changes: [
      {
        file: flow,
        from: "next: over",
        to: "next: { cases: [{ when: { known: draw }, go: over }], otherwise: over }",
      },
    ],
    file: `conversations/${flow}`,
    at: "when:",
    message: /no step "draw"/,
    repair: /hello, draws, over/,
  },
  {
    code: "misnamed-step",
    what: "a question with the name of a fact that it does not ask for",
    changes: [
      { file: flow, from: "next: draws", to: "next: years" },
      { file: flow, from: "  draws:\n", to: "  years:\n" },
    ],
    file: `conversations/${flow}`,
    at: "years:\n",
    message: /"years" does not ask for years/,
    repair: /another name/,
  },
  {
    code: "unreachable-step",
    what: "a step that nothing leads to",
    changes: [{ file: flow, from: "next: draws", to: "next: over" }],
    file: `conversations/${flow}`,
    at: "draws:\n",
    message: /Nothing leads to the step "draws"/,
    repair: /Lead to it/,
  },
  {
    code: "dead-end",
    what: "a circle without a way out",
    changes: [
      {
        file: flow,
        from: "next: draws",
        to: "next: { cases: [{ when: { known: draws }, go: round }], otherwise: draws }",
      },
      { file: flow, append: "  round: { say: hello, next: round }\n" },
    ],
    file: `conversations/${flow}`,
    at: "round: { say",
    message: /From the step "round" no end is reached/,
    repair: /Lead on to a step with an end/,
  },
  {
    code: "missing-wording",
    what: "a text that is not written",
    changes: [{ file: "wording.yaml", from: "  why: Because.\n", to: "" }],
    file: `conversations/${flow}`,
    at: "draws:\n",
    message: /"why" is not in wording\.yaml/,
    repair: /Add "why" to conversations\/wording\.yaml/,
  },
  {
    code: "missing-intent",
    what: "a request without patterns",
    changes: [
      {
        file: "intents.yaml",
        from: "  - id: compare\n    label: compare\n    command: compare\n    patterns:\n      - compare\n",
        to: "",
      },
    ],
    file: "conversations/intents.yaml",
    at: "intents:",
    message: /no patterns for the intent "compare"/,
    repair: /Add an entry/,
  },
];
