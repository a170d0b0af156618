import { createHash } from "node:crypto";
import * as z from "zod";

export type Scope = "global" | "guild";

const Translations = z.record(z.string(), z.string()).nullish();
const Named = {
  name: z.string(),
  name_localizations: Translations,
  description: z.string().nullish(),
  description_localizations: Translations,
};

const ChoiceSchema = z.object({
  name: z.string(),
  name_localizations: Translations,
  value: z.union([z.string(), z.number()]),
});

const OptionFields = z.object({
  ...Named,
  type: z.number(),
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  channel_types: z.array(z.number()).nullish(),
  choices: z.array(ChoiceSchema).nullish(),
});

export interface OptionForm extends z.infer<typeof OptionFields> {
  readonly options?: readonly OptionForm[] | null | undefined;
}

const OptionSchema: z.ZodType<OptionForm> = OptionFields.extend({
  options: z.lazy(() => z.array(OptionSchema).nullish()),
});

/** What makes a command what it is; ids, versions and what Discord works out itself are left out. */
const CommandSchema = z.object({
  ...Named,
  type: z.number().nullish(),
  options: z.array(OptionSchema).nullish(),
  default_member_permissions: z.string().nullish(),
  nsfw: z.boolean().nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
});

export type CommandForm = z.infer<typeof CommandSchema> & { readonly type: number };

/**
 * A list of commands, ours or Discord's, in the one form in which equal lists look equal.
 * @throws z.ZodError when it is no list of commands
 */
export function normalise(list: unknown, scope: Scope): CommandForm[] {
  return z
    .array(CommandSchema)
    .parse(list)
    .map((command) => {
      const { contexts, integration_types: installs, ...rest } = command;
      const everywhere = { contexts: sorted(contexts), integration_types: sorted(installs) };
      // Commands of one guild have neither; Discord may still answer with its defaults.
      const whole = { ...rest, type: rest.type ?? 1, ...(scope === "global" && everywhere) };
      return tidy(whole) as CommandForm;
    })
    .sort((one, other) => keyOf(one).localeCompare(keyOf(other), "en"));
}

/** The same for equal lists, whatever the order of their commands and fields. */
export const hashOf = (list: readonly CommandForm[]): string =>
  createHash("sha256").update(JSON.stringify(list)).digest("hex");

/** Commands of different kinds may share a name. */
export const keyOf = ({ type, name }: CommandForm): string => `${type} ${name}`;

const sorted = (numbers: readonly number[] | null | undefined) =>
  numbers && [...numbers].sort((a, b) => a - b);

/** Without what says no more than leaving it out; fields in the order of their names. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value)
    .map(([name, inner]) => [name, tidy(inner)] as const)
    .filter(([, inner]) => !isDefault(inner))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields);
}

function isDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
