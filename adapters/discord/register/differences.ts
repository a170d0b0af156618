import { type CommandForm, keyOf, type OptionForm } from "./normalise.ts";

type Form = CommandForm | OptionForm;

const SLASH = 1;
const MESSAGE = 3;

/** What a registration would change, a line each: "+ /career market", "~ /career plan hours: max_value 40 -> 80". */
export function differences(present: readonly CommandForm[], wanted: readonly CommandForm[]): string[] {
  const before = new Map(present.map((command) => [keyOf(command), command]));
  const after = new Map(wanted.map((command) => [keyOf(command), command]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, young] = [before.get(key), after.get(key)];
    const one = young ?? old;
    return one === undefined ? [] : ofPair(titleOf(one), old, young);
  });
}

/** How a command is called by people: "/career", "message command "Match this job ad"". */
function titleOf({ type, name }: CommandForm): string {
  if (type === SLASH) return `/${name}`;
  return `${type === MESSAGE ? "message command" : `command of type ${type}`} "${name}"`;
}

function ofPair(title: string, old: Form | undefined, young: Form | undefined): string[] {
  if (old === undefined) return young === undefined ? [] : [`+ ${title}${parts(young)}`];
  if (young === undefined) return [`- ${title}${parts(old)}`];
  return [...ofFields(title, old, young), ...ofOptions(title, old.options ?? [], young.options ?? [])];
}

function parts({ options }: Form): string {
  const names = (options ?? []).map(({ name }) => name);
  return names.length === 0 ? "" : `: ${names.join(", ")}`;
}

function ofFields(title: string, old: Form, young: Form): string[] {
  const [before, after] = [fieldsOf(old), fieldsOf(young)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [from, to] = [before.get(field), after.get(field)];
    return from === to ? [] : [`~ ${title}: ${field} ${from ?? "none"} -> ${to ?? "none"}`];
  });
}

/** Every field but the options as text; a translation is a field of its own. */
function fieldsOf({ options: _options, ...form }: Form): Map<string, string> {
  return new Map(
    Object.entries(form).flatMap(([field, value]) =>
      isTexts(value)
        ? Object.entries(value).map(([locale, text]) => [`${field} ${locale}`, JSON.stringify(text)] as const)
        : [[field, JSON.stringify(value)] as const],
    ),
  );
}

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function ofOptions(title: string, old: readonly OptionForm[], young: readonly OptionForm[]): string[] {
  const names = [...new Set([...old, ...young].map(({ name }) => name))];
  const named = (list: readonly OptionForm[], name: string) => list.find((option) => option.name === name);
  const lines = names.flatMap((name) => ofPair(`${title} ${name}`, named(old, name), named(young, name)));
  const inBoth = (list: readonly OptionForm[], other: readonly OptionForm[]) =>
    list.filter(({ name }) => named(other, name) !== undefined).map(({ name }) => name);
  const [from, to] = [inBoth(old, young).join(", "), inBoth(young, old).join(", ")];
  return from === to ? lines : [...lines, `~ ${title}: order ${from} -> ${to}`];
}
