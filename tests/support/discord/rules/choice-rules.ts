import type { Choice } from "../bus.ts";
import type { Form } from "./form.ts";

/** What an app offers while a person types. */
export function checkChoices(form: Form, choices: readonly Choice[]): void {
  form.count(["choices"], choices, 0, 25);
  choices.forEach((choice, index) => {
    form.length(["choices", index, "name"], choice.name, 1, 100, true);
    if (typeof choice.value === "string") form.length(["choices", index, "value"], choice.value, 1, 100);
  });
}
