import { existsSync, readFileSync, statSync } from "node:fs";
import type { Profile } from "../../../src/domain/profile.ts";
import type { CurrentRole, Role } from "../../../src/domain/taxonomy.ts";
import { profileFromReading } from "../../../src/domain/understanding/profile-from-reading.ts";
import type { Content } from "../../../src/engine/conversation.ts";
import { type CommandContext, UsageError } from "../cli.ts";
import { found } from "./unknown-name.ts";

/** The text that a command works on: --text, a file, or what is piped in. @throws UsageError when there is none */
export async function givenText({ options, args, stdin }: CommandContext): Promise<string> {
  if (typeof options.text === "string") return options.text;
  const [file] = args;
  if (file !== undefined) {
    if (!existsSync(file) || !statSync(file).isFile())
      throw new UsageError(`There is no file "${file}". Give a text with --text "...".`);
    return readFileSync(file, "utf8");
  }
  const piped = await stdin();
  if (piped.trim() === "")
    throw new UsageError('Nothing to read. Give --text "...", a file, or pipe a text in.');
  return piped;
}

export function personFrom(content: Content, text: string, today: string): Profile {
  return profileFromReading(content.understanding.read(text, { today }), text);
}

/** The role of --role, one of today. @throws UsageError with the nearest names */
export function givenRole({ options }: CommandContext, content: Content): CurrentRole {
  if (typeof options.role !== "string") throw new UsageError('Which role? Give --role "data analyst".');
  const role: Role = found(content.finder.role(options.role), "role", options.role);
  if (role.status === "current") return role;
  throw new UsageError(
    `${role.name} is a role to come; choose one of today, for example ${role.growsFrom[0]}.`,
  );
}

/** @throws UsageError when it is no number in the range */
export function givenNumber(value: unknown, name: string, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isFinite(number) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} must be a number from ${least} to ${most}.`);
}

/** @throws UsageError when it is no calendar date */
export function givenDate(value: unknown, name: string): string | undefined {
  if (value === undefined) return undefined;
  const text = String(value);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new UsageError(`--${name} must be a date such as 2026-12-01.`);
}
