import { wireAttachment, wireUser } from "../render.ts";
import type { Body, CommandOption } from "../wire.ts";
import { type Command, keepFile, type World } from "../world.ts";
import { type Chosen, type PickedFile, picked } from "./fill.ts";
import { Context, NotPossible, type Surroundings } from "./place.ts";

export type OptionValue = string | number | boolean | PickedFile | Chosen;

/** What a person enters after the slash. */
export interface SlashInput {
  readonly group?: string;
  readonly sub?: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

export interface FoundCommand {
  readonly id: string;
  /** Null when nothing had to be registered. */
  readonly command: Command | null;
  readonly at: Surroundings;
}

const named = (options: readonly CommandOption[]): string =>
  options.length === 0 ? "none" : options.map((option) => option.name).join(", ");

function isHere(command: Command, at: Surroundings): boolean {
  if (command.guildId !== null) return at.guild?.id === command.guildId;
  const contexts = command.contexts ?? [Context.guild, Context.botDm, Context.privateChannel];
  return contexts.includes(at.context) && Object.keys(owners(command, at)).length > 0;
}

function owners(command: Command, at: Surroundings): Record<string, string> {
  const types = command.guildId !== null ? [0] : (command.integration_types ?? [0]);
  return Object.fromEntries(Object.entries(at.owners).filter(([type]) => types.includes(Number(type))));
}

/** The command as this person finds it here, or why they do not. */
export function findCommand(
  world: World,
  at: Surroundings,
  type: number,
  name: string,
  strict: boolean,
): FoundCommand {
  const all = [...(world.commands.get(at.guild?.id ?? "-") ?? []), ...(world.commands.get("") ?? [])];
  const found = all.find((command) => command.name === name && command.type === type && isHere(command, at));
  if (found !== undefined) return { id: found.id, command: found, at: { ...at, owners: owners(found, at) } };
  if (strict) {
    const here = all.filter((command) => isHere(command, at)).map((command) => command.name);
    const why =
      all.length === 0 ? "the app has registered no commands" : `here are: ${here.join(", ") || "none"}`;
    throw new NotPossible(`the command "${name}" is not offered here; ${why}`);
  }
  if (Object.keys(at.owners).length === 0)
    throw new NotPossible("the app is installed neither here nor by this person");
  return { id: "1", command: null, at };
}

function guessType(value: OptionValue): number {
  if (typeof value === "string") return 3;
  if (typeof value === "boolean") return 5;
  if (typeof value === "number") return Number.isInteger(value) ? 4 : 10;
  return "content" in value ? 11 : 6;
}

function plainValue(
  world: World,
  value: OptionValue,
  channelId: string,
  resolved: Body,
): string | number | boolean {
  if (typeof value !== "object") return value;
  if ("content" in value) {
    const file = keepFile(world, picked(value), channelId, true);
    resolved.attachments = { ...(resolved.attachments as Body | undefined), [file.id]: wireAttachment(file) };
    return file.id;
  }
  const user = world.users.get(value.id);
  if (user !== undefined)
    resolved.users = { ...(resolved.users as Body | undefined), [user.id]: wireUser(user) };
  return value.id;
}

function checkValue(option: CommandOption, value: OptionValue): void {
  const wrong = (why: string) => new NotPossible(`option "${option.name}": ${why}`);
  const fits = guessType(value) === option.type || (option.type === 10 && typeof value === "number");
  if (!fits && option.type <= 5) throw wrong(`a value of another type was given (${typeof value})`);
  if (
    option.choices !== undefined &&
    option.choices.length > 0 &&
    !option.choices.some((one) => one.value === value)
  )
    throw wrong(`only ${option.choices.map((one) => one.value).join(", ")} can be chosen`);
  if (typeof value === "string") {
    if (value.length < (option.min_length ?? 0) || value.length > (option.max_length ?? 6000))
      throw wrong(`${option.min_length ?? 0} to ${option.max_length ?? 6000} characters are wanted`);
  } else if (typeof value === "number") {
    if (value < (option.min_value ?? -Infinity) || value > (option.max_value ?? Infinity))
      throw wrong("the number is out of range");
  }
}

function step(options: readonly CommandOption[], type: number, name: string): readonly CommandOption[] {
  const found = options.find((option) => option.type === type && option.name === name);
  if (found === undefined)
    throw new NotPossible(`there is no subcommand "${name}"; there are: ${named(options)}`);
  return found.options ?? [];
}

/** The options a person can fill in after choosing the subcommand; null when nothing is registered. */
function offered(command: Command | null, input: SlashInput): readonly CommandOption[] | null {
  if (command === null) return null;
  let options: readonly CommandOption[] = command.options ?? [];
  if (input.group !== undefined) options = step(options, 2, input.group);
  if (input.sub !== undefined) options = step(options, 1, input.sub);
  if (options.some((option) => option.type <= 2))
    throw new NotPossible(`choose a subcommand of "${command.name}": ${named(options)}`);
  return options;
}

function nest(input: SlashInput, values: Body[]): Body[] {
  const sub = input.sub === undefined ? values : [{ type: 1, name: input.sub, options: values }];
  return input.group === undefined ? sub : [{ type: 2, name: input.group, options: sub }];
}

export interface SlashData {
  readonly options: Body[];
  readonly resolved: Body;
}

/** The options of a slash command; `focused` is the one being typed, for autocomplete. */
export function slashData(
  world: World,
  command: Command | null,
  input: SlashInput,
  channelId: string,
  focused?: string,
): SlashData {
  const known = offered(command, input);
  const resolved: Body = {};
  const given = Object.entries(input.options ?? {});
  const values = given.map(([name, value]): Body => {
    const option = known?.find((one) => one.name === name);
    if (known !== null && option === undefined)
      throw new NotPossible(`there is no option "${name}"; there are: ${named(known)}`);
    if (option !== undefined && name !== focused) checkValue(option, value);
    if (option !== undefined && name === focused && option.autocomplete !== true)
      throw new NotPossible(`option "${name}" offers nothing while it is typed`);
    return {
      name,
      type: option?.type ?? guessType(value),
      value: plainValue(world, value, channelId, resolved),
      ...(name === focused ? { focused: true } : {}),
    };
  });
  const missing = (known ?? []).filter(
    (option) => option.required === true && !given.some(([name]) => name === option.name),
  );
  if (missing.length > 0 && focused === undefined)
    throw new NotPossible(`these options must be filled in: ${named(missing)}`);
  return { options: nest(input, values), resolved };
}
