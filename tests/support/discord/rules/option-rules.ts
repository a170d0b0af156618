import type { Component } from "../wire.ts";
import type { Form, Path } from "./form.ts";

/** The options of a menu, radio group or checkbox group. */
export function checkOptions(form: Form, path: Path, input: Component, least: number, most: number): void {
  const options = input.options ?? [];
  form.count([...path, "options"], options, least, most);
  const seen = new Set<string>();
  options.forEach((option, index) => {
    const at = [...path, "options", index];
    form.length([...at, "label"], option.label, 1, 100, true);
    form.length([...at, "value"], option.value, 1, 100, true);
    form.length([...at, "description"], option.description, 0, 100);
    if (seen.has(option.value))
      form.add(
        [...at, "value"],
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        "The specified option value is already used",
      );
    seen.add(option.value);
  });
  if ((input.max_values ?? 1) > options.length && input.max_values !== undefined)
    form.add(
      [...path, "max_values"],
      "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE",
      `max_values must not exceed the ${options.length} options`,
    );
  if ((input.min_values ?? 1) > options.length && input.min_values !== undefined)
    form.add(
      [...path, "min_values"],
      "SELECT_COMPONENT_MIN_VALUES_TOO_LARGE",
      `min_values must not exceed the ${options.length} options`,
    );
}

/** At most so many may be ticked from the start. */
export function checkDefaults(form: Form, path: Path, input: Component, most: number): void {
  const ticked = (input.options ?? []).filter((option) => option.default === true).length;
  if (ticked > most)
    form.add(
      [...path, "options"],
      "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
      `At most ${most} options may be chosen by default, are ${ticked}`,
    );
}
