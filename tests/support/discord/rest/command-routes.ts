import * as z from "zod";
import { read } from "../compose.ts";
import { refusals } from "../refusal.ts";
import { checkCommand, checkCommands } from "../rules/command-rules.ts";
import { createForm, refuse } from "../rules/form.ts";
import { type CommandBody, commandBody } from "../wire.ts";
import { type Command, type World, wireCommand } from "../world.ts";
import { type Call, NOTHING, ok, type Route } from "./router.ts";

const list = z.array(commandBody);

/** The registration of commands, everywhere or in one guild. */
export function commandRoutes(world: World): Route[] {
  const scopeOf = (call: Call): string => {
    if (call.params.application !== world.applicationId) throw refusals.missingAccess();
    const guild = call.params.guild ?? "";
    if (guild !== "" && world.guilds.get(guild)?.hasBot !== true) throw refusals.missingAccess();
    return guild;
  };
  const known = (scope: string) => world.commands.get(scope) ?? [];
  const same = (one: CommandBody, other: CommandBody) =>
    one.name === other.name && (one.type ?? 1) === (other.type ?? 1);

  /** A command keeps its id while its name stays. */
  const stored = (scope: string, body: CommandBody): Command => ({
    ...body,
    type: body.type ?? 1,
    description: body.description ?? "",
    id: known(scope).find((command) => same(command, body))?.id ?? world.newId(),
    version: world.newId(),
    guildId: scope === "" ? null : scope,
  });

  const one = (call: Call): { scope: string; command: Command } => {
    const scope = scopeOf(call);
    const command = known(scope).find(({ id }) => id === call.params.command);
    if (command === undefined) throw refusals.unknownCommand();
    return { scope, command };
  };

  const routes = (base: string): Route[] => [
    {
      name: `GET ${base}`,
      handle: (call) => ok(known(scopeOf(call)).map((command) => wireCommand(world, command))),
    },
    {
      name: `PUT ${base}`,
      handle: (call) => {
        const scope = scopeOf(call);
        const bodies = read(list, call.body);
        const form = createForm();
        checkCommands(form, bodies);
        refuse(form);
        const commands = bodies.map((body) => stored(scope, body));
        world.commands.set(scope, commands);
        return ok(commands.map((command) => wireCommand(world, command)));
      },
    },
    {
      name: `POST ${base}`,
      handle: (call) => {
        const scope = scopeOf(call);
        const body = read(commandBody, call.body);
        const form = createForm();
        checkCommand(form, [], body);
        refuse(form);
        const command = stored(scope, body);
        const others = known(scope).filter((other) => !same(other, body));
        const isNew = others.length === known(scope).length;
        world.commands.set(scope, [...others, command]);
        return { status: isNew ? 201 : 200, body: wireCommand(world, command) };
      },
    },
    { name: `GET ${base}/:command`, handle: (call) => ok(wireCommand(world, one(call).command)) },
    {
      name: `DELETE ${base}/:command`,
      handle: (call) => {
        const { scope, command } = one(call);
        world.commands.set(
          scope,
          known(scope).filter((other) => other !== command),
        );
        return NOTHING;
      },
    },
  ];
  return [
    ...routes("/applications/:application/commands"),
    ...routes("/applications/:application/guilds/:guild/commands"),
  ];
}
