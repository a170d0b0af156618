import type { CommandBody, CommandOption } from "../wire.ts";
import { characters, type Form, type Path } from "./form.ts";

const NAME = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;
const LOCALES = new Set(
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  ),
);

type Localized = Readonly<Record<string, string>> | undefined;
const localized = (one: object, field: string): Localized =>
  (one as Readonly<Record<string, Localized>>)[`${field}_localizations`];

function checkName(form: Form, path: Path, name: string): void {
  if (!NAME.test(name) || name !== name.toLowerCase())
    form.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
}

function checkLocales(form: Form, path: Path, one: object, plain: boolean): void {
  for (const field of ["name", "description"] as const) {
    for (const [locale, value] of Object.entries(localized(one, field) ?? {})) {
      const at = [...path, `${field}_localizations`, locale];
      if (!LOCALES.has(locale)) form.add(at, "ENUM_TYPE_COERCE", `${locale} is not a locale`);
      if (field === "description") form.length(at, value, 1, 100);
      else if (plain) checkName(form, at, value);
      else form.length(at, value, 1, 32);
    }
  }
}

function checkChoices(form: Form, path: Path, option: CommandOption): void {
  const choices = option.choices ?? [];
  form.count([...path, "choices"], choices, 0, 25);
  const names = new Set<string>();
  choices.forEach((choice, index) => {
    const at = [...path, "choices", index];
    form.length([...at, "name"], choice.name, 1, 100, true);
    if (typeof choice.value === "string") form.length([...at, "value"], choice.value, 1, 100);
    if ((typeof choice.value === "string") !== (option.type === 3))
      form.add([...at, "value"], "BASE_TYPE_BAD_TYPE", "The value is not of the option's type");
    if (names.has(choice.name))
      form.add(
        [...at, "name"],
        "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
        `Choice ${choice.name} exists`,
      );
    names.add(choice.name);
  });
  if (choices.length > 0 && option.autocomplete === true)
    form.add(
      [...path, "choices"],
      "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
      "Choices and autocomplete exclude each other",
    );
  if (option.autocomplete === true && ![3, 4, 10].includes(option.type))
    form.add([...path, "autocomplete"], "BASE_TYPE_BAD_TYPE", "This type has no autocomplete");
}

function checkOptions(form: Form, path: Path, options: readonly CommandOption[], depth: number): void {
  form.count([...path, "options"], options, 0, 25);
  const names = new Set<string>();
  let optional = false;
  const subs = options.filter((option) => option.type <= 2).length;
  if (subs > 0 && subs < options.length)
    form.add(
      [...path, "options"],
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      "Sub-command and sub-command group option types are mutually exclusive to all other types",
    );
  options.forEach((option, index) => {
    const at = [...path, "options", index];
    checkName(form, [...at, "name"], option.name);
    checkLocales(form, at, option, true);
    form.length([...at, "description"], option.description, 1, 100, true);
    if (names.has(option.name))
      form.add(
        [...path, "options"],
        "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
        `Option name ${option.name} already exists`,
      );
    names.add(option.name);
    if (option.required === true && optional)
      form.add(
        at,
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
    optional ||= option.required !== true;
    if (option.type < 1 || option.type > 11)
      form.add([...at, "type"], "BASE_TYPE_CHOICES", "Value must be one of {1..11}.");
    if (option.type <= 2) {
      if (depth >= (option.type === 2 ? 1 : 2))
        form.add([...at, "type"], "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deep");
      else checkOptions(form, at, option.options ?? [], option.type === 2 ? 1 : 2);
    } else checkChoices(form, at, option);
  });
}

const longest = (text: string | undefined, locales: Localized): number =>
  Math.max(0, ...[text ?? "", ...Object.values(locales ?? {})].map(characters));

function size(one: CommandBody | CommandOption): number {
  const own =
    longest(one.name, localized(one, "name")) + longest(one.description, localized(one, "description"));
  const choices = "choices" in one ? ((one.choices ?? []) as NonNullable<CommandOption["choices"]>) : [];
  const listed = choices.reduce(
    (sum, choice) => sum + characters(choice.name) + characters(String(choice.value)),
    0,
  );
  return (one.options ?? []).reduce((sum, option) => sum + size(option), own + listed);
}

/** One command of an app. */
export function checkCommand(form: Form, path: Path, command: CommandBody): void {
  const type = command.type ?? 1;
  if (type === 1) {
    checkName(form, [...path, "name"], command.name);
    form.length([...path, "description"], command.description, 1, 100, true);
    checkOptions(form, path, command.options ?? [], 0);
    if (size(command) > 8000)
      form.add(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
  } else {
    form.length([...path, "name"], command.name, 1, 32, true);
    if ((command.description ?? "") !== "")
      form.add(
        [...path, "description"],
        "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
        "Context menu commands cannot have a description",
      );
    if ((command.options ?? []).length > 0)
      form.add(
        [...path, "options"],
        "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS",
        "Context menu commands cannot have options",
      );
  }
  checkLocales(form, path, command, type === 1);
  for (const [field, most] of [
    ["contexts", 2],
    ["integration_types", 1],
  ] as const) {
    const values = command[field] ?? [];
    if (new Set(values).size < values.length || values.some((value) => value < 0 || value > most))
      form.add([...path, field], "BASE_TYPE_CHOICES", `${field} are not valid`);
  }
}

/** The whole list of one scope. */
export function checkCommands(form: Form, commands: readonly CommandBody[]): void {
  const seen = new Set<string>();
  commands.forEach((command, index) => {
    checkCommand(form, [index], command);
    const key = `${command.type ?? 1} ${command.name}`;
    if (seen.has(key))
      form.add(
        [index, "name"],
        "APPLICATION_COMMANDS_DUPLICATE_NAME",
        "Application command names must be unique",
      );
    seen.add(key);
  });
  for (const [type, most] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ] as const) {
    if (commands.filter((command) => (command.type ?? 1) === type).length > most)
      form.add([], "APPLICATION_COMMANDS_TOO_MANY", `At most ${most} commands of type ${type}`);
  }
}
