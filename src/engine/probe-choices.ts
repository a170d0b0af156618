import { type Choice, choice, optionsOf } from "./choice.ts";
import { createPicker, type Picker } from "./pick.ts";
import type { Option } from "./reply.ts";
import type { Words } from "./words.ts";

/** What a probe offers, by the kind of what it asks about. */
export interface Probes {
  readonly skill: Probe;
  readonly interest: Probe;
}

export interface Probe {
  readonly picker: Picker;
  readonly options: readonly Option[];
}

const SKILL_PROBE = ["yes", "some", "want", "no"] as const;
const INTEREST_PROBE = ["like", "neutral", "avoid"] as const;

export function probesOf(words: Words): Probes {
  return { skill: probeOf(words, SKILL_PROBE), interest: probeOf(words, INTEREST_PROBE) };
}

function probeOf(words: Words, ids: readonly string[]): Probe {
  const choices: Choice[] = ids.map((id) =>
    choice(id, words.text(`probe.${id}`), words.text(`probe.${id}-phrases`).split("|")),
  );
  return { picker: createPicker(choices), options: optionsOf(choices) };
}
