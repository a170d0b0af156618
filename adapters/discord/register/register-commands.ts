import { Routes } from "discord.js";
import * as z from "zod";
import { faultsOf } from "../check.ts";
import { differences } from "./differences.ts";
import { personalInvite, serverInvite } from "./invite.ts";
import { type CommandForm, hashOf, normalise, type Scope } from "./normalise.ts";
import type { Rest } from "./open-rest.ts";
import { problemOf, RegistrationError } from "./problem.ts";

export interface RegisterOptions {
  readonly rest: Rest;
  /** The commands that are to be there in this scope; none takes all of them away. */
  readonly commands: (scope: Scope) => readonly unknown[];
  /** Asked of Discord when it is left out. */
  readonly applicationId?: string | undefined;
  /** Only in this server, where changes show at once; everywhere when it is left out. */
  readonly guildId?: string | undefined;
  /** Tells what would change, and changes nothing. */
  readonly dryRun: boolean;
  readonly print: (line: string) => void;
}

export type Registered = "unchanged" | "changed" | "would-change";

/**
 * Makes Discord's list of commands what it is to be, by at most one overwrite.
 * @throws RegistrationError with one line and its repair; nothing has been changed then
 */
export async function registerCommands(options: RegisterOptions): Promise<Registered> {
  const { rest, guildId, dryRun, print } = options;
  const scope: Scope = guildId === undefined ? "global" : "guild";
  const place = guildId === undefined ? "everywhere" : `in server ${guildId}`;
  const body = options.commands(scope);
  const faults = faultsOf("commands", body);
  if (faults.length > 0)
    throw new RegistrationError(
      `Discord would refuse these commands: ${faults.join("; ")}. Mend the wording.`,
    );

  const asking = asker(guildId);
  const id = await applicationOf(options, asking);
  const route =
    guildId === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guildId);
  const query = new URLSearchParams({ with_localizations: "true" });
  const present = read(await asking(() => rest.get(route, { query })), scope);
  const wanted = normalise(body, scope);
  if (hashOf(present) === hashOf(wanted)) {
    print(`The ${counted(wanted)} ${place} are up to date. Nothing was sent.`);
    return "unchanged";
  }
  for (const line of differences(present, wanted)) print(line);
  if (dryRun) {
    print(`Dry run: nothing was sent. Without --dry-run the commands ${place} would change as above.`);
    return "would-change";
  }
  await asking(() => rest.put(route, { body }));
  print(`Registered ${counted(wanted)} ${place}.`);
  for (const line of invitations(id, wanted)) print(line);
  return "changed";
}

type Ask = <T>(request: () => Promise<T>) => Promise<T>;

const asker =
  (guildId: string | undefined): Ask =>
  async (request) => {
    try {
      return await request();
    } catch (error) {
      throw problemOf(error, guildId);
    }
  };

const ApplicationSchema = z.looseObject({ id: z.string().regex(/^\d+$/) });

/** The token tells whose it is: a wrong id is found before anything is asked in its name. */
async function applicationOf({ rest, applicationId }: RegisterOptions, asking: Ask): Promise<string> {
  const answer = ApplicationSchema.safeParse(await asking(() => rest.get(Routes.currentApplication())));
  if (!answer.success) throw notDiscord();
  const { id } = answer.data;
  if (applicationId !== undefined && applicationId !== id)
    throw new RegistrationError(
      `Discord: DISCORD_TOKEN belongs to the application ${id}, and DISCORD_APPLICATION_ID is ${applicationId}. Set DISCORD_APPLICATION_ID to ${id}, or leave it out.`,
    );
  return id;
}

function read(answer: unknown, scope: Scope): CommandForm[] {
  try {
    return normalise(answer, scope);
  } catch {
    throw notDiscord();
  }
}

const notDiscord = () =>
  new RegistrationError("Discord: that is no answer of its API. Look at DISCORD_API_BASE, or leave it out.");

const counted = (list: readonly CommandForm[]): string =>
  `${list.length} ${list.length === 1 ? "command" : "commands"}`;

function invitations(id: string, wanted: readonly CommandForm[]): string[] {
  if (wanted.length === 0) return [];
  return [`Add the bot to a server: ${serverInvite(id)}`, `Add it to your account: ${personalInvite(id)}`];
}
