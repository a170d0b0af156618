import { COMMANDS, type CommandOption, type CommandSpec } from "../../src/engine/commands.ts";
import type { Words } from "../../src/engine/words.ts";
import { STRING_OPTION_MAX } from "./limits.ts";

/** Languages in which commands are listed by translated names; wording in surfaces-discord-<locale>.yaml. */
export const LOCALES = ["de", "fr", "es-ES"] as const;
/** The language of the texts themselves, and a name it goes by where Discord would look for another. */
const OWN_LOCALES = ["en-US", "en-GB"] as const;

export const COMMAND = "career";
/** Options that only Discord has. */
export const SHOW = "show";
export const FILE = "file";
export type Shown = "me" | "channel" | "thread";

/** Commands whose answer may be asked for in front of everyone. */
const SHOWABLE: ReadonlySet<string> = new Set(
  "role roles recommend gaps plan compare match market progress".split(" "),
);
/** Commands that take a file instead of words. */
const TAKES_FILE: ReadonlySet<string> = new Set(["match", "skills"]);

const SUBCOMMAND = 1;
const STRING = 3;
const BOOLEAN = 5;
const NUMBER = 10;
const ATTACHMENT = 11;
const MESSAGE_COMMAND = 3;

type Json = Record<string, unknown>;

/** All commands as Discord takes them in one overwrite. */
export function commandList(words: Words, scope: "global" | "guild"): Json[] {
  // Contexts and installs are of commands that hold everywhere.
  const everywhere = scope === "global" ? { contexts: [0, 1, 2], integration_types: [0, 1] } : {};
  return [
    {
      type: 1,
      name: COMMAND,
      description: words.text("command"),
      description_localizations: localised(words, words.text("command"), "command.about"),
      options: COMMANDS.map((spec) => subcommand(words, spec)),
      ...everywhere,
    },
    {
      type: MESSAGE_COMMAND,
      name: words.text("discord.command.match-ad"),
      name_localizations: localised(words, words.text("discord.command.match-ad"), "command.match-ad"),
      ...everywhere,
    },
  ];
}

function subcommand(words: Words, spec: CommandSpec): Json {
  const options = [
    ...spec.options.map((option) => coreOption(words, spec, option)),
    ...(TAKES_FILE.has(spec.name) ? [fileOption(words, spec.name)] : []),
    ...(SHOWABLE.has(spec.name) ? [showOption(words)] : []),
  ];
  return {
    type: SUBCOMMAND,
    ...named(words, spec.name, `command.${spec.name}`, spec.name),
    ...(options.length > 0 && { options }),
  };
}

function coreOption(words: Words, spec: CommandSpec, option: CommandOption): Json {
  const base = named(
    words,
    option.name,
    `command.${spec.name}.${option.name}`,
    `${spec.name}.${option.name}`,
  );
  return { ...base, ...kindOf(option), ...(option.required && { required: true }) };
}

function kindOf({ kind }: CommandOption): Json {
  switch (kind) {
    case "role":
    case "skill":
      return { type: STRING, autocomplete: true, max_length: 100 };
    case "hours":
      return { type: NUMBER, min_value: 0.5, max_value: 80 };
    case "text":
      return { type: STRING, max_length: STRING_OPTION_MAX };
    case "flag":
      return { type: BOOLEAN };
  }
}

const fileOption = (words: Words, command: string): Json => ({
  type: ATTACHMENT,
  name: FILE,
  name_localizations: localised(words, FILE, "option.file"),
  description: words.text(`discord.option.file.${command}`),
  description_localizations: localised(
    words,
    words.text(`discord.option.file.${command}`),
    `option.file.${command}`,
  ),
});

function showOption(words: Words): Json {
  const choices: Shown[] = ["me", "channel", "thread"];
  return {
    type: STRING,
    name: SHOW,
    name_localizations: localised(words, SHOW, "option.show"),
    description: words.text("discord.option.show.about"),
    description_localizations: localised(words, words.text("discord.option.show.about"), "option.show.about"),
    choices: choices.map((value) => ({
      name: words.text(`discord.option.show.${value}`),
      name_localizations: localised(
        words,
        words.text(`discord.option.show.${value}`),
        `option.show.${value}`,
      ),
      value,
    })),
  };
}

function named(words: Words, name: string, about: string, key: string): Json {
  const description = words.text(about);
  return {
    name,
    name_localizations: localised(words, name, key),
    description,
    description_localizations: localised(words, description, `${key}.about`),
  };
}

/** Translations where there are any; the text itself under its own languages, or theirs could show another. */
function localised(words: Words, own: string, key: string): Record<string, string> {
  return {
    ...Object.fromEntries(OWN_LOCALES.map((locale) => [locale, own])),
    ...Object.fromEntries(
      LOCALES.filter((locale) => words.has(`discord.${locale}.${key}`)).map((locale) => [
        locale,
        words.text(`discord.${locale}.${key}`),
      ]),
    ),
  };
}
