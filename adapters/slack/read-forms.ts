import { DateSchema, HoursSchema } from "../../src/domain/profile.ts";
import { isZone } from "../../src/engine/check-in-time.ts";
import type { Content } from "../../src/engine/conversation.ts";
import type { TurnEvent } from "../../src/engine/turn.ts";
import { chosenIn } from "./decode-interactions.ts";
import type { Submission } from "./incoming.ts";
import { INPUTS, type Metadata, NO_CHECK_INS } from "./modals.ts";

/** What a filled-in form says, or what is wrong at which of its inputs. */
export type Filled =
  | { readonly kind: "event"; readonly event: TurnEvent }
  | { readonly kind: "errors"; readonly errors: Readonly<Record<string, string>> };

type Values = Submission["values"];

const heldAt = (values: Values, id: string) => Object.values(values[id] ?? {})[0];

/** Everything chosen in inputs whose id begins so, in order. */
const chosenAt = (values: Values, id: string): string[] =>
  Object.keys(values)
    .filter((block) => block === id || block.startsWith(`${id}:`))
    .flatMap((block) => Object.values(values[block] ?? {}).flatMap(chosenIn));

export function readChoice({ words }: Content, values: Values, { about, max = 1 }: Metadata): Filled {
  const ids = chosenAt(values, INPUTS.choose);
  const first = `${INPUTS.choose}:0`;
  if (ids.length === 0) return { kind: "errors", errors: { [first]: words.text("slack.choose-none") } };
  if (ids.length > max)
    return { kind: "errors", errors: { [first]: words.text("slack.choose-too-many", { max }) } };
  return { kind: "event", event: { kind: "choice", ids, ...(about !== undefined && { about }) } };
}

export function readSkills(values: Values): Filled {
  const add = chosenAt(values, INPUTS.add);
  const remove = chosenAt(values, INPUTS.remove).filter((id) => !add.includes(id));
  return { kind: "event", event: { kind: "skills", add, remove } };
}

export function readPlan({ words, knowledge }: Content, values: Values): Filled {
  const role = heldAt(values, INPUTS.role)?.selected_option?.value ?? "";
  const hours = HoursSchema.safeParse(Number.parseFloat(heldAt(values, INPUTS.hours)?.value ?? ""));
  const start = DateSchema.safeParse(heldAt(values, INPUTS.start)?.selected_date).data;
  const by = DateSchema.safeParse(heldAt(values, INPUTS.by)?.selected_date).data ?? null;
  const errors = {
    ...(knowledge.roleById.get(role)?.status !== "current" && {
      [INPUTS.role]: words.text("slack.form.plan.role.wrong"),
    }),
    ...(!hours.success && { [INPUTS.hours]: words.text("slack.form.plan.hours.wrong") }),
    ...(by !== null &&
      start !== undefined &&
      by <= start && { [INPUTS.by]: words.text("slack.form.plan.by.wrong") }),
  };
  if (Object.keys(errors).length > 0 || !hours.success) return { kind: "errors", errors };
  return {
    kind: "event",
    event: { kind: "plan", role, hoursPerWeek: hours.data, by, ...(start !== undefined && { start }) },
  };
}

export function readCheckIns(values: Values, zone: string): Filled {
  const day = heldAt(values, INPUTS.day)?.selected_option?.value ?? NO_CHECK_INS;
  const hour = Number(heldAt(values, INPUTS.hour)?.selected_option?.value);
  if (day === NO_CHECK_INS) return { kind: "event", event: { kind: "check-ins", time: null } };
  const time = { weekday: Number(day), hour, zone: isZone(zone) ? zone : "UTC" };
  return { kind: "event", event: { kind: "check-ins", time } };
}

export const readChannel = (values: Values): string | null =>
  heldAt(values, INPUTS.channel)?.selected_conversation ?? null;
