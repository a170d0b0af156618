import type { Condition, Flow, Next, Step } from "../engine/flow.ts";
import { FACT_STEPS } from "../engine/state.ts";
import { reachable } from "./cycles.ts";
import type { Diagnostic } from "./diagnostics.ts";
import type { DataPath } from "./document.ts";
import { faultAt, type Located } from "./located.ts";

/** Holds a script against itself, the wording and the interests: every step leads somewhere and can be said. */
export function checkFlow(
  flow: Located<Flow>,
  texts: ReadonlySet<string>,
  interests: ReadonlySet<string> | null,
): Diagnostic[] {
  const { steps, start } = flow.value;
  const known = new Set(Object.keys(steps));
  const targets = [
    { id: start, at: ["start"] as DataPath },
    ...Object.entries(steps).flatMap(([id, step]) => stepTargets(id, step)),
  ];
  const unknown = targets
    .filter(({ id }) => !known.has(id))
    .map(({ id, at }) =>
      faultAt(flow, "unknown-step", at, `There is no step "${id}".`, `Steps are: ${[...known].join(", ")}.`),
    );
  return [
    ...unknown,
    ...unreachable(flow),
    ...misnamed(flow),
    ...missingTexts(flow, texts),
    ...(interests === null ? [] : strangers(flow, interests)),
  ];
}

function stepTargets(id: string, step: Step): Array<{ id: string; at: DataPath }> {
  if (!("next" in step)) return [];
  const { next } = step;
  if (typeof next === "string") return [{ id: next, at: ["steps", id, "next"] }];
  return [
    ...next.cases.map((entry, index) => ({ id: entry.go, at: ["steps", id, "next", "cases", index, "go"] })),
    ...next.cases.flatMap((entry, index) =>
      conditionSteps(entry.when).map((target) => ({
        id: target,
        at: ["steps", id, "next", "cases", index, "when"],
      })),
    ),
    { id: next.otherwise, at: ["steps", id, "next", "otherwise"] },
  ];
}

function conditionSteps(condition: Condition): string[] {
  if ("known" in condition) return [condition.known];
  if ("answer" in condition) return [condition.answer];
  if ("all" in condition) return condition.all.flatMap(conditionSteps);
  if ("any" in condition) return condition.any.flatMap(conditionSteps);
  return "not" in condition ? conditionSteps(condition.not) : [];
}

const goes = (next: Next): string[] =>
  typeof next === "string" ? [next] : [...next.cases.map((entry) => entry.go), next.otherwise];

/** Every step is reached from the start, and from every step an end is reached. */
function unreachable(flow: Located<Flow>): Diagnostic[] {
  const { steps, start } = flow.value;
  const forward = new Map(
    Object.entries(steps).map(([id, step]) => [id, "next" in step ? goes(step.next) : []]),
  );
  const backward = new Map<string, string[]>();
  for (const [id, nexts] of forward)
    for (const next of nexts) backward.set(next, [...(backward.get(next) ?? []), id]);
  const fromStart = reachable(forward, [start]);
  const toEnd = reachable(
    backward,
    Object.keys(steps).filter((id) => "end" in (steps[id] ?? {})),
  );
  return Object.keys(steps).flatMap((id) => [
    ...(fromStart.has(id)
      ? []
      : [
          faultAt(
            flow,
            "unreachable-step",
            ["steps", id],
            `Nothing leads to the step "${id}".`,
            "Lead to it from another step, or remove it.",
          ),
        ]),
    ...(toEnd.has(id)
      ? []
      : [
          faultAt(
            flow,
            "dead-end",
            ["steps", id],
            `From the step "${id}" no end is reached.`,
            "Lead on to a step with an end.",
          ),
        ]),
  ]);
}

/** The answer to some questions is a fact about the person, which is kept under the name of the step. */
function misnamed(flow: Located<Flow>): Diagnostic[] {
  return Object.entries(flow.value.steps).flatMap(([id, step]) =>
    Object.entries(FACT_STEPS).flatMap(([fact, name]) => {
      const asks = "ask" in step && step.ask.slot === fact;
      if (asks === (id === name)) return [];
      const at: DataPath = ["steps", id];
      const kept = `which is kept as the answer to "${name}".`;
      return asks
        ? faultAt(flow, "misnamed-step", at, `"${id}" asks for ${fact}, ${kept}`, `Call the step "${name}".`)
        : faultAt(
            flow,
            "misnamed-step",
            at,
            `"${id}" does not ask for ${fact}, ${kept}`,
            "Give it another name.",
          );
    }),
  );
}

function missingTexts(flow: Located<Flow>, texts: ReadonlySet<string>): Diagnostic[] {
  return Object.entries(flow.value.steps).flatMap(([id, step]) => {
    const keys = "say" in step ? [step.say] : "ask" in step ? [step.text, step.help, ...step.retry] : [];
    return keys
      .filter((key) => !texts.has(key))
      .map((key) =>
        faultAt(
          flow,
          "missing-wording",
          ["steps", id],
          `The text "${key}" is not in wording.yaml.`,
          `Add "${key}" to conversations/wording.yaml.`,
        ),
      );
  });
}

function strangers(flow: Located<Flow>, interests: ReadonlySet<string>): Diagnostic[] {
  return Object.entries(flow.value.steps).flatMap(([id, step]) => {
    if (!("ask" in step) || step.ask.kind !== "interests") return [];
    return step.ask.interests.flatMap((interest, index) =>
      interests.has(interest)
        ? []
        : [
            faultAt(
              flow,
              "unknown-interest",
              ["steps", id, "ask", "interests", index],
              `There is no interest "${interest}".`,
              "Use an id of taxonomy/interests.yaml, or define it there.",
            ),
          ],
    );
  });
}
