import { normalise } from "../domain/tokens.ts";
import type { Option } from "./reply.ts";

/** An option of a choice with the folded words by which it is recognised. */
export interface Choice extends Option {
  readonly keys: readonly string[];
}

export function choice(id: string, label: string, phrases: readonly string[]): Choice {
  return { id, label, keys: [label, ...phrases].map(normalise).filter(Boolean) };
}

/** What a prompt shows of choices. */
export const optionsOf = (choices: readonly Choice[]): Option[] =>
  choices.map(({ id, label }) => ({ id, label }));
